"""What a run has worked out, kept in .cache/ for the next one: by the hash of what it was made from.

Safe to delete, and never wrong: a file is only used by the code that wrote it, on the same catalogue, when it is whole.
A file is a line of JSON, then bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .installed import version
from .settings import ROOT

FOLDER = ROOT / ".cache"
LEAST = 100  # pieces of new work for which a file is written: fewer take a tenth of a second
MOST = 8  # files of one kind, each of another catalogue
HASH = 16  # bytes
ROOM = 1 << 26  # bytes of new pieces of one kind: what 4,000 records need; the others are made each time


def hashed(data: bytes) -> bytes:
    """Return the hash by which content is known."""
    return hashlib.blake2b(data, digest_size=HASH).digest()


def code_hash(sources: Iterable[Path], packages: Iterable[str], settings: object = None) -> str:
    """Return the hash of the code that makes values: its files, packages, settings, and the interpreter."""
    digest = hashlib.blake2b(f"{sys.version} {settings!r}".encode(), digest_size=HASH)
    digest.update(Path(__file__).read_bytes())
    for name in packages:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in sources:
        digest.update(path.name.encode() + hashed(path.read_bytes()))
    return digest.hexdigest()


@dataclass(frozen=True)
class Shelf:
    """One kind of values of one catalogue."""

    kind: str
    catalogue: Path
    code: str

    @property
    def path(self) -> Path:
        """Return where the values are."""
        return FOLDER / self.kind / hashed(str(self.catalogue.resolve()).encode()).hex()

    def load(self) -> tuple[dict[str, Any], bytes]:
        """Return (head, data) as they were saved, both empty where there is nothing to be used."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            line, data = self.path.read_bytes().split(b"\n", 1)
            head = json.loads(line)
            if head["code"] == self.code and head["hash"] == _whole(head["head"], data):
                return head["head"], data
        return {}, b""

    def save(self, head: Mapping[str, Any], data: bytes) -> None:
        """Keep values in place of the last; a disk that refuses them is no mistake."""
        line = json.dumps({"code": self.code, "hash": _whole(head, data), "head": head}).encode()
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent)
            with os.fdopen(handle, "wb") as file:
                file.writelines((line, b"\n", data))
            os.replace(name, self.path)
            others = sorted(self.path.parent.iterdir(), key=lambda path: path.stat().st_mtime)
            for path in others[:-MOST]:
                path.unlink()


class Pieces:
    """Pieces of bytes by the hash of what they were made from: those of the last run, and the new ones of this."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        head, data = shelf.load()
        self._known: dict[bytes, memoryview] = {}
        view, start = memoryview(data), 0
        for name, size in zip(head.get("names", "").split(), head.get("sizes", ()), strict=True):
            self._known[bytes.fromhex(name)] = view[start : start + size]
            start += size
        self._met: dict[bytes, bytes | memoryview] = {}
        self._new = self._size = 0

    def find(self, name: bytes) -> bytes | None:
        """Return a piece; one that nobody asks for in a run is forgotten."""
        found = self._known.get(name)
        if found is None:
            return None
        self._met[name] = found
        return bytes(found)

    def add(self, name: bytes, data: bytes) -> None:
        """Keep a new piece, while there is room."""
        if self._size + len(data) <= ROOM:
            self._met[name] = data
            self._new += 1
            self._size += len(data)

    def save(self) -> None:
        """Keep the pieces of this run for the next."""
        if self._new >= LEAST:
            head = {"names": " ".join(name.hex() for name in self._met), "sizes": list(map(len, self._met.values()))}
            self._shelf.save(head, b"".join(self._met.values()))


def _whole(head: Mapping[str, Any], data: bytes) -> str:
    return hashed(json.dumps(head).encode() + hashed(data)).hex()
