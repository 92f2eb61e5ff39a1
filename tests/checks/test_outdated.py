"""The check `outdated`: what a page still offers though it is over, and all that must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from linkcheck.checks.outdated import MESSAGES, THRESHOLD, check
from linkcheck.model import Evidence, Finding, Kind, Link, Surroundings, Target, Url, Verdict

TODAY = date(2026, 11, 22)


def a_link(
    context: str = "",
    *,
    text: str = "link",
    before: str = "",
    heading: str = "",
    title: str = "",
    language: str = "en",
    page: str = "https://dept.example.org/mobility/",
    url: str = "https://dept.example.org/files/form",
    kind: Kind = Kind.A,
) -> Link:
    own = url.startswith("https://dept.example.org/")
    return Link(
        index=0,
        page=Url(page),
        url=url,
        href=url,
        text=text,
        kind=kind,
        target=Target(Url(url), own),
        around=Surroundings(heading, context, before),
        language=language,
        title=title,
    )


def judged(link: Link, as_of: date = TODAY) -> list[Finding]:
    return list(check(link, None, as_of))


NEXT_YEAR = a_link("Details of this exchange for the next academic year (2022) can be read at this link.")
MEETING = a_link(
    "On the 8th of June 2021 the exchange has been explained; the meeting material is available at this link."
)
RECORDING = a_link("The talk on exchanges held in 2020 was recorded and is available at this link.")
SLIDES = a_link("The presentation slides are available here.", text="here", before=RECORDING.context)


@pytest.mark.parametrize(
    ("link", "message", "evidence"),
    [
        (
            NEXT_YEAR,
            "outdated.academic-year",
            Evidence("context", "academic year (2022)", "2022-09-01/2023-08-31"),
        ),
        (MEETING, "outdated.past", Evidence("context", "8th of June 2021", "2021-06-08")),
        (RECORDING, "outdated.past", Evidence("context", "2020", "2020-01-01/2020-12-31")),
        (SLIDES, "outdated.before", Evidence("before", "2020", "2020-01-01/2020-12-31")),
    ],
    ids=["next year", "meeting", "recording", "slides"],
)
def test_a_standing_page_that_offers_what_is_over(link: Link, message: str, evidence: Evidence) -> None:
    """The four shapes of the first customer's page."""
    (finding,) = judged(link)

    assert (finding.check, finding.verdict, finding.message) == ("outdated", Verdict.OUTDATED, message)
    assert finding.evidence == (evidence,)
    assert finding.confidence >= 0.75
    assert finding.per == "link"


def test_the_same_page_before_its_dates_have_passed() -> None:
    assert not judged(NEXT_YEAR, date(2021, 12, 1))
    assert not judged(NEXT_YEAR, date(2023, 9, 30))
    assert judged(NEXT_YEAR, date(2023, 10, 1))


@pytest.mark.parametrize(
    "link",
    [
        a_link("Apply by 15 March 2022 with this form."),
        a_link("The workshop will take place in June 2021.", language=""),
        a_link("Registration link: Thursday 16th October 2025", url="https://tickets.example.com/event/60f2"),
        a_link("How to apply to the programme", text="How to apply", url="https://dept.example.org/call_2023-24.pdf"),
        a_link("Per partecipare iscriversi entro il 15 marzo 2022 con questo modulo.", language="it"),
        a_link("Il bando per il prossimo anno accademico 2021/22 è qui.", language="it"),
        a_link("L'8 giugno 2021 il progetto è stato presentato: il materiale è disponibile qui.", language="it"),
        a_link(
            "Le slide sono disponibili qui.", before="L'incontro si è tenuto il 3 maggio 2022 in aula.", language="it"
        ),
        a_link("L'incontro si terrà il 3 maggio 2022 a questo indirizzo.", language="it-IT"),
        a_link("Bando per l'iscrizione", language="it", url="https://dept.example.org/bando_2023_2024.pdf"),
    ],
    ids=lambda link: link.context,
)
def test_calls_and_offers_whose_time_has_passed(link: Link) -> None:
    (finding,) = judged(link)

    assert finding.confidence >= THRESHOLD
    assert MESSAGES[finding.message].format(**finding.args)


@pytest.mark.parametrize(
    "link",
    [
        a_link("Apply by 15 March 2027 with this form."),
        a_link("Apply by 15 November 2026 with this form."),
        a_link("Register for the academic year 2026/27; the rules of 2021/22 are available here."),
        a_link("Call 2026: how to apply"),
        a_link("Apply with the form of 2021 here.", url="https://dept.example.org/form_2026-27.pdf"),
        a_link("The slides are available here.", before="The meeting of 5 May 2027 follows that of 3 May 2022."),
        a_link("Domande di iscrizione entro il 15 marzo 2027, come nel 2021.", language="it"),
    ],
    ids=lambda link: link.context,
)
def test_one_valid_date_makes_a_link_current(link: Link) -> None:
    assert not judged(link)


