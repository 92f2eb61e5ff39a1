"""What stands round a link, page by page: its heading, its sentence, the one before, the lines that lead to it."""

from __future__ import annotations

import pytest

from linkcheck.model import Surroundings, Url
from tests.documents.harness import found, links

LEADS: list[tuple[str, str]] = [
    # the page, and what leads to its link to "x"
    ("<p>Calls of 2021:<ul><li><a href=x>one</a></ul>", "Calls of 2021:"),
    ("<p>Calls of 2021:</p>\n<!-- of old -->\n<ul><li><a href=x>one</a></ul>", "Calls of 2021:"),
    ("Calls of 2021:<ul><li><a href=x>one</a></ul>", "Calls of 2021:"),
    ("<b>Calls</b> of <i>2021</i>:<ol><li><p><a href=x>one</a></ol>", "Calls of 2021:"),
    ("<div>Calls of 2021</div><ul><li><a href=x>one</a></ul>", "Calls of 2021"),
    ("<p>See below. Calls of 2021:<ul><li><a href=x>one</a></ul>", "Calls of 2021:"),
    ("<p>The calls of 2021 are over.<ul><li><a href=x>one</a></ul>", ""),
    (f"<p>{'word ' * 30} 2021<ul><li><a href=x>one</a></ul>", ""),
    ("<h2>Calls of 2021</h2><ul><li><a href=x>one</a></ul>", ""),  # a heading is told as such
    ("<p>Calls of 2021:</p><p>Now<ul><li><a href=x>one</a></ul>", "Now"),
    ("<p>Calls of 2021:<ul><li>one<li><b><a href=x>two</a></b></ul>", "Calls of 2021:"),
    ("<p>Calls of 2021:<ul><li>Erasmus:<ul><li><a href=x>one</a></ul></ul>", "Calls of 2021: › Erasmus:"),
    ("<ul><li>In 2021:<ul><li>To Spain:<ol><li><a href=x>one</a></ol></ul></ul>", "In 2021: › To Spain:"),
    ("<ul><li>In 2021<ul><li><a href=x>one</a></ul><li>In 2022</ul>", "In 2021"),
    ("<ul><li>In 2021<ul><li>one</ul><li><a href=x>two</a></ul>", ""),
    ("<p>In 2021:<script>a</script><style>b</style><ul><li><a href=x>one</a></ul>", "In 2021:"),
    ("<dl><dt>2021<dd><a href=x>one</a></dl>", "2021"),
    ("<dl><dt>2020<dd>old<dt>2021<dd>one<dd><a href=x>two</a></dl>", "2021"),
    ("<dl><dt>2021<dd>one<dt><a href=x>two</a></dl>", ""),
    ("<details><summary>Calls of 2021</summary><ul><li><a href=x>one</a></ul></details>", "Calls of 2021"),
    ("<fieldset><legend>2021/22</legend><ul><li><a href=x>one</a></ul></fieldset>", "2021/22"),
    ("<p>Calls of 2021:</p><p></p><p>&nbsp;</p><ul><li><a href=x>one</a></ul>", "Calls of 2021:"),
    ("<p>Calls of 2021:</p><div><ul><li><a href=x>one</a></ul></div>", "Calls of 2021:"),
    ("<section><header>Calls of 2021:</header><ul><li><a href=x>one</a></ul></section>", "Calls of 2021:"),
    ("<p>Calls of 2021:</p><div><p>Now.</p><ul><li><a href=x>one</a></ul></div>", ""),
    ("<table><tr><th>A<th>2021<th>2022<tr><th rowspan=2>B<td>x<td>y<tr><td>z<td><a href=x>x</a></table>", "2022 › B"),
    ("<table><tr><th rowspan=2>A<th colspan=2>By<tr><th>2021<th>2022<tr><td>x<td><a href=x>x</a></table>", "By › 2021"),
    ("<table><tr><th id=a>2021<th id=b>2022<tr><td headers='b a'><a href=x>x</a></table>", "2022 › 2021"),
    ("<table><tr><th>A<th>B<tr><td>x<td>y<tr><th colspan=2>2021<tr><td>x<td><a href=x>x</a></table>", "B › 2021"),
    ("<table><tr><th>2021<tr><td><table><tr><td><a href=x>x</a></table></table>", "2021"),
    ("<table><tr><th>Call<th>2021<tr><td>one<td><a href=x>two</a></table>", "2021"),
    ("<table><thead><tr><th>2020<th>2021<tbody><tr><td>one<td><a href=x>two</a></table>", "2021"),
    ("<table><tr><th>2021<td><a href=x>two</a></table>", "2021"),
    ("<table><tr><th>Year<th>Call<tr><th>2021<td><a href=x>two</a></table>", "Call › 2021"),
    ("<table><tr><th colspan=2>2020<th>2021<tr><td>one<td>two<td><a href=x>three</a></table>", "2021"),
    ("<table><tr><th>A<th>2021<tr><td colspan=1>one<td><a href=x>two</a></table>", "2021"),
    ("<table><tr><th colspan=no>A<th>2021<tr><td>one<td><a href=x>two</a></table>", "2021"),
    ("<table><tr><th colspan=0>A<th>2021<tr><td>one<td><a href=x>two</a></table>", "2021"),
    ("<table><tr><td>A<td>2021<tr><td>one<td><a href=x>two</a></table>", ""),
    ("<table><tr><th>A<th>2021<tr><td><a href=x>one</a><td>two</table>", "A"),
    ("<table><tr><th>2021<th><a href=x>here</a></table>", "2021"),
    ("<table><tr><th>2021<tr><td><ul><li><a href=x>one</a></ul></table>", "2021"),
    ("<table><tr><th>2021<tr><td>Spain:<ul><li><a href=x>one</a></ul></table>", "2021 › Spain:"),
    ("<table><tr><th>2020<tr><td><table><tr><th>2021<tr><td><a href=x>one</a></table></table>", "2020 › 2021"),
]

