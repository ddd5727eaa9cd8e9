"""Records that a record names exist."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding, Path, suggestion
from ..record import Record
from .base import Check, Context, record_ids


def _links(record: Record) -> Iterator[tuple[Path, str]]:
    for position, word in enumerate(record.replicates):
        yield ("nhan_rong_tu", position), word
    for position, replication in enumerate(record.replications):
        if replication.record:
            yield ("nhan_rong_tai", position, "id"), replication.record


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    links = list(_links(item.value))
    if not links:
        return
    known = context.once(record_ids)
    for path, word in links:
        if word not in known:
            hint = suggestion(word, known)
            yield Finding("unknown-record", path, values={"value": word, "suggestion": hint})


CHECK = Check("linked-records", "records", _run)
