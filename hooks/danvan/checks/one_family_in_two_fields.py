"""Models of one family, that is of one way of doing it, stand in one field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ..catalogue import Filed, by_id
from ..problems import Finding
from ..record import Record
from .base import Check, Context, warn

Usual = tuple[str, str, str]  # name of a family, its most frequent field, how frequent ("6/9")


def _usual_fields(context: Context) -> Mapping[str, list[Usual]]:
    """Return for every member of a family that has more than one field what is usual in it."""
    known = by_id(context.catalogue.records)
    found: defaultdict[str, list[Usual]] = defaultdict(list)
    for family in context.catalogue.vocabularies["nhom_cach_lam"].values():
        fields = {name: known[name].value.field for name in family.records if name in known}
        counts = Counter(field for field in fields.values() if field)
        if len(counts) > 1:
            ((usual, number),) = counts.most_common(1)
            for name in fields:
                found[name].append((family.name, usual, f"{number}/{counts.total()}"))
    return found


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    names = context.catalogue.vocabularies["linh_vuc"]
    for family, usual, share in context.once(_usual_fields).get(item.id, ()):
        if item.value.field and item.value.field != usual:
            values = {"family": family, "share": share, "usual": names[usual].short}
            yield warn(CHECK.name, ("linh_vuc",), own=names[item.value.field].short, **values)


CHECK = Check("one-family-in-two-fields", "records", _run)
