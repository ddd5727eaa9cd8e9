"""A record says the essentials, or says that it does not know them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import REQUIRED, Record
from .base import Check, Context

FIELDS = {field.alias: (name, field.title) for name, field in Record.model_fields.items()}


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    for alias in REQUIRED:
        name, label = FIELDS[alias]
        if not getattr(item.value, name) and alias not in item.value.unknown:
            yield Finding("required-key", (alias,), at_key=True, values={"name": alias, "label": label})


CHECK = Check("required-keys", "records", _run)
