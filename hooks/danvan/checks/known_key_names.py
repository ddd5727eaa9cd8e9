"""`chua_ro` and `suy_ra` name keys that exist and say the truth about them."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Catalogue, Filed
from ..fields import Part, part_class
from ..problems import Finding, suggestion
from ..record import Record
from .base import Check

TOP = {field.alias or name: name for name, field in Record.model_fields.items()}


def _paths() -> frozenset[str]:
    """Return every key by its full name (`cach_lam.ai`) and by its last part (`ai`)."""
    names = set(TOP)
    for alias, name in TOP.items():
        part: type[Part] | None = part_class(Record.model_fields[name].annotation)
        for field in part.model_fields.values() if part else ():
            names |= {f"{alias}.{field.alias}", str(field.alias)}
    return frozenset(names)


NAMES = _paths()


def _run(item: Filed[Record], _: Catalogue) -> Iterator[Finding]:
    for key, words in (("chua_ro", item.value.unknown), ("suy_ra", item.value.inferred)):
        for position, word in enumerate(words):
            path = (key, position)
            if word not in NAMES:
                hint = suggestion(word, NAMES)
                yield Finding("unknown-key-name", path, values={"value": word, "suggestion": hint})
            elif word in TOP and bool(getattr(item.value, TOP[word])) == (key == "chua_ro"):
                code = "filled-and-unknown" if key == "chua_ro" else "inferred-but-empty"
                yield Finding(code, path, values={"value": word})


CHECK = Check(
    "known-key-names", "chua_ro và suy_ra chỉ ghi tên khóa có thật, đúng với bản ghi.", "records", _run
)
