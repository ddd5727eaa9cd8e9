"""What an editor wrote is what a reader sees: the sanitiser must have nothing to remove."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..prose import PROSE_KEYS, is_safe
from ..record import Record
from .base import Check, Context


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    for name in PROSE_KEYS:
        text = getattr(item.value, name)
        if text and not is_safe(text):
            yield Finding("unsafe-prose", (Record.model_fields[name].alias or name,))


CHECK = Check("prose-is-safe", "records", _run)
