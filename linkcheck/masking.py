"""Addresses as they may be shown: user-info, and what looks like a secret, is `***`.

Whatever leaves a run goes through here: the rows of a report where they are made, and words where they are spoken. The
run itself uses the real addresses, and which of them is which does not depend on what is masked.

What is looked for: user-info (RFC 3986, 3.2.1); parameters of queries and fragments by their names, where these leave
no doubt, and by their values, where a name has harmless uses too; an address within an address; and what is a secret by
its form, as its makers document it, wherever it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

from linkcheck import urls

MASK = "***"

SECRET_ENDINGS = (
    "accesskey", "accesskeyid", "apikey", "authkey", "contrasena", "credential", "credentials", "googleaccessid", "jwt",
    "kennwort", "passcode", "passphrase", "passwd", "password", "passwort", "privatekey", "pwd", "samlart",
    "samlrequest", "samlresponse", "secret", "secretkey", "sessid", "sessionid", "sessionkey", "sig", "signature",
    "subscriptionkey", "token",
)  # fmt: skip
"""How names of parameters end that speak of a secret, in lower case and without what stands between their words."""
SECRET_NAMES = frozenset({"cfid", "cftoken", "hmac", "otp", "pass", "pin", "pw", "zenid", "oscsid"})
DOUBTFUL_NAMES = frozenset(
    "accesscode assertion auth authcode authorization code digest hash invitation invite magic nonce relaystate sess "
    "session share sid sign st state ticket".split()
)
"""Names, and all that end in `key`, that are as often harmless: a course code, a key of a map, a session of a talk."""

LONGEST = 8_000
"""Characters of a text in which doubtful values are looked at; in a longer one they count as secrets."""
LOOKED_AT = 64
"""Characters that are looked at of a value."""

_AUTHORITY = re.compile(r"((?:https?|ftp):[/\\]*+|[/\\]{2,}+)([^\s/\\?#]*+)", re.IGNORECASE)
_AUTHORITY_OF_ADDRESS = re.compile(r"((?:https?|ftp):[/\\ ]*+|[/\\]{2,}+)([^/\\?#]*+)", re.IGNORECASE)
_ENCODED_AUTHORITY = re.compile(r"((?:%(?:25)*+2F){2})((?:(?!%(?:25)*+(?:2F|3F|23))[^\s/?#&])*+)", re.IGNORECASE)
_ENCODED_USER = re.compile(r".*(?=%(?:25)*+40|@)", re.IGNORECASE | re.DOTALL)
_NOT_SEEN = str.maketrans("", "", "\t\r\n")
"""What browsers take out of an address (URL standard, 4.4)."""

_NAME = r"([A-Za-z0-9_.$\[\]~-]{1,64}+)="
_FIRST = re.compile(_NAME)
"""A query or a fragment may be told of by itself."""
_PARAMETER = re.compile(rf"[?&#;\s\"'(“‘]{_NAME}")
_PARAMETER_ENCODED = re.compile(
    r"(?:[?&#;\s\"'(“‘]|%(?:25)*+(?:3F|26|23|3B))"
    r"((?:[A-Za-z0-9_.$\[\]~-]|%(?!25|3D|3F|26|23|3B)[0-9A-F]{2}){1,64}+)"
    r"(?:=|%(?:25)*+3D)",
    re.IGNORECASE,
)
_BETWEEN_WORDS = str.maketrans("", "", "_-.[]$~")
_VALUE = re.compile(r"(?:(?!%(?:25)*+(?:26|23|3B))[^\s&#;\"'<>`])*+", re.IGNORECASE)
_VALUE_OF_ADDRESS = re.compile(r"(?:(?!%(?:25)*+(?:26|23|3B))[^&#;])*+", re.IGNORECASE)
_RUN = re.compile(r"[A-Za-z0-9]{8,}+")
_MIXED = re.compile(r"(?=[a-z]*+[0-9])(?=[0-9]*+[a-z])", re.IGNORECASE)
_LONGER_THAN_WORDS = 24
_TICKET = re.compile(r"(?:ST|PT|PGT|PGTIOU|TGT|TGC)-", re.IGNORECASE)
"""As CAS names its tickets (CAS protocol, 3)."""

_BY_FORM = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"eyJ[A-Za-z0-9_-]{8,}+(?:\.[A-Za-z0-9_-]*+)*+"  # JSON Web Token (RFC 7519): its header begins with {"
    r"|gh[pousr]_[A-Za-z0-9]{16,}+|github_pat_[A-Za-z0-9_]{16,}+"  # GitHub
    r"|glpat-[A-Za-z0-9_-]{16,}+"  # GitLab
    r"|xox[a-z]-[A-Za-z0-9-]{8,}+"  # Slack
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}"  # Amazon Web Services
    r"|AIza[A-Za-z0-9_-]{30,}+"  # Google
    r"|[srp]k_(?:live|test)_[A-Za-z0-9]{8,}+"  # Stripe
    r"|npm_[A-Za-z0-9]{30,}+"
    r")"
    r"|(?<=hooks\.slack\.com/)(?:services|workflows|triggers)/[A-Za-z0-9/_-]++"
    r"|(?<=/webhooks/)[0-9]++/[A-Za-z0-9_-]{16,}+"  # Discord
    r"|(?<=/bot)[0-9]{6,}+(?::|%3A)[A-Za-z0-9_-]{16,}+"  # Telegram
    r"|(?<=/private-)[0-9a-f]{16,}+"  # calendars of Google that are shared by their address
    r"|(?<=/\()(?:[A-Z]\([A-Za-z0-9_-]{8,512}+\))++(?=\))"  # ASP.NET, a session without a cookie
)
_WITH_UNDERSCORE = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "k_live_", "k_test_", "npm_")


def masked(text: str) -> str:
    """A text, which addresses may stand in, with its secrets masked."""
    return _masked(text, _AUTHORITY, _VALUE) if _may_hold_any(text) else text


def masked_address(text: str) -> str:
    """The same of a text that is one address, resolved or as it was written: white space does not end it."""
    if not _may_hold_any(text) or text.startswith("data:"):
        return text
    seen = text.translate(_NOT_SEEN) if "\n" in text or "\t" in text or "\r" in text else text
    safe = _masked(seen, _AUTHORITY_OF_ADDRESS, _VALUE_OF_ADDRESS)
    return text if safe == seen else safe


def shown(url: str) -> str:
    """An address as it is told to people: see `urls.shown`."""
    return masked_address(urls.shown(url))


def _may_hold_any(text: str) -> bool:
    return "=" in text or "@" in text or ("%" in text and ("%3D" in text or "%40" in text)) or _may_hold_form(text)


def _may_hold_form(text: str) -> bool:
    """Whether to look for secrets by their form: of a million texts most are let through here.

    Single characters are found soonest, so they come first.
    """
    return (
        ("J" in text and "eyJ" in text)
        or ("A" in text and ("AKIA" in text or "ASIA" in text or "AIza" in text))
        or ("_" in text and any(sign in text for sign in _WITH_UNDERSCORE))
        or ("-" in text and ("xox" in text or "glpat-" in text or "/private-" in text))
        or ("(" in text and "/(" in text)
        or "hooks.slack.com/" in text
        or "/webhooks/" in text
        or "/bot" in text
    )


def _masked(text: str, authority: re.Pattern[str], value: re.Pattern[str]) -> str:
    encoded = "%" in text
    if "@" in text:
        text = authority.sub(_without_user, text)
    if encoded:
        text = _ENCODED_AUTHORITY.sub(_without_encoded_user, text)
    if "=" in text or encoded:
        text = _without_parameters(text, _PARAMETER_ENCODED if encoded else _PARAMETER, value)
    return _BY_FORM.sub(MASK, text) if _may_hold_form(text) else text


def _without_user(match: re.Match[str]) -> str:
    user, _, host = match[2].rpartition("@")
    return f"{match[1]}{MASK}@{host}" if user else match[0]


def _without_encoded_user(match: re.Match[str]) -> str:
    user = _ENCODED_USER.match(match[2])
    return f"{match[1]}{MASK}{match[2][user.end() :]}" if user is not None and user[0] else match[0]


def _without_parameters(text: str, parameters: re.Pattern[str], value: re.Pattern[str]) -> str:
    """What lies in a value that is masked already is not looked at, however many parameters it may seem to hold."""
    parts: list[str] = []
    end = 0
    for found in chain(filter(None, [_FIRST.match(text)]), parameters.finditer(text)):
        plain, doubt = _known_name(found[1])
        if doubt is None or found.start() < end or (doubt and not _is_secret(plain, text, found.end())):
            continue
        secret = value.match(text, found.end())
        if secret is not None and secret[0]:
            in_path = text[found.start()] == ";"  # where a query may follow
            stop = secret.end() if not in_path else found.end() + len(secret[0].partition("?")[0])
            parts += [text[end : found.end()], MASK]
            end = stop
    return "".join(parts) + text[end:] if parts else text


def _is_secret(name: str, text: str, start: int) -> bool:
    """Whether the value that begins at `start`, of a name that leaves doubt, is to be masked."""
    if len(text) > LONGEST or (name in ("code", "state") and "code" in text and "state" in text):
        return True  # OAuth sends both together (RFC 6749, 4.1.2)
    value = _VALUE.match(text, start, start + LOOKED_AT)
    return value is not None and _looks_random(value[0])


@lru_cache(maxsize=4096)
def _known_name(name: str) -> tuple[str, bool | None]:
    """A parameter's name as it is known here, and whether it is in doubt; None of one that speaks of no secret.

    The names of a site's parameters come again and again.
    """
    plain = unquote(name).lower().translate(_BETWEEN_WORDS)
    if plain.endswith(SECRET_ENDINGS) or plain in SECRET_NAMES or plain.startswith("aspsessionid"):
        return plain, False
    return plain, True if plain in DOUBTFUL_NAMES or plain.endswith("key") else None


def _looks_random(value: str) -> bool:
    """Whether no person would write it: letters and digits in one, or more of them in one than a word has."""
    if _TICKET.match(value):
        return True
    return any(_MIXED.match(run[0]) or len(run[0]) >= _LONGER_THAN_WORDS for run in _RUN.finditer(value))
