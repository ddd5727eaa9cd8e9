"""Which records go into a pack: those of provinces, fields and topics, or some by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ..catalogue import Filed
from ..prepared import Prepared
from ..problems import suggestion
from ..record import Record
from ..strings import say
from ..text import slug

OPTIONS = ("tinh", "linh-vuc", "chu-de", "id")


class NothingChosen(Exception):
    """The choice names what there is not, or what no record has; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Of each kind the chosen names; of one kind any, of several kinds all must fit. Empty: everything."""

    provinces: tuple[str, ...] = ()  # codes
    fields: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is left out."""
        return not (self.provinces or self.fields or self.topics or self.ids)

    @property
    def stem(self) -> str:
        """Return what the files are called."""
        names = (*self.provinces, *self.fields, *self.topics, *self.ids)
        return "-".join(["danvankheo", *names])[:60].rstrip("-")


def read(prepared: Prepared, given: Mapping[str, Iterable[str]]) -> Selection:
    """Return the selection of options as typed: a province by its code, or its name in any writing."""
    provinces = {slug(unit.name): unit.code for unit in prepared.register.all("nay", "tinh")}
    codes = {code: code for code in provinces.values()}
    words = prepared.catalogue.vocabularies
    known: Mapping[str, Mapping[str, str]] = {
        "tinh": {**provinces, **codes},
        "linh-vuc": {word.id: word.id for word in words["linh_vuc"].values()},
        "chu-de": {word.id: word.id for word in words["chu_de"].values()},
        "id": {item.id: item.id for item in prepared.catalogue.published()},
    }
    return Selection(*(tuple(_known(name, given.get(name, ()), known[name])) for name in OPTIONS))


def _known(option: str, given: Iterable[str], known: Mapping[str, str]) -> Iterable[str]:
    for typed in given:
        name = typed if typed in known else slug(typed)
        if name not in known:
            near = suggestion(name, known)
            raise NothingChosen(say("cli.pack.unknown", option=option, value=typed, suggestion=near).strip())
        yield known[name]


def narrowed(prepared: Prepared, chosen: Selection) -> Prepared:
    """Return the catalogue with the chosen records only; raise `NothingChosen` where there is none."""
    if chosen.is_all:
        return prepared
    kept = tuple(item for item in prepared.catalogue.published() if _fits(prepared, item, chosen))
    if not kept:
        raise NothingChosen(say("cli.pack.nothing"))
    return replace(prepared, catalogue=replace(prepared.catalogue, records=kept))


def _fits(prepared: Prepared, item: Filed[Record], chosen: Selection) -> bool:
    record = item.value
    above = prepared.catalogue.vocabularies["linh_vuc"][record.field].counts_under if record.field else None
    places = prepared.places.get(item.id, ())
    asked: Iterable[tuple[Collection[str], Collection[str | None]]] = (
        (chosen.provinces, [place.province.code for place in places if place.province]),
        (chosen.fields, (record.field, above)),
        (chosen.topics, record.topics),
        (chosen.ids, (item.id,)),
    )
    return all(not wanted or set(wanted) & set(has) for wanted, has in asked)
