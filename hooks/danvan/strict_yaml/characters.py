"""Characters that no record may hold, and where an index of a text stands in line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

_KINDS = {
    # Look exactly like Đ and đ on screen, yet no search finds them.
    "eth": "ÐðƉɖ",
    # Invisible: soft hyphen, joiners, word joiner, byte order mark inside, tag characters.
    "zero-width": "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f",
    # Turn the reading direction: what is shown is not what is stored.
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    # C0, DEL, C1, the two Unicode line ends no editor counts as lines, non-characters. Tabs: see _TAB.
    "control-character": "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff",
    # Bytes that are not UTF-8, as `surrogateescape` hands them over.
    "bad-utf8": "\udc80-\udcff",
}
_BY_KIND = {kind: re.compile(f"[{chars}]") for kind, chars in _KINDS.items()}
_FORBIDDEN = re.compile(f"[{''.join(_KINDS.values())}]")
_BROKEN = re.compile(f"[{''.join(chars for kind, chars in _KINDS.items() if kind != 'eth')}]")
_TAB = re.compile(r"^ *(\t)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "r": "\r", "v": "\v",
                  "N": "\x85", "L": "\u2028", "P": "\u2029"}  # fmt: skip
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake at a 1-based line and column (code points); `values` fill its message."""

    line: int
    column: int
    code: str
    values: dict[str, object] = field(default_factory=dict, compare=False)


class Places:
    """Turns an index of a text into its line and column without counting from the start each time."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def at(self, index: int) -> tuple[int, int]:
        """Return the 1-based line and column of a 0-based index."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def decode(data: bytes) -> str:
    """Return the text with plain line ends, without its byte order mark, bad bytes as lone surrogates."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return text.replace("\r\n", "\n") if "\r" in text else text


def are_clean(text: str) -> bool:
    """Tell whether a text holds only characters a record may hold."""
    return _FORBIDDEN.search(text) is None and not ("\t" in text and _TAB.search(text))


def find_forbidden(text: str) -> list[Finding]:
    """Return each forbidden character of a text, and the first bad byte of each line."""
    places = Places(text)
    if text.encode("utf-8", "surrogateescape").startswith(_UTF16_MARKS):
        return [Finding(1, 1, "bad-utf8")]
    found = [_finding(places, match.start(), match[0]) for match in _FORBIDDEN.finditer(text)]
    found += [Finding(*places.at(match.start(1)), "tab-indent") for match in _TAB.finditer(text)]
    return list(_first_bad_byte_of_a_line(sorted(found)))


def find_escaped(text: str, start: int, end: int, places: Places) -> Iterator[Finding]:
    r"""Yield the forbidden characters that a double-quoted value at text[start:end] spells as `\u200b`."""
    for match in _ESCAPE.finditer(text, start, end):
        char = _escaped(match)
        if _FORBIDDEN.fullmatch(char):
            yield _finding(places, match.start(), char)


def neutral(text: str) -> str:
    """Return a text of the same length and lines that libyaml can read on, to find the other mistakes."""
    text = _BROKEN.sub("\ufffd", text)
    return _INDENT.sub(lambda match: " " * len(match[0]), text)


def _escaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits is None:
        return _SHORT_ESCAPES.get(match[4], match[4])
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else "\uffff"


def _finding(places: Places, index: int, char: str) -> Finding:
    kind = next(kind for kind, pattern in _BY_KIND.items() if pattern.match(char))
    values = {"char": char, "point": f"U+{ord(char):04X}", "good": "Đ" if char in "ÐƉ" else "đ"}
    return Finding(*places.at(index), kind, values if kind != "bad-utf8" else {})


def _first_bad_byte_of_a_line(found: list[Finding]) -> Iterator[Finding]:
    """A file in another encoding has a bad byte in every word: one a line is enough to see it."""
    bad_line = 0
    for finding in found:
        if finding.code == "bad-utf8":
            if finding.line == bad_line:
                continue
            bad_line = finding.line
        yield finding
