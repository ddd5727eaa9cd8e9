"""What came, changed and went between two copies, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..directive import Directive
from ..fields import Part
from ..record import Record
from ..strings import say
from ..total import Total
from .contents import KINDS, Contents, Item

PARTS: Mapping[str, type[Part]] = {"mo-hinh": Record, "so-lieu": Total, "van-ban": Directive}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one kind of thing: items by id, and of changed ones the keys that did."""

    kind: str
    came: Mapping[str, Item]
    changed: Mapping[str, tuple[Item, tuple[str, ...]]]
    went: Mapping[str, Item]


def compare(old: Contents, new: Contents) -> list[Difference]:
    """Return what differs, kind by kind; nothing where two copies are the same."""
    found = (_compared(kind, old.kinds.get(kind, {}), new.kinds.get(kind, {})) for kind in KINDS)
    return [one for one in found if one.came or one.changed or one.went]


def _compared(kind: str, old: Mapping[str, Item], new: Mapping[str, Item]) -> Difference:
    both = [(name, item, changed_keys(old[name].keys, item.keys)) for name, item in new.items() if name in old]
    return Difference(
        kind,
        came={name: item for name, item in new.items() if name not in old},
        changed={name: (item, keys) for name, item, keys in both if keys},
        went={name: item for name, item in old.items() if name not in new},
    )


def changed_keys(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[str, ...]:
    """Return the keys that came, went or say something else.

    >>> changed_keys({"ten": "a", "nam": "b"}, {"ten": "c", "nam": "b", "noi": "d"})
    ('ten', 'noi')
    """
    return tuple(key for key in {**new, **old} if old.get(key) != new.get(key))


@cache
def label(kind: str, key: str) -> str:
    """Return what readers call a key; the key itself where it is in no file any more."""
    part = PARTS.get(kind)
    fields = part.model_fields.values() if part else ()
    return next((str(field.title) for field in fields if field.alias == key), key)


def lines(old: Contents, new: Contents) -> Iterator[str]:
    """Yield the difference in words: of each kind what came, what changed and in what, and what went."""
    yield say("diff.head", old=old.date, new=new.date)
    found = compare(old, new)
    if not found:
        yield say("diff.same")
    for one in found:
        kind = say(f"diff.kinds.{one.kind}")
        rows = {
            "came": [_named(name, item) for name, item in one.came.items()],
            "changed": [_changed(one.kind, name, *pair) for name, pair in one.changed.items()],
            "went": [_named(name, item) for name, item in one.went.items()],
        }
        for what, own in rows.items():
            if own:
                yield say(f"diff.{what}", kind=kind, n=len(own))
                yield from own


def _named(name: str, item: Item) -> str:
    return say("diff.item", id=name, name=", ".join(filter(None, (item.name, item.place))))


def _changed(kind: str, name: str, item: Item, keys: tuple[str, ...]) -> str:
    return say("diff.item-changed", item=_named(name, item), keys=", ".join(label(kind, key).lower() for key in keys))