SENTENCES: list[tuple[str, str, str]] = [
    # the page, the sentence of its link to "x", the one before
    ("<p>Apply by 1.9.2021. The <a href=x>form</a> is new.", "The form is new.", "Apply by 1.9.2021."),
    ("<p>Only <a href=x>one<p>of 2021</a>.", "", ""),
    ("<p>See <a href=x>in 2021</a>. More.", "See in 2021.", ""),
    ("<p><a href=x>In 2021</a>. More. <a href=y>U</a>", "In 2021. More.", ""),
    ("<p>On. <a href=x>The call</a>! By 8 June 2021. It is <a href=y>here</a>.", "The call! By 8 June 2021.", "On."),
    ("<p><a href=x>The call</a>. By <a href=y>8 June</a> 2021.", "", ""),
    (f"<p><a href=x>Of 2021</a>. {'Like this. ' * 9}", f"Of 2021. {'Like this. ' * 4}".strip(), ""),
    (f"<p><a href=x>Of 2021</a>. Like {'this ' * 200}.", "Of 2021.", ""),
    ("<p>It is <a href=x><img src=i alt='the call of 2021'></a>.", "It is the call of 2021 .", ""),
    ("<p>In 2021<script>'. '</script> the <a href=x>form</a>.", "In 2021 the form.", ""),
    ("<p>In 2021<!-- . No --> the <a href=x>form</a>.", "In 2021 the form.", ""),
    ("<p>In&nbsp;2021&#46; The <a href=x>form</a>.", "The form.", "In 2021."),
    ("<p>In 2021.<hr>The <a href=x>form</a>.", "", ""),
    ("<span>In 2021.</span> <span>The <a href=x>form</a>.</span>", "The form.", "In 2021."),
    ("<p>In 2021.<select><option>No</select> The <a href=x>form</a>.", "", ""),
    (
        "<p>La domanda scade il 3 marzo 2021, cfr. l'art. 5 del <a href=x>bando</a>. Poi.",
        "La domanda scade il 3 marzo 2021, cfr. l'art. 5 del bando.",
        "",
    ),
    (
        "<p>Il Dott. Bianchi riceve ogni giorno. Nell'a.a. 2021/22 vale il <a href=x>regolamento</a>!",
        "Nell'a.a. 2021/22 vale il regolamento!",
        "Il Dott. Bianchi riceve ogni giorno.",
    ),
    (
        "<p>Bewerbung bis 8. Juni 2021 bei Prof. Dr. Weiß, vgl. <a href=x>hier</a>. Danach nicht.",
        "Bewerbung bis 8. Juni 2021 bei Prof. Dr. Weiß, vgl. hier.",
        "",
    ),
    (
        "<p>Im WiSe 2021/22 gilt z. B. die alte Ordnung. Ab dem 2. Semester gilt <a href=x>diese</a>.",
        "Ab dem 2. Semester gilt diese.",
        "Im WiSe 2021/22 gilt z. B. die alte Ordnung.",
    ),
    (
        "<p>Les dossiers 2021-2022 sont à rendre à M. Dupont, cf. <a href=x>ici</a>. Merci.",
        "Les dossiers 2021-2022 sont à rendre à M. Dupont, cf. ici.",
        "",
    ),
    ("<p>C'était en 2021 ! Voir le <a href=x>site</a> ?", "Voir le site ?", "C'était en 2021 !"),
    (
        "<p>El plazo acaba el 3 de mayo de 2021, según la Dra. Ruiz (pág. 3): <a href=x>aquí</a>. ¿Y luego?",
        "El plazo acaba el 3 de mayo de 2021, según la Dra. Ruiz (pág. 3): aquí.",
        "",
    ),
    ("<p>Curso 2021/22. ¿Dónde está la <a href=x>guía</a>? ¡Aquí!", "¿Dónde está la guía?", "Curso 2021/22."),
    (
        "<p>O prazo acaba em 3 de maio de 2021, diz o Prof. Silva no art.º 5: <a href=x>aqui</a>. Fim.",
        "O prazo acaba em 3 de maio de 2021, diz o Prof. Silva no art.º 5: aqui.",
        "",
    ),
    (
        "<p>The U.S. fee for 2021 is due, e.g. by card, see No. 5 of the <a href=x>list</a>. Ask Dr. Lee.",
        "The U.S. fee for 2021 is due, e.g. by card, see No. 5 of the list.",
        "",
    ),
]

