"""A former id still opens its record, and belongs to one record only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context


def _used(context: Context) -> Counter[str]:
    """Return how often each id is used, now or formerly."""
    records = context.catalogue.records
    used = Counter(other.id for other in records)
    used.update(former for other in records for former in other.value.former_ids)
    return used


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    if not item.value.former_ids:
        return
    used = context.once(_used)
    for position, former in enumerate(item.value.former_ids):
        if used[former] > 1:
            yield Finding("former-id-in-use", ("ma_cu", position), values={"value": former})


CHECK = Check("former-ids", "records", _run)
