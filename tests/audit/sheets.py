"""The fact sheets the records were written from: their numbers, their items, and which record is whose.

A sheet is a line of models.jsonl; a seed is an entry of seed_records.json, whose id is its record's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import figures

Sheet = dict[str, Any]
SILENT = frozenset({"id", "url", "province_key", "richness", "field", "subject", "contact", "seed"})


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Return the sheets of a JSON Lines file by id."""
    lines = path.read_text("utf-8").split("\n")
    return {sheet["id"]: sheet for sheet in map(json.loads, filter(str.strip, lines))}


def read_seeds(path: Path) -> dict[str, Sheet]:
    """Return the seeds' models by record id."""
    return {seed["id"]: seed for seed in json.loads(path.read_text("utf-8"))}


def read_maps(folder: Path) -> dict[str, str]:
    """Return {sheet id: record id} out of all maps of a folder; raise ValueError when two disagree."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("?.json")):
        for sheet, record in json.loads(path.read_text("utf-8")).items():
            if found.setdefault(sheet, record) != record or list(found.values()).count(record) > 1:
                raise ValueError(f"{path}: {sheet} -> {record}")
    return found


def texts(value: object) -> Iterator[str]:
    """Yield all texts of a sheet that may state a number."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in SILENT:
                yield from texts(part)


def _bare_numbers(value: object) -> Iterator[str]:
    """Yield the JSON numbers of a sheet: values, amounts, years."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _bare_numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield figures.canonical(value)


def allowed(sheet: Sheet) -> set[str]:
    """Return every number a record may take from its sheet, in all its readings."""
    found = set(_bare_numbers(sheet))
    for text in texts(sheet):
        found |= figures.readings(text)
    return found | {number for item in _counted(sheet) for number in numbers_of(item)}


def required(sheet: Sheet) -> set[str]:
    """Return the numbers of results and resources, with baselines."""
    return {number for item in _counted(sheet) for number in numbers_of(item)}


def _counted(sheet: Sheet) -> list[dict[str, Any]]:
    return [*sheet.get("results", []), *sheet.get("resources", [])]


def numbers_of(item: dict[str, Any]) -> list[str]:
    """Return the value of one result or resource in its unit's scale, and the numbers of its baseline."""
    unit = item.get("unit", "")
    value = item.get("value", item.get("amount"))
    found = [figures.scaled(value, unit)] if isinstance(value, int | float) else []
    found += figures.figures(value) if isinstance(value, str) else []
    baseline = item.get("baseline")
    if isinstance(baseline, int | float):
        return [*found, figures.scaled(baseline, unit)]
    return found + figures.figures(f"{baseline} {unit}" if baseline and baseline[-1:].isdigit() else baseline or "")
