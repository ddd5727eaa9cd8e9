"""The shell: one page rendered by the site generator, cut at its marks, filled for every page of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"@@dv-([a-z]+)@@")
MARKS = frozenset({"title", "description", "head", "header", "body", "footer", "scripts"})
SHELL_ONLY = "DANVAN_SHELL_ONLY"  # set for the generator when it only has to render the placeholders
PLACES = ("khuon.html", "khuon/khuon.html")  # one a folder depth: relative links differ
CSP = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self' file:"  # connect: robots.txt, asked for from the page
)


class BrokenShell(Exception):
    """The generator's page lacks a mark, or holds one that nobody fills."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Fixed text and the names of what goes between: `pieces[0] + v[names[0]] + pieces[1] + ...`."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered placeholder at its marks; raise `BrokenShell` when they are not all there."""
        parts = MARK.split(html)
        if frozenset(parts[1::2]) != MARKS:
            raise BrokenShell(", ".join(sorted(MARKS ^ frozenset(parts[1::2]))))
        return cls(tuple(parts[0::2]), tuple(parts[1::2]))

    def fill(self, values: Mapping[str, str]) -> str:
        """Return a whole page; `values` are HTML, already escaped."""
        filled = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            filled += (values[name], piece)
        return "".join(filled)


def read(folder: Path) -> tuple[str, ...]:
    """Read the placeholders out of a built folder; index = folder depth."""
    return tuple((folder / place).read_text("utf-8") for place in PLACES)
