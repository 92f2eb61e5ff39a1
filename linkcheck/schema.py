"""The contracts as JSON Schema (2020-12): what a source file may say, and what `report.json` says.

Both are made from the types, and what they say of a key is its docstring; only what a type cannot know is added here.
"""

from __future__ import annotations

import ast
import inspect
import json
from itertools import pairwise
from typing import Any, get_args

import msgspec
from msgspec import Struct

from linkcheck import checks
from linkcheck.model import AdviceKind, EvidenceKind
from linkcheck.report import SCHEMA_VERSION, Report
from linkcheck.source import Source

Schema = dict[str, Any]


def source() -> Schema:
    """Of a source file. There is no null in TOML: what is not set is not there."""
    schema, structs = _schema(Source, "A source of linkcheck")
    for key in schema["properties"].values():
        if "default" in key and key["default"] is None:
            del key["default"]
            key["anyOf"].remove({"type": "null"})
    policy = structs["Policy"]["properties"]
    policy["off"]["items"] = {"enum": list(checks.NAMES)}
    policy["verdicts"]["propertyNames"] = {"enum": [*checks.NAMES, *checks.MESSAGES]}
    return schema


def report() -> Schema:
    """Of `report.json`. It may have more fields than these, and lacks those with a default where it is older."""
    schema, structs = _schema(Report, "A report of linkcheck")
    schema["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    for struct, key, values in (
        ("FindingRow", "check", checks.NAMES),
        ("EvidenceRow", "kind", get_args(EvidenceKind)),
        ("AdviceRow", "kind", get_args(AdviceKind)),
    ):
        structs[struct]["properties"][key]["enum"] = list(values)
    for counts in ("verdicts", "target_verdicts"):
        structs["Summary"]["properties"][counts]["propertyNames"] = {"$ref": "#/$defs/Verdict"}
    return schema


SCHEMAS = {"source": source, "report": report}


def as_json(name: str) -> str:
    """A schema as it is published."""
    return json.dumps(SCHEMAS[name](), indent=2) + "\n"


def _schema(type_: type[Struct], title: str) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a type, its fields described by their docstrings; and the types that it is made of, by name."""
    _, definitions = msgspec.json.schema_components([type_], ref_template="#/$defs/{name}")
    types = vars(inspect.getmodule(type_))
    for name, definition in definitions.items():
        if "properties" in definition:
            for field, told in _field_docstrings(types[name]).items():
                definition["properties"][field]["description"] = told
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions.pop(type_.__name__),
        "title": title,
        "$defs": definitions,
    }
    return whole, definitions


def _field_docstrings(struct: type[Struct]) -> dict[str, str]:
    """What stands below each field that has something below it; Python itself does not keep it."""
    (definition,) = ast.parse(inspect.getsource(struct)).body
    assert isinstance(definition, ast.ClassDef)
    docstrings = {}
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(told))):
                docstrings[name] = " ".join(told.split())
    return docstrings
