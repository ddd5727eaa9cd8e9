"""A content of a launch text names directives and records that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..catalogue import Filed
from ..problems import Finding, suggestion
from ..vocabulary import Content, Entry
from .base import Check, Context, record_ids


def _directive_ids(context: Context) -> frozenset[str]:
    return context.broken.union(item.id for item in context.catalogue.directives)


def _run(item: Filed[Mapping[int, Entry]], context: Context) -> Iterator[Finding]:
    for position, content in item.value.items():
        if isinstance(content, Content):
            known = context.once(_directive_ids)
            for number, name in enumerate(content.directives):
                if name not in known:
                    values = {"value": name, "list": "documents", "suggestion": suggestion(name, known)}
                    yield Finding("unknown-id", (position, "van_ban", number), values=values)
            for number, name in enumerate(content.near):
                if name not in context.once(record_ids):
                    values = {"value": name, "suggestion": suggestion(name, context.once(record_ids))}
                    yield Finding("unknown-record", (position, "gan", number), values=values)


CHECK = Check("contents-name-ids", "lists", _run)