@pytest.mark.parametrize(
    "link",
    [
        a_link("The rules under Reg. (EU) 2016/679 are available here."),
        a_link("To apply you need a degree under D.M. 270/2004, see the list."),
        a_link("Our ISO 9001:2015 certificate is available here."),
        a_link("Materials on the method (Rossi, 2012) are available here."),
        a_link("Since 2009 the school has slides and recordings available here."),
        a_link("Founded in 1863, the university is open to all; register here."),
        a_link("© 2015 Department, download the logo"),
        a_link("Register in room 2014 or call +39 02 2399 2021."),
        a_link("The cluster has 2024 cores; apply for access."),
        a_link("Gli atti, ai sensi della L. 240/2010, sono disponibili qui.", language="it"),
        a_link("Il servizio è attivo dal 2013: scarica il modulo.", language="it"),
        a_link("Materiale per gli immatricolati nell'a.a. 2021/22 disponibile qui.", language="it"),
    ],
    ids=lambda link: link.context,
)
def test_years_that_never_expire(link: Link) -> None:
    assert not judged(link)


@pytest.mark.parametrize(
    "link",
    [
        a_link("The 2020 meeting was held in Rome, see the website."),
        a_link("Il convegno si è svolto il 3 maggio 2022 a Bologna.", language="it"),
        a_link("Le iscrizioni si sono chiuse il 12 dicembre 2023.", language="it"),
        a_link("The call of 2021 is closed; the form is available here."),
        a_link("The annual report 2020 is available here."),
        a_link("Il regolamento 2018 è disponibile qui.", language="it"),
        a_link("Scarica il bando 2018", text="Scarica il bando 2018", language="it"),
        a_link("Apply by 15 March 2022.", heading="Past calls"),
        a_link("Apply by 15 March 2022.", page="https://dept.example.org/archive/calls.html"),
        a_link("Apply by 15 March 2022.", page="https://dept.example.org/news/new-call"),
        a_link("Apply by 15 March 2022.", page="https://dept.example.org/2022/01/new-call"),
        a_link("Apply by 15 March 2022.", url="https://dept.example.org/edizioni-precedenti/form"),
        a_link("Iscrizioni al convegno del 3 maggio 2022", title="Archivio eventi", language="it"),
        a_link("The slides of 3 May 2022 are available here.", title="Winter School 2022"),
        a_link("Register with this guide", url="https://else.example.com/blog/2019/07/12/guide-2019"),
    ],
    ids=lambda link: f"{link.context} {link.heading}{link.title} {link.page}",
)
def test_pages_that_speak_honestly_of_the_past(link: Link) -> None:
    assert not judged(link)


@pytest.mark.parametrize(
    "link",
    [
        a_link("All information is available at this link."),
        a_link("Meetings of 2021 and 2022"),
        a_link("Course page", text="Course page", url="https://dept.example.org/2019_ST211.htm"),
        a_link("The form is available here.", url="https://dept.example.org/uploads/2021/06/form.pdf"),
        a_link("Apply with this form.", url="https://dept.example.org/uploads/2021/06/form.pdf"),
        a_link("The contacts are available here.", before="The talk was held on 3 May 2022."),
        a_link("Jetzt anmelden bis 15.03.2022", language="de"),
    ],
    ids=lambda link: f"{link.context} {link.url}",
)
def test_one_weak_sign_is_not_enough(link: Link) -> None:
    assert not judged(link)


def test_parts_of_a_page_are_not_judged() -> None:
    assert not judged(a_link("Apply by 15 March 2022.", kind=Kind.IMG))


def test_an_address_that_says_the_same_is_evidence_too() -> None:
    context = "Apply for the academic year 2021/22 with this form."
    (alone,) = judged(a_link(context, url="https://else.example.com/form"))
    (agreed,) = judged(a_link(context, url="https://else.example.com/form_2021-22"))

    assert agreed.confidence > alone.confidence
    assert agreed.evidence[-1] == Evidence("url", "2021-22", "2021-09-01/2022-08-31")


def test_words_of_the_link_itself_are_named_so() -> None:
    (finding,) = judged(a_link("Register here for 3 May 2022", text="Register here for 3 May 2022"))

    assert finding.evidence[0].kind == "anchor"
