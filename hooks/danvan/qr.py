"""The QR code of an address, as the path of an SVG: on paper it leads back to the page."""

from __future__ import annotations

import hashlib
import io
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .settings import ROOT

KEPT = ROOT / ".cache" / "qr"  # a code takes 3 ms, as long as everything else of its page
QUIET = 4  # modules of white around it, as the standard asks
PATH = re.compile(rb'width="(\d+)".*? d="([^"]+)"', re.S)


@dataclass(frozen=True, slots=True)
class Code:
    """A square of `size` modules, and the lines in it."""

    size: int
    path: str


def code(address: str, kept: Path = KEPT) -> Code:
    """Return the code of an address, from the folder of those made before where it is there."""
    file = kept / hashlib.sha256(address.encode()).hexdigest()[:32]
    with suppress(OSError, ValueError):
        size, path = file.read_text("ascii").split("\n")
        return Code(int(size), path)
    made = _made(address)
    with suppress(OSError):  # where nothing can be kept it is made each time
        kept.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(f"{made.size}\n{made.path}", "ascii")
        beside.replace(file)
    return made


def _made(address: str) -> Code:
    """Encode an address; one mask for all: trying the eight would take three times as long and scans no better."""
    import segno  # only where a page is new

    out = io.BytesIO()
    segno.make_qr(address, error="l", mask=2).save(out, kind="svg", border=QUIET, xmldecl=False, svgns=False)
    match = PATH.search(out.getvalue())
    if match is None:
        raise ValueError(address)
    return Code(int(match[1]), match[2].decode())
