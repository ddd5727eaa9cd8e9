"""The pages that show the whole: home and catalogue."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment

from .. import cards
from ..render import body
from ..site import Site, counts, is_counted
from ..strings import say
from ..view import Facet, Page
from . import examples, links
from .totals import total_views

FIRST_CARDS = 24  # a page of results; the rest comes with the script or on the numbered lists
HOME_CARDS = 3
CHUNKS = ("catalogue", "shelf", "search", "engine", "take")  # what the page of search and facets may ask for
PAGE_VALUES = 120  # former and present provinces still stand on the page, districts and communes do not
SORTS = ("lien-quan", "moi", "minh-chung", "ten")


def home(site: Site, env: Environment) -> Page:
    """Return the first page."""
    models = [entry for entry in site.entries if is_counted(entry)]
    told = (entry for entry in models if entry.grains)  # a bare name is no news
    newest = sorted(told, key=lambda entry: -int(entry.year or 0))
    html = body(
        env,
        "home",
        fields=links.fields(site, ""),
        provinces=links.provinces(site, ""),
        best=[cards.card(entry, site.words, "") for entry in examples.of_different_fields(models)],
        newest=[cards.card(entry, site.words, "") for entry in newest[:HOME_CARDS]],
        totals=total_views(site)[:HOME_CARDS],
        counts=counts(site.entries),
        words=site.words,
    )
    return Page("index.html", say("ui.site_name"), say("ui.home.description"), html, "trang-chu", script="ageing")


def catalogue(site: Site, env: Environment) -> Page:
    """Return the page of search and facets."""
    html = body(
        env,
        "catalogue",
        facets=[_short(facet) for facet in site.facets],
        cards=[cards.card(entry, site.words) for entry in site.entries[:FIRST_CARDS]],
        total=len(site.entries),
        links={
            "fields": links.fields(site, "../"),
            "provinces": links.provinces(site, "../"),
            "topics": links.topics(site, "../"),
            "lists": links.some_lists(site, "../"),
        },
        sorts=[{"id": name, "label": say(f"ui.sorts.{name}")} for name in SORTS],
    )
    chunks = {name: f"../{site.chunks[name]}" for name in CHUNKS}
    title, about = say("ui.catalogue.title"), say("ui.catalogue.description")
    return Page("mo-hinh/index.html", title, about, html, "mo-hinh", chunks=chunks, script="catalogue")


def _short(facet: Facet) -> Facet:
    """Return a facet as the page shows it: a long list is left to the data, which comes when it is needed."""
    return facet if len(facet.values) <= PAGE_VALUES else replace(facet, values=())
