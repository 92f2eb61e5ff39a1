"""Logging in with a form, as a person would: open its page, fill it in, send it, and keep the cookies that come.

BeautifulSoup reads the form; the session does the asking, and lets the fields go to the host of the login's page alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bs4 import BeautifulSoup, Tag

from linkcheck import urls
from linkcheck.auth import Login
from linkcheck.cookies import Cookie
from linkcheck.documents import charset
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.network import Network
from linkcheck.fetch.session import Page, Session, shown
from linkcheck.model import Url

PASSWORD = re.compile("^password$", re.IGNORECASE)
NOT_SENT = frozenset({"button", "file", "image", "reset"})
"""Types of controls that add nothing to what a form sends."""


def log_in(network: Network, host: str, login: Login) -> tuple[Cookie, ...]:
    """The cookies that `host` gets, once the form was sent.

    Raises `Untrustworthy` where that did not work: what and where, never with a secret.
    """
    page = Url(login.page)
    may_have = partial(gets_fields, page)
    session = Session(network, may_have)
    try:
        opened = session.get(page)
        if opened.status >= 400:
            raise Untrustworthy(f"{shown(opened.url)} answers {opened.status}")
        soup = _parsed(opened)
        form = _form(soup, login.form)
        if form is None:
            wanted = f"form `{login.form}`" if login.form else "form with a password field"
            raise Untrustworthy(f"there is no {wanted} on {shown(opened.url)}; `form` can name another one")
        if str(form.get("method") or "get").strip().lower() != "post":
            raise Untrustworthy(f"the form on {shown(opened.url)} would put the password into an address (GET)")
        if not may_have(opened.url):
            raise Untrustworthy(f"the form is on {shown(opened.url)}, and the fields are not for that address")
        answer = session.post(_action(soup, form, opened.url), _filled_in(form, login))
        _judge(answer, login, form)
        cookies = session.cookies_of(host)
    finally:
        session.close()
    if not cookies:
        raise Untrustworthy(f"the form was taken, but {host} set no cookie")
    return cookies


def gets_fields(page: Url, url: Url) -> bool:
    """Whether `url` may get what is filled in for `page`: its own host alone, and never less safely than it would."""
    return urls.host(url) == urls.host(page) and (urls.scheme(url) == "https" or urls.scheme(page) == "http")


def _parsed(page: Page) -> BeautifulSoup:
    text = charset.decode(page.body, page.content_type)
    return BeautifulSoup(text + "\n", "html.parser", on_duplicate_attribute="ignore")  # of one word, it warns


def _form(soup: BeautifulSoup, selector: str) -> Tag | None:
    if not selector:
        forms = soup.find_all("form")
        return next((form for form in forms if form.find("input", type=PASSWORD) is not None), None)
    chosen = soup.select_one(selector)
    return chosen if chosen is None or chosen.name == "form" else chosen.find("form")


def _action(soup: BeautifulSoup, form: Tag, page: Url) -> Url:
    base = soup.find("base", href=True)
    beside = urls.resolve(str(base["href"]), page) if base is not None else page
    url = urls.resolve(str(form.get("action") or page), beside or page)
    if url is None or not urls.is_web(url):
        raise Untrustworthy(f"the form on {shown(page)} is sent to no web address")
    return urls.without_fragment(url)


def _filled_in(form: Tag, login: Login) -> list[tuple[str, str]]:
    """What a browser sends of the form, once somebody has filled in the fields."""
    untouched = [(name, value) for name, value in _untouched(form) if name not in login.fields]
    return untouched + list(login.fields.items())


def _untouched(form: Tag) -> Iterator[tuple[str, str]]:
    """Fields as they come, hidden ones among them, and the first button (HTML standard, 4.10.21.4 and 4.10.21.2)."""
    pressed = False
    for control in form.find_all(["input", "button", "select", "textarea"]):
        if control.name in ("select", "textarea"):
            if control.get("name") and not control.has_attr("disabled"):
                values = _chosen(control) if control.name == "select" else [control.get_text().removeprefix("\n")]
                yield from ((str(control["name"]), value) for value in values)
            continue
        kind = str(control.get("type") or ("submit" if control.name == "button" else "text")).lower()
        left = kind in NOT_SENT or (kind in ("checkbox", "radio") and not control.has_attr("checked"))
        if left or control.has_attr("disabled") or (kind == "submit" and pressed):
            continue
        pressed = pressed or kind == "submit"
        if control.get("name"):
            yield str(control["name"]), str(control.get("value") or ("on" if kind == "checkbox" else ""))


def _chosen(select: Tag) -> list[str]:
    """The values of the options that are selected; without any, the first one is, where only one may be."""
    options = [option for option in select.find_all("option") if not option.has_attr("disabled")]
    selected = [option for option in options if option.has_attr("selected")]
    if not select.has_attr("multiple"):
        selected = selected[-1:] or options[:1]
    return [str(option.get("value", " ".join(option.get_text().split()))) for option in selected]


def _judge(answer: Page, login: Login, form: Tag) -> None:
    """Raises `Untrustworthy` where this is no answer for somebody who is logged in."""
    if answer.status >= 400:
        raise Untrustworthy(f"the form was answered {answer.status} by {shown(answer.url)}")
    if login.succeeds:
        if login.succeeds not in answer.url and login.succeeds not in charset.decode(answer.body, answer.content_type):
            raise Untrustworthy(f"what `succeeds` asks for is not on {shown(answer.url)}, nor in its address")
    elif _form(_parsed(answer), login.form) is not None:
        raise Untrustworthy(f"the form came again, from {shown(answer.url)}; {_guess(login, form)}")


def _guess(login: Login, form: Tag) -> str:
    """Why a form may have come again."""
    there = {str(control.get("name")) for control in form.find_all(["input", "button", "select", "textarea"])}
    missing = [name for name in login.fields if name not in there]
    return f"it has no field named {', '.join(missing)}" if missing else "the values of `fields` may be wrong"
