"""What a pack holds: every page's body as data, the addresses that lead on, and the data that scripts ask for."""

from __future__ import annotations

import json
import math
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from .. import assets, changes, index, pages, search_index
from ..assets import Asset
from ..cards import path_of
from ..gather import catalogue_cards, gather
from ..prepared import Prepared
from ..site import Site
from ..strings import say
from ..view import Page, Redirect
from . import pieces

PAGES = "trang"  # chunk with the pages wanted first; its parts hold bodies
PIECES = "pieces"  # chunk with the table of pieces
FIRST_PAGES = ("index.html", "mo-hinh/index.html")
PART = 1_400_000  # bytes of a part, which is unpacked as one
SHARDS = index.Plan(whole=False, shard=6_000, split=math.inf, words=9_000)  # here bytes cost time, and files none
TEXTS = "search/texts-"  # what is found in a record: it stands beside its body, which says the same
GIVEN = re.compile(r'danvan\.receive\(("[^"]*"),(.*)\)\n', re.S)
Scripts = dict[str, str]  # name of a chunk -> its data as JSON


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of a selection, before it is packed."""

    site: Site
    env: Environment
    pages: tuple[Page, ...]
    leads: Mapping[str, str]  # address -> the one it leads to
    data: Scripts
    cards: Mapping[str, int]  # number of the document by the HTML of its card
    texts: Mapping[str, str]  # id of a record -> what a card's line of found words is taken from
    contents: bytes  # what `danvan diff` compares
    is_whole: bool

    @property
    def can_search(self) -> bool:
        """Tell whether there is more than one record to find."""
        return "search" in self.data

    @property
    def missing(self) -> str:
        """Return what is said of an address without a page."""
        return say("ui.not_found.lead" if self.is_whole else "ui.pack.partial")


def collect(prepared: Prepared, env: Environment, locked: Sequence[str], whole: bool) -> Content:
    """Return the content; addresses that lost their page only lead on where the catalogue is `whole`."""
    few = len(prepared.catalogue.published()) <= index.WHOLE
    site, files = gather(prepared, env, SHARDS if few else None)
    made = tuple(pages.all_pages(site, env))
    found = [*pages.redirects(site)]
    known = {item.path for item in (*made, *found)}
    found += pages.kept_addresses(site, locked, known) if whole else ()
    documents = search_index.by_id(site.entries)
    cards = {html: number for number, (_, html) in enumerate(catalogue_cards(documents, site.words, env))}
    contents = next(asset.data for asset in files if asset.path == changes.PLACE)
    leads = {item.path: target(item) for item in found}
    data = data_of(files)
    texts = {name: text for at in [*data] if at.startswith(TEXTS) for name, text in json.loads(data.pop(at)).items()}
    return Content(site, env, made, leads, data, cards, texts, contents, whole)


def target(item: Redirect) -> str:
    """Return the address below the top that a redirect leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.path), item.target))


def data_of(files: Iterable[Asset]) -> Scripts:
    """Return the data of the scripts that hand some to the page, by name."""
    found = (GIVEN.fullmatch(asset.data.decode()) for asset in files if asset.path.startswith("data/"))
    return {json.loads(match[1]): match[2] for match in found if match}


def bodies(made: Collection[Page], whole: Content) -> Iterator[tuple[str, str]]:
    """Yield the head of the pages, the table of pieces, and the parts: (name, JSON).

    Head: `{starts, first}`: the first address of each part, and the pages wanted first, without signs, for which
    neither pieces nor cards have to be unpacked. They and parts are
    `{address: [title, place in the header, body, text to find words in]}`, or the address that one leads to.
    """
    known = pieces.find((page.body for page in made), whole.cards)
    texts = {path_of(name): [text] for name, text in whole.texts.items()} if whole.can_search else {}
    rows: dict[str, object] = dict(whole.leads)
    rows |= {page.path: _row(page, known) + texts.get(page.path, []) for page in made if page.path not in FIRST_PAGES}
    first = {page.path: _row(page, pieces.NONE) for page in made if page.path in FIRST_PAGES}
    first |= {path: rows.pop(path) for path in FIRST_PAGES if path in rows}
    lines = {path: f"{assets.json_text(path)}:{assets.json_text(rows[path])}" for path in sorted(rows)}
    parts = list(cut(lines.items(), PART))
    starts = [part[0][0] for part in parts]
    yield PAGES, assets.json_text({"starts": starts, "first": first})
    yield PIECES, assets.json_text(known.table)
    for number, part in enumerate(parts):
        yield f"{PAGES}/{number}", "{" + ",".join(text for _, text in part) + "}"


def _row(page: Page, known: pieces.Pieces) -> list[str]:
    return [page.title, page.current, known.encode(page.body)]


def cut(items: Iterable[tuple[str, str]], most: int) -> Iterator[list[tuple[str, str]]]:
    """Yield runs of (name, text) of at most so many bytes, single ones excepted."""
    part: list[tuple[str, str]] = []
    size = 0
    for name, text in items:
        own = len(text.encode())
        if part and size + own > most:
            yield part
            part, size = [], 0
        part.append((name, text))
        size += own
    if part:
        yield part
