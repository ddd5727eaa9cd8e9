"""What of the sheets is kept with the tests: digests of numbers, so that they can be checked without the sheets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import figures
import written
import yaml

LENGTH = 12  # hex digits: 48 bits, no chance meeting among some thousand numbers
Digests = dict[str, dict[str, Any]]


def digest(record: str, number: str) -> str:
    """Return the digest of a number in a record."""
    return hashlib.sha256(f"{record}:{number}".encode()).hexdigest()[:LENGTH]


def entry(record: str, sheet: str, required: Iterable[str], allowed: Iterable[str]) -> dict[str, Any]:
    """Return {sheet, required, allowed} as it is stored."""
    needed, possible = ({digest(record, number) for number in group} for group in (required, allowed))
    return {"sheet": sheet, "required": sorted(needed), "allowed": sorted(possible | needed)}


@dataclass(slots=True)
class Waiver:
    """What may differ between a record and its sheet, and why; `left_out` and `added` hold digests."""

    reason: str
    left_out: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    items: dict[str, int] = field(default_factory=dict)  # {kind: how many of the sheet's items are left out}


def read_digests(path: Path) -> Digests:
    """Return {record id: {sheet, required, allowed}}."""
    return json.loads(path.read_text("utf-8"))


def read_waivers(path: Path) -> dict[str, Waiver]:
    """Return {record id: waiver}; raise ValueError for one without a reason or with an unknown key."""
    listed = yaml.safe_load(path.read_text("utf-8")) or {}
    return {record: _waiver(record, entry) for record, entry in listed.items()}


def _waiver(record: str, entry: dict[str, Any]) -> Waiver:
    unknown = set(entry) - {"reason", "left_out", "added", "items"}
    if unknown or not entry.get("reason"):
        raise ValueError(f"{record}: {unknown or 'no reason'}")
    return Waiver(
        entry["reason"], set(entry.get("left_out", ())), set(entry.get("added", ())), entry.get("items", {})
    )


def differences(records: dict[str, written.Tree], digests: Digests, waivers: dict[str, Waiver]) -> Iterator[str]:
    """Yield what a record lacks of its sheet's numbers, has beside them, and waivers that are not needed."""
    yield from (f"{record}: no file" for record in digests if record not in records)
    yield from (f"{record}: waived, but has no sheet" for record in waivers if record not in digests)
    for record in digests.keys() & records.keys():
        yield from _differences(record, records[record], digests[record], waivers.get(record, Waiver("")))


def _differences(record: str, tree: written.Tree, expected: dict[str, Any], waiver: Waiver) -> Iterator[str]:
    present = {digest(record, number) for number in written.numbers(written.stated(tree, body=True))}
    lacking = set(expected["required"]) - present
    yield from (f"{record}: a number of its sheet is missing: {one}" for one in sorted(lacking - waiver.left_out))
    yield from (f"{record}: waived, but not missing: {one}" for one in sorted(waiver.left_out - lacking))
    strange = strangers(record, tree, set(expected["allowed"]))
    yield from (f"{record}: {text!r} is not in its sheet" for one, text in strange if one not in waiver.added)
    unneeded = waiver.added - {one for one, _ in strange}
    yield from (f"{record}: waived, but not added: {one}" for one in sorted(unneeded))


def strangers(record: str, tree: written.Tree, allowed: set[str]) -> list[tuple[str, str]]:
    """Return (digest, text) of every number in a record which its sheet does not have."""
    return [
        (one, text)
        for text in written.stated(tree)
        for number in figures.figures(text)
        if (one := digest(record, number)) not in allowed
    ]
