"""What every check is tested with: the things it looks at, with sane defaults, and what it says of them in short.

A table of a check has the outcome as words, sorted: `broken status.not-found` is a finding, `ask witness` a question.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date

from linkcheck import notfound, sketch
from linkcheck.checks import LINK_CHECKS, MESSAGES, TARGET_CHECKS
from linkcheck.contents import Condition, DocumentFacts
from linkcheck.model import (
    NOTHING_ROUND,
    SCAN,
    WITNESS,
    Ask,
    Cause,
    Finding,
    Kind,
    Link,
    PageFacts,
    Placeholder,
    Redirect,
    Skip,
    Surroundings,
    Target,
    Testimony,
    Url,
    Verdict,
    Why,
)
from linkcheck.policy import Policy
from linkcheck.urls import checksum

PAGE = Url("https://dept.example.org/mobility/")
ADDRESS = Url("https://else.example.com/files/guide")
TODAY = date(2026, 11, 22)


def a_page(
    *,
    title: str = "Guide",
    heading: str = "",
    words: int = 400,
    parts: tuple[str, ...] = (),
    password_field: bool = False,
    scripted: bool = False,
    refresh: str | None = None,
    text: str = "",
    app: bool = False,
    home: bool = False,
    mounted: bool = False,
) -> PageFacts:
    """`text` is what the page says, if that matters; it is short if it has few words."""
    return PageFacts(
        title=title,
        heading=heading,
        words=words,
        password_field=password_field,
        scripted=scripted,
        refresh=Url(refresh) if refresh else None,
        anchors=array("I", sorted(map(checksum, parts))).tobytes(),
        apology=notfound.said(title, heading, text if words <= notfound.SHORT else ""),
        app=app,
        home=home,
        mounted=mounted,
        sketch=sketch.of(text or f"{title} {heading}", ADDRESS),
    )


def got(
    status: int | None = 200,
    *,
    by: str = SCAN,
    cause: Cause | None = None,
    detail: str = "",
    url: str = ADDRESS,
    redirects: tuple[tuple[int, str], ...] = (),
    headers: dict[str, str] | None = None,
    media_type: str | None = "text/html",
    size: int = 5_000,
    whole: bool = True,
    page: PageFacts | None = None,
    document: DocumentFacts | None = None,
    wall: str = "",
    placeholder: Placeholder | None = None,
) -> Testimony:
    """What the scan saw; the final address is that of the last redirect."""
    return Testimony(
        by=by,
        at=1_795_000_000,
        status=status,
        cause=cause,
        detail=detail,
        final_url=Url(redirects[-1][1] if redirects else url),
        redirects=tuple(Redirect(hop, Url(to)) for hop, to in redirects),
        headers=headers or {},
        media_type=media_type,
        size=size,
        whole=whole,
        elapsed_ms=30,
        page=page,
        document=document,
        wall=wall,
        placeholder=placeholder,
    )


def a_document(format: str = "pdf", condition: Condition = Condition.READ, **others: object) -> DocumentFacts:
    """A healthy document, but for what is said."""
    told: dict[str, object] = {
        "title": "Regulation", "written": "en", "pages": 2, "words": 400, "tagged": True, "digest": "d",
        "anchors": array("I", sorted(map(checksum, ("section.1", "annex")))).tobytes(),
        "opening": "Regulation of the School",
    }  # fmt: skip
    return DocumentFacts(format, condition, **(told | others))  # type: ignore[arg-type]


def failed(cause: Cause, *, by: str = SCAN, detail: str = "the library's own words") -> Testimony:
    return got(None, by=by, cause=cause, detail=detail, media_type=None, size=0)


def witnessed(status: int | None = 200, **others: object) -> Testimony:
    """What the second witness saw."""
    return got(status, by=WITNESS, **others)  # type: ignore[arg-type]


def a_target(
    *testimonies: Testimony,
    url: str = ADDRESS,
    own: bool = False,
    skip: Skip | None = None,
    answers: dict[Why, Testimony] | None = None,
    twin: str | None = None,
) -> Target:
    target = Target(
        url=Url(url), own=own, skip=skip, answers=tuple((answers or {}).items()), twin=Url(twin) if twin else None
    )
    for testimony in testimonies:
        target.testify(testimony)
    return target


def a_link(
    url: str = ADDRESS,
    *testimonies: Testimony,
    href: str | None = None,
    text: str = "Guide to the exchange",
    kind: Kind = Kind.A,
    language: str = "",
    around: Surroundings = NOTHING_ROUND,
) -> Link:
    """A link to a target of which the testimonies were given."""
    return Link(
        index=0,
        page=PAGE,
        url=url,
        href=url if href is None else href,
        text=text,
        kind=kind,
        target=a_target(*testimonies, url=url.partition("#")[0]),
        around=around,
        language=language,
    )


def opinions(check: str, about: Target | Link, policy: Policy) -> Iterable[Finding | Ask]:
    if isinstance(about, Target):
        return TARGET_CHECKS[check].check(about, policy)
    return LINK_CHECKS[check].check(about, policy, TODAY)


def findings(check: str, about: Target | Link, policy: Policy | None = None) -> list[Finding]:
    return [said for said in opinions(check, about, policy or Policy()) if isinstance(said, Finding)]


def asks(check: str, about: Target | Link, policy: Policy | None = None) -> list[Ask]:
    return [said for said in opinions(check, about, policy or Policy()) if isinstance(said, Ask)]


def outcome(check: str, about: Target | Link, policy: Policy | None = None) -> list[str]:
    """What the check says, in short, having kept what every check promises."""
    said: list[Finding | Ask] = [*findings(check, about, policy), *asks(check, about, policy)]
    assert said == [*findings(check, about, policy), *asks(check, about, policy)], "the same twice"
    return sorted(_in_short(check, one) for one in said)


def _in_short(check: str, said: Finding | Ask) -> str:
    if isinstance(said, Ask):
        return f"ask {said.why}"
    sentence = MESSAGES[said.message].format_map(said.args)
    assert sentence
    assert "None" not in sentence
    assert said.check == check
    assert said.verdict not in (Verdict.OK, Verdict.SKIPPED)
    assert said.confidence <= 1.0
    return f"{said.verdict} {said.message}"
