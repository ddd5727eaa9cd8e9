"""Days of change from both places that know them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..problems import Report
from . import history, written
from .days import Day


def days(catalogue: Path, published: frozenset[str], report: Report) -> tuple[Day, ...]:
    """Return the days of change, the newest first: of each what git says, and what the file says where git does not."""
    told = {day.date: day for day in written.days(catalogue, published, report)}
    seen = {day.date: day for day in history.days(catalogue, published)}
    both = {date: replace(day, note=told[date].note) if date in told else day for date, day in seen.items()}
    return tuple(sorted({**told, **both}.values(), key=lambda day: day.date, reverse=True)[: history.DAYS])
