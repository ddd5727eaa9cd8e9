"""The library of directives: by level, each with what it rests on, what rests on it, and the models that follow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from ..catalogue import Filed, by_id
from ..directive import Directive
from ..fields import nested_keys
from ..render import body
from ..site import Site
from ..strings import say
from ..view import Page
from . import links

FOLLOWERS = 20  # of a directive; a longer list is not read
CENTRAL, PROVINCE, DISTRICT, COMMUNE = "trung-uong", "tinh", "huyen", "xa"
BY_PARTS = (CENTRAL, PROVINCE, DISTRICT, COMMUNE)  # "huyện X, tỉnh Y" has two parts: a district
LAUNCHES = "chua-co-mo-hinh"  # the knowledge page with what launch texts ask for
Library = Mapping[str, Filed[Directive]]


@dataclass(frozen=True, slots=True)
class Branch:
    """A directive of a chain with those that rest on it."""

    item: Filed[Directive]
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One directive as the library shows it."""

    item: Filed[Directive]
    chain: tuple[Branch, ...]  # from the first ones it rests on down to the last that rest on it; () when alone
    mentions: tuple[Filed[Directive], ...]  # in its text, as far as that is a source of theirs
    mentioned: tuple[Filed[Directive], ...]
    contents: int  # how many contents it asks models for


def page(site: Site, env: Environment) -> Page:
    """Return the library."""
    shelves = {shelf.item.id: shelf for shelf in _shelves(site)}
    by_level = [(name, [shelves[item.id] for item in items]) for name, items in grouped(site.directives)]
    html = body(
        env,
        "directives",
        groups=by_level,
        followers=site.by_directive,
        most=FOLLOWERS,
        launches=links.knowledge(site, "../", LAUNCHES),
        labels=_labels(),
        words=site.words,
    )
    return Page("van-ban/index.html", say("ui.nav.van-ban"), say("ui.index.van-ban"), html, "van-ban")


def _labels() -> Mapping[str, str]:
    """Return the words for each key of a directive; those of its sources say so."""
    found = {name: str(field.title) for name, field in nested_keys(Directive)}
    of_source = say("ui.directive.of_source")
    return {name: of_source.format(label=label) if "." in name else label for name, label in found.items()}


def grouped(items: Iterable[Filed[Directive]]) -> Iterator[tuple[str, list[Filed[Directive]]]]:
    """Yield each level that has directives, the highest first, with them in their order."""
    groups: defaultdict[str, list[Filed[Directive]]] = defaultdict(list)
    for item in items:
        groups[level_of(item.value)].append(item)
    return ((level, groups[level]) for level in BY_PARTS if level in groups)


def level_of(directive: Directive) -> str:
    """Return the level of what a directive holds for: its place names one unit a level, no place is the country."""
    parts = directive.locality.split(",") if directive.locality else []
    return BY_PARTS[min(len(parts), len(BY_PARTS) - 1)]


def _shelves(site: Site) -> Iterator[Shelf]:
    known = by_id(site.directives)
    mentions = mentions_of(site.directives)
    asked = [name for item in site.launched for name in item.content.directives]
    for item in site.directives:
        own = mentions[item.id]
        of = [other for other in site.directives if item.id in mentions[other.id]]
        yield Shelf(
            item,
            chain(item.id, known),
            tuple(known[name] for name in own),
            tuple(of),
            asked.count(item.id),
        )


def mentions_of(items: Sequence[Filed[Directive]]) -> Mapping[str, tuple[str, ...]]:
    """Return what each directive mentions: those that name its number as their source, but for what it rests on."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        number, bases = item.value.number, item.value.based_on
        others = (other for other in items if other.id != item.id and other.id not in bases)
        cited = (other.id for other in others if number and any(s.number == number for s in other.value.sources))
        found[item.id] = tuple(cited)
    return found


def chain(name: str, known: Library) -> tuple[Branch, ...]:
    """Return the trees that hold a directive, all it rests on and all that rest on it; nothing when it stands alone."""
    family = {name, *_above(name, known), *_below(name, known)}
    if len(family) == 1:
        return ()
    roots = [own for own in known if own in family and family.isdisjoint(known[own].value.based_on)]
    return tuple(_branch(own, family, known) for own in roots)


def _branch(name: str, family: Collection[str], known: Library) -> Branch:
    after = (own for own in known if own in family and name in known[own].value.based_on)
    return Branch(known[name], tuple(_branch(own, family, known) for own in after))


def _above(name: str, known: Library) -> Iterator[str]:
    for base in known[name].value.based_on:
        if base in known:
            yield base
            yield from _above(base, known)


def _below(name: str, known: Library) -> Iterator[str]:
    for own, item in known.items():
        if name in item.value.based_on:
            yield own
            yield from _below(own, known)
