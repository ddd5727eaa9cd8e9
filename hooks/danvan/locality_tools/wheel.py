"""The pinned wheel of `vietnamadminunits`: its tables, read as a zip, never installed and never imported."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from .refused import Refused

NAME, VERSION = "vietnamadminunits", "1.0.4"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
DATA = f"{NAME}/data"


class Present(NamedTuple):
    """A commune of today; titles begin with the type, keys are the converter's ("xanghiata")."""

    province_key: str
    key: str
    province_code: str
    province: str
    code: str
    title: str


class Former(NamedTuple):
    """A commune of June 2025; of a district without communes the last three are empty."""

    province_key: str
    district_key: str
    province_code: str
    province: str
    district_code: str
    district: str
    key: str
    code: str
    title: str

    @property
    def whole_key(self) -> str:
        """Return the key that links use: "tinhbackan_huyenchodon_xanghiata"."""
        return f"{self.province_key}_{self.district_key}_{self.key}"


class Link(NamedTuple):
    """A former commune and one it went to; `main` marks the first of several."""

    former: str
    province_key: str
    key: str
    main: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the wheel, nothing corrected."""

    present: tuple[Present, ...]
    former: tuple[Former, ...]
    provinces: Mapping[str, str]  # key of a former province -> key of the one it went to
    links: tuple[Link, ...]


def read(path: Path) -> Tables:
    """Read the tables of the wheel at `path`; `Refused` when it is not there or not the pinned one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("wheel-unread", path=path) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise Refused("wheel-differs", path=path, sha256=SHA256)
    with ZipFile(BytesIO(data)) as archive:
        converter = json.loads(archive.read(f"{DATA}/converter_2025.json"))
        present, former = _units(archive.read(f"{DATA}/dataset.db"))
    return Tables(present, former, _provinces(converter), tuple(_links(converter)))


def _units(database: bytes) -> tuple[tuple[Present, ...], tuple[Former, ...]]:
    """Read both lists; SQLite wants a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "dataset.db")
        file.write_bytes(database)
        with closing(sqlite3.connect(file)) as connection:
            present = connection.execute(
                "SELECT provinceKey, wardKey, provinceCode, province, wardCode, ward FROM admin_units"
            ).fetchall()
            former = connection.execute(
                "SELECT provinceKey, districtKey, provinceCode, province, districtCode, district,"
                " ifnull(wardKey, ''), ifnull(wardCode, ''), ifnull(ward, '') FROM admin_units_legacy"
            ).fetchall()
    return tuple(Present(*row) for row in present), tuple(Former(*row) for row in former)


def _provinces(converter: Mapping[str, Any]) -> dict[str, str]:
    return {old: new for new, olds in converter["DICT_PROVINCE"].items() for old in olds}


def _links(converter: Mapping[str, Any]) -> Iterator[Link]:
    """Yield the links of communes that went to one place as a whole, then those of the split ones."""
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, olds in communes.items():
            yield from (Link(old, province, key, True) for old in olds)
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            yield from (Link(old, province, part["newWardKey"], part["isDefaultNewWard"]) for part in parts)
