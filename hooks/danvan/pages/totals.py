"""The page of all totals as reported, and each total with the place it speaks of."""

from __future__ import annotations

from collections import Counter

from jinja2 import Environment

from .. import place_words
from ..catalogue import Filed
from ..render import body
from ..site import Site
from ..strings import say
from ..total import Total
from ..view import Link, Page, TotalView
from . import links

ANCHOR = "so-lieu"  # where the totals stand on the page of a province


def page(site: Site, env: Environment) -> Page:
    """Return the totals as reported, and the way to those of each province."""
    views = total_views(site)
    found = Counter(code for view in views for code in view.codes)
    provinces = [
        Link(f"../{links.province_path(unit)}#{ANCHOR}", unit.title, found[unit.code])
        for unit in site.provinces
        if found[unit.code]
    ]
    html = body(env, "totals", totals=views, provinces=provinces, words=site.words)
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
