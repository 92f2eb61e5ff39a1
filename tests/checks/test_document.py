"""The check `document`: what is no document, what cannot be opened, and what could be better in one that can."""

from __future__ import annotations

import pytest

from linkcheck.contents import Condition, DocumentFacts
from linkcheck.model import Target, Why
from tests.checks.harness import a_document, a_page, a_target, findings, got, outcome, witnessed

PDF = "https://else.example.com/files/rules.pdf"
CALLED_PDF = {"url": PDF, "media_type": "application/pdf"}
AS_PAGE = {"url": PDF, "media_type": "text/html"}


def opened(document: DocumentFacts, second: DocumentFacts | None = None, url: str = PDF, **answer: object) -> Target:
    """A target whose document came, and came again to the second witness, or as another."""
    told = {"url": url, "media_type": "application/pdf", **answer}
    again = second or a_document(document.format, Condition.UNOPENED, digest=document.digest)
    return a_target(got(document=document, **told), witnessed(document=again, **told), url=url)  # type: ignore[arg-type]


@pytest.mark.parametrize("condition", [Condition.TRUNCATED, Condition.CORRUPT])
def test_what_cannot_be_opened_is_broken_where_both_witnesses_have_its_bytes(condition: Condition) -> None:
    document = a_document(condition=condition, detail="its end is missing")
    alone = a_target(got(document=document, **CALLED_PDF), url=PDF)  # type: ignore[arg-type]

    assert outcome("document", alone) == ["ask witness", "unverified document.one-witness"]
    assert outcome("document", opened(document)) == [f"broken document.{condition.value}"]
    assert outcome("document", opened(document, a_document(digest="other"))) == ["unverified document.one-witness"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition.LOCKED, ["restricted document.password"]),
        (Condition.GAVE_UP, ["unverified document.unread"]),
        (Condition.BOMB, ["unverified document.unread"]),
        (Condition.UNOPENED, []),
        (Condition.READ, []),
    ],
)
def test_one_witness_is_enough_for_what_convicts_nobody(condition: Condition, expected: list[str]) -> None:
    document = a_document(condition=condition, detail="it took too long to read" if expected else "")

    assert outcome("document", a_target(got(document=document, **CALLED_PDF), url=PDF)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("format", "name", "media_type", "expected"),
    [
        ("docx", "a.pdf", "application/pdf", "broken document.other-kind"),
        ("image", "a.pdf", "application/pdf", "broken document.other-kind"),
        ("unknown", "a.pdf", "application/pdf", "broken document.other-kind"),
        ("unknown", "a.docx", None, "broken document.other-kind"),
        ("pdf", "a.docx", "application/octet-stream", "broken document.other-kind"),
        ("pdf", "a.pdf", "text/html", "broken document.mislabelled"),
        ("pdf", "a.pdf", "application/octet-stream", None),
        ("pdf", "a.pdf", "application/msword", None),
        ("pdf", "download", "application/octet-stream", None),
        ("docx", "a.doc", "application/msword", None),
        ("rtf", "a.doc", "application/msword", None),
        ("unknown", "a.doc", "application/msword", None),
        ("unknown", "a.xls", "application/vnd.ms-excel", None),
        ("ole", "a.ppt", None, None),
        ("xlsx", "a.csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
    ],
)
def test_a_file_of_another_kind_is_broken_where_no_program_for_the_promised_one_opens_it(
    format: str, name: str, media_type: str | None, expected: str | None
) -> None:
    url = f"https://else.example.com/files/{name}"

    assert outcome("document", opened(a_document(format), url=url, media_type=media_type)) == [expected] * bool(
        expected
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"words": 0, "pictures": True, "tagged": False, "title": ""}, ["advice document.scan"]),
        ({"words": 6, "pages": 2, "pictures": True}, ["advice document.scan"]),
        ({"words": 0}, ["advice document.no-text"]),
        ({"title": ""}, ["advice document.untitled"]),
        ({"title": "Microsoft Word - rules_v3.doc"}, ["advice document.untitled"]),
        ({"title": "rules.indd"}, ["advice document.untitled"]),
        ({"title": "Untitled"}, ["advice document.untitled"]),
        ({"title": "Presentazione standard di PowerPoint"}, []),
        ({"title": "Document management at the School"}, []),
        ({"tagged": False}, ["advice document.untagged"]),
        ({"detail": "1 of its 2 pages cannot be shown"}, ["advice document.damaged"]),
    ],
)
def test_advice_for_whoever_made_it(facts: dict[str, object], expected: list[str]) -> None:
    assert outcome("document", opened(a_document(**facts))) == expected


