"""Everything the pages are made from, gathered once, with the groups they list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .abbreviations import Abbreviations
from .catalogue import Filed
from .changes import Day
from .directive import Directive
from .entry import Entry, Place
from .knowledge import Article
from .launched import Answered, answered
from .localities import Identity, Register, Unit
from .made import Made
from .place_words import entry_units, one_name
from .problems import Problem
from .settings import Settings
from .text import fold
from .total import Total
from .view import Facet
from .vocabulary import Vocabularies

COUNTED_KINDS = ("mo-hinh", "dien-hinh")
Groups = Mapping[str, list[Entry]]


@dataclass(frozen=True, slots=True)
class Example:
    """A record made up for the editors' page, with its file as an editor types it."""

    entry: Entry
    text: str
    problems: tuple[Problem, ...]  # what `danvan check` says of it


@dataclass(frozen=True)
class Site:
    """Entries in catalogue order with everything around them."""

    settings: Settings
    words: Vocabularies
    register: Register
    entries: tuple[Entry, ...]
    archived: tuple[Entry, ...]  # keep their page, and stand in no list
    facets: tuple[Facet, ...]
    totals: tuple[Filed[Total], ...]  # newest first
    total_places: Mapping[str, tuple[Place, ...]]
    directives: tuple[Filed[Directive], ...]  # newest first
    chunks: Mapping[str, str]  # name -> path below the site's top
    examples: Mapping[str, Example]  # of the editors' page, by id
    files: Mapping[str, str] = field(default_factory=dict)  # name of a style, script or icon -> path
    articles: tuple[Article, ...] = ()  # knowledge pages, in the order of reading
    days: tuple[Day, ...] = ()  # on which records came or changed
    made: Made = field(default_factory=Made)  # of what the last run made

    def _grouped(self, keys: Callable[[Entry], Iterable[str]]) -> Groups:
        groups: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in dict.fromkeys(keys(entry)):
                groups[key].append(entry)
        return groups

    @property
    def with_archived(self) -> tuple[Entry, ...]:
        """Return every entry that has a page."""
        return (*self.entries, *self.archived)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Index the entries."""
        return {entry.id: entry for entry in self.with_archived}

    @cached_property
    def by_field(self) -> Groups:
        """Group by field; the fifth stands in the one it counts under, too."""
        return self._grouped(lambda entry: fields_of(entry, self.words))

    @cached_property
    def by_topic(self) -> Groups:
        """Group by topic."""
        return self._grouped(lambda entry: entry.record.topics)

    @cached_property
    def by_province(self) -> Groups:
        """Group by the code of the present province."""
        return self._grouped(lambda entry: [p.province.code for p in entry.places if p.province])

    @cached_property
    def by_commune(self) -> Mapping[Unit, list[Entry]]:
        """Group by present commune; a split place stands under each of its communes."""
        return self._by_unit("nay", "xa")

    @cached_property
    def communes(self) -> Mapping[Identity, tuple[int, Unit]]:
        """Return the present communes with records by identity, each with its place in `by_commune`."""
        return {unit.id: (position, unit) for position, unit in enumerate(self.by_commune)}

    @cached_property
    def by_former(self) -> Mapping[Unit, list[Entry]]:
        """Group by former province, district and commune."""
        return {unit: own for level in ("tinh", "huyen", "xa") for unit, own in self._by_unit("cu", level).items()}

    @cached_property
    def parts(self) -> Mapping[Unit, list[Unit]]:
        """Return the former communes with entries by the present ones that they became (part of)."""
        groups: defaultdict[Unit, list[Unit]] = defaultdict(list)
        for old in self.by_former:
            for unit in self.register.present(old) if old.level == "xa" else ():
                groups[unit].append(old)
        return groups

    def _by_unit(self, system: str, level: str) -> Mapping[Unit, list[Entry]]:
        groups: defaultdict[Unit, list[Entry]] = defaultdict(list)
        named = one_name(unit for entry in self.entries for unit in entry_units(entry))
        for entry in self.entries:
            for identity in dict.fromkeys(unit.id for unit in entry_units(entry)):
                if identity[:2] == (system, level):
                    groups[named[identity]].append(entry)
        return groups

    @cached_property
    def by_directive(self) -> Groups:
        """Group by the directives that records follow."""
        return self._grouped(lambda entry: entry.record.documents)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Return what explains the abbreviations of a page."""
        return Abbreviations(self.words.abbreviations)

    @cached_property
    def launched(self) -> tuple[Answered, ...]:
        """Return what launch texts ask for with the records that answer it."""
        return answered(self.words, self.entries, is_counted)

    @cached_property
    def provinces(self) -> tuple[Unit, ...]:
        """Return the present provinces by name."""
        return tuple(sorted(self.register.all("nay", "tinh"), key=lambda unit: fold(unit.name)))

    @cached_property
    def former_provinces(self) -> Mapping[str, list[Unit]]:
        """Return the provinces of June 2025 by the code of the one they went to."""
        groups: defaultdict[str, list[Unit]] = defaultdict(list)
        for old in self.register.all("cu", "tinh"):
            for target in self.register.present(old):
                groups[target.code].append(old)
        return groups


def fields_of(entry: Entry, words: Vocabularies) -> tuple[str, ...]:
    """Return the field of an entry, and the one it counts under."""
    own = entry.record.field
    above = words["linh_vuc"][own].counts_under if own else None
    return tuple(field for field in (own, above) if field)


def is_counted(entry: Entry) -> bool:
    """Tell whether an entry counts as a model: no programme, no single activity, nothing archived."""
    return entry.record.kind in COUNTED_KINDS and not entry.archived


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many models there are: in all, named Dân vận khéo, with a how, only known by name."""
    models = [entry for entry in entries if is_counted(entry)]
    return {
        "models": len(models),
        "named": sum(entry.record.label == "dan-van-kheo" for entry in models),
        "with_how": sum(entry.grains >= 2 for entry in models),
        "names_only": sum(entry.grains == 0 for entry in models),
    }
