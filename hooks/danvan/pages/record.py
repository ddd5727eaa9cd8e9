"""The page of one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment

from .. import cards, place_words, qr, quantity
from ..catalogue import by_id
from ..entry import EVIDENCE, Entry
from ..fields import nested_keys
from ..record import Event, Recognition, Record, Result
from ..render import body, show_line
from ..site import Site
from ..view import Link, Page
from . import links, messages

FIGURES_MAX = 3
FAMILY_MOST = 4  # the best documented: the page is about one record
CONDITIONS = ("bat-buoc", "thuan-loi", "can-tro")
SCRIPT = "report"  # the component that copies prepared texts and prints


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
    values = {**_stated(entry), **_computed(site, entry), **_elsewhere(site, entry), "words": site.words}

    def made() -> str:
        html = body(env, "record", entry=entry, record=entry.record, labels=LABELS, **values)
        return site.abbreviations.explain(html)

    path, name = cards.path_of(entry.id), entry.record.name or entry.id
    html = site.made.text(made, "record", entry, values)
    return Page(path, name, description(entry), html, "mo-hinh", script=SCRIPT)


def _stated(entry: Entry) -> dict[str, object]:
    """Return what the record says, in the shape the page shows it in."""
    record = entry.record
    large = figures(record)
    return {
        "figures": large,
        "results": record.results if len(large) < len(record.results) else (),
        "stated_sources": {source.id: source for source in record.sources if source.id},
        "not_stated": [LABELS.get(key, key) for key in record.unknown],
        "conditions": [(w, own) for w in CONDITIONS if (own := [c for c in record.conditions if c.weight == w])],
        "milestones": milestones(record),
        "unit": cards.unit,
    }


def _computed(site: Site, entry: Entry) -> dict[str, object]:
    """Return what the build knows about the record."""
    contact = entry.record.contact
    address = site.settings.site_url and site.settings.site_url + cards.path_of(entry.id)
    return {
        "card": cards.card(entry, site.words),
        "places": [place_words.on_page(place) for place in entry.places],
        "office": place_words.office_now(contact.office, entry.places) if contact else "",
        "evidence": EVIDENCE,
        "message": messages.to_send(site, entry),
        "report": messages.to_report(site, entry),
        "receiver": messages.receiver(site),
        "address": address,
        "qr": qr.code(address) if address else None,
    }


def _elsewhere(site: Site, entry: Entry) -> dict[str, object]:
    """Return what stands around the record: places, topics with a caution, directives, models like it."""
    topics = [site.words["chu_de"][name] for name in entry.record.topics]
    related = [site.by_id[name] for name in entry.related if name in site.by_id]
    return {
        "place_links": _place_links(site, entry),
        "cautions": [topic for topic in topics if topic.caution],
        "topic_links": [(f"../chu-de/{topic.id}.html", topic.name) for topic in topics],
        "directive_links": _directive_links(site, entry),
        "names": {name: site.by_id[name].record.name for name in _named(entry) if name in site.by_id},
        "families": families(site, entry),
        "related": [cards.card(other, site.words) for other in related],
        "guide": links.knowledge(site, "../", "nhan-rong"),
        "levels": links.knowledge(site, "../", "ve-kho"),
    }


def _named(entry: Entry) -> Iterator[str]:
    """Yield the ids of records that this one, or they of it, name as copied."""
    yield from (*entry.record.replicates, *entry.replicated_by)
    yield from (copy.record for copy in entry.record.replications if copy.record)


def figures(record: Record) -> list[Result]:
    """Return the first results that are numbers: they are set large."""
    return [result for result in record.results if quantity.parse(result.value)][:FIGURES_MAX]


def families(site: Site, entry: Entry) -> list[tuple[str, list[Link]]]:
    """Return the families of a record by name, each with links to its other members and where they are."""
    found = []
    for name in entry.families:
        family = site.words["nhom_cach_lam"][name]
        listed = (site.by_id[other] for other in family.records if other in site.by_id and other != entry.id)
        others = [other for other in listed if not other.archived]
        nearest = sorted(others, key=lambda other: -other.grains)[:FAMILY_MOST]
        members = [_member(other) for other in nearest]
        found += [(family.name, members)] if members else []
    return found


def _member(entry: Entry) -> Link:
    return Link(f"{entry.id}.html", entry.record.name or entry.id, note=place_words.of_entry(entry))


def description(entry: Entry) -> str:
    """Return a line about a record for search engines and previews."""
    return show_line(entry.record.summary or "; ".join(place_words.on_card(place) for place in entry.places))


def milestones(record: Record) -> list[Milestone]:
    """Return registrations, inspections, evaluations and recognitions, oldest first."""
    found = [
        *(Milestone(event.year or "", "dang-ky", event) for event in record.registrations),
        *(Milestone(event.year or "", "kiem-tra", event) for event in record.inspections),
        *(Milestone(event.year or "", "danh-gia", event) for event in record.evaluations),
        *(Milestone(event.year or event.span or "", event.kind, event) for event in record.recognitions),
    ]
    return sorted(found, key=lambda milestone: milestone.year)


def _directive_links(site: Site, entry: Entry) -> list[tuple[str, str]]:
    """Return (address, number or title) of the directives that a record follows."""
    known = by_id(site.directives)
    found = [(name, known[name].value) for name in entry.record.documents]
    return [(f"../van-ban/index.html#{name}", directive.number or directive.title) for name, directive in found]


def _place_links(site: Site, entry: Entry) -> list[tuple[str, str]]:
    """Return (address, name) of the present communes and provinces of a record, small before large."""
    ids = {unit.id for unit in place_words.entry_units(entry)}
    communes = [unit for _, unit in sorted(site.communes[own] for own in ids if own in site.communes)]
    provinces = {place.province.code: place.province for place in entry.places if place.province}
    return [(f"../{links.unit_path(unit)}", unit.label) for unit in (*communes, *provinces.values())]
