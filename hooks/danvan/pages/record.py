"""The page of one record."""

from __future__ import annotations

from typing import NamedTuple

from jinja2 import Environment

from .. import cards, place_words
from ..catalogue import by_id
from ..entry import EVIDENCE, Entry
from ..fields import nested_keys
from ..record import Event, Recognition, Record
from ..render import body
from ..site import Site
from ..view import Link, Page
from .links import province_path

DESCRIPTION_MAX = 160  # what search engines show
FIGURES_MAX = 3
FAMILY_MOST = 6  # the best documented: the page is about one record
CONDITIONS = ("bat-buoc", "thuan-loi", "can-tro")


def _labels() -> dict[str, str]:
    """Return the label of every key, inner ones by their full name: "Nguồn: ngày" for nguon.ngay."""
    labels: dict[str, str] = {}
    for name, field in nested_keys(Record):
        above = labels.get(name.rpartition(".")[0])
        labels[name] = f"{above}: {str(field.title).lower()}" if above else str(field.title)
    return labels


LABELS = _labels()


class Milestone(NamedTuple):
    """Something official that happened to a model."""

    year: str
    kind: str
    event: Event | Recognition


def page(site: Site, env: Environment, entry: Entry) -> Page:
    """Return the page of one record."""
    record = entry.record
    related = [site.by_id[name] for name in entry.related if name in site.by_id]
    html = body(
        env,
        "record",
        entry=entry,
        record=record,
        card=cards.card(entry, site.words),
        words=site.words,
        labels=LABELS,
        stated_sources={source.id: source for source in record.sources if source.id},
        not_stated=[LABELS.get(key, key) for key in record.unknown],
        cautions=[topic for name in record.topics if (topic := site.words["chu_de"][name]).caution],
        places=[place_words.on_page(place) for place in entry.places],
        province_links=_province_links(entry),
        office=place_words.office_now(record.contact.office, entry.places) if record.contact else "",
        figures=record.results[:FIGURES_MAX],
        unit=cards.unit,
        conditions=[(w, [c for c in record.conditions if c.weight == w]) for w in CONDITIONS],
        milestones=milestones(record),
        evidence=EVIDENCE,
        directives=by_id(site.directives),
        by_id=site.by_id,
        families=families(site, entry),
        related=[cards.card(other, site.words) for other in related],
    )
    return Page(cards.path_of(entry.id), record.name or entry.id, description(entry), html, "mo-hinh")


def families(site: Site, entry: Entry) -> list[tuple[str, list[Link]]]:
    """Return the families of a record by name, each with links to its other members and where they are."""
    found = []
    for name in entry.families:
        family = site.words["nhom_cach_lam"][name]
        listed = (site.by_id[other] for other in family.records if other in site.by_id and other != entry.id)
        others = [other for other in listed if not other.archived]
        nearest = sorted(others, key=lambda other: -other.grains)[:FAMILY_MOST]
        links = [_member(other) for other in nearest]
        found += [(family.name, links)] if links else []
    return found


def _member(entry: Entry) -> Link:
    return Link(f"{entry.id}.html", entry.record.name or entry.id, note=place_words.of_entry(entry))


def description(entry: Entry) -> str:
    """Return a line about a record for search engines and previews."""
    text = entry.record.summary or "; ".join(place_words.on_card(place) for place in entry.places)
    return text if len(text) <= DESCRIPTION_MAX else f"{text[:DESCRIPTION_MAX].rsplit(' ', 1)[0]}…"


def milestones(record: Record) -> list[Milestone]:
    """Return registrations, inspections, evaluations and recognitions, oldest first."""
    found = [
        *(Milestone(event.year or "", "dang-ky", event) for event in record.registrations),
        *(Milestone(event.year or "", "kiem-tra", event) for event in record.inspections),
        *(Milestone(event.year or "", "danh-gia", event) for event in record.evaluations),
        *(Milestone(event.year or event.span or "", event.kind, event) for event in record.recognitions),
    ]
    return sorted(found, key=lambda milestone: milestone.year)


def _province_links(entry: Entry) -> list[Link]:
    units = {place.province.code: place.province for place in entry.places if place.province}
    return [Link(f"../{province_path(unit)}", unit.label) for unit in units.values()]
