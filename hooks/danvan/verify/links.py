"""Every link leads to a page, every anchor to a place on it, every named file is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import unescape
from urllib.parse import unquote, urlsplit

from .faults import Faults
from .page import Page

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)  # https:, mailto:, data: ...
PICTURE = re.compile(r"\.(?:png|jpe?g|webp|avif|gif|svg|ico)$", re.I)
Target = tuple[str, str]  # path, anchor


class Links:
    """Takes the pages one by one; anchors are compared at the end, when all ids are known."""

    def __init__(self, files: Collection[str], site_url: str, faults: Faults) -> None:
        self.linked: set[str] = set()  # pages that another page leads to
        self._files, self._faults = files, faults
        self._top = urlsplit(site_url).path or "/"
        self._known: dict[tuple[str, str], Target | None] = {}  # most pages share most of their links
        self._ids: dict[str, Collection[str]] = {}
        self._anchors: dict[Target, list[tuple[str, str]]] = {}

    def add(self, path: str, page: Page) -> None:
        """Compare what a page names with what there is."""
        folder = posixpath.dirname(path)
        self._ids[path] = page.ids
        for raw in page.targets | page.named:
            target = self._resolved(folder, path, raw)
            if target:
                self._follow(path, raw, *target)
        for raw in page.absolute:
            self._follow(path, raw, unquote(unescape(raw)), "")

    def _resolved(self, folder: str, path: str, raw: str) -> Target | None:
        """Return (path, anchor) of a link as written; None for what lies elsewhere."""
        if raw.startswith(("#", "?")) or not raw:
            return path, raw.partition("#")[2]
        if (folder, raw) not in self._known:
            self._known[folder, raw] = self._resolve(folder, unescape(raw))
        return self._known[folder, raw]

    def _resolve(self, folder: str, link: str) -> Target | None:
        if ELSEWHERE.match(link):
            return None
        address, _, anchor = link.partition("#")
        address = unquote(address.partition("?")[0])
        if address.startswith("/"):
            return address.removeprefix(self._top), unquote(anchor)
        return posixpath.normpath(posixpath.join(folder, address)), unquote(anchor)

    def _follow(self, path: str, raw: str, target: str, anchor: str) -> None:
        if target not in self._files:
            self._faults.add(_kind(target), path, raw)
            return
        if target != path:
            self.linked.add(target)
        if anchor and "=" not in anchor and target.endswith(".html"):  # with "=" it is the state of a filter
            self._anchors.setdefault((target, anchor), []).append((path, raw))

    def finish(self) -> None:
        """Compare the anchors with the ids of the pages they are on."""
        for (target, anchor), places in self._anchors.items():
            if anchor not in self._ids[target]:
                for path, raw in places:
                    self._faults.add("dead-anchor", path, raw)


def _kind(target: str) -> str:
    """Return what is missing: a picture, a chunk of data, or a page."""
    if PICTURE.search(target):
        return "missing-image"
    return "missing-chunk" if target.startswith("data/") else "dead-link"
