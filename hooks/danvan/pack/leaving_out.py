"""What a smaller pack goes without; an address that lost its page leads to one that answers as well."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from .. import assets
from ..cards import path_of
from ..pages.links import unit_path
from ..site import Site
from ..strings import say
from ..view import Page
from .content import Content
from .links import CATALOGUE

HOME = "index.html"
COMMUNE = re.compile(r"dia-ban/(\d{5})-[^/]*\.html")
LIST = re.compile(r"danh-sach/\d+\.html")
LOOKUP, LOOKUP_DATA = "dia-ban/tra-cuu.html", "tra-cuu-"
GUIDE = "cam-nang/"
SEARCHING = re.compile(r"(search|names)\b")


def for_one_file(content: Content) -> Content:
    """Return the content of the single file: the catalogue page answers for communes and numbered lists."""
    found = {page.path: _instead(page.path) for page in content.pages}
    leads = {path: target for path, target in found.items() if target}
    data = {name: text for name, text in content.data.items() if not name.startswith(LOOKUP_DATA)}
    if "names" in data:
        data["names"] = without_models(data["names"])
    return replace(content, pages=_kept(content.pages, leads), leads={**content.leads, **leads}, data=data)


def _instead(path: str) -> str:
    """Return the address that answers for a page, "" where it stays."""
    if commune := COMMUNE.fullmatch(path):
        return f"{CATALOGUE}?xa={commune[1]}"
    if LIST.fullmatch(path):
        return f"{CATALOGUE}?sap-xep=ten"
    return "dia-ban/index.html" if path == LOOKUP else ""


def _kept(pages: Iterable[Page], left_out: Iterable[str]) -> tuple[Page, ...]:
    names = frozenset(left_out)
    return tuple(page for page in pages if page.path not in names)


def without_models(text: str) -> str:
    """Return the suggestions without models, which the search finds: they were the larger part."""
    names = json.loads(text)
    label = say("ui.suggestions.models")
    return assets.json_text({**names, "groups": [group for group in names["groups"] if group[0] != label]})


def for_some(content: Content) -> Content:
    """Return a part of the catalogue without the lists in which nothing is left; one record stands alone."""
    if len(content.site.with_archived) == 1:
        return alone(content)
    having = _having(content.site)
    empty = {page.path for page in content.pages if _is_list(page.path) and page.path not in having}
    return replace(content, pages=_kept(content.pages, empty))


def alone(content: Content) -> Content:
    """Return one record with the guide and the lists it stands in; there is nothing to search."""
    own = path_of(content.site.with_archived[0].id)
    kept = {own, *_having(content.site)}
    pages = tuple(page for page in content.pages if page.path in kept or page.path.startswith(GUIDE))
    data = {
        name: text
        for name, text in content.data.items()
        if not SEARCHING.match(name) and not name.startswith(LOOKUP_DATA)
    }
    return replace(content, pages=pages, leads={HOME: own, CATALOGUE: own}, data=data)


def _is_list(path: str) -> bool:
    return bool(re.match(r"(linh-vuc|chu-de|dia-ban)/(?!index|tra-cuu)", path))


def _having(site: Site) -> set[str]:
    """Return the addresses of the fields, topics and provinces that have a record."""
    fields = {f"linh-vuc/{name}.html" for name, own in site.by_field.items() if own}
    topics = {f"chu-de/{name}.html" for name, own in site.by_topic.items() if own}
    provinces = (unit for unit in site.provinces if site.by_province.get(unit.code))
    places = {unit_path(unit) for unit in (*provinces, *site.by_commune)}
    return fields | topics | places
