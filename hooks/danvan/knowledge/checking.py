"""Where the links of knowledge pages lead: known only when the whole site stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import urlsplit

from ..problems import Report, suggestion
from .article import Article

ANCHOR = re.compile(r' id="([^"]+)"')


class Address(NamedTuple):
    """One internal link: where it is written, and where it leads."""

    file: str
    line: int
    column: int
    written: str
    path: str  # below the site's top
    anchor: str


def targets(articles: Iterable[Article]) -> Iterator[Address]:
    """Yield every internal link of the pages."""
    for article in articles:
        for text in article.texts:
            for link in text.links:
                parts = urlsplit(link.word)
                if not parts.scheme:
                    path = normpath(join(dirname(article.path), parts.path)) if parts.path else article.path
                    place = article.place(link.line, link.word)
                    yield Address(article.file.path, *place, link.word, path, parts.fragment)


def report_links(
    articles: Iterable[Article], made: Collection[str], read: Callable[[str], str], report: Report
) -> None:
    """Report every internal link that leads to no page, or to no place on it; `read` gives a page's HTML."""

    @cache
    def anchors(path: str) -> frozenset[str]:
        return frozenset(ANCHOR.findall(read(path)))

    for link in targets(articles):
        place = (link.file, link.line, link.column)
        if link.path not in made:
            near = suggestion(link.path, made)
            report.add("broken-link", *place, target=link.written, suggestion=near)
        elif link.anchor and link.anchor not in anchors(link.path):
            near = suggestion(link.anchor, anchors(link.path))
            report.add("broken-anchor", *place, target=link.path, anchor=link.anchor, suggestion=near)
