"""Settings as a person may look them up: each with its value, and where that comes from.

What is written is TOML, one line a key, and read as a source file it gives the same `Source` again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from linkcheck.source import KeyPath, Origins, Source

BUILT_IN = "built in"
_ORIGINS_BEGIN = 40
"""The column of the origins, counted from 0, where a line is not longer."""
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(source: Source, origins: Origins, set_only: bool = False) -> Iterator[str]:
    """Lines of TOML (v1.0.0), one for each key in the order of `Source`, with its origin as a comment.

    A table is written entry by entry with dotted keys, because each entry has an origin of its own. What is not set,
    TOML cannot say: it becomes a comment. With `set_only`, what is built in is left out.
    """
    for path, value in _leaves(msgspec.to_builtins(source)):
        origin = origins.get(path, BUILT_IN)
        if set_only and origin == BUILT_IN:
            continue
        key = dotted(path)
        said = f"# {key} is not set" if value is None else f"{key} = {_value(value)}"
        yield f"{said:<{_ORIGINS_BEGIN}}  # {_visible(origin)}"


def dotted(path: KeyPath) -> str:
    """A key's path as it is written in TOML."""
    return ".".join(key if _BARE_KEY.fullmatch(key) else _string(key) for key in path)


def _leaves(table: Mapping[str, Any], tables: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*tables, key))
        else:
            yield (*tables, key), value


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _string(value)
        case Mapping():
            return "{" + ", ".join(f"{dotted((key,))} = {_value(one)}" for key, one in value.items()) + "}"
        case Sequence():
            return "[" + ", ".join(map(_value, value)) + "]"
        case _:
            return repr(value)


def _string(text: str) -> str:
    return '"' + _visible(re.sub(r'(["\\])', r"\\\1", text)) + '"'


def _visible(text: str) -> str:
    """What a terminal would obey or not show is written as TOML escapes it."""
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in text)


def _escape(point: int) -> str:
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
