"""Say everything that is wrong with a YAML text, and where: the slow second reading of doubtful files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from yaml import CollectionStartEvent, ScalarEvent, YAMLError

from .characters import Finding, find_forbidden, neutral
from .errors import explain
from .tokens import find_in_tokens
from .walk import DEPTH_MAX, Visit, walk

# Mistakes that make libyaml stumble again further on: its own message would only confuse.
_CASCADING = {"hash-after-text", "tab-indent", "control-character", "bad-utf8", "zero-width", "bidi"}
_ITEM_LINE = re.compile(r"\n[ \t]*- ")
_SPLIT_NUMBER = re.compile(r"(?<=\d),\d")


def diagnose(text: str) -> list[Finding]:
    """Return all mistakes of a text by place; nothing when it may be read."""
    findings = find_forbidden(text)
    text = neutral(text)
    findings += find_in_tokens(text)
    try:
        for finding in _find_in_nodes(text):
            findings.append(finding)  # one by one: those before a syntax error count
    except YAMLError as error:
        findings += _unless_explained(explain(error, text), findings)
    return sorted(findings)


def is_folded_item(event: ScalarEvent, text: str) -> bool:
    """Tell whether an unquoted value has swallowed a list item of its next line: `- a` over `   - b`."""
    if " - " not in event.value or event.style:
        return False
    return _ITEM_LINE.search(text, event.start_mark.index, event.end_mark.index) is not None


def is_split_number(event: ScalarEvent, text: str) -> bool:
    """Tell whether `[1,5 tấn]` has been read as two items."""
    return _SPLIT_NUMBER.match(text, event.end_mark.index) is not None


def is_refused_key(event: ScalarEvent) -> bool:
    """Tell whether a key is empty or the merge key `<<`."""
    return event.value == "" or (event.value == "<<" and not event.style)


def _unless_explained(error: Finding, findings: list[Finding]) -> list[Finding]:
    """Drop a syntax error that another mistake of its line, or a cascading one, has caused."""
    caused = any(other.line == error.line or other.code in _CASCADING for other in findings)
    return [] if caused else [error]


def _find_in_nodes(text: str) -> Iterator[Finding]:
    documents, is_empty = 0, True
    for visit in walk(text):
        if visit.role == "document":
            documents += 1
            if documents > 1:
                yield Finding(*visit.place, "several-documents")
        elif visit.is_too_deep:
            yield Finding(*visit.place, "too-deep", {"limit": DEPTH_MAX})
        else:
            is_empty = is_empty and getattr(visit.event, "value", None) == ""
            yield from _find_in_node(visit, text)
    if is_empty:
        yield Finding(1, 1, "empty-file")


def _find_in_node(visit: Visit, text: str) -> Iterator[Finding]:
    event = visit.event
    if isinstance(event, ScalarEvent):
        if is_folded_item(event, text):
            yield Finding(*visit.place, "folded-item")
        if is_split_number(event, text):
            yield Finding(*visit.place, "split-number")
    if visit.role == "key":
        yield from _find_in_key(visit)


def _find_in_key(visit: Visit) -> Iterator[Finding]:
    event = visit.event
    if isinstance(event, CollectionStartEvent) or (isinstance(event, ScalarEvent) and event.value == ""):
        yield Finding(*visit.place, "key-not-text")
    elif isinstance(event, ScalarEvent):
        if is_refused_key(event):
            yield Finding(*visit.place, "merge-key")
        composed = normalize("NFC", event.value)
        if composed not in visit.siblings:
            visit.siblings[composed] = event.value
        else:
            code = "duplicate-key" if visit.siblings[composed] == event.value else "twin-key"
            yield Finding(*visit.place, code, {"key": event.value})
