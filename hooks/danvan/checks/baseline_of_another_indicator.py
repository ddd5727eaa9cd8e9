"""Before and after are the same indicator in the same unit; otherwise nothing was compared."""

from __future__ import annotations

from collections.abc import Iterator

from .. import quantity
from ..catalogue import Filed
from ..problems import Finding
from ..record import Record, Result
from .base import Check, Context, warn

CONFESSION = "trước là"  # "Số tổ toàn tỉnh (trước là tổ đầu tiên)": the indicator itself says that it changed


def _units(result: Result) -> tuple[str, str]:
    """Return the units of the number before and of the one after, each as far as it is said."""
    before, after = quantity.parse(result.baseline or ""), quantity.parse(result.value)
    return (before.unit if before else ""), (after.unit if after else "") or result.unit or ""


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    for position, result in enumerate(item.value.results):
        if not result.baseline:
            continue
        before, after = _units(result)
        if CONFESSION in result.indicator.lower() or (before and after and before.lower() != after.lower()):
            values = {"baseline": result.baseline, "value": f"{result.value} {result.unit or ''}".strip()}
            yield warn(CHECK.name, ("ket_qua", position, "truoc"), **values)


CHECK = Check("baseline-of-another-indicator", "records", _run)
