"""Which pages there are: everything that goes into the shell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from jinja2 import Environment

from ..cards import path_of
from ..site import Site
from ..view import Page, Redirect
from . import directives, editors, indexes, kept, knowledge, listings, localities, news, overview, record, totals


def all_pages(site: Site, env: Environment) -> Iterator[Page]:
    """Yield every page of the site that goes into the shell."""
    yield overview.home(site, env)
    yield overview.catalogue(site, env)
    yield directives.page(site, env)
    yield totals.page(site, env)
    yield news.page(site, env)
    for entry in site.with_archived:
        yield record.page(site, env, entry)
    yield from listings.fields(site, env)
    yield from listings.topics(site, env)
    yield from localities.provinces(site, env)
    yield from localities.communes(site, env)
    yield localities.lookup(site, env)
    yield from indexes.numbered(site, env)
    yield editors.example(site, env)
    yield from knowledge.articles(site, env)


def feed(site: Site, env: Environment) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of the feed, where there is one."""
    yield from news.feed(site, env)


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield the addresses that only lead on: former ids of records, former provinces and districts."""
    for entry in site.with_archived:
        for former in entry.record.former_ids:
            yield Redirect(path_of(former), f"{entry.id}.html", entry.record.name or entry.id, "model")
    yield from localities.redirects(site)


def kept_addresses(site: Site, locked: Iterable[str], made: Collection[str]) -> Iterator[Redirect]:
    """Yield a page that leads on for every published address that lost its own, but for those of records."""
    yield from kept.redirects(site, locked, made)
