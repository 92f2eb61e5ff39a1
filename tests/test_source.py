"""TOML -> `Source`: every mistake is told with where it was made, and later layers are stronger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from linkcheck import source as sources
from linkcheck.errors import UsageError
from linkcheck.source import Source
from linkcheck.urls import parse

MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"strat": ["https://a.example/"]}, "unknown key `strat`; did you mean `start`?"),
    ({"policy": {"of": ["text"]}}, "unknown key `policy.of`; did you mean `off`?"),
    ({"zzz": 1}, "unknown key `zzz`; known: title, start, within"),
    ({"start": "https://a.example/"}, "`start`: expected `array`, got `str`"),
    ({"start": ["https://a.example/", 3]}, "`start[1]`: expected `str`, got `int`"),
    ({"max_pages": "10"}, "`max_pages`: expected `int`, got `str`"),
    ({"max_pages": 0}, "`max_pages`: expected `int` >= 1"),
    ({"max_pages": True}, "`max_pages`: expected `int`, got `bool`"),
    ({"timeout": 0}, "`timeout`: expected `float` > 0.0"),
    ({"concurrency": 1001}, "`concurrency`: expected `int` <= 1000"),
    ({"politeness": "rude"}, "`politeness`: invalid enum value 'rude'"),
    ({"policy": {"verdicts": {"moved": "bad"}}}, "`policy.verdicts[...]`: invalid enum value 'bad'"),
    ({"policy": {"accept": {"a.example": 403}}}, "`policy.accept[...]`: expected `array`, got `int`"),
    ({"start": ["www.a.example"]}, "`start[0]`: `www.a.example` is not an http or https address"),
    ({"within": ["ftp://a.example/"]}, "`within[0]`: `ftp://a.example/` is not an http or https address"),
    ({"within": ["https://**.a.example/"]}, "`within[0]`: `**` in the host's name would stand for any host at all"),
    ({"drop_parameters": ["utm_*", ""]}, "`drop_parameters[1]`: `` is not the name of a parameter, such as `utm_*`"),
    ({"drop_parameters": ["lang=en"]}, "`drop_parameters[0]`: `lang=en` is not the name of a parameter"),
    ({"max_depth": -1}, "`max_depth`: expected `int` >= 0"),
    ({"max_per_pattern": 0}, "`max_per_pattern`: expected `int` >= 1"),
    ({"start": ["https://me:secret@a.example/"]}, "`start[0]`: credentials do not belong in an address"),
    ({"proxy": "http://me:secret@a.example:3128"}, "`proxy`: credentials do not belong in a file"),
    ({"allow_private": ["10.1.0.0/8"]}, "`allow_private[0]`: `10.1.0.0/8` is not a network in CIDR notation"),
    ({"allow_private": ["Intranet"]}, "`allow_private[0]`: `Intranet` is neither a host name in lower case"),
    ({"allow_private": "yes"}, "`allow_private`: expected `bool | array`, got `str`"),
    ({"exclude": ["ok", "(open"]}, "`exclude[1]`: `(open` is not a regular expression: missing )"),
    ({"headers": {"a.example": {"Authorization": "Bearer abc"}}}, '`headers."a.example".Authorization`: a secret'),
    ({"headers": {"a.example": {"X-Api-Key": "abc"}}}, '`headers."a.example".X-Api-Key`: a secret does not belong'),
    ({"headers": {"a.example": {"cookie": "a=b"}}}, '`headers."a.example".cookie`: a secret does not belong'),
    ({"headers": {"a.example": {"A:B": "x"}}}, '`headers."a.example".A:B`: not a header field'),
    ({"headers": {"a.example": {"A": "x\r\nB: y"}}}, '`headers."a.example".A`: not a header field'),
]


@pytest.mark.parametrize(("layer", "told"), MISTAKES, ids=[told for _, told in MISTAKES])
def test_a_mistake_is_told_with_the_file_and_the_path_of_the_key(layer: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        sources.decode(layer, "site.toml")

    message = str(raised.value)
    assert message.startswith(f"site.toml: {told}")
    assert "\n" not in message


def test_the_message_about_a_literal_secret_does_not_repeat_it() -> None:
    with pytest.raises(UsageError) as raised:
        sources.decode({"headers": {"a.example": {"Authorization": "Bearer abc123"}}}, "site.toml")

    assert "abc123" not in str(raised.value)


def test_the_message_about_credentials_in_an_address_does_not_repeat_them() -> None:
    with pytest.raises(UsageError) as raised:
        sources.decode({"start": ["https://me:abc123@a.example/"]}, "site.toml")

    assert "abc123" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"start = [", "not valid TOML: Invalid value (at end of document)"),
        (b"title = 'a'\ntitle = 'b'\n", "not valid TOML: Cannot overwrite a value (at line 2"),
        (b"title = '\xff'\n", "cannot be read: "),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(content)

    with pytest.raises(UsageError) as raised:
        sources.read_toml(path)

    assert str(raised.value).startswith(f"{path}: {told}")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        sources.read_toml(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="cannot be read"):
        sources.read_toml(tmp_path)


def test_later_layers_are_stronger_and_tables_are_merged_key_by_key() -> None:
    weak = {"timeout": 5, "max_pages": 7, "policy": {"off": ["text"], "accept": {"a.example": [403]}}}
    strong = {"timeout": 9, "policy": {"accept": {"b.example": [999]}}}

    merged = sources.merge([("pyproject.toml", weak), ("site.toml", strong)])

    assert (merged.timeout, merged.max_pages) == (9, 7)
    assert merged.policy.off == ("text",)
    assert merged.policy.accept == {"a.example": (403,), "b.example": (999,)}


def test_a_key_that_is_set_to_its_default_is_still_stronger_than_a_layer_below() -> None:
    merged = sources.merge([("pyproject.toml", {"fail_on": "none"}), ("site.toml", {"fail_on": Source().fail_on})])

    assert merged.fail_on == "broken"


def test_merging_changes_no_layer() -> None:
    weak: dict[str, Any] = {"policy": {"accept": {"a.example": [403]}}}

    sources.merge([("a", weak), ("b", {"policy": {"accept": {"b.example": [403]}}})])

    assert weak == {"policy": {"accept": {"a.example": [403]}}}


def test_a_mistake_is_told_with_the_layer_in_which_it_was_made() -> None:
    with pytest.raises(UsageError, match=r"^pyproject\.toml: unknown key"):
        sources.merge([("pyproject.toml", {"timout": 3}), ("site.toml", {})])


def test_pyproject_without_our_table_is_an_empty_layer(tmp_path: Path) -> None:
    assert sources.project_layer(tmp_path) == {}
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert sources.project_layer(tmp_path) == {}


def test_pyproject_with_our_table_is_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.linkcheck]\ntimeout = 3\n")
    assert sources.project_layer(tmp_path) == {"timeout": 3}
    path.write_text("[tool.linkcheck]\ntimout = 3\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml: \[tool\.linkcheck\]: unknown key `timout`"):
        sources.project_layer(tmp_path)


def test_a_pyproject_whose_tool_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("tool = 3\n")
    with pytest.raises(UsageError):
        sources.project_layer(tmp_path)


def test_secrets_come_from_the_environment() -> None:
    source = sources.decode({"headers": {"a.example": {"Authorization": "env:TOKEN", "X-Plain": "yes"}}}, "site.toml")

    told = sources.secrets(source, {"TOKEN": "Bearer abc"})

    assert told == {"a.example": {"Authorization": "Bearer abc", "X-Plain": "yes"}}


def test_a_secret_whose_variable_is_not_set_is_told_by_name() -> None:
    source = sources.decode({"headers": {"a.example": {"Authorization": "env:TOKEN"}}}, "site.toml")

    with pytest.raises(UsageError, match=r'"a\.example"\.Authorization` wants the environment variable TOKEN'):
        sources.secrets(source, {})


def test_a_secret_that_is_no_header_field_is_told_without_repeating_it() -> None:
    source = sources.decode({"headers": {"a.example": {"Authorization": "env:TOKEN"}}}, "site.toml")

    with pytest.raises(UsageError) as raised:
        sources.secrets(source, {"TOKEN": "abc\r\nX: y"})
    assert "abc" not in str(raised.value)


def test_start_addresses_lose_their_fragment_and_are_each_asked_once() -> None:
    source = sources.decode({"start": ["https://A.example/x#one", "https://a.example:443/x#two"]}, "site.toml")

    assert sources.starts(source) == ("https://a.example/x",)


def test_start_addresses_are_what_is_asked_for() -> None:
    layer = {"start": ["https://a.example/x?utm_source=n", "https://a.example/x"], "drop_parameters": ["utm_*"]}

    assert sources.starts(sources.decode(layer, "site.toml")) == ("https://a.example/x",)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org/students/", "www.example.org-students"),
        ("https://www.example.org/", "www.example.org"),
        ("https://www.example.org/../../etc/passwd", "www.example.org-etc-passwd"),
        ("https://www.example.org/%2e%2e%2fetc", "www.example.org-2e-2e-2fetc"),
        ("http://[::1]:8080/", "1"),
        ("https://www.example.org/" + "a" * 500, "www.example.org-" + "a" * 64),
    ],
)
def test_the_folder_of_an_address_is_a_name_that_no_file_system_minds(address: str, name: str) -> None:
    url = parse(address)

    assert url is not None
    assert sources.slug(url) == name
