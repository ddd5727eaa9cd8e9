"""Pages that list records: by field and topic, and the numbered lists of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from .. import cards
from ..entry import Entry
from ..render import body
from ..site import Site, counts
from ..strings import say
from ..text import fold
from ..view import Link, Page
from . import links

PAGE_CARDS = 60  # more are in the filtered catalogue and on the numbered lists


def fields(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page a field, and their list."""
    yield index(env, "linh-vuc", links.fields(site, "../"))
    for field in site.words["linh_vuc"].values():
        skill = (field.model_extra or {}).get("the_hien_kheo", "")
        more = {"intro": field.about or "", "note": skill, "facet": f"linh-vuc={field.id}"}
        path = f"linh-vuc/{field.id}.html"
        yield listing(site, env, path, field.name, site.by_field[field.id], **more)


def topics(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page a topic, and their list."""
    yield index(env, "chu-de", links.topics(site, "../", empty=True))
    for topic in site.words["chu_de"].values():
        more = {"caution": topic.caution or "", "facet": f"chu-de={topic.id}"}
        path = f"chu-de/{topic.id}.html"
        yield listing(site, env, path, topic.name, site.by_topic[topic.id], **more)


def numbered(site: Site, env: Environment) -> Iterator[Page]:
    """Yield numbered pages that name every record once, by name."""
    rows = sorted(site.entries, key=lambda entry: (fold(entry.record.name or ""), entry.id))
    pages = links.lists(site, "../")
    for number, link in enumerate(pages, 1):
        part = rows[(number - 1) * links.LIST_ROWS : number * links.LIST_ROWS]
        html = body(
            env,
            "list",
            cards=[cards.card(entry, site.words) for entry in part],
            number=number,
            near=pages[max(0, number - 4) : number + 3],
            pages=len(pages),
        )
        title = say("ui.list.title", number=number, pages=len(pages))
        yield Page(link.href.removeprefix("../"), title, say("ui.list.description"), html, "mo-hinh")


def listing(
    site: Site, env: Environment, path: str, title: str, entries: Sequence[Entry], **more: object
) -> Page:
    """Return a page of cards; `more` fills intro, note, caution, totals, links and so on."""
    defaults = {"intro": "", "note": "", "caution": "", "totals": (), "communes": (), "former": (), "home": None}
    html = body(
        env,
        "listing",
        title=title,
        cards=[cards.card(entry, site.words) for entry in entries[:PAGE_CARDS]],
        counts=counts(entries),
        all=len(entries),
        words=site.words,
        **{**defaults, **more},
    )
    return Page(path, title, say("ui.listing.description", title=title), html, path.split("/")[0])


def index(env: Environment, folder: str, items: Sequence[Link]) -> Page:
    """Return the page that lists the pages of a folder."""
    title, intro = say(f"ui.nav.{folder}"), say(f"ui.index.{folder}")
    html = body(env, "index", title=title, intro=intro, links=items, folder=folder)
    return Page(f"{folder}/index.html", title, intro, html, folder)
