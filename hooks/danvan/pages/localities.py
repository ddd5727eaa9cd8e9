"""Pages of places: present provinces and communes, what former units became, and the look-up."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from ..localities import Unit
from ..lookup import PREFIX, heirs
from ..place_words import unit_id, unit_label
from ..render import body
from ..site import Site
from ..strings import say
from ..text import fold
from ..view import FormerDistrict, FormerProvince, Link, Page, Redirect
from . import examples, indexes, links
from .listings import Around, by_field, listing
from .totals import total_views

LOOKUP = "dia-ban/tra-cuu.html"
DISTRICT_RECORDS = 20  # more are in the filtered catalogue
MOST_CARDS = 12  # of a commune, where few have more than two records


def provinces(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page a present province, and their list."""
    yield indexes.provinces(site, env)
    for unit in site.provinces:
        names, entries = links.former(site, unit), site.by_province[unit.code]
        own = examples.with_figures(entries)[: examples.MOST]
        around = Around(
            facet=f"tinh={unit.code}",
            intro=say("ui.listing.former", names=names) if names else "",
            near=examples.near(site, unit, own),
            totals=[view for view in total_views(site) if unit.code in view.codes],
            communes=list(_communes(site, unit)),
            former=list(_former(site, unit)),
        )
        path, groups = links.province_path(unit), by_field(site, entries)
        yield listing(site, env, path, unit.title, entries, around, own, groups)


def communes(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page for each present commune that has records."""
    for unit, entries in site.by_commune.items():
        province = site.register.province(unit)
        was = sorted({old.name for old in site.parts[unit]}, key=fold)
        words = [say("ui.commune.was", names=", ".join(was))] if was and was != [unit.name] else []
        around = Around(
            facet=f"xa={unit.code}",
            intro=" ".join([say("ui.commune.intro", province=province.label), *words]),
            crumbs=[
                Link("index.html", say("ui.nav.dia-ban")),
                Link(f"../{links.province_path(province)}", province.label),
            ],
        )
        title, first = f"{unit.title}, {province.name}", entries[:MOST_CARDS]
        yield listing(site, env, links.unit_path(unit), title, entries, around, first)


def _communes(site: Site, province: Unit) -> Iterator[Link]:
    """Yield the communes of a province that have records, by name."""
    own = (unit for unit in site.by_commune if site.register.province(unit).code == province.code)
    for unit in sorted(own, key=lambda unit: fold(unit.name)):
        yield Link(f"../{links.unit_path(unit)}", unit.title, len(site.by_commune[unit]))


def _former(site: Site, province: Unit) -> Iterator[FormerProvince]:
    """Yield the former provinces of a province, each with its districts that have records, as anchors."""
    for old in site.former_provinces[province.code]:
        inside = (unit for unit in site.by_former if unit.level == "huyen" and unit.parent == old.code)
        districts = tuple(
            FormerDistrict(unit_id(unit), unit_label(unit), _record_links(site, unit))
            for unit in sorted(inside, key=lambda unit: fold(unit.name))
        )
        there = Link(f"../mo-hinh/index.html?tinh={unit_id(old)}", unit_label(old), len(site.by_former.get(old, ())))
        yield FormerProvince(unit_id(old), unit_label(old), there, districts)


def _record_links(site: Site, unit: Unit) -> tuple[Link, ...]:
    entries = site.by_former[unit][:DISTRICT_RECORDS]
    return tuple(Link(f"../mo-hinh/{entry.id}.html", entry.record.name or entry.id) for entry in entries)


def lookup(site: Site, env: Environment) -> Page:
    """Return the page that says where a former commune is now."""
    rows = sorted(heirs(site.register).items(), key=lambda pair: fold(pair[0].name))
    html = body(
        env,
        "lookup",
        rows=[(old, new, links.province_path(new).removeprefix("dia-ban/")) for old, new in rows],
        id_of=unit_id,
    )
    chunks = {name: f"../{path}" for name, path in site.chunks.items() if name.startswith(PREFIX)}
    title, about = say("ui.lookup.title"), say("ui.lookup.description")
    return Page(LOOKUP, title, about, html, "dia-ban", chunks=chunks, script="lookup")


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield the addresses of former provinces, and of former districts with records, to their anchors."""
    targets = heirs(site.register)
    districts = [unit for unit in site.by_former if unit.level == "huyen"]
    for unit in [*targets, *districts]:
        new = targets[unit] if unit in targets else site.register.present(site.register.province(unit))[0]
        page = links.province_path(new).removeprefix("dia-ban/")
        yield Redirect(links.unit_path(unit), f"{page}#{unit_id(unit)}", new.title, "page")
