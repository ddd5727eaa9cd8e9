"""The trees of YAML files from one run to the next, by the hash of their bytes; mistakes are found anew."""

from __future__ import annotations

import json
from pathlib import Path

from . import kept, strict_yaml, text
from .problems import Report

Data = dict | list | str
SOURCES = (Path(__file__), *sorted(Path(strict_yaml.__file__).parent.glob("*.py")), Path(text.__file__))


class Trees:
    """Parses files; what the last run on the catalogue parsed is only looked up."""

    def __init__(self, catalogue: Path) -> None:
        self._shelf = kept.Shelf("trees", catalogue, kept.code_hash(SOURCES, ("pyyaml",)))
        head, data = self._shelf.load()
        self._known: dict[bytes, memoryview] = {}
        view, start = memoryview(data), 0
        for name, size in zip(head.get("files", "").split(), head.get("sizes", ()), strict=True):
            self._known[bytes.fromhex(name)] = view[start : start + size]
            start += size
        self._met: dict[bytes, bytes | memoryview] = {}
        self._new = 0

    def parse(self, data: bytes, shown: str, report: Report) -> Data | None:
        """Return the content of a file as `strict_yaml.parse` does."""
        name = kept.hashed(data)
        if written := self._known.get(name):
            self._met[name] = written
            return json.loads(bytes(written))
        before = len(report.problems)
        tree = strict_yaml.parse(data, shown, report)
        if tree is not None and len(report.problems) == before:
            self._met[name] = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
            self._new += 1
        return tree

    def save(self) -> None:
        """Keep the trees of this run for the next."""
        if self._new >= kept.LEAST:
            head = {"files": " ".join(name.hex() for name in self._met), "sizes": list(map(len, self._met.values()))}
            self._shelf.save(head, b"".join(self._met.values()))
