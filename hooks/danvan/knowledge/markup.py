"""Markdown of knowledge pages: CommonMark with tables and `[^id]`, HTML shown as text, ids on headings.

Footnotes are only referred to: what stands below the page is made from the sources in its head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.footnote import footnote_plugin

from ..text import slug

SCHEMES = ("", "http", "https")
EXPLICIT_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
PLAIN = ("", "text")  # blocks that are shown as they are, to be copied
ALONE = "dv-onward"  # class of a link with nothing beside it: as large as a thumb
WORD_JOINER = "\u2060"  # keeps the mark of a source on the line of the word before it
SECTION = 2  # level of the headings that a page is divided by
SOURCE_ID = "nguon-"  # what the id of a source below the page begins with
ShowPart = Callable[[int], str]  # line of a fence -> its HTML


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    id: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in the text: a source or the target of a link."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its name, its content, and the line of the fence."""

    name: str
    content: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """Parsed Markdown; lines count from the top of the file."""

    tokens: tuple[Token, ...]
    first: int  # line on which the text begins

    def render(self, numbers: Mapping[str, int], show_part: ShowPart = str) -> Markup:
        """Return the HTML with the numbers of the sources, and what `show_part` gives for the fence on a line."""
        env: MutableMapping[str, Any] = {"numbers": numbers, "part": lambda line: show_part(line + self.first)}
        md = _parser()
        return Markup(md.renderer.render(self.tokens, md.options, env))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in order."""
        return tuple(
            Heading(int(token.tag[1]), str(token.attrs["id"]), plain(self.tokens[at + 1]), self._line(token))
            for at, token in enumerate(self.tokens)
            if token.type == "heading_open"
        )

    @property
    def sections(self) -> tuple[tuple[Heading | None, str], ...]:
        """Return the headings of the second level, each with the words below it; none before the first of them."""
        found: list[tuple[Heading | None, list[str]]] = [(None, [])]
        known = {heading.line: heading for heading in self.headings if heading.level == SECTION}
        for token in self.tokens:
            if token.type == "heading_open" and self._line(token) in known:
                found.append((known[self._line(token)], []))
            elif token.type == "inline":
                found[-1][1].append(plain(token))
        return tuple((heading, "\n".join(lines)) for heading, lines in found)

    @property
    def fences(self) -> tuple[Fence, ...]:
        """Return the blocks that name a generated part, in order."""
        found = (token for token in self.tokens if token.type == "fence")
        named = (token for token in found if token.info.strip() not in PLAIN)
        return tuple(Fence(token.info.strip(), token.content, self._line(token)) for token in named)

    @property
    def sources(self) -> tuple[Mention, ...]:
        """Return every mention of a source."""
        return tuple(self._mentions("footnote_ref", lambda token: token.meta["label"]))

    @property
    def links(self) -> tuple[Mention, ...]:
        """Return the target of every link."""
        return tuple(self._mentions("link_open", lambda token: str(token.attrs["href"])))

    @property
    def definitions(self) -> tuple[Mention, ...]:
        """Return the footnotes that were written out, which the build does itself."""
        found = (token for token in self.tokens if token.type == "footnote_reference_open")
        return tuple(Mention(token.meta["label"], self._line(token)) for token in found)

    @property
    def words(self) -> str:
        """Return what is read, without markup, one line a block."""
        return "\n".join(plain(token) for token in self.tokens if token.type == "inline")

    def _mentions(self, kind: str, word: Callable[[Token], str]) -> Iterator[Mention]:
        for block in self.tokens:
            for token in block.children or ():
                if token.type == kind:
                    yield Mention(word(token), self._line(block))

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first


def parse(text: str, first: int = 1, about: str = "") -> Text:
    """Parse Markdown that begins on line `first`; a table is called like the heading above it, or `about`."""
    tokens = _parser().parse(text)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _take_id(tokens[at + 1]) or slug(plain(tokens[at + 1])))
            about = plain(tokens[at + 1])
        elif token.type == "table_open":
            token.meta["about"] = about
    return Text(tuple(tokens), first)


def parse_line(text: str, first: int) -> Text:
    """Parse one line of Markdown: no paragraph around it, no blocks in it."""
    return Text(tuple(_parser().parseInline(text)), first)


def plain(inline: Token) -> str:
    """Return the words of a line without markup."""
    parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in inline.children or ())
    return "".join(parts).strip()


def _take_id(inline: Token) -> str:
    """Take "{#kinh-te}" off the end of a heading and return "kinh-te"; nothing when none is there."""
    last = (inline.children or [None])[-1]
    match = EXPLICIT_ID.search(last.content) if last else None
    if not last or not match:
        return ""
    last.content = last.content[: match.start()]
    return match[1]


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.validateLink = lambda url: urlsplit(url).scheme in SCHEMES
    rules = {
        "fence": _fence,
        "footnote_ref": _source,
        "link_open": _link,
        "table_open": _table,
        "table_close": lambda *_: "</table></div>\n",
    }
    md.renderer.rules |= rules
    return md


def _fence(tokens: Sequence[Token], at: int, _options: object, env: Mapping[str, Any]) -> str:
    token = tokens[at]
    if token.info.strip() in PLAIN:
        return f'<pre>{escape(token.content)}</pre>\n'
    return env["part"](token.map[0])


def _table(tokens: Sequence[Token], at: int, *_: object) -> str:
    about = escape(tokens[at].meta["about"])
    return f'<div class="dv-table-scroll" role="region" tabindex="0" aria-label="{about}"><table class="dv-table">\n'


def _source(tokens: Sequence[Token], at: int, _options: object, env: Mapping[str, Any]) -> str:
    name = tokens[at].meta["label"]
    return f'{WORD_JOINER}<a class="dv-source-mark" href="#{SOURCE_ID}{name}">[{env["numbers"][name]}]</a>'


def _link(tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ANN401
    token = tokens[at]
    if urlsplit(str(token.attrs["href"])).scheme:
        token.attrSet("rel", "noopener")
    if _is_alone(tokens, at):
        token.attrSet("class", ALONE)
    return _parser().renderer.renderToken(tokens, at, options, env)


def _is_alone(line: Sequence[Token], at: int) -> bool:
    """Tell whether a link is all that its line says."""
    end = next(position for position in range(at, len(line)) if line[position].type == "link_close")
    beside = (*line[:at], *line[end + 1 :])
    return not any(token.meta or any(map(str.isalnum, token.content)) for token in beside)
