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
from datetime import date
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
    needed_words,
    pages,
    publish,
    read,
    register_files,
    render,
    schema,
    search_documents,
    shell,
    standalone,
)
from .catalogue import Catalogue, Filed
from .enrich import enrich
from .entry import Entry, Place
from .locality import Register, System
from .place_problems import describe
from .places import Resolver
from .problems import Report
from .resolve import resolve_place
from .settings import ROOT, Settings
from .site import Example, Site
from .strings import say
from .validate import validate, validate_vocabularies
from .view import Facet
from .vocabulary import Vocabularies

EXAMPLES = Path("components", "editor-example")  # in site_src: a catalogue of two records
WORDS = "vocabularies"  # folder of the catalogue
WHOLE_COUNTRY = "toan-quoc"
SHELL_ONLY = "DANVAN_SHELL_ONLY"  # set for the generator when it only has to render the placeholders
SYSTEMS: tuple[System, System] = ("nay", "cu")
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
    examples: Mapping[str, Example] = field(default_factory=dict)


def prepare(options: Settings) -> Prepared:
    """Read and check the whole catalogue; all problems are in the report, nothing is written.

    Without a list that is needed, only that is reported. Raises `NoCatalogue` or `NoRegister`.
    """
    report = Report()
    files = read.read_files(options.catalogue, report)
    vocabularies = validate_vocabularies(files.vocabularies, report)
    register = register_files.load(options)
    if not needed_words.are_there(vocabularies, options.catalogue / WORDS, report):
        return Prepared(options, report, Catalogue((), (), (), vocabularies), register)
    catalogue, places = understand(files, vocabularies, register, report, options.today)
    examples = editor_examples(options, vocabularies, register, report)
    return Prepared(options, report, catalogue, register, places, examples)


def understand(
    files: read.Files, vocabularies: Vocabularies, register: Register, report: Report, today: date
) -> tuple[Catalogue, Mapping[str, tuple[Place, ...]]]:
    """Validate, resolve and check what was read; return it with its places."""
    catalogue = validate(files, vocabularies, report)
    places = Resolver(register, partial(resolve_place, register), describe, report).all(catalogue)
    checks.run_all(catalogue, report, today)
    return catalogue, places


def editor_examples(
    options: Settings, vocabularies: Vocabularies, register: Register, report: Report
) -> Mapping[str, Example]:
    """Return the two records of the editors' page; only their errors are news, one is meant to be warned of."""
    own = Report()
    files = read.read_files(options.sources / EXAMPLES, own)
    catalogue, places = understand(files, vocabularies, register, own, options.today)
    report.extend(problem for problem in own.problems if problem.severity == "error")
    entries = {entry.id: entry for entry in enrich(catalogue.records, places, options.today)}
    return {
        item.id: Example(entries[item.id], item.file.data.decode(), own.of(item.file.path))
        for item in catalogue.records
    }


def summary(prepared: Prepared) -> str:
    """Return the line of counts that ends every check."""
    counts = {"errors": prepared.report.count("error"), "warnings": prepared.report.count("warning")}
    return say("check.summary", **counts, **sizes(prepared))


def kinds(prepared: Prepared) -> list[str]:
    """Return a line for every kind of warning with its number, the most frequent first."""
    found = prepared.report.codes("warning").most_common()
    return [say("check.kind", kind=say(f"kinds.{code}"), count=count) for code, count in found]


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
    ids = list_ids(ROOT / "catalogue")
    folder = ROOT / "catalogue" / "schema"
    for name, kind in schema.KINDS.items():
        yield folder / f"{name}.schema.json", schema.json_schema(kind, ids)
    yield folder / "mau-ban-ghi.yml", schema.template(ids)
    guide = ROOT / "CONTRIBUTING.md"
    rules, editorial = ([check.name for check in group] for group in (checks.RULES, checks.EDITORIAL))
    text = schema.with_table(guide.read_text("utf-8"), "schema", schema.table())
    yield guide, schema.with_table(text, "checks", schema.checks_table(rules, editorial))


def list_ids(catalogue: Path) -> dict[str, list[str]]:
    """Return the ids of every list of a catalogue, sorted; nothing else is read."""
    report = Report()
    words = validate_vocabularies(read.read_folder(catalogue / WORDS, report), report)
    return {name: sorted(found) for name, found in words.ids().items()}


