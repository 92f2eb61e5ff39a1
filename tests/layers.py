"""Layers of settings as anybody may write them: each key of `Source` by its type, or by the rule that it has."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from linkcheck.source import Source

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
LINE = TEXT.filter(lambda text: "\r" not in text and "\n" not in text)
ADDRESSES = st.lists(st.sampled_from(["https://a.example/", "http://b.example/è?x='\"#y", "http://[::1]:8080/\\z"]))
RULED: dict[str, st.SearchStrategy[Any]] = {
    "start": ADDRESSES,
    "within": ADDRESSES,
    "archives": ADDRESSES,
    "academic_year_start": st.sampled_from(["", "09-01", "03-01"]),
    "exclude": st.lists(st.sampled_from([r"/print/", r"[?&]replytocom=", r"\d{4}\.pdf$", "\"'\t"])),
    "drop_parameters": st.lists(st.sampled_from(["utm_*", "fbclid", "*"])),
    "sitemaps": ADDRESSES | st.just(["robots.txt"]),
    "site_url": st.sampled_from(["", "https://a.example/è/"]),
    "remap": st.dictionaries(st.sampled_from(["https://a.example/", "http://b.example/x"]), st.just("http://[::1]/")),
    "allow_private": st.booleans() | st.lists(st.sampled_from(["*.a.example", "10.20.0.0/16", "fd12::/16", "::1"])),
    "headers": st.dictionaries(
        TEXT,
        st.fixed_dictionaries(
            {}, optional={"Cookie": LINE.map("env:{}".format), "X-Plain": LINE, "!#$%&'*+.^_`|~": LINE}
        ),
        max_size=3,
    ),
    "auth": st.fixed_dictionaries(
        {},
        optional={
            "intranet.example.org": st.fixed_dictionaries(
                {},
                optional={
                    "basic": LINE.map("env:{}".format),
                    "cookies": TEXT,
                    "login": st.fixed_dictionaries(
                        {},
                        optional={
                            "page": st.sampled_from(["", "https://sso.example.org/login?a='\"b"]),
                            "fields": st.dictionaries(TEXT, LINE.map("env:{}".format), max_size=3),
                            "form": st.sampled_from(["", "#login", 'form[name="in"]']),
                            "succeeds": TEXT,
                        },
                    ).filter(bool),
                },
            ).filter(bool),
            "a.example.org": st.fixed_dictionaries({"bearer": LINE.map("env:{}".format)}),
            "::1": st.fixed_dictionaries({"netrc": st.booleans()}),
        },
    ),
}


def of(type_: inspect.Type) -> st.SearchStrategy[Any]:
    """What TOML may hold where this type is wanted."""
    match type_:
        case inspect.StrType():
            return TEXT
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, 2**63 - 1 if most is None else most)
        case inspect.FloatType(gt=above, ge=least):
            return st.floats(above if least is None else least, exclude_min=least is None, allow_nan=False)
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.EnumType(cls=enum):
            return st.sampled_from([member.value for member in enum])
        case inspect.UnionType(types=types):
            return st.one_of(of(one) for one in types if not isinstance(one, inspect.NoneType))
        case inspect.VarTupleType(item_type=item):
            return st.lists(of(item), max_size=3)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(of(key), of(value), max_size=3)
        case inspect.StructType(fields=fields):
            keys = {field.name: RULED[field.name] if field.name in RULED else of(field.type) for field in fields}
            return st.fixed_dictionaries({}, optional=keys)
    raise TypeError(type_)


LAYERS = of(inspect.type_info(Source))
