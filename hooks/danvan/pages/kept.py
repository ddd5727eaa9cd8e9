"""Published addresses without a page of their own any more: each leads to the nearest page that stands.

A commune whose records all went elsewhere, a list that shrank, a topic that was given up: readers still hold
the address. Only a lost record is a mistake, since nothing but its successor can take its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from posixpath import dirname, relpath

from ..localities import Unit
from ..site import Site
from ..strings import say
from ..view import Redirect
from .links import province_path

ADDRESS = re.compile(r"(?!mo-hinh/)(?:[a-z0-9-]+/)?[a-z0-9-]+\.html")
PLACE = re.compile(r"dia-ban/(cu-)?(\d+)-")
LEVELS = {2: "tinh", 3: "huyen", 5: "xa"}  # by the length of the code
FOLDERS = {"dia-ban": "dia-ban/index.html", "danh-sach": "danh-sach/1.html", "chu-de": "chu-de/index.html"}


def redirects(site: Site, locked: Iterable[str], made: Collection[str]) -> Iterator[Redirect]:
    """Yield a page for every locked address that was not made, but for those of records."""
    for address in dict.fromkeys(locked):
        if address not in made and ADDRESS.fullmatch(address):
            target, name = _nearest(site, address, made)
            yield Redirect(address, relpath(target, dirname(address) or "."), name, "page")


def _nearest(site: Site, address: str, made: Collection[str]) -> tuple[str, str]:
    """Return (address, name) of the page to lead to: the province of a place, else the index of the folder."""
    unit = _unit(site, address)
    if unit:
        province = site.register.present(site.register.province(unit))[0]
        return province_path(province), province.title
    folder = dirname(address)
    target = FOLDERS.get(folder, f"{folder}/index.html")
    if target not in made:
        return "index.html", say("ui.site_name")
    return target, say("ui.list.page", number=1) if folder == "danh-sach" else say(f"ui.nav.{folder}")


def _unit(site: Site, address: str) -> Unit | None:
    """Return the unit that the code of an address stands for, None for a code in no list."""
    match = PLACE.match(address)
    identity = ("cu" if match[1] else "nay", LEVELS.get(len(match[2]), ""), match[2]) if match else None
    return site.register.unit(identity) if identity in site.register.versions else None
