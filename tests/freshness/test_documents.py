"""What a document says where it begins, and when it was changed, in the judgement of the links to it."""

from __future__ import annotations

from datetime import date

import pytest

from linkcheck import model
from linkcheck.checks import outdated
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.freshness.changes import Changes
from linkcheck.model import SCAN, Finding, Placed, Target, Url
from linkcheck.policy import Policy
from tests.freshness.harness import HERE, SITE, TODAY, a_page, observed

OLD = "Call for applications\nAcademic year 2021/2022\nThe deadline is 15 March 2021."


def said(body: str, facts: DocumentFacts, headers: dict[str, str] | None = None) -> list[Finding]:
    """What is said of a page whose only link leads to a document."""
    seen = observed({HERE: a_page(body)}, {})
    (target,) = (target for target in seen.ordered if target.url.endswith((".pdf", "/file")))
    target.scanned = a_testimony(target.url, facts, headers or {})
    return [one.finding for one in outdated.check(seen, Policy(), TODAY) if isinstance(one, Placed)]


def a_testimony(url: str, facts: DocumentFacts | None, headers: dict[str, str]) -> model.Testimony:
    return model.Testimony(
        SCAN, 1_795_000_000, 200, None, "", Url(url), (), headers, "application/pdf", 5_000, True, 30, None, facts
    )


def a_document(opening: str = OLD, title: str = "", **others: str) -> DocumentFacts:
    return DocumentFacts("pdf", Condition.READ, title=title, opening=opening, written="en", words=200, **others)  # type: ignore[arg-type]


APPLY = "<p>Apply now: see the <a href=/call.pdf>call for applications</a>."


def test_a_call_of_a_year_that_is_over_is_outdated_whatever_its_file_is_called() -> None:
    (finding,) = said(APPLY, a_document())

    assert finding.message == "outdated.document"
    assert ("document", "Academic year 2021/2022") in {(one.kind, one.text) for one in finding.evidence}
    assert finding.confidence >= 0.75


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        (APPLY, a_document("Call for applications\nAcademic year 2026/2027")),
        (APPLY, a_document("Call for applications 2026/2027, which replaces that of 2021/2022")),
        (APPLY, a_document("Call for applications")),
        (APPLY, a_document("", title="")),
        (APPLY, a_document("Call for applications 2026/2027", title="Call 2021/2022")),
        ("<p>Minutes of the board: <a href=/call.pdf>what was decided</a>", a_document("Minutes, 2021/2022")),
        ("<p><a href=/call.pdf>Regulation</a>", a_document("Regulation\nApply by 15 March 2021.")),
        ("<p><a href=/call.pdf>call.pdf</a>", a_document("Regulation\nApply by 15 March 2021.")),
        ("<h2>Archive</h2>" + APPLY, a_document()),
        (APPLY.replace("/call.pdf", "/archive/call.pdf"), a_document()),
        (APPLY, a_document("It was changed on 3 May 2021", created="2021-05-03", modified="2021-05-03")),
    ],
    ids=[
        "this year's", "one date that holds", "no date", "nothing", "the text outranks the title", "a record",
        "a deadline and no claim",
        "no words",
        "in an archive", "of an archive", "old metadata alone",
    ],
)  # fmt: skip
def test_silent_where_the_document_is_of_today_or_of_its_day(body: str, facts: DocumentFacts) -> None:
    assert said(body, facts) == []


def test_its_title_counts_where_its_text_names_no_date() -> None:
    (finding,) = said(APPLY, a_document("Call for applications", title="Call for applications 2021/2022"))

    assert finding.message == "outdated.document"


def test_links_in_a_document_are_of_its_day() -> None:
    """Whoever links to it is told, if it is over; in one that was saved lately, they are judged as on any page."""
    old, lately = (
        links_inside(DocumentFacts("pdf", written="en", modified=saved)) for saved in ("2021-05-03", "2026-10-01")
    )

    assert old == []
    assert len(lately) == 1


def links_inside(facts: DocumentFacts) -> list[Finding]:
    seen = observed({HERE: a_page("<p>Apply by 15 March 2021 with this <a href=/form>form</a>.")}, {})
    page = seen.pages[0]
    page.facts, page.document = None, facts
    return [one.finding for one in outdated.check(seen, Policy(), TODAY) if isinstance(one, Placed)]


# When it was changed


def a_target(name: str, came: str = "", saved: str = "") -> Target:
    url = Url(f"{SITE}/files/{name}.pdf")
    headers = {"last-modified": came} if came else {}
    return Target(url, scanned=a_testimony(url, a_document(modified=saved), headers))


MONDAY, TUESDAY = "Mon, 02 Sep 2024 09:00:00 GMT", "Tue, 03 Sep 2024 09:00:00 GMT"


@pytest.mark.parametrize(
    ("came", "saved", "changed"),
    [
        (MONDAY, "", date(2024, 9, 2)),
        ("", "2022-03-15T09:30:00Z", date(2022, 3, 15)),
        (MONDAY, "2022-03-15T09:30:00Z", date(2022, 3, 15)),
        (MONDAY, "2025-01-01", date(2024, 9, 2)),
        ("", "", None),
        ("yesterday", "15 March 2022", None),
    ],
)
def test_a_document_was_changed_when_both_its_metadata_and_its_server_allow_it(
    came: str, saved: str, changed: date | None
) -> None:
    target = a_target("a", came, saved)

    assert Changes([target]).of(target) == changed


def test_a_day_that_a_whole_folder_shares_is_that_of_a_move() -> None:
    moved = [a_target(name, came=MONDAY) for name in "abc"]
    others = [a_target(name, came=day) for name, day in zip("abc", (MONDAY, MONDAY, TUESDAY), strict=True)]

    assert [Changes(moved).of(target) for target in moved] == [None, None, None]
    assert Changes(others).of(others[0]) == date(2024, 9, 2)
    assert Changes(moved[:2]).of(moved[0]) == date(2024, 9, 2)


def test_a_page_has_no_change_of_its_own() -> None:
    assert Changes([]).of(Target(Url(SITE))) is None