HEADINGS: list[tuple[str, str]] = [
    ("<a href=x>T</a><h1>Later</h1>", ""),
    ("<h1>One</h1><h2>Two</h2><a href=x>T</a>", "Two"),
    ("<h2>Two</h2><h1>One</h1><a href=x>T</a>", "One"),
    ("<h1> All\n of <b>it</b> </h1><a href=x>T</a>", "All of it"),
    ("<h1></h1><a href=x>T</a>", ""),
    ("<h1>One <a href=x>T</a></h1>", "One T"),
    ("<template><h1>No</h1></template><a href=x>T</a>", ""),
    ("<!-- <h1>No</h1> --><a href=x>T</a>", ""),
    ("<section><h2>Two</h2></section><a href=x>T</a>", "Two"),
    ("<h1>One<h2>Two<a href=x>T</a>", "TwoT"),
    ("<hgroup><h1>One</h1><p>In short</p></hgroup><a href=x>T</a>", "One"),
    (f"<h1>{'x' * 400}</h1><a href=x>T</a>", "x" * 300),
]


OPENINGS: list[tuple[str, str]] = [
    ("<h2>A</h2><p><b>Closed</b><p>Text <a href=x>T</a>", "Closed"),
    ("<h2>A</h2><p><b>Closed</b><br>It was open. <a href=x>T</a>", "Closed\nIt was open."),
    ("<h2>A</h2><p><b>Closed</b><br>It was open until <a href=x>T</a>", "Closed"),
    ("<h2>A</h2><p>Closed. It was open until the <a href=x>T</a>", "Closed."),
    ("<div><h2>A</h2></div><div><p>Closed</div><a href=x>T</a>", "Closed"),
    ("<hgroup><h2>A</h2><p>Closed</hgroup><a href=x>T</a>", "Closed"),
    ("<h2><a href=x>T</a></h2><ul><li>Closed<li>Free</ul>", "Closed"),
    ("<h1>A</h1><p>Closed<h2>B</h2><p>Soon<h3>C</h3><p>Now</p><a href=x>T</a>", "Now"),
    ("<h2>A</h2><p>Closed<h2>B</h2><a href=x>T</a>", ""),
    ("<h2>A</h2> <!-- c --> <p>Closed</p><a href=x>T</a>", "Closed"),
    ("<h2>A</h2>Text<p>Closed</p><a href=x>T</a>", ""),
    ("<h2>A</h2><p>Closed <a href=x>T</a>", ""),
    ("<h2>A</h2><ul><li>Closed <a href=x>T</a><li>Free</ul>", ""),
    ("<h2>A</h2><table><tr><td>Closed</table><a href=x>T</a>", ""),
    ("<h2>A</h2><p>Coming <b>soon</b>. By:<br>All. Of us <a href=x>T</a>", "Coming soon. By:\nAll."),
    (f"<h2>A</h2><p>Closed.</p><p>{'x ' * 200}</p><a href=x>T</a>", "Closed."),
    ("<h2>A</h2><p><s>Open</s> Closed</p><a href=x>T</a>", "Closed"),
]

