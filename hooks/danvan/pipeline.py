"""The order of the stages: read, validate, resolve, check, enrich, then render and index, then publish.

Only this module and the command line know it. `prepare` reads and checks and writes nothing; `write_site`
fills a folder in which the site generator has left the two placeholders.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment

from . import (
    addresses,
    assets,
    cards,
    checks,
    facets,
    index,
    lookup,
    pages,
    publish,
    read,
    render,
    schema,
    search_documents,
    settings,
    shell,
    standalone,
)
from .catalogue import Catalogue, Filed
from .enrich import enrich
from .entry import Entry, Place
from .locality import Register
from .place_problems import describe
from .places import Resolver
from .problems import Report
from .resolve import resolve_place
from .settings import ROOT, Settings
from .site import Site
from .strings import say
from .validate import validate, validate_vocabularies
from .view import Facet

SHELL_ONLY = "DANVAN_SHELL_ONLY"  # set for the generator when it only has to render the placeholders
T = TypeVar("T")


class NotPublished(Exception):
    """The new site is not fit to take the place of the last one; the report says why."""


@dataclass(slots=True)
class Prepared:
    """A catalogue that was read and checked, with everything found on the way."""

    settings: Settings
    report: Report
    catalogue: Catalogue
    register: Register
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


def prepare(options: Settings) -> Prepared:
    """Read and check the whole catalogue; all problems are in the report, nothing is written."""
    report = Report()
    files = read.read_files(options.catalogue, report)
    vocabularies = validate_vocabularies(files.vocabularies, report)
    catalogue = validate(files, vocabularies, report)
    folder = localities_folder(options.catalogue)
    register = Register.load(folder / "register.json", folder / "overlay.yml", options.today.isoformat())
    resolver = Resolver(register, partial(resolve_place, register), describe, report)
    places = resolver.all(catalogue)
    checks.run_all(catalogue, report)
    return Prepared(options, report, catalogue, register, places)


def localities_folder(catalogue: Path) -> Path:
    """Return the folder of the register: the catalogue's own, else the one of this repository."""
    own = catalogue / "localities"
    return own if (own / "register.json").exists() else ROOT / "catalogue" / "localities"


def summary(prepared: Prepared) -> str:
    """Return the line of counts that ends every check."""
    counts = {"errors": prepared.report.count("error"), "warnings": prepared.report.count("warning")}
    return say("check.summary", **counts, **sizes(prepared))


def sizes(prepared: Prepared) -> dict[str, int]:
    """Return how many files of each kind were understood."""
    catalogue = prepared.catalogue
    return {
        "records": len(catalogue.records),
        "totals": len(catalogue.totals),
        "directives": len(catalogue.directives),
    }


def schema_files() -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of everything that is made from `record.py`."""
    catalogue = prepare(settings.load()).catalogue
    ids = {name: sorted(found) for name, found in catalogue.vocabularies.ids().items()}
    folder = ROOT / "catalogue" / "schema"
    for name, kind in schema.KINDS.items():
        yield folder / f"{name}.schema.json", schema.json_schema(kind, ids)
    yield folder / "mau-ban-ghi.yml", schema.template()
    guide = ROOT / "CONTRIBUTING.md"
    yield guide, schema.with_table(guide.read_text("utf-8"))


def build(prepared: Prepared) -> int:
    """Build the whole site and put it in place; return the number of pages.

    Raises `NotPublished` when an address got lost, `subprocess.CalledProcessError` when the generator fails;
    the last good site then stays.
    """
    with publish.beside(prepared.settings.site) as folder:
        _run_generator(folder)
        return write_site(prepared, folder)


def _run_generator(folder: Path) -> None:
    """Let the site generator render the placeholders; strict, and not quiet (quiet hides its warnings)."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml")]
    environment = {**os.environ, SHELL_ONLY: "1", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*command, "-d", str(folder)], check=True, capture_output=True, env=environment, cwd=ROOT)


def theme_facts() -> dict[str, str]:
    """Return what the theme's template needs: the policy and the names of our files."""
    sources = ROOT / "site_src"
    return {"csp": shell.CSP, "css": assets.styles(sources).path, "icon": assets.icon(sources).path}


