"""Join styles and scripts into few files, as small as they get, with the hash of the content in the name."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

try:
    import minify
except ImportError:  # no wheel for this platform (pyproject.toml): the same site, its scripts half as large again
    minify = None

BUNDLES = Path("browser", "bundles.txt")
PART_HASH = 5  # signs of base 32: a part needs only be told from earlier states of itself
CSS, JS = "text/css", "application/javascript"
GAPS = re.compile(r"\s*([{};])\s*|(?<=:)\s+")  # what the minifier leaves inside @container


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site made from sources; `path` is relative to the site's top."""

    path: str
    data: bytes


def hashed(stem: str, suffix: str, data: bytes) -> Asset:
    """Return an asset whose name changes when its content does."""
    return Asset(f"{stem}-{hashlib.sha256(data).hexdigest()[:10]}{suffix}", data)


def shared(sources: Path) -> dict[str, Asset]:
    """Return every file that more than one page may ask for, by name."""
    return {"styles": styles(sources), **scripts(sources), "logo": icon(sources), **pictures(sources)}


def styles(sources: Path) -> Asset:
    """Return all styles: `styles/` by name, then components by name; print rules last."""
    own = sorted((sources / "styles").glob("*.css"))
    middle = sorted((sources / "components").glob("*/*.css"))
    screen, printing = [p for p in own if p.stem[0] < "9"], [p for p in own if p.stem[0] >= "9"]
    return hashed("assets/danvan", ".css", join([*screen, *middle, *printing], CSS))


def scripts(sources: Path) -> dict[str, Asset]:
    """Return each script of `bundles.txt` by its name."""
    lists = bundles((sources / BUNDLES).read_text("utf-8"))
    joined = {name: join((sources / file for file in files), JS) for name, files in lists.items()}
    return {name: hashed(f"assets/{name}", ".js", data) for name, data in joined.items()}


def bundles(text: str) -> dict[str, list[str]]:
    """Return the files of each script, as declared.

    >>> bundles("# All\\n[base]\\nbrowser/core.js\\n")
    {'base': ['browser/core.js']}
    """
    found: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if name := re.fullmatch(r"\[([a-z]+)\]", line):
            files = found[name[1]] = []
        elif not line.startswith("#"):
            files.append(line)
    return found


def join(paths: Iterable[Path], kind: str) -> bytes:
    """Return styles or scripts as one, small."""
    text = "\n".join(path.read_text("utf-8").strip() for path in paths)
    return f"{_small(text, kind)}\n".encode()


def _small(text: str, kind: str) -> str:
    """Return a style or script without what only people need; comments that begin with "!" (licences) stay."""
    small = minify.string(kind, text) if minify else text
    return GAPS.sub(lambda gap: gap[1] or "", small) if minify and kind == CSS else small


def worker(sources: Path, *, keeps: bool) -> Asset:
    """Return the service worker, at the top of what it serves; where none is wanted, one that ends an earlier one."""
    name = "worker" if keeps else "worker-off"
    return Asset("sw.js", join([sources / "components" / "offline" / f"{name}.js"], JS))


def icon(sources: Path) -> Asset:
    """Return the logo as an icon."""
    return hashed("assets/logo", ".svg", (sources / "components" / "logo" / "logo.svg").read_bytes())


def pictures(sources: Path) -> dict[str, Asset]:
    """Return the logo and the picture of shared links, for programs without SVG (tests/browser/pictures.mjs)."""
    folder = sources / "components" / "logo"
    found = sorted(folder.glob("*.png"))
    return {path.stem: hashed(f"assets/{path.stem}", ".png", path.read_bytes()) for path in found}


def chunk(name: str, data: Mapping[str, object]) -> Asset:
    """Return data as a classic script that hands it to the page: works on file:// too."""
    return hashed(f"data/{name}", ".js", _handing(name, json_text(data)))


def part(chunk: str, name: str, data: object) -> tuple[str, Asset]:
    """Return a part of a chunk as a file beside it, with the hash in its name; a short one: there may be thousands."""
    body = json_text(data)
    digest = base64.b32encode(hashlib.sha256(body.encode()).digest())[:PART_HASH].decode().lower()
    path = f"{chunk}/{name}-{digest}"
    return digest, Asset(f"data/{path}.js", _handing(path, body))


def standing(name: str, data: object) -> Asset:
    """Return data whose address never changes, so that no page changes with them: an old copy must do no harm."""
    return Asset(f"data/{name}.js", _handing(name, json_text(data)))


def json_text(data: object) -> str:
    """Return JSON that is a JavaScript expression, too."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return body.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _handing(name: str, body: str) -> bytes:
    return f"danvan.receive({json.dumps(name)},{body})\n".encode()
