"""A record says the essentials, or says that it does not know them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue, Filed
from ..problems import Finding
from ..record import REQUIRED, Record
from .base import Check

FIELDS = {field.alias: (name, field.title) for name, field in Record.model_fields.items()}


def _run(item: Filed[Record], _: Catalogue) -> Iterator[Finding]:
    for alias in REQUIRED:
        name, label = FIELDS[alias]
        if not getattr(item.value, name) and alias not in item.value.unknown:
            yield Finding("required-key", (alias,), at_key=True, values={"name": alias, "label": label})


CHECK = Check("required-keys", "Khóa bắt buộc phải có giá trị, hoặc có tên trong chua_ro.", "records", _run)
