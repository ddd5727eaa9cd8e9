"""What is new: the date of this copy, the days on which records came or changed, and the feed that tells them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment

from .. import cards, changes, place_words
from ..changes import Change, Day
from ..render import body
from ..site import Site
from ..strings import say
from ..view import Link, Page

PATH = "co-gi-moi.html"
FEED = "feed.xml"
FEED_DAYS = 20
SCRIPT = "ageing"


class Told(NamedTuple):
    """One day as it is shown: of each kind of change the records, and how many there are beyond them."""

    date: str
    moment: str
    note: str
    groups: list[tuple[str, list[Link]]]
    more: int


def page(site: Site, env: Environment) -> Page:
    """Return the page of what is new."""
    html = body(env, "news", days=list(_told(site)), date=site.settings.today.isoformat(), feed=_feed(site))
    return Page(PATH, say("ui.news.title"), say("ui.news.description"), html, script=SCRIPT)


def feed(site: Site, env: Environment) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of the Atom feed; nothing while the site has no address."""
    days = list(_told(site))[:FEED_DAYS]
    if _feed(site):
        template = env.get_template("templates/feed.xml")
        day = days[0].moment if days else f"{site.settings.today}T00:00:00Z"
        yield FEED, template.render(days=days, updated=day, site_url=site.settings.site_url, page=PATH, feed=FEED)


def _feed(site: Site) -> str:
    """Return the address of the feed, "" when there is none."""
    return FEED if site.settings.site_url else ""


def _told(site: Site) -> Iterator[Told]:
    for day in site.days:
        groups = [(kind, [_link(site, change) for change in _of(site, day, kind)]) for kind in changes.KINDS]
        shown = [(kind, links) for kind, links in groups if links]
        if shown or day.note:
            yield Told(day.date, day.moment, day.note, shown, day.more)


def _of(site: Site, day: Day, kind: str) -> list[Change]:
    return [change for change in day.changes if change.kind == kind and change.id in site.by_id]


def _link(site: Site, change: Change) -> Link:
    """Return the link to a record, with where it is and what of it changed."""
    entry = site.by_id[change.id]
    keys = ", ".join(changes.label("mo-hinh", key).lower() for key in change.keys)
    said = (place_words.of_entry(entry), say("ui.news.keys", keys=keys) if keys else "")
    return Link(cards.path_of(entry.id), entry.record.name or entry.id, note="; ".join(filter(None, said)))