def province_folders(options: Settings) -> list[str]:
    """Return the folders that records lie in: one a present province, and one for the whole country."""
    provinces = register_files.load(options).all("nay", "tinh")
    return [*sorted(unit.slug for unit in provinces), WHOLE_COUNTRY]


def build(prepared: Prepared) -> frozenset[str]:
    """Build the whole site and put it in place; return the addresses of its pages.

    Raises `NotPublished` when an address got lost or is there twice, `subprocess.CalledProcessError`
    when the generator fails; the last good site then stays.
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


def write_site(prepared: Prepared, folder: Path) -> frozenset[str]:
    """Write all pages and data into `folder`; return the addresses of the pages, or raise `NotPublished`."""
    shells = shell.take(folder)
    publish.empty(folder)
    env = render.environment(prepared.settings.sources)
    site, data = gather(prepared, env)
    own = [*data, *shared_assets(prepared.settings.sources)]
    for asset in own:
        publish.write(folder, asset.path, asset.data)
    for path in _pictures(site):
        publish.write(folder, f"media/{path}", (prepared.settings.catalogue / "media" / path).read_bytes())
    locked = addresses.read_lock(prepared.settings.catalogue)
    written = publish.Pages(folder)
    try:
        for path, html in _whole_pages(site, env, shells):
            written.write(path, html)
        for item in pages.kept_addresses(site, locked, frozenset(written.made)):
            written.write(item.path, standalone.redirect(item, env))
    except publish.SameAddress as error:
        prepared.report.add("same-address", str(error))
    _compare_addresses(prepared, locked, frozenset(written.made))
    return frozenset(written.made)


def shared_assets(sources: Path) -> list[assets.Asset]:
    """Return the files every page may ask for."""
    return [assets.styles(sources), assets.scripts(sources), assets.icon(sources)]


def gather(prepared: Prepared, env: Environment) -> tuple[Site, list[assets.Asset]]:
    """Return the site's content and its data chunks."""
    words = prepared.catalogue.vocabularies
    families = words["nhom_cach_lam"].values()
    known = enrich(prepared.catalogue.published(), prepared.places, prepared.settings.today, families)
    entries = tuple(entry for entry in known if not entry.archived)
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
        archived=tuple(entry for entry in known if entry.archived),
        facets=found,
        totals=_newest(prepared.catalogue.totals, lambda total: total.moment),
        total_places=prepared.places,
        directives=_newest(prepared.catalogue.directives, lambda directive: directive.date or ""),
        examples=prepared.examples,
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
    words, register = prepared.catalogue.vocabularies, prepared.register
    provinces = (unit for system in SYSTEMS for unit in register.all(system, "tinh"))
    names = [name for unit in provinces for name in register.versions[unit.id]]
    return index.build(
        search_documents.documents(entries, words, register.other_names),
        places=search_documents.places(entries, names, register.other_names),
        abbreviations=search_documents.abbreviations(words),
    )


def _pictures(site: Site) -> Iterator[str]:
    """Yield the pictures of published records, as "<id>/<file>"."""
    for entry in site.with_archived:
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


def _compare_addresses(prepared: Prepared, locked: Iterable[str], made: frozenset[str]) -> None:
    """Refuse a site with two pages of one address, or without a published one."""
    if not prepared.report.has_errors:
        addresses.report_lost(_lock(prepared), locked, made, prepared.report)
    if prepared.report.has_errors:
        raise NotPublished


def new_addresses(prepared: Prepared, made: frozenset[str]) -> tuple[str, int]:
    """Return (shown path of the lock, number of addresses that it does not hold)."""
    locked = addresses.read_lock(prepared.settings.catalogue)
    return _lock(prepared), len(addresses.new(locked, made))


def lock_addresses(prepared: Prepared, made: frozenset[str]) -> None:
    """Add the new addresses to the lock: from now on they never die."""
    locked = addresses.read_lock(prepared.settings.catalogue)
    new = addresses.new(locked, made)
    if new:
        addresses.write_lock(prepared.settings.catalogue, new.union(locked))


def _lock(prepared: Prepared) -> str:
    return read.shown_path(prepared.settings.catalogue / addresses.LOCK)
