"""Pages that list other pages: fields, topics by field, present provinces, and the numbered lists of all records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment

from .. import cards
from ..entry import Entry
from ..render import body
from ..site import Site
from ..strings import say
from ..text import fold
from ..view import Link, Page
from . import links

FIELD_TOPICS = 5  # the most frequent: the page of the field has all


class FieldGroup(NamedTuple):
    """A field with topics of it."""

    link: Link
    about: str
    topics: Sequence[Link]


def fields(site: Site, env: Environment) -> Page:
    """Return the list of fields, each with what it is about and its most frequent topics."""
    groups = [
        FieldGroup(link, site.words["linh_vuc"][link.key].about or "", _frequent(site, link.key))
        for link in links.fields(site, "../")
    ]
    return _index(env, "linh-vuc", "fields", groups=groups)


def _frequent(site: Site, field: str) -> list[Link]:
    return links.topics_of(site, site.by_field[field], "../")[:FIELD_TOPICS]


def topics(site: Site, env: Environment) -> Page:
    """Return the list of topics, each under the first field in which it is usual, the most frequent first."""
    words = site.words["chu_de"]
    shown = {link.key: link for link in links.topics(site, "../", empty=True)}
    groups = []
    for field in links.fields(site, "../"):
        own = [link for key, link in shown.items() if words[key].fields[:1] == (field.key,)]
        groups.append(FieldGroup(field, "", sorted(own, key=lambda link: -(link.count or 0))))
    return _index(env, "chu-de", "topics", groups=[group for group in groups if group.topics])


def provinces(site: Site, env: Environment) -> Page:
    """Return the map and the list of present provinces."""
    return _index(env, "dia-ban", "places", links=links.provinces(site, "../"))


def _index(env: Environment, folder: str, template: str, **values: object) -> Page:
    title, intro = say(f"ui.nav.{folder}"), say(f"ui.index.{folder}")
    html = body(env, template, title=title, intro=intro, **values)
    return Page(f"{folder}/index.html", title, intro, html, folder)


def numbered(site: Site, env: Environment) -> Iterator[Page]:
    """Yield numbered pages that name every record once, by name."""
    rows = sorted(site.entries, key=lambda entry: (initial(entry), fold(entry.record.name or ""), entry.id))
    pages = links.lists(site, "../")
    for number, link in enumerate(pages, 1):
        part = rows[(number - 1) * links.LIST_ROWS : number * links.LIST_ROWS]
        letters = [
            (letter, [cards.card(entry, site.words) for entry in group]) for letter, group in groupby(part, initial)
        ]
        near = pages[max(0, number - 4) : number + 3]
        html = body(env, "list", letters=letters, number=number, near=near, pages=len(pages))
        title = say("ui.list.title", number=number, pages=len(pages))
        yield Page(link.href.removeprefix("../"), title, say("ui.list.description"), html, "mo-hinh")


def initial(entry: Entry) -> str:
    """Return the first letter of the name without its marks, in capitals; "0-9" for a digit, quotes are passed over."""
    first = next((sign for sign in fold(entry.record.name or "") if sign.isalnum()), "0")
    return "0-9" if first.isdigit() else first.upper()
