"""Which pages there are: everything that goes into the shell."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from ..site import Site
from ..view import Page
from . import listings, overview, record


def all_pages(site: Site, env: Environment) -> Iterator[Page]:
    """Yield every page of the site that goes into the shell."""
    yield overview.home(site, env)
    yield overview.catalogue(site, env)
    yield overview.directives(site, env)
    yield overview.totals(site, env)
    for entry in site.entries:
        yield record.page(site, env, entry)
    yield from listings.fields(site, env)
    yield from listings.topics(site, env)
    yield from listings.provinces(site, env)
    yield from listings.numbered(site, env)
