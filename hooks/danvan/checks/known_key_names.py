"""`chua_ro` and `suy_ra` name keys that exist and say the truth about them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..fields import nested_keys
from ..problems import Finding, suggestion
from ..record import Record
from .base import Check, Context

TOP = {field.alias or name: name for name, field in Record.model_fields.items()}


FULL = [name for name, _ in nested_keys(Record)]
NAMES = frozenset(FULL) | {name.rsplit(".", 1)[-1] for name in FULL}  # `cach_lam.ai` or just `ai`


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    for key, words in (("chua_ro", item.value.unknown), ("suy_ra", item.value.inferred)):
        for position, word in enumerate(words):
            path = (key, position)
            if word not in NAMES:
                hint = suggestion(word, NAMES)
                yield Finding("unknown-key-name", path, values={"value": word, "suggestion": hint})
            elif word in TOP and bool(getattr(item.value, TOP[word])) == (key == "chua_ro"):
                code = "filled-and-unknown" if key == "chua_ro" else "inferred-but-empty"
                yield Finding(code, path, values={"value": word})


CHECK = Check("known-key-names", "records", _run)
