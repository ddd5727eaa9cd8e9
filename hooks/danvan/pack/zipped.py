"""A zip with one folder: the same content gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from datetime import date

from ..assets import Asset

TOP = "danvankheo"
MODE = 0o100644 << 16
UNIX = 3
SHORT, LONG = 60, 100  # characters of a path: what Windows, in a deep folder, and old zip programs take


class LongPath(Exception):
    """A path that some machine could not write."""


def make(files: Iterable[Asset], moment: date, longest: int = SHORT) -> bytes:
    """Return the zip of these files, in their order, all of one moment; stored in Windows' and old phones' way."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in files:
            packed.writestr(_info(file, moment, longest), file.data)
    return out.getvalue()


def _info(file: Asset, moment: date, longest: int) -> zipfile.ZipInfo:
    path = f"{TOP}/{file.path}"
    if not path.isascii() or len(path) > longest:
        raise LongPath(path)
    info = zipfile.ZipInfo(path, (moment.year, moment.month, moment.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr, info.create_system = MODE, UNIX
    return info


def checksum(files: Iterable[Asset]) -> str:
    """Return one sum for all files: of the lines that `sha256sum` writes for them, by path."""
    lines = sorted((file.path, hashlib.sha256(file.data).hexdigest()) for file in files)
    return hashlib.sha256("".join(f"{digest}  {path}\n" for path, digest in lines).encode()).hexdigest()
