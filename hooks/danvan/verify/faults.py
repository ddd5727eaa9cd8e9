"""Faults of a finished site, gathered: one that many pages share is told once, with their number."""

from __future__ import annotations

from pathlib import Path

from ..problems import Report
from ..strings import say


class Faults:
    """Collects (kind, what) with the files that have it."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[str]] = {}
        self._lines: dict[tuple[str, str], int] = {}

    def add(self, code: str, file: str, what: str = "", line: int = 0) -> None:
        """Add a fault; `what` is the text of the file that it is about, or what is missing."""
        self._found.setdefault((code, what), []).append(file)
        if line:
            self._lines[code, what] = line

    def report(self, folder: Path, report: Report) -> None:
        """Hand everything on, each with the first place where it stands."""
        for (code, what), names in self._found.items():
            first, others = min(names), len(names) - 1
            line, column = self._lines.get((code, what), 0), 1
            if not line:
                line, column = _place(folder / first, what)
            more = say("verify.more", count=others) if others else ""
            report.add(code, first, line, column, what=what, more=more)


def _place(path: Path, what: str) -> tuple[int, int]:
    """Return line and column of a text in a file, 1 and 1 when it is not there."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return 1, 1
    at = max(text.find(f'"{what}"') + 1, text.find(what), 0) if what else 0
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
