"""What a page that says little shows of a login: whose it is, what its form asks for, what it says."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from linkcheck import urls
from linkcheck.documents.blocks import UNREAD, words_of
from linkcheck.documents.markup import Markup
from linkcheck.model import Gate, Url
from linkcheck.signon import phrases, systems

FEW_WORDS = 300
"""A page that says more is read for what it says."""
SHORT = 1_500
"""Bytes (UTF-8) of a page that is nothing but a notice: 200 English words, 120 Russian ones, 500 Chinese characters."""
VERY_SHORT = 500
"""Of one with next to nothing on it."""
_UNSAID = UNREAD | {"select"}
"""A list of a thousand institutions to choose from says nothing."""
_REQUEST = (
    "input[name=SAMLRequest i], input[name=SAMLResponse i], input[name=wa i][value^=wsignin i], input[name=wresult i]"
)
_REQUEST_SIGNS = ("samlre", "wsignin", "wresult")
_NAME = (
    "input[autocomplete*=username i], input[name=username i], input[name=user i], input[name=userid i], "
    "input[name=user_id i], input[name=j_username i], input[name=identifier i], input[name=login i], "
    "select[name=user_idp i], select[name=idp i], [class*=spid-idp i]"
)
_BUTTON = "button:not([type=button i]), input[type=submit i], input[type=image i]"
LOOKED_AT = 200_000
"""Characters of a page's source in which its marks are looked for: some carry megabytes of scripts."""
MOST_ABOVE = 50
"""Elements in which the form of a field is looked for."""


def gate_of(tree: LexborHTMLParser, said: str, title: str, heading: str, base: Url, markup: Markup) -> Gate | None:
    """`said` is all text of the body."""
    source, has_form = markup.source, not markup.names.isdisjoint(("input", "form"))
    system = systems.by_page(source[:LOOKED_AT]) if has_form or "script" in markup.names else None
    error = systems.by_error(f"{title} {said[: phrases.LONGEST]}".lower())
    leads = _leads(tree, base) if has_form and markup.shows_any(_REQUEST_SIGNS) else None
    button = _button(tree) if has_form and "password" in source else ""
    called = has_form and any(map(phrases.is_login, (title, heading)))  # else nobody wants to know
    asks_name = called and tree.css_first(_NAME) is not None
    says = _says(tree, said, title, heading)
    if not (system or error or leads or button or asks_name or says):
        return None
    return Gate(system.name if system else "", error.name if error else "", leads, button, asks_name, says)


def _leads(tree: LexborHTMLParser, base: Url) -> Url | None:
    """Where the form of a request leads that a browser sends on (SAML bindings, 3.5; WS-Federation, 13)."""
    field = tree.css_first(_REQUEST)
    form = _form_of(field) if field is not None else None
    leads = urls.resolve(form.attributes.get("action") or "", base) if form is not None else None
    return leads if leads is not None and urls.is_web(leads) else None


def _button(tree: LexborHTMLParser) -> str:
    """What the first button says of the form that asks for a password, where there is next to nothing else."""
    if tree.body is None or _bytes(words_of(tree.body, _UNSAID, VERY_SHORT)) >= VERY_SHORT:
        return ""
    field = tree.css_first("input[type=password i]")
    form = _form_of(field) if field is not None else None
    button = form.css_first(_BUTTON) if form is not None else None
    if button is None:
        return ""
    return words_of(button)[:80] or (button.attributes.get("value") or button.attributes.get("alt") or "")[:80]


def _form_of(field: LexborNode) -> LexborNode | None:
    above = field.parent
    for _ in range(MOST_ABOVE):
        if above is None or above.tag == "form":
            return above
        above = above.parent
    return None


def _says(tree: LexborHTMLParser, said: str, title: str, heading: str) -> str:
    """The words by which a short page says that it is for some alone."""
    beginning = said[: phrases.LONGEST]
    if not phrases.may_need(f"{title} {heading} {beginning}"):
        return ""
    called = next((name for name in (heading, title) if phrases.is_reserved(name)), "")
    if not (called or phrases.needed(beginning) or phrases.reserved(beginning)):
        return ""
    text = words_of(tree.body, _UNSAID, 2 * SHORT) if tree.body is not None else ""
    length = _bytes(text)
    if length > SHORT:
        return ""
    return phrases.needed(text) or called or (phrases.reserved(text) if length <= VERY_SHORT else "")


def _bytes(text: str) -> int:
    """How much a text says: words are not set apart in every script, and letters that say more take more bytes."""
    return len(text.encode("utf-8", "replace"))
