"""The files that are made from `record.py` and the lists: JSON Schema, the record to fill in, tables of the manual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import checks, read, schema
from .problems import Report
from .settings import ROOT
from .validate import validate_vocabularies


def schema_files() -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of everything that is made from `record.py`."""
    ids = list_ids(ROOT / "catalogue")
    folder = ROOT / "catalogue" / "schema"
    for name, kind in schema.KINDS.items():
        yield folder / f"{name}.schema.json", schema.json_schema(kind, ids)
    yield folder / "mau-ban-ghi.yml", schema.template(ids)
    guide = ROOT / "CONTRIBUTING.md"
    rules, editorial = ([check.name for check in group] for group in (checks.RULES, checks.EDITORIAL))
    text = schema.with_table(guide.read_text("utf-8"), "schema", schema.table())
    yield guide, schema.with_table(text, "checks", schema.checks_table(rules, editorial))


def list_ids(catalogue: Path) -> dict[str, list[str]]:
    """Return the ids of every list of a catalogue, sorted; nothing else is read."""
    report = Report()
    words = validate_vocabularies(read.read_folder(catalogue / read.LISTS, report), report)
    return {name: sorted(found) for name, found in words.ids().items()}
