"""Every statement that names a source names one of this record."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding, Path, suggestion
from ..record import Record
from .base import Check, Context

LISTS = ("results", "replications", "registrations", "inspections", "evaluations", "recognitions")


def _references(record: Record) -> Iterator[tuple[Path, str]]:
    for name in LISTS:
        alias = Record.model_fields[name].alias or name
        for position, part in enumerate(getattr(record, name)):
            if part.source:
                yield (alias, position, "nguon"), part.source


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    known: list[str] = []
    for position, source in enumerate(item.value.sources):
        if source.id and source.id in known:
            yield Finding("duplicate-source", ("nguon", position, "id"), values={"value": source.id})
        elif source.id:
            known.append(source.id)
    for path, word in _references(item.value):
        if word not in known:
            hint = suggestion(word, known)
            yield Finding("unknown-source", path, values={"value": word, "suggestion": hint})


CHECK = Check("source-ids", "records", _run)
