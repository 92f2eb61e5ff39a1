"""Settings as they are looked up: what is written is the source itself, and the origins are those of the merging."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given

from linkcheck import settings
from linkcheck.source import KeyPath, Source, decode, merge, merge_traced

from .layers import LAYERS

Layer = dict[str, Any]


def written(*layers: tuple[str, Layer], set_only: bool = False) -> list[str]:
    return list(settings.as_toml(*merge_traced(layers), set_only))


def read(lines: list[str]) -> Source:
    return decode(tomllib.loads("\n".join(lines)), "what was written")


def keys_of(table: Mapping[str, Any], tables: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every key with its value, tables before their entries."""
    for key, value in table.items():
        yield (*tables, key), value
        if isinstance(value, Mapping):
            yield from keys_of(value, (*tables, key))


@given(LAYERS, LAYERS)
def test_what_is_written_is_the_same_source_again(weak: Layer, strong: Layer) -> None:
    layers = [("pyproject.toml", weak), ("site.toml", strong)]

    assert read(written(*layers)) == merge(layers)
    assert read(written(*layers, set_only=True)) == merge(layers)


@given(LAYERS, LAYERS)
def test_each_line_tells_the_last_layer_that_has_its_key(weak: Layer, strong: Layer) -> None:
    last = {path: "weak" for path, _ in keys_of(weak)} | {path: "strong" for path, _ in keys_of(strong)}

    for line in written(("weak", weak), ("strong", strong)):
        if not line.startswith("#"):
            *_, (path, _) = keys_of(tomllib.loads(line))
            assert line.endswith(f"  # {last.get(path, 'built in')}")


def test_every_key_is_written_in_the_order_of_the_source() -> None:
    lines = [line.removeprefix("# ").split()[0].partition(".")[0] for line in written(("site.toml", {}))]

    assert list(dict.fromkeys(lines)) == list(Source.__struct_fields__)


def test_entries_of_a_table_each_tell_their_own_origin() -> None:
    weak: Layer = {"timeout": 5, "policy": {"off": ["text"], "accept": {"*.a.example": [403]}}}
    strong: Layer = {"timeout": 9, "policy": {"accept": {"b.example": [999]}}, "headers": {"b.example": {}}}

    assert written(("pyproject.toml", weak), ("site.toml", strong), set_only=True) == [
        "timeout = 9.0                             # site.toml",
        'policy.off = ["text"]                     # pyproject.toml',
        'policy.accept."*.a.example" = [403]       # pyproject.toml',
        'policy.accept."b.example" = [999]         # site.toml',
        'headers."b.example" = {}                  # site.toml',
    ]


def test_what_is_not_set_is_a_comment() -> None:
    lines = written(("site.toml", {}))

    assert "# max_time is not set                     # built in" in lines
    assert "# per_host is not set                     # built in" in lines


def test_what_is_set_to_its_default_is_set() -> None:
    assert written(("site.toml", {"fail_on": "broken"}), set_only=True) == [
        'fail_on = "broken"                        # site.toml'
    ]


@pytest.mark.parametrize(
    ("text", "toml"),
    [
        ('say "a\\b"', r'"say \"a\\b\""'),
        ("è 😀", '"è 😀"'),
        ("\x1b[2J\x7f\x9b", r'"\u001b[2J\u007f\u009b"'),
        ("a\u202eb\nc", r'"a\u202eb\u000ac"'),
        ("\U000e0041", r'"\U000e0041"'),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_written(text: str, toml: str) -> None:
    (line,) = written(("site.toml", {"title": text}), set_only=True)

    assert line.removeprefix("title = ").rpartition("  #")[0].rstrip() == toml
    assert read([line]).title == text


def test_a_file_with_a_line_feed_in_its_name_does_not_end_its_comment() -> None:
    (line,) = written(('a\ntitle = "b".toml', {"timeout": 3}), set_only=True)

    assert read([line]) == Source(timeout=3.0)
