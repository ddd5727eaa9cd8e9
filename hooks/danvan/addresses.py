"""Every address ever published stays: `catalogue/urls.lock` holds them, one a line, sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from .problems import Report

LOCK = "urls.lock"


def read_lock(catalogue: Path) -> tuple[str, ...]:
    """Return the published addresses, oldest knowledge of the catalogue."""
    lock = catalogue / LOCK
    return tuple(lock.read_text("utf-8").split()) if lock.exists() else ()


def report_lost(lock: str, locked: Iterable[str], made: Collection[str], report: Report) -> None:
    """Report every published address that the new site no longer has."""
    for line, address in enumerate(locked, 1):
        if address not in made:
            report.add("lost-address", lock, line, 1, address=address)


def new(locked: Iterable[str], made: frozenset[str]) -> frozenset[str]:
    """Return the addresses of pages that are not published yet."""
    return frozenset(address for address in made.difference(locked) if address.endswith(".html"))


def write_lock(catalogue: Path, addresses: Iterable[str]) -> None:
    """Write the lock: one address a line, sorted; a full disk leaves the old one."""
    new = catalogue / f"{LOCK}.moi"
    new.write_text("\n".join(sorted(addresses)) + "\n", "utf-8")
    new.replace(catalogue / LOCK)
