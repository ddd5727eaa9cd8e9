"""What a copy of the catalogue holds, for `danvan diff`: `muc-luc.json` in the site, `muc-luc.json.xz` in the zip.

{"ngay": "2026-11-21", "loai": {"mo-hinh": {"<id>": ["<name>", "<place>", {"ten": "Zk3_", ...}]}, ...}}

A key stands beside the hash of its value: short, for it only has to differ from that of another day.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..fields import Part

NAME = "muc-luc.json"
SMALL = f"{NAME}.xz"  # three fifths of what deflate makes of it
PLACE = f"data/{NAME}"  # in a site; a copy may keep it elsewhere, its name stays
KINDS = ("mo-hinh", "so-lieu", "van-ban", "cam-nang")
UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError)  # the last: a zip with a password
HASH = 4  # signs of base 64: of 16 million changes one goes unseen


class NoContents(Exception):
    """A folder or file that is no copy of the catalogue, or one made before there were lists of contents."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a copy: what it is called, where it is, and the hash of each key."""

    name: str
    place: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a copy holds, by kind and id, and the date of the copy."""

    date: str
    kinds: Mapping[str, Mapping[str, Item]]


def item_of(name: str, place: str, part: Part, **others: str) -> Item:
    """Return the item of an object read from a file; `others` are keys of it that are written elsewhere."""
    written = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return Item(name, place, {key: digest(value) for key, value in {**written, **others}.items()})


def digest(value: object) -> str:
    """Return the hash of a value.

    >>> digest("a"), digest(["a"])
    ('rI05', 'oyCc')
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())[:HASH].decode()


def as_json(contents: Contents) -> bytes:
    """Return the file; the same contents always give the same bytes."""
    kinds = {
        kind: {name: [item.name, item.place, item.keys] for name, item in sorted(items.items())}
        for kind, items in contents.kinds.items()
    }
    body = {"ngay": contents.date, "loai": kinds}
    return f"{json.dumps(body, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def read(copy: Path) -> Contents:
    """Return the contents of a site, an unpacked copy or a zip; raise `NoContents` when it does not say."""
    try:
        data = _of_zip(copy) if copy.is_file() else _of_folder(copy)
        body = json.loads(data)
        kinds = {kind: {name: Item(*row) for name, row in items.items()} for kind, items in body["loai"].items()}
        return Contents(body["ngay"], kinds)
    except (*UNREADABLE, KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
        raise NoContents(str(copy)) from error


def small(data: bytes) -> bytes:
    """Return the file as a zip carries it."""
    import lzma  # here and below: some builds of Python lack it, and only packs need it

    return lzma.compress(data, preset=9)


def _of_zip(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if Path(name).name in (NAME, SMALL))
        return _plain(name, archive.read(name))


def _of_folder(folder: Path) -> bytes:
    usual = folder / PLACE
    path = usual if usual.is_file() else next(iter(sorted([*folder.rglob(NAME), *folder.rglob(SMALL)])))
    return _plain(path.name, path.read_bytes())


def _plain(name: str, data: bytes) -> bytes:
    if not name.endswith(".xz"):
        return data
    import lzma

    try:
        return lzma.decompress(data)
    except lzma.LZMAError as error:
        raise ValueError from error
