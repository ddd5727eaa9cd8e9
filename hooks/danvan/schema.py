"""Copies of `record.py` for people: JSON Schema for editors, an annotated template, a table of keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from .directive import Directive
from .fields import Part, list_of, part_class
from .record import REQUIRED, Record
from .strings import say
from .total import Total

KINDS: Mapping[str, type[Part]] = {"record": Record, "total": Total, "directive": Directive}
# Where an editor's YAML reader finds the schema: from catalogue/records/<province>/.
SCHEMA_LINE = "# yaml-language-server: $schema=../../schema/record.schema.json"
TABLE_BEGIN, TABLE_END = "<!-- danvan {table}: begin -->", "<!-- danvan {table}: end -->"


def json_schema(kind: type[Part], ids: Mapping[str, Sequence[str]]) -> str:
    """Return the JSON Schema of a kind of file; ids of vocabularies stand in it as choices."""
    schema = kind.model_json_schema(by_alias=True)
    _fill_lists(schema, ids)
    if kind is Record:
        schema["required"] = [key for key in REQUIRED if key not in ("linh_vuc", "dia_ban")]  # those may be in chua_ro
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": say("schema.generated"), **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _fill_lists(node: Any, ids: Mapping[str, Sequence[str]]) -> None:  # noqa: ANN401
    """Replace the name of a list by its ids, everywhere below a node."""
    if isinstance(node, dict):
        name = node.pop("x-danvan-list", None)
        if name in ids:
            node["enum"] = list(ids[name])
        node.pop("default", None)
        if {"type": "null"} in node.get("anyOf", ()):  # an empty value is a mistake, absence is not
            node["anyOf"].remove({"type": "null"})
        for child in node.values():
            _fill_lists(child, ids)
    elif isinstance(node, list):
        for child in node:
            _fill_lists(child, ids)


def template(ids: Mapping[str, Sequence[str]]) -> str:
    """Return a record to fill in: every key with its label and hint; optional ones as comments.

    An id that an editor must choose is left empty, below the ids of its list: a wrong default would stay.
    """
    lines = [SCHEMA_LINE, *(f"# {line}" for line in say("schema.template_head").strip().splitlines())]
    for field in Record.model_fields.values():
        choices = ids.get(list_of(field), ()) if field.alias in REQUIRED else ()
        asked = [f"# {say('schema.choices', ids=', '.join(choices))}"] if choices else []
        lines += ["", f"# {_explain(field)}", *asked, *_lines(field)]
    return "\n".join(lines) + "\n"


def _explain(field: FieldInfo) -> str:
    need = say("schema.required") if field.alias in REQUIRED else ""
    return ". ".join(part for part in (field.title or "", field.description or "", need) if part)


def _lines(field: FieldInfo, indent: str = "", *, live: bool | None = None) -> Iterator[str]:
    """Yield the lines of one key; those an editor must fill are live, the others are comments."""
    live = field.alias in REQUIRED if live is None else live
    part = part_class(field.annotation)
    if part is None:
        yield _line(f"{indent}{field.alias}: {_example(field)}", live)
        return
    yield _line(f"{indent}{field.alias}:", live)
    listed = field.default == ()
    below = " " * (len(indent) + (4 if listed else 2))
    for position, inner in enumerate(part.model_fields.values()):
        lead = below[:-2] + "- " if listed and not position else below
        yield from _lines(inner, lead, live=live and (inner.is_required() or (listed and not position)))


def _line(text: str, live: bool) -> str:
    return text.rstrip() if live else f"# {text}".rstrip()


def _example(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get("example", "")) if isinstance(extra, dict) else ""


def table() -> str:
    """Return the table of keys for CONTRIBUTING.md."""
    rows = [say("schema.table_head"), "|---|---|---|"]
    for field in Record.model_fields.values():
        part = part_class(field.annotation)
        inner = _inner_keys(part) if part else ""
        hint = "; ".join(text for text in (field.description or "", inner) if text)
        need = " *" if field.alias in REQUIRED else ""
        rows.append(f"| `{field.alias}`{need} | {field.title} | {hint} |")
    return "\n".join(rows)


def _inner_keys(part: type[Part]) -> str:
    """Return the keys of a part, those of its own parts in brackets."""
    words = []
    for field in part.model_fields.values():
        below = part_class(field.annotation)
        words.append(f"`{field.alias}`" + (f" ({_inner_keys(below)})" if below else ""))
    return ", ".join(words)


def checks_table(errors: Iterable[str], warnings: Iterable[str]) -> str:
    """Return the table of checks for CONTRIBUTING.md: what each asks for, and whether it stops a build."""
    rows = [(name, "schema.error") for name in errors] + [(name, "check.warning") for name in warnings]
    lines = (f"| `{name}` | {say(f'checks.{name}')} | {say(weight)} |" for name, weight in rows)
    return "\n".join([say("schema.checks_head"), "|---|---|---|", *lines])


def with_table(text: str, name: str, body: str) -> str:
    """Return a document with a table put between the two marks of its name; ValueError without them."""
    head, begin, rest = text.partition(TABLE_BEGIN.format(table=name))
    _, end, tail = rest.partition(TABLE_END.format(table=name))
    if not (begin and end):
        raise ValueError(name)
    return f"{head}{begin}\n{body}\n{end}{tail}"
