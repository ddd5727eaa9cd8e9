"""Compressed copies beside the files of a site, for servers that hand them out as they are."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

try:
    import brotli
except ImportError:  # then only gzip: every browser reads it
    brotli = None

KINDS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})  # pictures are compressed already
SMALLEST = 512  # bytes: below it nothing is won
GZIP, BROTLI = 9, 9  # brotli 11 takes three times as long for 9 % less


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, GZIP, mtime=0)


def _brotli(data: bytes) -> bytes:
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=BROTLI)


WAYS: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, **({".br": _brotli} if brotli else {})}


def precompress(folder: Path, last: Path) -> int:
    """Write the compressed copies of a folder, return how many; where a file is as in the last site, so are they."""
    made = 0
    for file in sorted(path for path in folder.rglob("*") if path.suffix in KINDS and path.is_file()):
        data = file.read_bytes()
        if len(data) >= SMALLEST:
            made += _copies(file, data, last / file.relative_to(folder))
    return made


def _copies(file: Path, data: bytes, before: Path) -> int:
    same = before.is_file() and before.read_bytes() == data
    for suffix, pack in WAYS.items():
        kept = _beside(before, suffix)
        _beside(file, suffix).write_bytes(kept.read_bytes() if same and kept.is_file() else pack(data))
    return len(WAYS)


def _beside(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)
