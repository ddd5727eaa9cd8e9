"""From content to files: the zip, the single file, what is sent with a small pack, sums and manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import assets, cards, changes, render
from ..assets import Asset
from ..prepared import Prepared
from ..strings import say
from ..view import Page
from . import blocks, content, leaving_out, message, pictures, script, viewer, zipped
from .content import Content
from .selection import Selection, narrowed

SINGLE = {"id": 300_000, "some": 5_000_000, "all": 50_000_000}  # bytes: one record, a province or theme, everything
READ_ME = "DOC-TRUOC.txt"
BESIDE = 0.95  # of the room that pictures may take: their words want some, too
CONTENTS = f"{blocks.FOLDER}/{changes.SMALL}"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the pack, and what is told about it."""

    name: str
    data: bytes
    parts: int = 0  # files in a zip


def make(prepared: Prepared, chosen: Selection, locked: Sequence[str], with_pages: bool) -> Iterator[Made]:
    """Yield the files of a pack, each when it is made."""
    env = render.environment(prepared.settings.sources)
    whole = content.collect(narrowed(prepared, chosen), env, locked, chosen.is_all)
    own = whole if chosen.is_all else leaving_out.for_some(whole)
    yield zip_of(own, f"{chosen.stem}-{prepared.settings.today}.zip", with_pages)
    yield Made(f"{chosen.stem}.html", single(leaving_out.for_one_file(own), budget(chosen)))
    if not chosen.is_all:
        yield from (Made(name, data) for name, data in message.files(whole.site, chosen))


def budget(chosen: Selection) -> int:
    """Return how many bytes the single file may have."""
    return SINGLE["all" if chosen.is_all else "id" if len(chosen.ids) == 1 else "some"]


def zip_of(whole: Content, name: str, with_pages: bool) -> Made:
    """Return the zip: page, text, style and script, data, pictures, contents, and with `with_pages` the records."""
    site, frame = whole.site, viewer.Frame(whole)
    images = pictures.Files()
    made = pictures.placed(whole.pages, site.settings.catalogue / "media", images)
    opening, *others = blocks.make(in_order(whole, made), blocks.SCRIPT)
    scripts = {blocks.script(number, block): block.names for number, block in enumerate(others, 1)}
    places = {file.path: names for file, names in scripts.items()}
    style = assets.hashed(f"{blocks.FOLDER}/kieu", ".css", assets.styles(site.settings.sources).data)
    code = assets.hashed(f"{blocks.FOLDER}/xem", ".js", script.script(site.settings.sources))
    records = {cards.path_of(entry.id) for entry in site.with_archived} if with_pages else set()
    own = (page for page in made if page.path in records)
    contents = Asset(CONTENTS, changes.small(whole.contents))
    files = [
        Asset(viewer.NAME, frame.viewer(style.path, code.path, opening, places, records).encode()),
        *(style, code, *scripts, *images.made.values(), contents),
        *(Asset(page.path, frame.record(page, style.path, records).encode()) for page in own),
    ]
    files.insert(1, Asset(READ_ME, read_me(whole, zipped.checksum(files))))
    longest = zipped.LONG if with_pages else zipped.SHORT
    return Made(name, zipped.make(files, site.settings.today, longest), len(files))


def single(whole: Content, most: int) -> bytes:
    """Return the single file: without pictures first, then with as many as still fit."""
    media = whole.site.settings.catalogue / "media"
    bare = _single(whole, pictures.Inside(0), media)
    if len(bare) >= most or not any(entry.record.pictures for entry in whole.site.entries):
        return bare
    return _single(whole, pictures.Inside(int((most - len(bare)) * BESIDE)), media)


def _single(whole: Content, images: pictures.Inside, media: Path) -> bytes:
    made = pictures.placed(whole.pages, media, images)
    inside = list(blocks.make(in_order(whole, made), blocks.INLINE))
    sources = whole.site.settings.sources
    style = viewer.inline(assets.styles(sources))
    code = viewer.inline(Asset("", script.script(sources)))
    plain = pictures.placed(whole.pages, media, pictures.Inside(0))  # these bodies come twice
    return viewer.Frame(whole).single(style.strip(), code.strip(), inside, plain).encode()


FIRST = ("copy", "catalogue", content.PAGES, "search", "names", content.PIECES)


def in_order(whole: Content, made: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield chunks (name, JSON), bodies among them, in the order in which they are wanted, each before its parts."""
    data = {**whole.data, **dict(content.bodies(made, whole))}

    def order(name: str) -> tuple[int, str]:
        head = name.split("/")[0]
        return (FIRST.index(head) if head in FIRST else len(FIRST), head) if "/" not in name else (len(FIRST) + 1, "")

    heads = sorted((name for name in data if "/" not in name), key=order)
    parts = [name for name in data if "/" in name]
    yield from ((name, data[name]) for name in (*heads, *parts))


def read_me(whole: Content, checksum: str) -> bytes:
    """Return the text that stands beside the page: how to open it, of which day it is, and its sum."""
    site = whole.site
    day = render.show_date(site.settings.today.isoformat())
    text = say("pack.read-me", date=day, count=len(site.entries), page=viewer.NAME, checksum=checksum)
    return text.replace("\n", "\r\n").encode("utf-8-sig")  # Notepad of old Windows wants both


def sums(made: Sequence[Made]) -> str:
    """Return the lines of SHA256SUMS."""
    return "".join(f"{hashlib.sha256(file.data).hexdigest()}  {file.name}\n" for file in made)


def manifest(prepared: Prepared, made: Sequence[Made]) -> str:
    """Return what stands in the manifest: the day, and of each file size and sum."""
    files = {
        file.name: {"bytes": len(file.data), "sha256": hashlib.sha256(file.data).hexdigest()}
        | ({"files": file.parts} if file.parts else {})
        for file in made
    }
    day, count = prepared.settings.today.isoformat(), len(prepared.catalogue.published())
    return json.dumps({"date": day, "records": count, "files": files}, ensure_ascii=False, indent=1) + "\n"
