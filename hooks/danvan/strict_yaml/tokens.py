"""Find in a YAML text what only its tokens show: anchors, aliases, tags, directives, comments after text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaml import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    DirectiveToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
    TagToken,
    Token,
    YAMLError,
)

from .characters import Finding, Places, find_escaped
from .walk import DEPTH_MAX, CParser, place

_REFUSED = {AnchorToken: "anchor", AliasToken: "alias", TagToken: "tag", DirectiveToken: "directive"}
_FLOW_STARTS = (FlowSequenceStartToken, FlowMappingStartToken)
_FLOW_ENDS = (FlowSequenceEndToken, FlowMappingEndToken)
_STARTS = (*_FLOW_STARTS, BlockSequenceStartToken, BlockMappingStartToken)
_ENDS = (*_FLOW_ENDS, BlockEndToken)
_HASH = re.compile(r"\S[ \t]+(#)")
_BLANKS = re.compile(r"[ \t]*")
_LINE_REST = re.compile(r"[^\n]*")
_BLOCK_HEADER = re.compile(r"[|>][^\s#]*")


def find_in_tokens(text: str) -> list[Finding]:
    """Return the refused tokens, escaped forbidden characters and cut texts up to the first syntax error."""
    tokens, limit = _read(text)
    findings = [Finding(*place(token.start_mark), code) for token in tokens if (code := _refused_as(token))]
    places = Places(text)
    for token in tokens:
        if isinstance(token, ScalarToken) and token.style == '"':
            findings += find_escaped(text, token.start_mark.index, token.end_mark.index, places)
    return findings + list(_Comments(text, tokens, places).find(limit))


def _refused_as(token: Token) -> str | None:
    if isinstance(token, DirectiveToken) and token.name == "TAG":
        return "tag"
    return _REFUSED.get(token.__class__)


def _read(text: str) -> tuple[list[Token], int]:
    """Return the tokens, and the index up to which they are all known."""
    parser, tokens, depth = CParser(text), [], 0
    try:
        while (token := parser.get_token()) is not None:
            tokens.append(token)
            depth += isinstance(token, _STARTS) - isinstance(token, _ENDS)
            if depth > DEPTH_MAX:  # each token below costs time in proportion to the depth
                return tokens, token.start_mark.index
    except YAMLError as error:
        return tokens, _error_index(error)
    return tokens, len(text)


def _error_index(error: YAMLError) -> int:
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    return mark.index if mark else 0


class _Comments:
    """Knows which parts of a text are quoted, and where the value that ends at an index begins."""

    def __init__(self, text: str, tokens: list[Token], places: Places) -> None:
        self.text, self.places = text, places
        self.spans: list[tuple[int, int]] = []
        self.value_starts: dict[int, int] = {}
        open_flows: list[int] = []
        for token in tokens:
            start, end = token.start_mark.index, token.end_mark.index
            if isinstance(token, ScalarToken):
                self._add_scalar(token.style, start, end)
            elif isinstance(token, _FLOW_STARTS):
                open_flows.append(start)
            elif isinstance(token, _FLOW_ENDS) and open_flows:
                self.value_starts[end] = open_flows.pop()

    def find(self, limit: int) -> Iterator[Finding]:
        """Yield each comment before `limit` that follows text on its line, at the value it cuts off."""
        done = -1
        for match in _HASH.finditer(self.text, 0, limit):
            index = match.start(1)
            line_start = self.text.rfind("\n", 0, index) + 1
            if line_start != done and not self._is_quoted(index) and not self._is_comment_line(line_start):
                done = line_start
                value = self.value_starts.get(match.start() + 1, index)
                yield Finding(*self.places.at(value), "hash-after-text")

    def _add_scalar(self, style: str, start: int, end: int) -> None:
        if style in ("|", ">"):
            self.value_starts[_BLOCK_HEADER.match(self.text, start).end()] = start
            start = _LINE_REST.match(self.text, start).end()  # a comment may follow the `|` itself
        else:
            self.value_starts[end] = start
        if style:
            self.spans.append((start, end))

    def _is_quoted(self, index: int) -> bool:
        number = bisect_right(self.spans, (index, len(self.text) + 1)) - 1
        return number >= 0 and self.spans[number][1] > index

    def _is_comment_line(self, line_start: int) -> bool:
        first = _BLANKS.match(self.text, line_start).end()
        return self.text[first] == "#" and not self._is_quoted(first)
