"""Every address ever published stays: `catalogue/urls.lock` holds them, one a line, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .problems import Report

LOCK = "urls.lock"


def read_lock(catalogue: Path) -> tuple[str, ...]:
    """Return the published addresses, oldest knowledge of the catalogue."""
    lock = catalogue / LOCK
    return tuple(lock.read_text("utf-8").split()) if lock.exists() else ()


def report_lost(lock: str, locked: Iterable[str], made: frozenset[str], report: Report) -> None:
    """Report every published address that the new site no longer has."""
    for line, address in enumerate(locked, 1):
        if address not in made:
            report.add("lost-address", lock, line, 1, address=address)


def write_lock(catalogue: Path, locked: Iterable[str], made: frozenset[str]) -> int:
    """Add new addresses to the lock; return how many there were."""
    known = frozenset(locked)
    new = {address for address in made - known if address.endswith(".html")}
    if new:
        (catalogue / LOCK).write_text("\n".join(sorted(known | new)) + "\n", "utf-8")
    return len(new)
