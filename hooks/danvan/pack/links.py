"""Links of the website in pages of a pack: into the viewer, or only their words. Addresses as in `browser/route.js`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import quote, urlsplit

HREF = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.S)
IMAGE = re.compile(r'<img\b[^>]*?\ssrc="((?:\.\./)*media/([^"]*))"[^>]*>')
RECORD = re.compile(r"mo-hinh/((?!index\.html)[^/]+)\.html")
CATALOGUE = "mo-hinh/index.html"


def resolved(href: str, path: str) -> tuple[str, str, str] | None:
    """Return (address below the top, query, anchor) of a link on the page at `path`; nothing when it leads out."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
    return None if target.startswith("..") else (target, parts.query, parts.fragment)


def address(path: str, query: str = "", anchor: str = "") -> str:
    """Return the address of a page in the viewer.

    >>> address("mo-hinh/dua-lua.html"), address("dia-ban/index.html", anchor="ban-do")
    ('#id=dua-lua', '#trang=dia-ban/index.html&den=ban-do')
    """
    if path == CATALOGUE and query:
        return f"#{query}"
    record = RECORD.fullmatch(path)
    to = f"#id={quote(record[1])}" if record else f"#trang={quote(path)}"
    return f"{to}&den={quote(anchor)}" if anchor else to


def into_viewer(html: str, path: str, viewer: str = "", beside: Collection[str] = ()) -> str:
    """Return HTML of the page at `path` with its links leading into the viewer, but for pages that lie `beside`."""

    def mended(match: re.Match[str]) -> str:
        href = unescape(match[2])
        found = None if href.startswith("#") else resolved(href, path)
        if found is None or found[0] in beside:
            return match[0]
        return f"{match[1]}{escape(viewer + address(*found))}{match[3]}"

    return HREF.sub(mended, html)


def without(html: str) -> str:
    """Return HTML in which links to other pages of the website are only words."""
    return LINK.sub(lambda link: link[0] if _stays(link[1]) else link[2], html)


def _stays(href: str) -> bool:
    return href.startswith("#") or bool(urlsplit(href).scheme)
