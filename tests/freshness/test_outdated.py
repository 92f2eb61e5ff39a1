"""The check `outdated`: what a page still offers though it is over, and all that must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from linkcheck.checks import outdated
from linkcheck.model import Evidence, Verdict
from linkcheck.policy import Policy
from tests.freshness.harness import HERE, SITE, a_page, findings, flagged

MOBILITY = a_page(
    '<p>All programmes are described at the following <a href="https://uni.example.com/all">link</a>.</p>'
    "<h2>Double degree</h2><p>It leads to two degrees. Details of this exchange for the next academic year (2022) can "
    'be found at the following <a href="https://uni.example.com/double">link</a>. On the 8th of June 2021 it has been '
    'explained in a meeting, the meeting material is available at the following <a href="/material">link</a>.</p>'
    "<h2>More material</h2><p>The presentation of the programmes held in 2020 was recorded and is available at this "
    '<a href="https://video.example.com/1">link</a> (with the institutional credentials). The presentation slides are '
    'available <a href="/slides">here</a>.</p>',
    language="en-US",
)
"""The shapes of the first customer's page, in other words."""


def test_a_standing_page_that_offers_what_is_over() -> None:
    said = {one.links: one for one in findings(MOBILITY)}

    assert set(said) == {
        ("https://uni.example.com/double",), ("/material",), ("https://video.example.com/1", "/slides"),
    }  # fmt: skip
    for one in said.values():
        assert one.finding.verdict is Verdict.OUTDATED
        assert one.finding.confidence >= outdated.HIGH
        assert one.finding.args["probably"] == ""
    assert said["https://uni.example.com/double",].words == "academic year (2022)"
    assert said["/material",].words == "8th of June 2021"
    assert said["https://video.example.com/1", "/slides"].words == "2020"


def test_the_same_page_at_the_end_of_2021_is_current() -> None:
    assert not findings(MOBILITY, date(2021, 12, 1))


def test_a_finding_says_what_it_read_and_why_that_is_past() -> None:
    (said,) = (one for one in findings(MOBILITY) if one.links == ("/material",))

    assert Evidence("context", "8th of June 2021", "2021-06-08") in said.finding.evidence
    assert Evidence("claim", "the meeting material", "hands out the material") in said.finding.evidence
    (rule,) = (one for one in said.finding.evidence if one.kind == "rule")
    assert rule.says == "late since 9 June 2022"
    assert "a year old" in rule.text
    assert said.finding.args["role"] == "event"


@pytest.mark.parametrize(
    ("body", "message", "words"),
    [
        ('Apply by 15 March 2022 with <a href="/f">this form</a>.', "deadline", "15 March 2022"),
        ('The workshop will take place in June 2021: <a href="/f">programme</a>', "future", "June 2021"),
        ('Thursday 16th October 2025, online, <a href="/f">Registration link</a>', "call", "16th October 2025"),
        ('<a href="/f">Timetable</a> of the first semester 2021/22', "schedule", "first semester 2021/22"),
        ('The current call (2021): <a href="/f">text</a>', "currency", "2021"),
        ('<a href="/call_2023-24.pdf">How to apply</a>', "url", "2023-24"),
        ('<a href="/timetable_2021.pdf">Timetable</a>', "url", "2021"),
        ('<p>Applications were due by 15 March 2022. <a href="/f">Apply here</a>.</p>', "before", "15 March 2022"),
        ('<p>Registration until 5 May 2022:</p><ul><li><a href="/f">Form</a></ul>', "above", "5 May 2022"),
        ('<table><tr><td>5 May 2022<td>Open day<td><a href="/f">Register</a></table>', "above", "5 May 2022"),
        ('<h2>Call for papers 2021</h2><p><a href="/f">Submit</a></p>', "above", "2021"),
        ('<p>The school: 12 March 2026.</p><a href="https://forms.gle/x">Join us</a>', "above", "12 March 2026"),
        ('<p>T</p><p>Held on 12 March 2026.</p><a href="https://forms.gle/x">Join us</a>', "page", "12 March 2026"),
        ('<p>Send it by 12 March 2024.</p><p>The <a href="/a.pdf">application form</a>', "above", "12 March 2024"),
        ('<p>T</p><p>Send it by 12 March 2024.<p>The <a href="/a.pdf">application form</a>', "page", "12 March 2024"),
    ],
)  # fmt: skip
def test_what_misleads(body: str, message: str, words: str) -> None:
    (said,) = findings(a_page(body))

    assert (said.message, said.words) == (message, words)
    assert len(said.links) == 1


