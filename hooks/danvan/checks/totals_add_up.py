"""Parts of a total add up to it and stages only get smaller, or the file says why not."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..total import Total, mismatches
from .base import Check, Context


def _run(item: Filed[Total], _: Context) -> Iterator[Finding]:
    found = list(mismatches(item.value))
    if item.value.mismatch and not found:
        yield Finding("mismatch-not-needed", ("khong_khop",), at_key=True, severity="warning")
    if not item.value.mismatch:
        for mismatch in found:
            yield Finding(mismatch.code, (mismatch.key,), values=mismatch.values)


CHECK = Check("totals-add-up", "totals", _run)
