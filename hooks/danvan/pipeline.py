"""The order of the stages: read, validate, resolve, check, enrich, then render and index, then verify, then publish.

Only this module, `preparing` and the command line know it. `prepare` reads and checks and writes nothing; `write_site`
fills a folder with copies of the shells that the site generator has rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from jinja2 import Environment

from . import (
    addresses,
    knowledge,
    pages,
    precompress,
    publish,
    read,
    render,
    standalone,
    verify,
)
from .cards import path_of
from .catalogue import is_archived
from .gather import gather
from .prepared import Prepared
from .problems import Report
from .shell import Shell
from .site import Site
from .verify import material


class NotPublished(Exception):
    """The new site is not fit to take the place of the last one; the report says why."""


def build(
    prepared: Prepared,
    shells: Callable[[], Sequence[Shell]],
    beside: Callable[[Path], AbstractContextManager[Path]] = publish.beside,
    *,
    compressed: bool = False,
) -> frozenset[str]:
    """Build the whole site, look it over and put it in place; return the addresses of its pages.

    Raises `NotPublished` when an address got lost or is there twice, or when the site has a fault, and whatever
    `shells` (`generator.started`) or `beside` raise; the last good site then stays.
    """
    with beside(prepared.settings.site) as folder:
        made = write_site(prepared, folder, shells(), prepared.settings.site)
        look_over(prepared, folder, made)
        prepared.made.save()
        if compressed:
            precompress.precompress(folder, prepared.settings.site)
        return made


def look_over(prepared: Prepared, folder: Path, made: Collection[str] | None = None) -> int:
    """Verify a finished site; return the number of its pages, or raise `NotPublished` with the faults in the report."""
    published = prepared.catalogue.published()
    expected = verify.Expected(
        made=made,
        records=[path_of(item.id) for item in published],
        listed=[path_of(item.id) for item in published if not is_archived(item.value)],
        lock=_lock(prepared),
        locked=addresses.read_lock(prepared.settings.catalogue),
        site_url=prepared.settings.site_url,
        looked=prepared.made,
    )
    pages_there = verify.verify(folder, expected, prepared.report)
    if prepared.report.has_errors:
        raise NotPublished
    return pages_there


def compare_with_material(prepared: Prepared, folder: Path) -> int:
    """Report sampled pages of a site that differ from what MkDocs with Material makes of the same content.

    Returns their number; raises `NotPublished`, or `subprocess.CalledProcessError` when MkDocs fails.
    """
    env = render.environment(prepared.settings.sources)
    site, _ = gather(prepared, env)
    frame = standalone.Frame(site, env)
    found = {page.path: page for page in pages.all_pages(site, env)}
    chosen = [found[path] for path in material.sample(found)]
    texts = material.rendered([(page.depth, frame.values(page)) for page in chosen])
    for page, text in zip(chosen, texts, strict=True):
        if not (folder / page.path).is_file() or (folder / page.path).read_text("utf-8") != text:
            prepared.report.add("not-as-rendered", page.path, more="")
    if prepared.report.has_errors:
        raise NotPublished
    return len(chosen)


def write_site(prepared: Prepared, folder: Path, shells: Sequence[Shell], before: Path | None = None) -> frozenset[str]:
    """Write all pages and data into `folder`; return the addresses of the pages, or raise `NotPublished`.

    Files that are as in the site `before` are links to those.
    """
    env = render.environment(prepared.settings.sources)
    site, files = gather(prepared, env)
    for asset in files:
        publish.write(folder, asset.path, asset.data, before)
    for path in _pictures(site):
        data = (prepared.settings.catalogue / "media" / path).read_bytes()
        publish.write(folder, f"media/{path}", data, before)
    locked = addresses.read_lock(prepared.settings.catalogue)
    made = _write_pages(site, env, shells, locked, publish.Pages(folder, before), prepared.report)
    if not prepared.report.has_errors:
        knowledge.report_links(site.articles, made, partial(_page_text, folder), prepared.report)
        addresses.report_lost(_lock(prepared), locked, made, prepared.report)
    if prepared.report.has_errors:
        raise NotPublished
    return made


def _write_pages(
    site: Site, env: Environment, shells: Sequence[Shell], locked: Iterable[str], written: publish.Pages, report: Report
) -> frozenset[str]:
    """Write every page; a second one of the same address is reported, and ends it."""
    try:
        for path, html in _whole_pages(site, env, shells):
            written.write(path, html)
        for item in pages.kept_addresses(site, locked, frozenset(written.made)):
            written.write(item.path, standalone.redirect(item, env))
    except publish.SameAddress as error:
        report.add("same-address", str(error))
    return frozenset(written.made)


def _page_text(folder: Path, path: str) -> str:
    return (folder / path).read_text("utf-8")


def _pictures(site: Site) -> Iterator[str]:
    """Yield the pictures of published records, as "<id>/<file>"."""
    for entry in site.with_archived:
        yield from (f"{entry.id}/{picture.file}" for picture in entry.record.pictures)


def _whole_pages(site: Site, env: Environment, shells: Sequence[Shell]) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of everything that is a page, and the sitemap."""
    frame = standalone.Frame(site, env)
    listed = []
    for page in pages.all_pages(site, env):
        listed.append(page.path)
        yield page.path, shells[page.depth].fill(frame.values(page))
    for item in pages.redirects(site):
        yield item.path, standalone.redirect(item, env)
    yield "404.html", standalone.not_found(site, env)
    yield from pages.feed(site, env)
    if site.settings.site_url:
        yield "sitemap.xml", standalone.sitemap(site.settings.site_url, listed)


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