@pytest.mark.parametrize(
    "body",
    [
        'Apply by 15 March 2027 with <a href="/f">this form</a>.',
        'Apply by 15 November 2026 with <a href="/f">this form</a>.',
        'Register for 2026/27 <a href="/f">here</a>; the rules of 2021/22 hold.',
        'Apply with <a href="/form_2026-27.pdf">the form</a> of 2021.',
        '<p>The meeting of 5 May 2027 follows that of 3 May 2022. <a href="/f">The slides</a> are available.</p>',
        '<h2>Call 2026/27</h2><p>Apply <a href="/call_2021.pdf">here</a></p>',
        '<table><tr><td>5 May 2022<td>5 May 2027<td><a href="/f">Register</a></table>',
        '<p>The school was on 12 March 2024, the next is on 12 March 2027.</p><a href="https://forms.gle/x">Join</a>',
    ],
)
def test_one_date_that_holds_makes_a_link_current(body: str) -> None:
    assert not findings(a_page(body))


def test_the_year_of_an_event_is_no_newer_date() -> None:
    """The final of 24 to 26 September 2026 is over in November, though 2026 is not."""
    body = (
        "<p>The final will take place from 24 to 26 September 2026. "
        'Download <a href="/p_2026.pdf">the programme</a>.</p>'
    )

    (said,) = findings(a_page(body, title="Final 2026"))

    assert said.words == "24 to 26 September 2026"
    assert not flagged(body, date(2026, 10, 26), title="Final 2026")


@pytest.mark.parametrize(
    "body",
    [
        'The rules under Reg. (EU) 2016/679: <a href="/f">download</a>.',
        'To apply you need a degree under D.M. 270/2004: <a href="/f">list</a>.',
        'Our ISO 9001:2015 certificate is available <a href="/f">here</a>.',
        'The method (Rossi, 2012) and its material are available <a href="/f">here</a>.',
        'Since 2009 the school has slides available <a href="/f">here</a>.',
        'Founded in 1863, the university is open to all; register <a href="/f">here</a>.',
        '© 2015 Department, download the <a href="/f">logo</a>',
        'Register in room 2014 or call +39 02 2399 2021: <a href="/f">form</a>.',
        'The cluster has 2024 cores; <a href="/f">apply for access</a>.',
        'Apply <a href="/f">here</a> (project 2019-2024).',
        'Register <a href="/f">here</a>. Last updated on 3 May 2021.',
        'For those enrolled in 2021/22, the current plan is available <a href="/f">here</a>.',
    ],
)
def test_years_that_never_expire(body: str) -> None:
    assert not findings(a_page(f"<p>{body}</p>"))


@pytest.mark.parametrize(
    "body",
    [
        'The 2020 meeting was held in Rome, see the <a href="/f">website</a>.',
        'The call of 2021 is closed; the form was available <a href="/f">here</a>.',
        'The annual report 2020 is available <a href="/f">here</a>.',
        'Download <a href="/f">the call of 2018</a>.',
        '28 June to 2 July 2021: <a href="/f">Summer school</a>, Anglet.',
        '21 January 2019: A. Author, <a href="/f">Title of the talk</a> (<a href="/slides_2019.pdf">slides</a>)',
        '<h2>Past calls</h2><p>Apply by 15 March 2022 <a href="/f">here</a>.</p>',
        '<h2>Archive</h2><h3>2021</h3><p>Apply by 15 March 2022 <a href="/f">here</a>.</p>',
        '<p>You can find our past projects below</p><ul><li><a href="/projects/2018">2018 projects</a></ul>',
        '<h2>Publications</h2><p>The current list (2021) is <a href="/f">here</a>.</p>',
        'Apply by 15 March 2022: <a href="/archive/form">form</a>',
        '<p>Geo. 2nd ed. Wiley, 2007. ISBN 9780470028582. <a href="/Geo_2007.pdf">Available here</a></p>',
        '<h2>Exam papers</h2><ul><li><a href="/a_2021.pdf">Paper of 2021</a><li><a href="/a_2022.pdf">Paper of 2022</a>'
        '<li><a href="/a_2023.pdf">Paper of 2023</a></ul>',
        'Register with <a href="https://else.example.com/blog/2019/07/12/guide-2019">this guide</a>',
        'See <a href="https://else.example.com/2020/schedule.html">the schedule of another school</a>',
        '<a href="/uploads/2021/06/form.pdf">Application form</a>',
    ],
)
def test_pages_that_speak_honestly_of_the_past(body: str) -> None:
    assert not findings(a_page(body))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/news/new-call", "New call"),
        ("/_posts/2022-01-03-new-call.html", "New call"),
        ("/2022/01/new-call", "New call"),
        ("/archive/calls.html", "Calls"),
        ("/it/edizioni-precedenti/bando", "Bando"),
        ("/people/cv.html", "Curriculum vitae"),
        ("/calls", "Archive of calls"),
        ("/calls/2022", "Call 2022"),
    ],
)
def test_records_of_their_day_are_left_alone(path: str, title: str) -> None:
    page = a_page('<p>The call of 2022 is now online: <a href="/call_2022.pdf">download</a>.</p>', title=title)

    assert not findings({path: page})
    assert findings({"/calls/": page.replace(title, "Calls")})


