"""The schemas that are published: they are those of the types, and real files are as they say."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from linkcheck import checks, schema
from linkcheck.advice import general
from linkcheck.model import Cause, Kind, Skip, Verdict

from .layers import LAYERS
from .repository import ROOT, read
from .server import Reply, page, serve
from .test_cli import linkcheck, report_of, write_source

SOURCE = Draft202012Validator(schema.source())
REPORT = Draft202012Validator(schema.report())


@pytest.mark.parametrize(("name", "path"), [("source", "sources/schema.json"), ("report", "reports/schema.json")])
def test_what_is_published_is_what_the_command_prints(tmp_path: Path, name: str, path: str) -> None:
    """Write it anew with `linkcheck schema NAME > PATH`."""
    ended = linkcheck(tmp_path, "schema", name)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == read(path)


@pytest.mark.parametrize("validator", [SOURCE, REPORT], ids=["source", "report"])
def test_a_schema_is_one(validator: Draft202012Validator) -> None:
    assert validator.schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(validator.schema)


# Sources.


def test_every_key_of_a_source_is_described() -> None:
    tables = [SOURCE.schema, *SOURCE.schema["$defs"].values()]
    keys = [(key, told.get("description")) for table in tables for key, told in table.get("properties", {}).items()]

    assert ("timeout", "Seconds for one try, connecting included.") in keys
    assert [key for key, description in keys if not description] == []


@pytest.mark.parametrize("path", sorted((ROOT / "sources").glob("*.toml")), ids=lambda path: path.name)
def test_the_repositorys_sources_are_valid_and_name_their_schema(path: Path) -> None:
    text = path.read_text("utf-8")

    SOURCE.validate(tomllib.loads(text))
    assert (path.parent / text.splitlines()[0].removeprefix("#:schema ")).read_text("utf-8") == read(
        "sources/schema.json"
    )


@given(LAYERS)
def test_what_a_source_may_say_is_valid(layer: dict[str, Any]) -> None:
    layer.get("policy", {}).pop("off", None)  # known names are asked for below
    layer.get("policy", {}).pop("verdicts", None)

    SOURCE.validate(layer)


@pytest.mark.parametrize(
    ("layer", "at"),
    [
        ({"strat": []}, "$"),
        ({"policy": {"of": []}}, "$.policy"),
        ({"start": "https://a.example/"}, "$.start"),
        ({"start": [3]}, "$.start[0]"),
        ({"max_pages": 0}, "$.max_pages"),
        ({"max_pages": True}, "$.max_pages"),
        ({"timeout": 0}, "$.timeout"),
        ({"max_time": None}, "$.max_time"),
        ({"concurrency": 1001}, "$.concurrency"),
        ({"politeness": "rude"}, "$.politeness"),
        ({"policy": {"off": ["txt"]}}, "$.policy.off[0]"),
        ({"policy": {"verdicts": {"moved": "bad"}}}, "$.policy.verdicts.moved"),
        ({"policy": {"verdicts": {"mvoed": "advice"}}}, "$.policy.verdicts"),
        ({"policy": {"accept": {"a.example": 403}}}, "$.policy.accept['a.example']"),
        ({"headers": {"a.example": "Cookie"}}, "$.headers['a.example']"),
    ],
)
def test_a_mistake_is_shown_where_it_was_made(layer: dict[str, Any], at: str) -> None:
    assert [error.json_path for error in SOURCE.iter_errors(layer)] == [at]


@pytest.mark.parametrize("name", [*checks.NAMES, *checks.MESSAGES])
def test_a_policy_may_name_every_check_and_message(name: str) -> None:
    SOURCE.validate({"policy": {"off": [name] if name in checks.NAMES else [], "verdicts": {name: "advice"}}})


def test_init_puts_the_schema_where_the_source_says_that_it_is(tmp_path: Path) -> None:
    linkcheck(tmp_path, "init", "https://a.example/", "--name", "site")

    source = tmp_path / "sources/site.toml"
    named = source.read_text("utf-8").splitlines()[0].removeprefix("#:schema ")
    assert (source.parent / named).read_text("utf-8") == read("sources/schema.json")
    SOURCE.validate(tomllib.loads(source.read_text("utf-8")))


def test_init_leaves_a_schema_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/schema.json").write_text("{}")

    assert linkcheck(tmp_path, "init", "https://a.example/").returncode == 0
    assert (tmp_path / "sources/schema.json").read_text() == "{}"


# Reports.


def test_the_report_of_the_demonstration_is_valid(tmp_path: Path) -> None:
    ended = linkcheck(tmp_path, "run", "demo", "--quiet", "--format", "json=-")
    report = json.loads(ended.stdout)

    REPORT.validate(report)
    assert strangers(report, REPORT.schema) == []
    assert {verdict for verdict, count in report["summary"]["verdicts"].items() if count} > {"ok", "broken", "moved"}


def test_a_report_with_what_was_skipped_and_what_gave_no_answer_is_valid(tmp_path: Path) -> None:
    site = {
        "/": page('<a href="javascript:x()">a</a><a href="/out">b</a><a href="http://127.0.0.1:1/">c</a><a href="/l">'),
        "/l": Reply(301, headers={"Location": "/l"}),
    }
    with serve(site) as server:
        write_source(tmp_path, "site", start=[server.url()], exclude=["/out$"])
        linkcheck(tmp_path, "run", "site", "--quiet")
    report = report_of(tmp_path, "site")

    REPORT.validate(report)
    assert {target["reason"] for target in report["targets"]} >= {"scheme", "excluded"}
    assert {target["cause"] for target in report["targets"]} >= {"connection-refused", "redirect-loop"}


def strangers(value: Any, told: dict[str, Any], path: str = "$") -> list[str]:
    """Fields of a report that its schema does not know: it allows them, for the reports of later versions."""
    told = resolved(told)
    match value:
        case dict() if "properties" in told:
            return [
                stranger
                for key, below in value.items()
                for stranger in (
                    strangers(below, told["properties"][key], f"{path}.{key}")
                    if key in told["properties"]
                    else [f"{path}.{key}"]
                )
            ]
        case list():
            return [stranger for below in value for stranger in strangers(below, told["items"], f"{path}[]")]
    return []


def resolved(told: dict[str, Any]) -> dict[str, Any]:
    (told, *_) = told.get("anyOf", [told])
    return REPORT.schema["$defs"][told["$ref"].rpartition("/")[2]] if "$ref" in told else told


ENUMERATIONS = {
    "LinkRow.kind": set(Kind),
    "LinkRow.verdict": set(Verdict),
    "TargetRow.cause": set(Cause),
    "TargetRow.reason": set(Skip),
    "Witness.cause": set(Cause),
    "Coverage.reason": set(Skip),
    "FindingRow.check": set(checks.NAMES),
}


@pytest.mark.parametrize("place", ENUMERATIONS)
def test_enumerations_are_listed(place: str) -> None:
    assert enumeration(place) == ENUMERATIONS[place]


def test_every_advice_that_is_given_without_knowing_better_is_listed() -> None:
    given = {*general.BY_MESSAGE.values(), *general.BY_CHECK.values(), general.UNVERIFIED}

    assert enumeration("AdviceRow.kind") > {advice.kind for advice in given}


def test_a_finding_whose_evidence_is_of_no_known_kind_is_not_valid() -> None:
    kinds = REPORT.evolve(schema={**REPORT.schema, **REPORT.schema["$defs"]["EvidenceRow"]})

    assert kinds.is_valid({"kind": "context", "text": "8 June 2021", "says": "2021-06-08"})
    assert not kinds.is_valid({"kind": "contxt", "text": "8 June 2021", "says": "2021-06-08"})


def enumeration(place: str) -> set[str]:
    struct, _, field = place.partition(".")
    return set(resolved(REPORT.schema["$defs"][struct]["properties"][field])["enum"])
