"""What `danvan pack` makes, unpacked where paths are hardest: packs.py FOLDER

FOLDER gets `packs.json`: `folder` (with danvankheo/ and danvankheo.html), the queries of the domain set, and `small`:
the `folder` of one province, whose records are pages too (`--pages`), and the `record` that has a picture.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
ODD = "Kho mô hình #1 100% (bản 2)"
DEEP = 200  # characters of the folder's path, at least
COMMAND = [sys.executable, "-c", "from danvan.cli import main; main()", "pack"]
PROVINCE, RECORD = "19", "xen-canh-dua-lua-nghia-ta"
PICTURE = "anh:\n  - tep: ruong-dua.png\n    mo_ta: Ô vuông xanh vẽ để thử\n    chu_thich: Ảnh vẽ để thử\n"


def main(work: Path) -> int:
    """Make, unpack, describe; return the exit code of `danvan pack`."""
    whole, small = deep(work / ODD), deep(work / "nhỏ" / ODD)
    pictured = with_picture(work / "catalogue")
    some = ["--tinh", PROVINCE, "--pages", "--catalogue", str(pictured)]
    code = pack(work / "dist", whole) or pack(work / "dist-small", small, some)
    queries = yaml.load((ROOT / "tests" / "data" / "queries.yml").read_text("utf-8"), yaml.CBaseLoader)
    about = {
        "folder": str(whole),
        "queries": [query["hoi"] for query in queries],
        "small": {"folder": str(small), "record": RECORD},
    }
    (work / "packs.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    return code


def pack(made: Path, folder: Path, options: list[str] | None = None) -> int:
    """Make a pack and lay it out in `folder`; return the exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    code = subprocess.run([*COMMAND, "--out", str(made), *(options or [])], cwd=ROOT, env=environment).returncode
    if code:
        return code
    folder.mkdir(parents=True)
    shutil.copy(next(made.glob("*.html")), folder / "danvankheo.html")
    with zipfile.ZipFile(next(made.glob("*.zip"))) as archive:
        archive.extractall(folder)
    return 0


def with_picture(folder: Path) -> Path:
    """Return a copy of the catalogue in which one record has a picture."""
    catalogue = Path(shutil.copytree(ROOT / "catalogue", folder))
    file = next(catalogue.glob(f"records/*/{RECORD}.yml"))
    file.write_text(file.read_text("utf-8") + PICTURE, "utf-8")
    media = catalogue / "media" / RECORD
    media.mkdir(parents=True)
    (media / "ruong-dua.png").write_bytes(png(12, 8, b"\x2e\x7d\x32"))
    return catalogue


def png(width: int, height: int, colour: bytes) -> bytes:
    """Return a picture of one colour (RGB)."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + colour * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def deep(folder: Path) -> Path:
    """Return a folder in this one whose path is long."""
    while len(str(folder)) < DEEP:
        folder /= "thư mục của ban chỉ đạo"
    return folder


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    sys.exit(main(Path(sys.argv[1])))
