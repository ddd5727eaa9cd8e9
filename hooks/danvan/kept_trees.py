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
        self._pieces = kept.Pieces(kept.Shelf("trees", catalogue, kept.code_hash(SOURCES, ("pyyaml",))))

    def parse(self, data: bytes, shown: str, report: Report) -> Data | None:
        """Return the content of a file as `strict_yaml.parse` does."""
        name = kept.hashed(data)
        written = self._pieces.find(name)
        if written is not None:
            return json.loads(written)
        before = len(report.problems)
        tree = strict_yaml.parse(data, shown, report)
        if tree is not None and len(report.problems) == before:
            self._pieces.add(name, json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode())
        return tree

    def save(self) -> None:
        """Keep the trees of this run for the next."""
        self._pieces.save()
