"""The knowledge pages: one page a question, and their list by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment

from ..catalogue import by_id
from ..knowledge import GROUPS, Article, Citation
from ..knowledge.markup import SOURCE_ID
from ..render import body, show_line
from ..site import Site
from ..strings import say
from ..view import Link, Page
from .knowledge_parts import Shower

PATH = "cam-nang/index.html"
CURRENT = "cam-nang"  # its place in the header
CONTENTS_MIN = 3  # headings from which a list of contents helps


class Cited(NamedTuple):
    """A source as it stands below the page."""

    anchor: str
    title: str
    href: str  # "" when it is nowhere to be read
    facts: tuple[str, ...]  # number, body
    date: str
    note: str


def articles(site: Site, env: Environment) -> Iterator[Page]:
    """Yield the list and a page an article."""
    if site.articles:
        yield index(site, env)
    for number, article in enumerate(site.articles):
        around = (site.articles[number - 1] if number else None, *site.articles[number + 1 : number + 2])
        yield page(site, env, article, *around)


def index(site: Site, env: Environment) -> Page:
    """Return the list of all articles by group, each with the beginning of its answer."""
    groups = [(name, [item(a) for a in site.articles if a.head.group == name]) for name in GROUPS]
    groups[-1][1].append(Link("../van-ban/index.html", say("ui.cam_nang.library"), note=say("ui.index.van-ban")))
    html = body(env, "knowledge-index", groups=[group for group in groups if group[1]])
    return Page(PATH, say("ui.cam_nang.title"), say("ui.cam_nang.intro"), html, CURRENT)


def page(
    site: Site, env: Environment, article: Article, before: Article | None = None, after: Article | None = None
) -> Page:
    """Return the page of one article."""
    show, numbers = Shower(site, env, article), article.cited
    headings = [heading for heading in article.text.headings if heading.level == 2]
    html = body(
        env,
        "knowledge",
        article=article,
        answer=article.answer.render(numbers, show),
        text=article.text.render(numbers, show),
        contents=headings if len(headings) >= CONTENTS_MIN else [],
        sources=[cited(site, name, article.head.sources[name]) for name in numbers],
        before=item(before) if before else None,
        after=item(after) if after else None,
    )
    about, html = show_line(article.answer.words), site.abbreviations.explain(html)
    return Page(article.path, article.head.title, about, html, CURRENT)


def item(article: Article) -> Link:
    """Return the link to an article; `note` is the first sentence of its answer, `key` its short name."""
    return Link(f"{article.id}.html", article.head.title, note=first_sentence(article), key=article.head.short_name)


def first_sentence(article: Article) -> str:
    """Return how the answer begins."""
    words = article.answer.words.split("\n")[0]
    head, stop, _ = words.partition(". ")
    return f"{head}." if stop else words


def cited(site: Site, name: str, source: Citation) -> Cited:
    """Return a source with the words for it: a directive's stand in the library."""
    anchor = f"{SOURCE_ID}{name}"
    if source.computed:
        counted = say("ui.cam_nang.computed", n=f"{len(site.entries)}")
        return Cited(anchor, say("ui.site_name"), "../mo-hinh/index.html", (counted,), "", source.note or "")
    if source.directive:
        directive = by_id(site.directives)[source.directive].value
        facts = tuple(filter(None, (directive.number, directive.issuer)))
        href = f"../van-ban/index.html#{source.directive}"
        return Cited(anchor, directive.title, href, facts, directive.date or "", source.note or "")
    facts = tuple(filter(None, (source.publisher, source.number)))
    return Cited(anchor, source.title or "", source.address or "", facts, source.date or "", source.note or "")
