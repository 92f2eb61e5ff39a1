"""Is it there, but behind a login or a permission?

Restricted: 401, 407, 403 with a challenge; a redirect, or a form that sends itself, to a single sign-on (Shibboleth,
SAML, CAS, OpenID Connect …) or to a login page; an error of such a sign-on; a login form, or a page that says that it
is for some alone, where the link promises something else. The thing may well be fine, so nothing is broken. A link to
a login itself is no such case. All that is behind one provider of logins is one finding, and where the words of a link
already warn of it, there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from linkcheck import urls
from linkcheck.checks.status import answer, evidence
from linkcheck.model import Ask, Evidence, Finding, Link, Place, Target, Verdict
from linkcheck.policy import Policy
from linkcheck.signon import phrases
from linkcheck.signon.barrier import Barrier, Kind, barrier

_SENTENCES = {
    "restricted.challenge": "Behind a user name and password ({answer}) at {provider}",
    "restricted.login-redirect": "Behind a login at {provider}",
    "restricted.login-error": "Behind a login at {provider}, which shows an error to those it does not know",
    "restricted.denied": "Behind a permission at {provider}: a page in its place says that it is not for all",
    "restricted.login-form": "Behind a login form at {provider}",
}
SAID = "-said"
"""At the end of a message: the words of the link say so already."""
MESSAGES = {
    **_SENTENCES,
    **{f"{message}{SAID}": f"{sentence}; the words of the link say so" for message, sentence in _SENTENCES.items()},
}
_MESSAGES = {
    Kind.CHALLENGE: "restricted.challenge",
    Kind.SIGN_ON: "restricted.login-redirect",
    Kind.ERROR: "restricted.login-error",
    Kind.FORM: "restricted.login-form",
    Kind.NOTICE: "restricted.denied",
    Kind.REFUSAL: "restricted.denied",
}


def check(target: Target, policy: Policy) -> Iterable[Finding | Ask]:
    found = barrier(target)
    if found is None or _is_accepted(found, policy):
        return ()
    return (_finding(found),)


def _is_accepted(found: Barrier, policy: Policy) -> bool:
    status = found.seen.status
    return (
        found.kind is not Kind.CHALLENGE
        and status is not None
        and status >= 400
        and policy.accepts(urls.host(found.seen.final_url), status)
    )


def _finding(found: Barrier) -> Finding:
    args = {"provider": found.provider, "host": found.host, "system": found.system}
    if found.kind is Kind.CHALLENGE:
        args["answer"] = answer(found.seen)
    return Finding("restricted", Verdict.RESTRICTED, _MESSAGES[found.kind], args, tuple(_told(found)), per="provider")


def _told(found: Barrier) -> Iterator[Evidence]:
    yield evidence(found.seen)
    if found.kind is Kind.SIGN_ON:
        yield Evidence("final-url", found.words)
    elif found.words:
        yield Evidence("page-text", found.words)


def at_place(finding: Finding, link: Link, place: Place | None) -> Finding:
    """The finding as it stands for one link: whether the words that are its own warn of the login.

    Where the second reading was not asked for a place, the words that are known of it have to do. The nearest ones are
    heard first: "no login needed" beside the link takes back what its heading says.
    """
    around = link.around
    read = place or Place(0, 0, "", "")
    words = (
        link.text, read.title, around.context, read.context, around.row, around.before, read.before, around.lead,
        read.lead, around.heading, read.heading.rpartition(" › ")[2],
    )  # fmt: skip
    for text in filter(None, words):
        warned = phrases.warned(text)
        if not warned and phrases.is_free(text):
            break
        if warned:
            told = Evidence("warning", text, warned)
            return replace(finding, message=f"{finding.message}{SAID}", evidence=(*finding.evidence, told))
    return finding
