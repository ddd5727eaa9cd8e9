"""Parts of a total add up to it and stages only get smaller, or the file says why not."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue, Filed
from ..problems import Finding
from ..total import Total, mismatches
from .base import Check


def _run(item: Filed[Total], _: Catalogue) -> Iterator[Finding]:
    found = list(mismatches(item.value))
    if item.value.mismatch and not found:
        yield Finding("mismatch-not-needed", ("khong_khop",), at_key=True, severity="warning")
    if not item.value.mismatch:
        for mismatch in found:
            yield Finding(mismatch.code, (mismatch.key,), values=mismatch.values)


CHECK = Check("totals-add-up", "Các phần cộng bằng tổng; đăng ký ≥ công nhận ≥ điển hình.", "totals", _run)