def write_site(prepared: Prepared, folder: Path) -> int:
    """Write all pages and data into `folder`; return the number of pages."""
    shells = shell.take(folder)
    publish.empty(folder)
    env = render.environment(prepared.settings.sources)
    site, data = gather(prepared, env)
    own = [*data, *shared_assets(prepared.settings.sources)]
    for asset in own:
        publish.write(folder, asset.path, asset.data)
    for path in _pictures(site):
        publish.write(folder, f"media/{path}", (prepared.settings.catalogue / "media" / path).read_bytes())
    written = dict(_whole_pages(site, env, shells))
    for path, html in written.items():
        publish.write(folder, path, html.encode())
    _keep_addresses(prepared, frozenset(written))
    return len(written)


def shared_assets(sources: Path) -> list[assets.Asset]:
    """Return the files every page may ask for."""
    return [assets.styles(sources), assets.scripts(sources), assets.icon(sources)]


def gather(prepared: Prepared, env: Environment) -> tuple[Site, list[assets.Asset]]:
    """Return the site's content and its data chunks."""
    words = prepared.catalogue.vocabularies
    entries = enrich(prepared.catalogue.published(), prepared.places, prepared.settings.today)
    found = facets.build(entries, words, prepared.register.other_names)
    data = [
        assets.chunk("catalogue", catalogue_data(entries, found, prepared, env)),
        assets.chunk("search", search_data(entries, prepared)),
        *(assets.chunk(name, chunk) for name, chunk in lookup.chunks(prepared.register)),
    ]
    site = Site(
        settings=prepared.settings,
        words=words,
        register=prepared.register,
        entries=entries,
        facets=found,
        totals=_newest(prepared.catalogue.totals, lambda total: total.moment),
        total_places=prepared.places,
        directives=_newest(prepared.catalogue.directives, lambda directive: directive.date or ""),
        chunks={asset.path.split("/")[-1].rsplit("-", 1)[0]: asset.path for asset in data},
    )
    return site, data


def catalogue_data(
    entries: tuple[Entry, ...], found: tuple[Facet, ...], prepared: Prepared, env: Environment
) -> dict[str, object]:
    """Return what the catalogue page filters and shows (format: site_src/browser/facets.js)."""
    template = env.get_template("templates/card.html")
    shown = [cards.card(entry, prepared.catalogue.vocabularies) for entry in entries]
    return {
        "ids": [entry.id for entry in entries],
        "cards": [template.render(card=card).strip() for card in shown],
        "keys": facets.sort_keys(entries),
        "facets": [
            {
                "id": facet.id,
                "label": facet.label,
                "values": [[value.id, value.label, value.also if value.listed else None] for value in facet.values],
                "rows": facet.rows,
            }
            for facet in found
        ],
    }


def search_data(entries: tuple[Entry, ...], prepared: Prepared) -> dict[str, object]:
    """Return the search bundle."""
    words = prepared.catalogue.vocabularies
    return index.build(
        search_documents.documents(entries, words, prepared.register.other_names),
        places=search_documents.places(entries, prepared.register.other_names),
        abbreviations=search_documents.abbreviations(words),
    )


def _pictures(site: Site) -> Iterator[str]:
    """Yield the pictures of published records, as "<id>/<file>"."""
    for entry in site.entries:
        yield from (f"{entry.id}/{picture.file}" for picture in entry.record.pictures)


def _newest(items: Iterable[Filed[T]], moment: Callable[[T], str]) -> tuple[Filed[T], ...]:
    """Return files by date, newest first, those of one date by id."""
    by_name = sorted(items, key=lambda item: item.id)
    return tuple(sorted(by_name, key=lambda item: moment(item.value), reverse=True))


def _whole_pages(site: Site, env: Environment, shells: Sequence[shell.Shell]) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of everything that is a page, and the sitemap."""
    frame = standalone.Frame(site.settings, env, assets.scripts(site.settings.sources).path)
    listed = []
    for page in pages.all_pages(site, env):
        listed.append(page.path)
        yield page.path, shells[page.depth].fill(frame.values(page))
    for item in pages.redirects(site):
        yield item.path, standalone.redirect(item, env)
    yield "404.html", standalone.not_found(site, env)
    if site.settings.site_url:
        yield "sitemap.xml", standalone.sitemap(site.settings.site_url, listed)


def _keep_addresses(prepared: Prepared, made: frozenset[str]) -> None:
    """Refuse to lose a published address; note the new ones."""
    folder = prepared.settings.catalogue
    locked = addresses.read_lock(folder)
    addresses.report_lost(read.shown_path(folder / addresses.LOCK), locked, made, prepared.report)
    if prepared.report.has_errors:
        raise NotPublished
    addresses.write_lock(folder, locked, made)
