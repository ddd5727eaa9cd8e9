"""A knowledge page as its file states it, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..catalogue import File
from ..fields import Part
from .head import Head
from .markup import Mention, Text


@dataclass(frozen=True, slots=True)
class Call:
    """A generated part as asked for."""

    name: str
    params: Part
    texts: Mapping[str, Text] = field(default_factory=dict)  # what is Markdown in the parameters, by what is written


@dataclass(frozen=True, slots=True)
class Article:
    """One page: its head, its answer and text as Markdown tokens, and the parts by the line they stand on."""

    file: File
    head: Head
    answer: Text
    text: Text
    lines: tuple[str, ...]  # of the file as written
    calls: Mapping[int, Call] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id, which is the file's name."""
        return self.file.id

    @property
    def texts(self) -> tuple[Text, ...]:
        """Return everything that is Markdown on the page."""
        return (self.answer, self.text, *(text for call in self.calls.values() for text in call.texts.values()))

    @property
    def cited(self) -> Mapping[str, int]:
        """Return the sources with their numbers, in the order in which a reader meets them."""
        answer, *others = self.texts
        mentions = [*answer.sources, *sorted(_mentions(others), key=lambda mention: mention.line)]
        return {name: number for number, name in enumerate(dict.fromkeys(m.word for m in mentions), 1)}

    def place(self, line: int, needle: str) -> tuple[int, int]:
        """Return the 1-based line and column of some words at or below a line; the line when they are not there."""
        for number, written in enumerate(self.lines[line - 1 :], line):
            if needle in written:
                return number, written.index(needle) + 1
        return line, 1

    @property
    def path(self) -> str:
        """Return the address below the site's top."""
        return f"cam-nang/{self.id}.html"


def _mentions(texts: Iterable[Text]) -> Iterator[Mention]:
    for text in texts:
        yield from text.sources
