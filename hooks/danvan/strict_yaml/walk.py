"""Walk through the nodes of a YAML text with their paths and marks, without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from yaml import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    Mark,
    NodeEvent,
    ScalarEvent,
)

try:
    from yaml.cyaml import CParser
except ImportError as error:  # the pure parser is ten times slower and reads some files differently
    raise ImportError("PyYAML is built without libyaml; install its wheel from PyPI") from error

DEPTH_MAX = 20  # SCHEMA.md nests 4 deep; libyaml takes quadratic time and then crashes on deep nesting

Path = tuple[str | int | None, ...]
Role = Literal["document", "root", "key", "value", "item"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One node on the way; a key has the path of its value, a key that is no text the name None.

    `siblings` is one dict for all nodes of a collection, in which a visitor may remember them.
    """

    event: Event
    path: Path
    role: Role
    siblings: dict[str, str]

    @property
    def place(self) -> tuple[int, int]:
        """Return the 1-based line and column (code points) where the node begins."""
        return place(self.event.start_mark)

    @property
    def is_too_deep(self) -> bool:
        """Tell whether the node opens a level below the deepest one allowed."""
        return isinstance(self.event, CollectionStartEvent) and len(self.path) >= DEPTH_MAX


@dataclass(slots=True)
class _Frame:
    """An open collection: where it is, and how many of its nodes have been seen."""

    path: Path
    is_mapping: bool
    seen: int = 0
    key: str | None = None
    siblings: dict[str, str] = field(default_factory=dict)

    def take(self, event: NodeEvent) -> Visit:
        """Return the next node of this collection with its path."""
        number, self.seen = self.seen, self.seen + 1
        if not self.is_mapping:
            return Visit(event, (*self.path, number), "item", self.siblings)
        role: Role = "value" if number % 2 else "key"
        if role == "key":
            self.key = event.value if isinstance(event, ScalarEvent) else None
        return Visit(event, (*self.path, self.key), role, self.siblings)


def place(mark: Mark) -> tuple[int, int]:
    """Return the 1-based line and column of a libyaml mark, which counts code points from 0."""
    return mark.line + 1, mark.column + 1


def walk(text: str) -> Iterator[Visit]:
    """Yield every document and node in order; ends after the first node that is too deep.

    Raises yaml.YAMLError where the text is no YAML.
    """
    parser = CParser(text)
    frames: list[_Frame] = []
    while (event := parser.get_event()) is not None:
        if isinstance(event, CollectionEndEvent):
            frames.pop()
        elif isinstance(event, DocumentStartEvent):
            yield Visit(event, (), "document", {})
        elif isinstance(event, NodeEvent):
            visit = frames[-1].take(event) if frames else Visit(event, (), "root", {})
            yield visit
            if visit.is_too_deep:
                return
            if isinstance(event, CollectionStartEvent):
                frames.append(_Frame(visit.path, isinstance(event, MappingStartEvent)))
