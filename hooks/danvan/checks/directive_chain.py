"""Directives rest on earlier ones, never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..catalogue import Filed, by_id
from ..directive import Directive
from ..problems import Finding
from .base import Check, Context


def _by_id(context: Context) -> Mapping[str, Filed[Directive]]:
    return by_id(context.catalogue.directives)


def _run(item: Filed[Directive], context: Context) -> Iterator[Finding]:
    known = context.once(_by_id)
    for position, word in enumerate(item.value.based_on):
        chain, seen = [word], {word}
        while chain:
            here = chain.pop()
            if here == item.id:
                values = {"chain": f"{item.id} → {word} → {item.id}"}
                yield Finding("directive-loop", ("can_cu", position), values=values)
                break
            found = set(known[here].value.based_on) - seen if here in known else set()
            seen |= found
            chain.extend(sorted(found))


CHECK = Check("directive-chain", "directives", _run)
