"""A former id still opens its record, and belongs to one record only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..catalogue import Catalogue, Filed
from ..problems import Finding
from ..record import Record
from .base import Check


def _run(item: Filed[Record], catalogue: Catalogue) -> Iterator[Finding]:
    if not item.value.former_ids:
        return
    used = Counter(other.id for other in catalogue.records)
    used.update(former for other in catalogue.records for former in other.value.former_ids)
    for position, former in enumerate(item.value.former_ids):
        if used[former] > 1:
            yield Finding("former-id-in-use", ("ma_cu", position), values={"value": former})


CHECK = Check("former-ids", "Mã cũ không trùng mã đang dùng; mỗi mã cũ thuộc một bản ghi.", "records", _run)
