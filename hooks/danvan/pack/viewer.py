"""The pages of a pack: the viewer in its two forms, and records as pages of their own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import assets, cards, strings
from ..assets import Asset
from ..entry import Entry
from ..render import body
from ..site import Site
from ..strings import say
from ..view import Page
from . import links
from .blocks import INSIDE, Block
from .content import Content
from .pictures import FOLDER as PICTURES

NAME = "MO-TRANG-NAY.html"
FIRST = 40_000  # bytes of the bodies that the single file shows without scripts: those of the best documented records
FILES_CSP = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'"
)
INLINE_CSP = "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Line:
    """A model in the list that is read without scripts."""

    name: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """The models of one province."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class First:
    """A body that is read without scripts."""

    anchor: str
    html: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What goes around every page of a pack."""

    content: Content

    @property
    def site(self) -> Site:
        """Return what the pages are made from."""
        return self.content.site

    def viewer(
        self, style: str, script: str, opening: Block, files: Mapping[str, Sequence[str]], beside: Collection[str]
    ) -> str:
        """Return the page of the zip; `files` tells which chunks are in which file beside it."""
        groups = by_province(self.site, {entry.id: cards.path_of(entry.id) for entry in self.site.entries if beside})
        return self._viewer([opening], files, style=style, script=script, groups=groups, csp=FILES_CSP)

    def single(self, style: str, script: str, inside: Sequence[Block], made: Iterable[Page]) -> str:
        """Return the one file."""
        bodies = {page.path: page.body for page in made}
        shown = {name: First(f"bai-{name}", html) for name, html in self._first(bodies)}
        return self._viewer(
            inside,
            {},
            inline={"style": style, "script": script},
            groups=by_province(self.site, {name: f"#{first.anchor}" for name, first in shown.items()}),
            first=shown.values(),
            csp=INLINE_CSP.format(script=source(script), style=source(style)),
        )

    def _first(self, bodies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the ids and bodies of the first records, one at least."""
        left = FIRST
        for entry in self.site.with_archived:
            html = links.without(bodies[cards.path_of(entry.id)])
            left -= len(html.encode())
            if left < 0 and left + len(html.encode()) < FIRST:
                return
            yield entry.id, html

    def record(self, page: Page, style: str, beside: Collection[str]) -> str:
        """Return a record as a page of its own."""
        path, viewer = page.path, f"../{NAME}"
        text = links.into_viewer(page.body, path, viewer, beside)
        return body(
            self.content.env,
            "packed-record",
            title=page.title,
            body=text.replace(f'src="{PICTURES}/', f'src="../{PICTURES}/'),
            style=style,
            header=links.into_viewer(self._part("header", search=False), "", viewer),
            footer=links.into_viewer(self._part("footer"), "", viewer),
            csp=FILES_CSP,
        )

    def _viewer(self, inside: Sequence[Block], files: Mapping[str, Sequence[str]], **given: object) -> str:
        """Return the viewer with blocks inside, and others in `files`; what else one of its forms lacks is empty."""
        lacking = {"inline": None, "style": "", "script": "", "first": ()}
        own = {f"#{INSIDE}{number}": block.names for number, block in enumerate(inside)}
        parts = {"header": self._part("header", search=self.content.can_search), "footer": self._part("footer")}
        values = {
            **lacking,
            **{name: links.into_viewer(html, "") for name, html in parts.items()},
            "blocks": [block.letters for block in inside],
            "missing": self.content.missing,
            "words": strings.load()["browser"],
            "icon": self._icon(),
            **given,
            "files": {**own, **files},
        }
        return body(self.content.env, "viewer", **values) + "\n"

    def _icon(self) -> str:
        data = base64.b64encode(assets.icon(self.site.settings.sources).data).decode()
        return f"data:image/svg+xml;base64,{data}"

    def _part(self, template: str, **values: object) -> str:
        return body(self.content.env, template, root="", current="", **values)


def source(text: str) -> str:
    """Return what a policy calls a style or script that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def by_province(site: Site, hrefs: Mapping[str, str]) -> list[Group]:
    """Return every model under each of its provinces, and under no province last."""
    groups = [(unit.title, site.by_province.get(unit.code, ())) for unit in site.provinces]
    placed = {entry.id for _, own in groups for entry in own}
    groups.append((say("ui.pack.nowhere"), [entry for entry in site.entries if entry.id not in placed]))
    return [Group(title, _lines(site, own, hrefs)) for title, own in groups if own]


def _lines(site: Site, entries: Sequence[Entry], hrefs: Mapping[str, str]) -> tuple[Line, ...]:
    shown = (cards.card(entry, site.words) for entry in entries)
    return tuple(Line(card.name, card.place.partition(",")[0], hrefs.get(card.id, "")) for card in shown)


def inline(asset: Asset) -> str:
    """Return a style or script as it may stand in a page."""
    return asset.data.decode().replace("</script", "<\\/script").replace("</style", "<\\/style")
