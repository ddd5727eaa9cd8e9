"""Join styles and browser modules into one file each, with the hash of the content in the name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site made from sources; `path` is relative to the site's top."""

    path: str
    data: bytes


def hashed(stem: str, suffix: str, data: bytes) -> Asset:
    """Return an asset whose name changes when its content does."""
    return Asset(f"{stem}-{hashlib.sha256(data).hexdigest()[:10]}{suffix}", data)


def _join(paths: Iterable[Path]) -> bytes:
    return "\n".join(path.read_text("utf-8").strip() for path in paths).encode() + b"\n"


def styles(sources: Path) -> Asset:
    """Return all styles: `styles/` by name, then components by name; print rules last."""
    own = sorted((sources / "styles").glob("*.css"))
    middle = sorted((sources / "components").glob("*/*.css"))
    screen, printing = [p for p in own if p.stem[0] < "9"], [p for p in own if p.stem[0] >= "9"]
    return hashed("assets/danvan", ".css", _join([*screen, *middle, *printing]))


def scripts(sources: Path) -> Asset:
    """Return the browser modules in their declared order, then the components."""
    lines = (sources / "browser" / "modules.txt").read_text("utf-8").splitlines()
    modules = [sources / "browser" / line for line in lines if line and not line.startswith("#")]
    components = sorted((sources / "components").glob("*/*.js"))
    return hashed("assets/danvan", ".js", _join([*modules, *components]))


def icon(sources: Path) -> Asset:
    """Return the logo as an icon."""
    return hashed("assets/logo", ".svg", (sources / "components" / "logo" / "logo.svg").read_bytes())


def chunk(name: str, data: Mapping[str, object]) -> Asset:
    """Return data as a classic script that hands it to the page: works on file:// too."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = body.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return hashed(f"data/{name}", ".js", f"danvan.receive({json.dumps(name)},{safe})\n".encode())
