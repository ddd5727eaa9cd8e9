"""Read the knowledge pages of a folder; every mistake is reported with its line and column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import strict_yaml
from ..catalogue import File
from ..problems import Report, suggestion
from ..read import ID_MAX, ID_MIN, is_record_id, shown_path
from ..strict_yaml import locate
from ..strict_yaml.characters import decode, find_forbidden
from ..validate import Ids, validate_tree
from .article import Article, Call
from .head import Head
from .markup import SOURCE_ID, Fence, Text, parse, parse_line
from .parts import PARTS, Lanes

FOLDER = Path("pages", "cam-nang")  # in site_src
LEVELS = (2, 3)  # of headings; the first is the question
TAKEN = ("nguon", "noi-dung")  # ids of what stands around the text (templates/knowledge.html, shell/main.html)
INDEX = "index"  # the page that lists the others has no file
FENCE = re.compile(rb"^---[ \t]*\r?\n", re.M)  # a line of its own, around the front matter


def read_articles(folder: Path, ids: Ids, report: Report) -> tuple[Article, ...]:
    """Return the pages of a folder by group and order; one with a mistake is left out."""
    files = (_split(path, report) for path in sorted(folder.glob("*.md")))
    found = (_article(file, text, ids, report) for file, text in filter(None, files))
    articles = sorted(filter(None, found), key=lambda article: (article.head.order, article.id))
    _report_same_order(articles, report)
    return tuple(articles)


def _split(path: Path, report: Report) -> tuple[File, str] | None:
    """Return the front matter as a file that keeps its lines, and the whole file as text."""
    shown, data = shown_path(path), path.read_bytes()
    if not is_record_id(path.stem) or path.stem == INDEX:
        report.add("bad-file-name", shown, low=ID_MIN, high=ID_MAX)
        return None
    start = FENCE.match(data)
    end = FENCE.search(data, start.end()) if start else None
    if not start or not end:
        report.add("no-front-matter", shown)
        return None
    head = b"\n" + data[start.end() : end.start()]
    tree = strict_yaml.parse(head, shown, report)
    if tree is None or not _is_clean(data[end.end() :], head.count(b"\n") + 1, shown, report):
        return None
    return File(shown, path.stem, head, tree), decode(data)


def _is_clean(text: bytes, above: int, shown: str, report: Report) -> bool:
    """Tell whether the text below the head, which `above` lines stand over, holds only what a record may hold."""
    found = find_forbidden(decode(text))
    for finding in found:
        report.add(finding.code, shown, finding.line + above, finding.column, **finding.values)
    return not found


def _article(file: File, written: str, ids: Ids, report: Report) -> Article | None:
    head = validate_tree(file, file.tree, Head, ids, report)
    if head is None:
        return None
    before = report.count("error")
    lines = tuple(written.splitlines())
    top = file.data.count(b"\n") + 1  # lines of the front matter with its two fences
    answer = parse(head.answer, locate(file.data, ("tra_loi",))[0], head.title)
    text = parse("\n".join(lines[top:]), top + 1, head.title)
    calls = {line: call for part in (answer, text) for line, call in _calls(file, part, ids, report)}
    article = Article(file, head, answer, text, lines, calls)
    _Checker(article, report).run()
    return article if report.count("error") == before else None


def _calls(file: File, text: Text, ids: Ids, report: Report) -> Iterator[tuple[int, Call]]:
    """Yield the generated parts by their line."""
    for fence in text.fences:
        kind = PARTS.get(fence.name)
        if kind is None:
            values = {"name": fence.name, "known": ", ".join(PARTS), "suggestion": suggestion(fence.name, PARTS)}
            report.add("unknown-part", file.path, fence.line, 1, **values)
            continue
        inner = _content(file, fence, report)
        params = validate_tree(inner, inner.tree, kind, ids, report) if inner else None
        if params is not None:
            written = params.markdown() if isinstance(params, Lanes) else ()
            yield fence.line, Call(fence.name, params, {line: parse_line(line, fence.line) for line in written})


def _content(file: File, fence: Fence, report: Report) -> File | None:
    """Return the parameters of a part as a file whose lines are those of the page."""
    data = b"\n" * fence.line + fence.content.encode()
    tree = strict_yaml.parse(data, file.path, report) if fence.content.strip() else {}
    return File(file.path, file.id, data, tree) if tree is not None else None


class _Checker:
    """Looks at what only the whole page can tell: sources known and used, headings, anchors."""

    def __init__(self, article: Article, report: Report) -> None:
        self.article, self.report = article, report

    def run(self) -> None:
        """Report everything."""
        for text in self.article.texts:
            self._sources(text)
        self._unused()
        self._headings()

    def _sources(self, text: Text) -> None:
        known = self.article.head.sources
        for mention in text.sources:
            if mention.word not in known:
                near = suggestion(mention.word, known)
                self._add("unknown-citation", mention.line, f"[^{mention.word}]", id=mention.word, suggestion=near)
        for mention in text.definitions:
            self._add("footnote-written", mention.line, f"[^{mention.word}]:", id=mention.word)

    def _unused(self) -> None:
        file, cited = self.article.file, self.article.cited
        for source in self.article.head.sources:
            if source not in cited:
                line, column = locate(file.data, ("nguon", source), key=True)
                self.report.add("unused-citation", file.path, line, column, id=source)

    def _headings(self) -> None:
        headings = [heading for text in self.article.texts for heading in text.headings]
        often = Counter(heading.id for heading in headings)
        for heading in headings:
            if heading.level not in LEVELS:
                self._add("heading-level", heading.line, "#", level=heading.level)
            if often[heading.id] > 1 or heading.id in ("", *TAKEN) or heading.id.startswith(SOURCE_ID):
                self._add("same-anchor", heading.line, "#", id=heading.id)

    def _add(self, code: str, line: int, needle: str, **values: object) -> None:
        place = self.article.place(line, needle)
        self.report.add(code, self.article.file.path, *place, **values)


def _report_same_order(articles: Iterable[Article], report: Report) -> None:
    seen: dict[int, Article] = {}
    for article in articles:
        other = seen.setdefault(article.head.order, article)
        if other is not article:
            line, column = locate(article.file.data, ("thu_tu",))
            report.add("same-order", article.file.path, line, column, other=other.file.path, order=article.head.order)