def test_the_page_of_a_past_edition_that_still_calls() -> None:
    page = a_page('<p>Apply by 15 March 2025 with <a href="/f">this form</a>.</p>', title="[A.Y. 24-25] Course")

    assert [said.message for said in findings(page)] == ["deadline"]


def test_a_notice_of_a_day_is_of_that_day() -> None:
    notice = '<p>The results will be available <a href="/f">here</a>, in time for 12 February 2021.</p>'

    assert not flagged(f"<h3>09/02/2021</h3>{notice}")
    assert not flagged(f"<h3>Results 09/02/2021</h3>{notice}", title="News")
    assert flagged(f"<h3>Results</h3>{notice}")
    assert not flagged('<ul><li>9 February 2021: apply <a href="/f">here</a></ul>', title="Notices", path="/avvisi")


def test_a_page_declares_itself_to_be_of_the_past() -> None:
    call = '<p>Apply by 15 March 2022 <a href="/f">here</a>.</p>'

    assert not flagged(f'<div data-linkcheck="archival">{call}</div>')
    assert [said.links for said in findings(a_page(f'<div data-linkcheck="archival">{call}</div>{call}'))] == [("/f",)]


@pytest.mark.parametrize(
    "body",
    [
        '<p>Apply by 15 March 2022 <a href="/f">here</a>.</p>',
        '<h2>Calls</h2><p>Apply now for 2021/22: <a href="/f">form</a></p>',
        '<h2>Calls</h2><table><tr><td>until 15 March 2022<td><a href="/f">Apply</a></table>',
    ],
)
def test_what_a_page_says_to_be_over_misleads_nobody(body: str) -> None:
    closed = body.replace("</h2>", "</h2><p><strong>Applications are closed</strong></p>")

    assert findings(a_page(body))
    assert not findings(a_page(f"<s>{body}</s>"))
    assert not findings(a_page(body, title="Call for applications - closed"))
    assert closed == body or not findings(a_page(closed))


def test_a_date_that_was_struck_out_is_not_there() -> None:
    row = '<table><tr><td>{}<td><a href="/f">Apply</a></table>'

    assert flagged(row.format("until 15 March 2022"))
    assert not flagged(row.format("<s>until 15 March 2022</s>"))


def test_the_line_below_a_heading_dates_its_section() -> None:
    section = '<h2>Summer school</h2><p>{}</p><p>Anybody is welcome.</p><p><a href="/f">Register here</a></p>'

    assert flagged(section.format("Lisbon, 12 to 16 July 2021"))
    assert not flagged(section.format("Lisbon, 12 to 16 July 2027"))
    assert not flagged(section.format("12 July 2021"))  # which is when that was written


def test_the_deadline_below_a_heading_is_that_of_the_link_in_it() -> None:
    programme = '<h2><a href="/f">Fellowship</a></h2><ul><li>Deadline: {}</li><li>Six months in Rome</li></ul>'

    assert flagged(programme.format("9 January 2020"))
    assert not flagged(programme.format("9 January 2027"))
    assert not flagged(programme.replace("Deadline", "Begun").format("9 January 2020"))
    assert not flagged(
        programme.format("9 January 2020").replace('<a href="/f">Fellowship</a>', "Fellowship")
        + '<p>There are others: <a href="/f"><img src="/i.png"></a></p>'
    )


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("en", "Upcoming seminars are listed here."),
        ("it", "Qui sono elencati i prossimi seminari."),
        ("de", "Hier stehen die nächsten Termine."),
        ("fr", "Voici le programme des séances à venir."),
        ("es", "Aquí se anuncian las próximas charlas."),
        ("pt", "Aqui estão as próximas palestras."),
    ],
)
def test_what_is_said_below_a_heading_holds_for_its_section(language: str, promise: str) -> None:
    def talks(said: str) -> str:
        return (
            f"<h1>Seminar</h1><p>{said}</p><h2>Abstracts</h2><ul><li>2020-11-13. <a href='/a.pdf'>Ada Lovelace</a>"
            "<li>2020-11-20. <a href='/b.pdf'>Alan Turing</a></ul>"
        )

    assert flagged(talks(promise), language=language)
    assert not flagged(talks("Abc"), language=language)
    assert not flagged(talks(promise).replace("2020", "2027"), language=language)


