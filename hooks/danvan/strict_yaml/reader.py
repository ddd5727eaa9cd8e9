"""Read one YAML file as dicts, lists and text only; refuse whatever YAML would change in silence.

Good files are read in one pass over the events of libyaml. Only a file that looks doubtful is read again, by
`scan`, to say where its mistakes are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from unicodedata import normalize

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from ..problems import Report
from . import characters, scan
from .walk import DEPTH_MAX, CParser, Path, walk

SIZE_MAX = 256 * 1024  # bytes; the longest of 235 measured sheets has 9 KB

_HASH_AFTER_TEXT = re.compile(r"\S[ \t]+#")

Data = dict[str, Any] | list[Any] | str


def parse(data: bytes, file: str, report: Report) -> Data | None:
    """Return the content of a file, every scalar as written (empty: ""), or add its problems and return None."""
    if len(data) > SIZE_MAX:
        report.add("too-large", file, size=-(-len(data) // 1024), limit=SIZE_MAX // 1024)
        return None
    text = characters.decode(data)
    if not _is_doubtful(text):
        try:
            return _Builder(text).build()
        except (_Doubt, YAMLError):
            pass  # read again below, slowly, to say where and why
    findings = scan.diagnose(text)
    for finding in findings:
        report.add(finding.code, file, finding.line, finding.column, **finding.values)
    return None if findings else _Builder(text).build()


def _is_doubtful(text: str) -> bool:
    """Tell whether a text may hold what events do not show: bad characters, escapes, comments after text."""
    if ("\\" in text and '"' in text) or not characters.are_clean(text):
        return True
    return (" #" in text or "\t#" in text) and _HASH_AFTER_TEXT.search(text) is not None


def locate(data: bytes, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
    """Return the 1-based line and column (code points) of the value, or key, at a path.

    Where the path is missing, the place of its nearest existing parent: of `nguon[0]` for `("nguon", 0, "ngay")`.
    """
    text = characters.neutral(characters.decode(data))
    best, depth = (1, 1), -1
    try:
        for visit in walk(text):
            wanted = visit.role != "document" and _leads_to(visit.path, path)
            if wanted and (len(visit.path) > depth or not (key and visit.role == "value")):
                best, depth = visit.place, len(visit.path)
    except YAMLError:
        pass  # what was found before the mistake is the nearest there is
    return best


def _leads_to(path: Path, target: Sequence[str | int]) -> bool:
    return path == tuple(target[: len(path)])


class _Doubt(Exception):
    """Something in the file is to be refused; `scan` knows what."""


class _Builder:
    """Builds the data in one pass over the events; `top` is the innermost open collection."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Data = ""
        self.top: dict[str, Any] | list[Any] | None = None
        self.key: str | None = None
        self.outer: list[tuple[dict[str, Any] | list[Any] | None, str | None]] = []
        self.documents = 0

    def build(self) -> Data:
        """Return the data of the text; raise _Doubt or yaml.YAMLError where it is to be refused."""
        steps: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            DocumentStartEvent: self._document,
            AliasEvent: self._doubt,
        }
        next_event = CParser(self.text).get_event
        while (event := next_event()) is not None:
            if step := steps.get(event.__class__):
                step(event)
        if self.root == "":
            raise _Doubt("empty file")
        return self.root

    def _scalar(self, event: ScalarEvent) -> None:
        value, top = event.value, self.top
        if event.anchor is not None or event.tag is not None:
            raise _Doubt(value)
        if scan.is_folded_item(event, self.text) or scan.is_split_number(event, self.text):
            raise _Doubt(value)
        if self.key is None and top.__class__ is dict:
            self._take_key(event)
        else:
            self._put(value)

    def _take_key(self, event: ScalarEvent) -> None:
        key = event.value
        if key in self.top or scan.is_refused_key(event) or not (key.isascii() or self._is_new(key)):
            raise _Doubt(key)
        self.key = key

    def _is_new(self, key: str) -> bool:
        return normalize("NFC", key) not in {normalize("NFC", other) for other in self.top}

    def _put(self, value: Data) -> None:
        if self.top is None:
            self.root = value
        elif self.top.__class__ is list:
            self.top.append(value)
        else:
            self.top[self.key] = value
            self.key = None

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        is_key = self.key is None and self.top.__class__ is dict
        if is_key or event.anchor is not None or event.tag is not None or len(self.outer) >= DEPTH_MAX:
            raise _Doubt("collection")
        value: dict[str, Any] | list[Any] = {} if event.__class__ is MappingStartEvent else []
        self._put(value)
        self.outer.append((self.top, self.key))
        self.top, self.key = value, None

    def _close(self, _event: CollectionEndEvent) -> None:
        self.top, self.key = self.outer.pop()

    def _document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1 or event.version or event.tags:
            raise _Doubt("second document or directive")

    def _doubt(self, event: AliasEvent) -> None:
        raise _Doubt(event.anchor)
