"""Prose of a record: a small Markdown subset (paragraphs, lists, emphasis, links), HTML shown as text."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

PROSE_KEYS = ("context", "goals", "sustainability", "skill")
SCHEMES = ("http", "https")
RULES = ("list", "emphasis", "link", "newline", "escape")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False}).enable(list(RULES))
    parser.validateLink = lambda url: urlsplit(url).scheme in SCHEMES
    return parser


def render(text: str) -> Markup:
    """Return the HTML of a piece of prose.

    >>> str(render("Hội *khéo* <b>"))
    '<p>Hội <em>khéo</em> &lt;b&gt;</p>\\n'
    """
    return Markup(_parser().render(text))  # the parser escapes everything it does not know


def is_safe(text: str) -> bool:
    """Tell whether a sanitiser would leave the rendered prose as it is."""
    html = str(render(text)).replace("&quot;", '"')
    clean = nh3.clean(html, tags={"p", "ul", "ol", "li", "em", "strong", "a", "br"}, link_rel=None)
    return clean == html
