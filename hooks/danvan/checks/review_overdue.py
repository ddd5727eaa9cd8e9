"""A published record is looked at again when its time has come."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, days_of, is_live, warn


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    due = item.value.editorial.review_due if item.value.editorial else None
    if due and is_live(item.value) and days_of(due)[1] < context.today.isoformat():
        yield warn(CHECK.name, ("bien_tap", "han_ra_soat"), value=due)


CHECK = Check("review-overdue", "records", _run)
