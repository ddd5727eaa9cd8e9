"""Links to groups of records, with how many each holds; `root` leads to the site's top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..entry import Entry
from ..localities import Unit
from ..place_words import unit_id
from ..site import Site
from ..strings import say
from ..view import Link

LIST_ROWS = 100
LISTS = 20  # so many are linked from one page: from each, those near it are
FREQUENT = 12  # topics beside a field: more would be a second list of all


def fields(site: Site, root: str) -> list[Link]:
    """Return a link a field."""
    return [
        Link(
            f"{root}linh-vuc/{field.id}.html",
            field.short,
            len(site.by_field[field.id]),
            note=field.counts_under or "",
            key=field.id,
        )
        for field in site.words["linh_vuc"].values()
    ]


def topics(site: Site, root: str, *, empty: bool = False) -> list[Link]:
    """Return a link a topic that has records (with `empty`: every topic)."""
    links = [
        Link(f"{root}chu-de/{topic.id}.html", topic.name, len(site.by_topic[topic.id]), key=topic.id)
        for topic in site.words["chu_de"].values()
    ]
    return [link for link in links if empty or link.count]


def topics_of(site: Site, entries: Sequence[Entry], root: str) -> list[Link]:
    """Return a link a topic that some of the entries have, the most frequent first."""
    found = Counter(topic for entry in entries for topic in entry.record.topics).most_common(FREQUENT)
    known = site.words["chu_de"]
    return [Link(f"{root}chu-de/{name}.html", known[name].name, count) for name, count in found]


def provinces(site: Site, root: str) -> list[Link]:
    """Return a link a present province, by name; `note` holds the former provinces in it."""
    return [
        Link(
            f"{root}{province_path(unit)}",
            unit.title,
            len(site.by_province[unit.code]),
            note=former(site, unit),
            key=unit.code,
            name=unit.name,
        )
        for unit in site.provinces
    ]


def former(site: Site, unit: Unit) -> str:
    """Return the names of the provinces that became this one, nothing when it only kept its own."""
    names = [old.name for old in site.former_provinces[unit.code]]
    return ", ".join(names) if names != [unit.name] else ""


def province_path(unit: Unit) -> str:
    """Return the address of a present province below the site's top."""
    return unit_path(unit)


def unit_path(unit: Unit) -> str:
    """Return the address of a province, district or commune below the site's top."""
    return f"dia-ban/{unit_id(unit)}-{unit.slug}.html"


def lists(site: Site, root: str) -> list[Link]:
    """Return the links to the numbered lists."""
    pages = max(1, -(-len(site.entries) // LIST_ROWS))
    return [
        Link(f"{root}danh-sach/{number}.html", say("ui.list.page", number=number))
        for number in range(1, pages + 1)
    ]


def some_lists(site: Site, root: str) -> list[Link]:
    """Return the links to a few of the numbered lists: the first two, then some at equal distances, and the last."""
    pages = lists(site, root)
    step = max(1, -(-len(pages) // LISTS))
    return [page for number, page in enumerate(pages) if number == 1 or number % step == 0 or number == len(pages) - 1]


def knowledge(site: Site, root: str, slug: str, anchor: str = "") -> Link | None:
    """Return the link to a knowledge page, to a place on it where one is named; None while there is no such page."""
    article = next((article for article in site.articles if article.id == slug), None)
    if article is None:
        return None
    place = f"#{anchor}" if anchor else ""
    return Link(f"{root}{article.path}{place}", article.head.title, key=article.head.short_name)