def test_what_is_said_of_the_past_as_well_is_no_promise() -> None:
    talks = '<p>{} seminars are listed here.</p><p>13 November 2020: <a href="/a.pdf">Ada Lovelace</a></p>'

    assert flagged(talks.format("Upcoming"))
    assert not flagged(talks.format("Upcoming and past"))


def test_what_follows_upon_a_title_is_about_it() -> None:
    call = '<p><a href="/a">School of networks</a>. It will take place in Rome, from 6 to 8 May 2021. {}</p>'

    assert flagged(call.format(""))
    assert [said.links for said in findings(a_page(call.format('<a href="/b">Another school</a>. All are free.')))] == [
        ("/a",)
    ]


def test_a_late_promise_below_a_heading() -> None:
    table = (
        '<h2>Courses</h2><p>{}</p><table><tr><td>9-11 Nov 2022<td><a href="/c">Fairness</a>'
        '<tr><td>17-19 Jan 2023<td><a href="/d">Models</a></table>'
    )

    assert flagged(table.format("In 2022/23 we will be running these:"))
    assert not flagged(table.format("In 2022/23 we ran these:"))
    assert not flagged(table.format("In 2026/27 we will be running these:"))


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", '<p>Apply for the next academic year 2026/27 <a href="/f">here</a>.</p>'),
        ("it", '<p>Le domande per il prossimo anno accademico 2026/2027 sono <a href="/f">qui</a>.</p>'),
        ("de", '<p>Bewerbung für das kommende Wintersemester 2026/27: <a href="/f">hier</a>.</p>'),
        ("fr", '<p>Inscription pour la prochaine année universitaire 2026-2027 : <a href="/f">ici</a>.</p>'),
        ("es", '<p>Inscripción para el próximo curso 2026/27: <a href="/f">aquí</a>.</p>'),
        ("pt", '<p>Inscrições para o próximo ano letivo 2026/2027: <a href="/f">aqui</a>.</p>'),
    ],
)
def test_what_is_called_the_next_one_is_that_until_it_begins(language: str, body: str) -> None:
    page = a_page(body, language=language)

    assert [said.message for said in findings(page, as_of=date(2026, 11, 22))] == ["coming"]
    assert not findings(page, as_of=date(2026, 9, 15))
    (later,) = findings(page, as_of=date(2028, 2, 22))
    assert later.message != "coming"


def test_what_is_called_current_below_a_term_that_is_over() -> None:
    rules = '<h2>Rules in {}</h2><p>The {} state is found <a href="/f">here</a>.</p>'

    assert flagged(rules.format("SS 2020", "current"))
    assert not flagged(rules.format("SS 2020", "whole"))
    assert not flagged(rules.format("2020", "current"))


def test_the_files_of_a_board_of_notices_are_each_of_their_day() -> None:
    body = '<p>Read the <a href="/files/call_2019.pdf">call for applications</a></p>'

    assert findings({"/study/": a_page(body)})
    assert not findings({"/news/": a_page(body)})


def test_a_year_that_a_page_names_once_is_no_date_that_has_passed() -> None:
    form = '<p>T</p><p>The fee is paid {}.</p><a href="https://forms.gle/x">Join us</a>'

    assert flagged(form.format("on 12 March 2024"))
    assert not flagged(form.format("with the word 2017/2018"))


def test_a_term_in_an_address_misleads_where_nobody_says_it() -> None:
    sheet = '<p>Here are the <a href="/wise2018-19/x">{}</a></p>'

    assert flagged(sheet.format("rooms"))
    assert not flagged(sheet.format("rooms of 2018-19"))
    assert not flagged('<p>Session of 12 November 2018: <a href="/wise2018-19/x">sheet 1</a></p>')


def test_an_upload_of_a_month_may_be_of_an_edition() -> None:
    assert flagged('<p>Read the <a href="/wp-content/uploads/2021/06/call_2021-22.pdf">call for applications</a></p>')
    assert not flagged('<p>Read the <a href="/wp-content/uploads/2021/06/call.pdf">call for applications</a></p>')


