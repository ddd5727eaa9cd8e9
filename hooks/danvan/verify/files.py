"""Files that pages ask for later: whole, and with every part that they name."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .faults import Faults

HASHED = re.compile(r"^(?:assets|data)/[^/]+-([0-9a-f]{10})\.(?:css|js|svg|png)$")  # assets.hashed
URL = re.compile(r"url\(['\"]?([^'\")#?]+)")
SHARD = re.compile(r"([a-z2-7]{5})(?=[A-Z~]|$)")  # the name at the end of each item of a table of shards
PART = 5  # signs of a hash of cards in the head of the catalogue


def check(folder: Path, files: Collection[str], faults: Faults) -> None:
    """Compare hashes in names with contents, and parts named in heads and styles with what is there."""
    for path in sorted(path for path in files if path.startswith(("assets/", "data/"))):
        data = (folder / path).read_bytes()
        digest = HASHED.search(path)
        if not data or (digest and not hashlib.sha256(data).hexdigest().startswith(digest[1])):
            faults.add("broken-file", path)
        elif path.endswith(".css"):
            _all_there(path, _styled(path, data.decode("utf-8", "replace")), files, "missing-image", faults)
        elif path.startswith(("data/catalogue-", "data/search-")) and path.endswith(".js"):
            _all_there(path, parts(path, data.decode("utf-8", "replace")), files, "missing-chunk", faults)


def _all_there(path: str, named: Iterable[str], files: Collection[str], code: str, faults: Faults) -> None:
    for name in named:
        if name not in files:
            faults.add(code, path, name)


def _styled(path: str, text: str) -> Iterator[str]:
    """Yield the files that styles name."""
    for name in URL.findall(text):
        if not name.startswith(("data:", "http:", "https:")):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def parts(path: str, script: str) -> list[str]:
    """Return the files that a head names: those of the catalogue (catalogue_data.py) or of the search (index)."""
    try:
        head = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    except ValueError:
        return []
    found = _catalogue(head) if path.startswith("data/catalogue-") else _search(head)
    return [f"data/{name}.js" for name in found]


def _catalogue(head: Mapping[str, Any]) -> Iterator[str]:
    if head.get("parts"):  # they stand in the head
        return
    yield from (f"catalogue/{facet['part']}" for facet in head.get("facets", ()))
    yield from (f"catalogue/{part}" for part in head.get("orders", {}).values())
    cards = head.get("cards", "")
    for number, at in enumerate(range(0, len(cards), PART)):
        yield f"catalogue/{number}-{cards[at : at + PART]}"


def _search(head: Mapping[str, Any]) -> Iterator[str]:
    for table in ("words", "pairs", "places"):
        yield from (f"search/{name}" for name in SHARD.findall(head.get(table) or ""))
    yield from (f"search/{head[key]}" for key in ("lengths",) if head.get(key))
    yield from (head[key] for key in ("namesakes",) if head.get(key))
