"""The pages that show the whole: home, catalogue, directives, totals."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment

from .. import cards, place_words
from ..catalogue import Filed, by_id
from ..directive import Directive
from ..fields import nested_keys
from ..render import body
from ..site import Site, counts, is_counted
from ..strings import say
from ..total import Total
from ..view import Facet, Page, TotalView
from . import links

FIRST_CARDS = 24  # a page of results; the rest comes with the script or on the numbered lists
HOME_CARDS = 3
FOLLOWERS = 20  # of a directive; a longer list is not read
CHUNKS = ("catalogue", "search")  # what the page of search and facets may ask for
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
        best=[cards.card(entry, site.words, "") for entry in models[:HOME_CARDS]],
        newest=[cards.card(entry, site.words, "") for entry in newest[:HOME_CARDS]],
        totals=total_views(site)[:HOME_CARDS],
        counts=counts(site.entries),
        words=site.words,
    )
    return Page("index.html", say("ui.site_name"), say("ui.home.description"), html, "trang-chu")


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
            "lists": links.lists(site, "../"),
        },
        sorts=[{"id": name, "label": say(f"ui.sorts.{name}")} for name in SORTS],
    )
    chunks = {name: f"../{site.chunks[name]}" for name in CHUNKS}
    title, about = say("ui.catalogue.title"), say("ui.catalogue.description")
    return Page("mo-hinh/index.html", title, about, html, "mo-hinh", chunks=chunks)


def _short(facet: Facet) -> Facet:
    """Return a facet as the page shows it: a long list is left to the data, which comes when it is needed."""
    return facet if len(facet.values) <= PAGE_VALUES else replace(facet, values=())


def directives(site: Site, env: Environment) -> Page:
    """Return the library of directives."""
    html = body(
        env,
        "directives",
        items=site.directives,
        known=by_id(site.directives),
        followers=site.by_directive,
        most=FOLLOWERS,
        labels={name: str(field.title) for name, field in nested_keys(Directive)},
        words=site.words,
    )
    return Page("van-ban/index.html", say("ui.nav.van-ban"), say("ui.index.van-ban"), html, "van-ban")


def totals(site: Site, env: Environment) -> Page:
    """Return the totals as reported."""
    html = body(env, "totals", totals=total_views(site), words=site.words)
    return Page("thong-ke/index.html", say("ui.nav.thong-ke"), say("ui.index.thong-ke"), html, "thong-ke")


def total_views(site: Site) -> list[TotalView]:
    """Return all totals for templates."""
    return [total_view(site, item) for item in site.totals]


def total_view(site: Site, item: Filed[Total]) -> TotalView:
    """Return one total with the place it speaks of."""
    places = site.total_places.get(item.id, ())
    words = "; ".join(place_words.on_page(place) for place in places) or item.value.locality or ""
    codes = frozenset(place.province.code for place in places if place.province)
    return TotalView(item.id, item.value, words, codes)
