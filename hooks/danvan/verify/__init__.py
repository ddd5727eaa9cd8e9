"""Look at a finished site as a visitor would, before it takes the place of the last one.

files -> one look at each page (`page`) -> links, anchors and files named (`links`), counts (`counts`), sitemap
(`sitemap`), data and styles (`files`). What is wrong goes into the report, named by file, line and column; a fault that
many pages share stands there once. `material` compares pages with the site generator's own rendering of them.
"""

from __future__ import annotations

import os
from pathlib import Path

from .. import kept
from ..problems import Report
from . import counts, files, sitemap
from .expected import Expected
from .faults import Faults
from .links import Links
from .page import Page, look

__all__ = ["Expected", "files_of", "verify"]


def verify(folder: Path, expected: Expected, report: Report) -> int:
    """Report everything that is wrong with the site in `folder`; return the number of its pages."""
    there = files_of(folder)
    pages = sorted(path for path in there if path.endswith(".html"))
    faults = Faults()
    links = Links(there, expected.site_url, faults)
    redirects = set()
    for path in pages:
        page = _looked(os.path.join(folder, path), expected)
        _page_faults(path, page, faults)
        links.add(path, page)
        if page.leads_on:
            redirects.add(path)
    links.finish()
    counts.check(expected, there, links.linked, faults)
    sitemap.check(folder, expected.site_url, frozenset(pages) - redirects, faults)
    files.check(folder, there, faults)
    faults.report(folder, report)
    return len(pages)


def _looked(path: str, expected: Expected) -> Page:
    """Look at a page, or remember what the last run saw on one of the same bytes."""
    with open(path, "rb") as file:
        data = file.read()
    seen = expected.looked.data(
        lambda: look(data.decode("utf-8", "replace"), expected.site_url).as_data(),
        *("look", kept.hashed(data).hex(), expected.site_url),
    )
    return Page.of(seen)


def files_of(folder: Path) -> frozenset[str]:
    """Return the paths of all files below a folder."""
    top = f"{folder}{os.sep}"
    walked = ((where, name) for where, _, names in os.walk(folder) for name in names)
    return frozenset(os.path.join(where, name).removeprefix(top).replace(os.sep, "/") for where, name in walked)


def _page_faults(path: str, page: Page, faults: Faults) -> None:
    if page.empty:
        faults.add("empty-page", path)
    if page.sentinel:
        faults.add("left-mark", path, page.sentinel)
    for name in page.twice:
        faults.add("duplicate-page-id", path, name)