def test_the_name_of_a_file_says_what_it_is_for() -> None:
    assert flagged('<p>More: <a href="/files/call_for_papers_2019.pdf">here</a></p>')
    assert flagged('<p>Plus : <a href="/files/2018_Pr%C3%A9rentr%C3%A9e.pdf">ici</a></p>', language="fr")
    assert not flagged('<p>More: <a href="/files/report_call_for_papers_2019.pdf">here</a></p>')
    assert not flagged('<p>More: <a href="/files/flora_2019.pdf">here</a></p>')


def test_a_long_heading_is_no_name_of_a_list() -> None:
    body = '<h2>{}</h2><p>Register by 12 March 2024 <a href="/f">here</a></p>'

    assert not flagged(body.format("Publications"))
    assert flagged(body.format("Workshop on how the results of publications may be reproduced by others"))


def test_an_edition_that_a_page_is_called_by_is_no_claim() -> None:
    body = '<p>Videos to be seen until Monday, 12 June 2023: <a href="/w33.html">week 33</a></p>'

    assert flagged(body)
    assert not findings(a_page(body, title="Plan of the year 2022-2023"))


def test_a_source_declares_archives_by_pattern() -> None:
    page = a_page('<p>Apply by 15 March 2022 <a href="/f">here</a>.</p>')

    assert not findings(page, policy=Policy(archives=(f"{SITE}{HERE}",)))
    assert not findings(page, policy=Policy(archives=(f"{SITE}/mob*/",)))
    assert findings(page, policy=Policy(archives=(f"{SITE}/other/",)))


def test_a_link_to_its_own_page_hands_out_nothing() -> None:
    assert not flagged('<p>Apply by 15 March 2022 <a href="#form">here</a>.</p>')


def test_the_tiers() -> None:
    """Sure, probably, and perhaps, which is shown only where it is asked for, as advice."""
    sure = a_page('<p>Apply by 15 March 2022 with <a href="/f">this form</a>.</p>')
    perhaps = a_page('<p>Summer school, 28 June to 2 July 2021: <a href="/f">website</a></p>')

    (said,) = findings(sure)
    assert said.finding.confidence >= outdated.HIGH
    assert not findings(perhaps)
    (said,) = findings(perhaps, policy=Policy(review=True))
    assert said.finding.verdict is Verdict.ADVICE
    assert said.finding.args["probably"] == "Perhaps: "
    assert outdated.REVIEW <= said.finding.confidence < outdated.PROBABLE


def test_one_finding_for_a_section_and_an_academic_year() -> None:
    dates = ["16 October 2024", "11 December 2024", "5 February 2025", "11 October 2025"]
    items = "".join(f'<li>{day}, online, <a href="/r{n}">Registration</a>' for n, day in enumerate(dates))

    said = findings(a_page(f"<h2>Courses</h2><ul>{items}</ul><h2>Others</h2><ul>{items}</ul>"))

    assert sorted(len(one.links) for one in said) == [1, 1, 3, 3]
    assert len({(one.finding.message, one.finding.about) for one in said}) == 4


def test_sections_of_one_name_are_told_apart_by_what_they_stand_under() -> None:
    call = '<h3>Deadline</h3><p>Apply by 15 March 2022 <a href="/{}">here</a>.</p>'

    said = findings(a_page(f"<h2>Bachelor</h2>{call.format('b')}<h2>Master</h2>{call.format('m')}"))

    assert [one.links for one in said] == [("/b",), ("/m",)]
    assert len({one.finding.about for one in said}) == 2


def test_a_link_of_a_menu_is_one_finding_for_the_site() -> None:
    menu = '<nav><a href="/call_2021-22.pdf">How to apply</a></nav>'
    pages = {f"/p{number}/": a_page(f"<p>Text {number}</p>{menu}") for number in range(6)}

    (said,) = findings(pages)

    assert len(said.links) == 6
    assert said.finding.per == "link"


def test_the_reading_of_days_in_numbers_follows_the_language() -> None:
    body = '<p>Apply by 12/11/2026 <a href="/f">here</a>.</p>'

    assert not flagged(body, language="en-GB", as_of=date(2026, 11, 22))
    assert not flagged(body, language="en-US", as_of=date(2026, 11, 22))
    assert flagged(body, language="en-GB", as_of=date(2026, 11, 27))
    assert not flagged(body, language="en-US", as_of=date(2026, 11, 27))


def test_a_page_in_another_language_than_it_declares() -> None:
    body = (
        "<p>La segreteria del corso è aperta per gli studenti che sono iscritti, con orari della scuola e delle "
        'aule. Gli uffici dei docenti sono nel dipartimento.</p><p>Domande entro il 15 marzo 2022 con <a href="/f">'
        "questo modulo</a>.</p>"
    )

    assert flagged(body, language="en")