STRUCK: list[tuple[str, str, str]] = [
    # what stands round it, its sentence, the other cells of its row
    ("<p>By <s>8 June</s> 9 June 2021: <a href=x>T</a>", "By 9 June 2021: T", ""),
    ("<p>By <del>8</del> <ins>9</ins> June 2021: <a href=x>T</a>", "By 9 June 2021: T", ""),
    ("<table><tr><td><strike>8 June 2021</strike> 9 June 2021<td><a href=x>T</a></table>", "T", "9 June 2021"),
    ("<p>By 9 June 2021: <a href=x><s>S</s> T</a>", "By 9 June 2021: T", ""),
]


def around(page: str) -> Surroundings:
    return next(link.around for link in links(page) if link.href == "x")


@pytest.mark.parametrize(("page", "lead"), LEADS)
def test_the_line_that_leads_to_a_link(page: str, lead: str) -> None:
    """Kept where a date may stand in it; with a date elsewhere, whatever it is."""
    expected = lead if any(map(str.isdigit, lead)) else ""

    assert around(page).lead == expected
    assert around(page.replace("href=x", "href=x aria-label='of 2019'")).lead == lead


@pytest.mark.parametrize(("page", "context", "before"), SENTENCES)
def test_the_sentence_of_a_link_and_the_one_before(page: str, context: str, before: str) -> None:
    found = around(page)

    assert (found.context, found.before) == (context, before)


@pytest.mark.parametrize(("page", "heading"), HEADINGS)
def test_the_heading_over_a_link(page: str, heading: str) -> None:
    assert around(page).heading == heading


def test_in_a_folder_of_a_year_each_link_beside_the_page_has_its_sentence() -> None:
    page = "<p>Apply <a href=form.html>with the form</a>. <p>Our <a href=/home>home page</a>."
    (batch,) = found(page, url=Url("https://dept.example.org/calls-2021/page.html"))

    assert [around.context for around in batch.around] == ["Apply with the form.", ""]


@pytest.mark.parametrize(("page", "opening"), OPENINGS)
def test_what_is_said_below_a_heading(page: str, opening: str) -> None:
    """Read where a date stands anywhere on the page."""
    assert around(page + "<p>2021").opening == opening
    assert around(page).opening == ""


def test_what_is_said_below_the_headings_above() -> None:
    page = "<h1>A</h1><p>Closed</p><h2>B</h2><p>Soon</p><h3>C</h3><p>Now</p><a href=x>T</a> 2021"

    assert around(page).openings == "Closed\nSoon"


@pytest.mark.parametrize(("page", "context", "row"), STRUCK)
def test_what_is_struck_out_is_not_said(page: str, context: str, row: str) -> None:
    found = around(page)

    assert (found.context, found.row) == (context, row)


@pytest.mark.parametrize(
    ("page", "archival"),
    [
        ("<s><a href=x>T</a></s>", True),
        ("<del><p>Text <a href=x>T</a></del>", True),
        ("<a href=x><s>T</s></a>", True),
        ("<a href=x><s>S</s> T</a>", False),
        ('<span style="text-decoration: Line-Through"><a href=x>T</a></span>', True),
        ("<s>S</s> <a href=x>T</a>", False),
        ("<div data-linkcheck='wide archival'><a href=x>T</a></div>", True),
        ("<div data-linkcheck=wide><a href=x>T</a></div>", False),
    ],
)
def test_a_link_that_is_struck_out_is_of_the_past(page: str, archival: bool) -> None:
    assert around(page).archival is archival


def test_the_language_that_a_link_says_its_target_is_in() -> None:
    assert around("<p><a href=x hreflang=EN-gb>Rules</a>").hreflang == "en-gb"
    assert around("<p><a href=x>Rules</a>").hreflang == ""


def test_a_link_to_a_document_has_its_sentence_though_nothing_is_dated() -> None:
    """It may say which language the document is in."""
    document, page = links("<p>The rules, in Italian, are <a href=rules.pdf>here</a>.<p>See <a href=rules>these</a>.")

    assert document.around.context == "The rules, in Italian, are here."
    assert page.around.context == ""
