"""Turn an error of libyaml into one of our codes, at the place where an editor has to look."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError

from .characters import Finding, Places
from .walk import place


class _Rule(NamedTuple):
    """Words of libyaml's context and problem, the code they mean, and which of its two marks to show."""

    context: str
    problem: str
    code: str
    at_context: bool = False


_RULES = (
    _Rule("scanning an alias", "", "alias", True),
    _Rule("scanning an anchor", "", "anchor", True),
    _Rule("scanning a tag", "", "tag", True),
    _Rule("scanning a directive", "", "directive", True),
    _Rule("", "undefined tag handle", "tag", True),
    _Rule("scanning a quoted scalar", "found unexpected", "quote-not-closed", True),
    _Rule("parsing a quoted scalar", "", "unknown-escape"),
    _Rule("scanning a block scalar", "tab character", "tab-indent"),
    _Rule("scanning a block scalar", "", "block-header", True),
    _Rule("", "tab character", "tab-indent"),
    _Rule("", "cannot start any token", "start-character"),
    _Rule("", "expected node content", "start-character"),
    _Rule("", "mapping keys are not allowed", "start-character"),
    _Rule("", "mapping values are not allowed", "colon-in-value"),
    _Rule("simple key", "could not find expected ':'", "key-without-colon", True),
    _Rule("", "block sequence entries are not allowed", "item-on-key-line"),
    _Rule("parsing a flow", "", "bracket-not-closed", True),
    _Rule("", "expected <document start>", "several-documents"),
    _Rule("", "did not find expected", "indentation"),
)
_NO_SPACE = re.compile(r"^[ ]*(?:- +)*[\w-]+(:)(?=[^\s:/\\])")
_AFTER_CLOSED = re.compile(r"[\"'\]}][ ]*$")


def explain(error: YAMLError, text: str) -> Finding:
    """Return the finding for an error that libyaml raised on `text`."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Finding(1, 1, "yaml-syntax")
    rule = next((rule for rule in _RULES if _fits(rule, error)), _Rule("", "", "yaml-syntax"))
    mark = error.context_mark if rule.at_context and error.context_mark else error.problem_mark
    if mark.index >= len(text.rstrip()):
        return _at_the_end(rule.code, text)
    finding = Finding(*place(mark), rule.code)
    return _sharpen(finding, text.split("\n"))


def _fits(rule: _Rule, error: MarkedYAMLError) -> bool:
    return rule.context in (error.context or "") and rule.problem in (error.problem or "")


def _at_the_end(code: str, text: str) -> Finding:
    """Show the bracket that made libyaml wait for more until the end of the file, or else the last character."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += (text[index] in "]}") - (text[index] in "[{")
        if depth < 0:
            return Finding(*Places(text).at(index), "bracket-not-closed")
    return Finding(*Places(text).at(max(len(text.rstrip()) - 1, 0)), code)


def _sharpen(finding: Finding, lines: list[str]) -> Finding:
    """Look at the lines around a vague error for its usual cause."""
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    before = line[: finding.column - 1]
    if finding.code in ("colon-in-value", "key-without-colon"):
        return _missing_space(finding, lines) or finding
    if finding.code == "several-documents" and "..." not in [line.strip() for line in lines]:
        finding = replace(finding, code="indentation")
    if finding.code == "indentation" and line[finding.column - 1 : finding.column] == ":":
        return replace(finding, code="key-not-text")
    if finding.code == "indentation" and _AFTER_CLOSED.search(before):
        return replace(finding, code="text-after-quote")
    return finding


def _missing_space(finding: Finding, lines: list[str]) -> Finding | None:
    """Find `ten:abc` on the line of an error or the one before, which libyaml reads as one word."""
    for number in (finding.line, finding.line - 1):
        if number >= 1 and (match := _NO_SPACE.match(lines[number - 1])):
            return Finding(number, match.start(1) + 1, "space-after-colon")
    return None