def test_tables_and_texts_need_no_title() -> None:
    url = "https://else.example.com/files/a.csv"
    target = opened(a_document("csv", title="", words=0, tagged=None), url=url, media_type="text/csv")

    assert outcome("document", target) == []


def test_a_large_file_is_one_to_think_about_whether_or_not_it_was_opened() -> None:
    document = a_document(condition=Condition.UNOPENED)
    (said,) = findings("document", a_target(got(document=document, size=61_000_000, **CALLED_PDF), url=PDF))  # type: ignore[arg-type]

    assert (said.message, said.args["size"]) == ("document.large", "61 MB")


# A page in a file's place

ERROR, HOME, ABOUT = (
    a_page(title="Page not found"),
    a_page(title="Portal"),
    a_page(title="The rules.pdf in our archive"),
)
LOGIN = a_page(title="Log in", password_field=True)


def test_an_error_page_is_broken_where_both_witnesses_read_it() -> None:
    alone = a_target(got(page=ERROR, **AS_PAGE), url=PDF)  # type: ignore[arg-type]
    both = a_target(got(page=ERROR, **AS_PAGE), witnessed(page=ERROR, **AS_PAGE), url=PDF)  # type: ignore[arg-type]

    assert outcome("document", alone) == ["ask witness", "unverified document.page-unsure"]
    assert outcome("document", both) == ["broken document.error-page"]
    assert findings("document", both)[0].args == {"kind": "PDF", "words": "Page not found"}
    assert outcome("soft404", both) == []


def test_a_login_is_restricted_and_nothing_else() -> None:
    target = a_target(got(page=LOGIN, **AS_PAGE), url=PDF)  # type: ignore[arg-type]

    assert outcome("document", target) == []
    assert outcome("restricted", target) == ["restricted restricted.login-form"]


@pytest.mark.parametrize("media_type", ["text/html", "application/pdf"])
def test_any_other_page_is_broken_where_both_witnesses_read_one(media_type: str) -> None:
    told = {"url": PDF, "media_type": media_type}
    target = a_target(got(page=HOME, **told), witnessed(page=HOME, **told), url=PDF, own=True)  # type: ignore[arg-type]

    assert outcome("document", target) == ["ask sibling", "broken document.page"]


def test_a_page_of_somebody_else_may_show_the_file_and_is_for_a_person_to_see() -> None:
    page = a_target(got(page=HOME, **AS_PAGE), witnessed(page=HOME, **AS_PAGE), url=PDF)  # type: ignore[arg-type]
    sent = {"url": PDF, "media_type": "application/pdf"}
    file = a_target(got(page=HOME, **sent), witnessed(page=HOME, **sent), url=PDF)  # type: ignore[arg-type]

    assert outcome("document", page) == ["ask sibling", "unverified document.page-unsure"]
    assert outcome("document", file) == ["ask sibling", "broken document.page"]


def test_a_page_that_comes_for_any_address_is_said_to_be_one() -> None:
    target = a_target(
        got(page=HOME, **AS_PAGE),  # type: ignore[arg-type]
        witnessed(page=HOME, **AS_PAGE),  # type: ignore[arg-type]
        url=PDF,
        answers={Why.SIBLING: got(page=HOME)},
    )

    assert outcome("document", target) == ["broken document.any-address"]


def test_a_page_that_speaks_of_the_file_is_fine() -> None:
    assert outcome("document", a_target(got(page=ABOUT, **AS_PAGE), url=PDF)) == []  # type: ignore[arg-type]


def test_a_page_that_scripts_draw_cannot_be_told() -> None:
    target = a_target(got(page=a_page(title="x", scripted=True), **AS_PAGE), url=PDF)  # type: ignore[arg-type]

    assert outcome("document", target) == ["unverified document.page-unsure"]


def test_sent_on_to_a_page_is_advice_unless_any_address_is() -> None:
    moved = got(page=HOME, redirects=((302, "https://else.example.com/"),))
    target = a_target(moved, url=PDF)
    gone = a_target(moved, witnessed(page=HOME), url=PDF, answers={Why.SIBLING: moved})

    assert outcome("document", target) == ["advice document.leads-to-page", "ask sibling"]
    assert outcome("document", gone) == ["broken document.any-address"]


def test_pages_saved_by_old_office_programs_open_there() -> None:
    url = "https://else.example.com/files/plan.xls"
    target = a_target(got(page=HOME, url=url, media_type="application/vnd.ms-excel"), url=url)

    assert outcome("document", target) == []


def test_a_page_at_a_page_s_address_is_none_of_its_business() -> None:
    assert outcome("document", a_target(got(page=HOME))) == []
