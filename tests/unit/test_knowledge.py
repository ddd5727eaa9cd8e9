"""Knowledge pages: what is refused and where, how Markdown is shown, where links lead."""

from pathlib import Path

import pytest
from conftest import CATALOGUE, expected, real_vocabularies

from danvan.knowledge import FOLDER, GROUPS, read_articles, report_links
from danvan.knowledge.markup import parse
from danvan.problems import Report
from danvan.settings import ROOT

CASES = sorted((ROOT / "tests" / "cases" / "knowledge").glob("*.md"))
DIRECTIVES = frozenset(path.stem for path in (CATALOGUE / "documents").glob("*.yml"))
IDS = {**real_vocabularies().ids(), "documents": DIRECTIVES, "records": frozenset({"mo-hinh-thu"})}
PAGE = """---
tieu_de: Phong trào thử là gì?
ten_ngan: Phong trào thử
thu_tu: {order}
nhom: hieu
tra_loi: Câu trả lời ngắn.
---
{text}"""


def articles(folder: Path, **texts: str) -> tuple[tuple, Report]:
    """Return the articles made of texts, each in a file of its own, with what was reported."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    report = Report()
    return read_articles(folder, IDS, report), report


def places(report: Report) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.code}" for problem in sorted(report.problems)]


def html(text: str, **numbers: int) -> str:
    return str(parse(text).render(numbers, lambda line: f"({line})"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page_case(path, tmp_path):
    found, report = articles(tmp_path, **{"mau-thu": path.read_text("utf-8")})
    assert places(report) == expected(path)
    assert len(found) == (not report.problems)


def test_a_page_is_not_called_like_the_list_of_pages(tmp_path):
    _, report = articles(tmp_path, index=PAGE.format(order=1, text=""))
    assert [problem.code for problem in report.problems] == ["bad-file-name"]


def test_two_pages_do_not_share_a_number_and_stand_in_order(tmp_path):
    found, report = articles(tmp_path, **{name: PAGE.format(order=n, text="") for name, n in [("hai", 2), ("mot", 1)]})
    assert [article.id for article in found] == ["mot", "hai"] and not report.problems
    _, report = articles(tmp_path, bon=PAGE.format(order=1, text=""))
    assert places(report) == ["4:9 same-order"]


def test_html_is_shown_as_text():
    assert html("Chữ <b>đậm</b> <script>x</script>") == (
        "<p>Chữ &lt;b&gt;đậm&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>\n"
    )


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@b.vn"])
def test_a_link_leads_to_a_page_and_nowhere_else(target):
    assert "<a" not in html(f"[x]({target})")


def test_a_link_to_another_site_gives_nothing_away():
    assert html("Xem [x](https://a.vn)") == '<p>Xem <a href="https://a.vn" rel="noopener">x</a></p>\n'


def test_a_link_with_nothing_beside_it_is_as_large_as_a_thumb():
    assert html("[x](a.html).") == '<p><a href="a.html" class="dv-onward">x</a>.</p>\n'
    assert html("* [x](a.html), [y](b.html)").count("dv-onward") == 0


def test_a_heading_has_its_words_or_its_own_id_as_anchor():
    assert html("## Nông nghiệp sạch") == '<h2 id="nong-nghiep-sach">Nông nghiệp sạch</h2>\n'
    assert html("## Nông nghiệp {#nong-nghiep}") == '<h2 id="nong-nghiep">Nông nghiệp</h2>\n'


def test_the_mark_of_a_source_leads_to_it_and_stays_with_its_word():
    assert html("Chữ.[^bao]", bao=3) == '<p>Chữ.\u2060<a class="dv-source-mark" href="#nguon-bao">[3]</a></p>\n'


def test_a_wide_table_scrolls_in_a_box_called_like_its_heading():
    table = html('## Ai làm "gì"\n\n|a|b|\n|-|-|\n|1|2|')
    assert 'role="region" tabindex="0" aria-label="Ai làm &#34;gì&#34;"' in table


def test_a_named_block_is_made_by_the_build_and_a_nameless_one_is_shown():
    assert html("\n```so-kho\n```\n\n```\n<a>\n```") == '(2)<pre>&lt;a&gt;\n</pre>\n'


def test_sources_are_numbered_as_a_reader_meets_them(tmp_path):
    lane = "```hai-lan\ncot: [{ten: A, buoc: ['B.[^giua]']}]\n```\n"
    text = PAGE.format(order=1, text=f"Một.[^mot]\n\n{lane}\nCuối.[^cuoi][^mot]\n")
    sources = "".join(f"  {name}: {{ten: Bài {name}}}\n" for name in ("cuoi", "dau", "giua", "mot"))
    text = text.replace("ngắn.\n---", f"ngắn.[^dau]\nnguon:\n{sources}---")
    (article,), report = articles(tmp_path, mot=text)
    assert not report.problems
    assert dict(article.cited) == {"dau": 1, "mot": 2, "giua": 3, "cuoi": 4}


def test_links_are_followed_when_the_site_stands(tmp_path):
    text = "## Đầu\n\n[a](mot.html#dau) [b](../linh-vuc/kinh-te.html#x) [c](#dau) [d](hai.html) [e](https://a.vn)\n"
    found, report = articles(tmp_path, mot=PAGE.format(order=1, text=text))
    pages = {"cam-nang/mot.html": '<h2 id="dau">', "linh-vuc/kinh-te.html": '<h1 id="y">'}
    report_links(found, pages, pages.__getitem__, report)
    assert places(report) == ["10:23 broken-anchor", "10:65 broken-link"]
    assert 'Có phải "cam-nang/mot.html"?' not in str(report.problems[0])


def test_the_pages_of_the_site_have_no_mistake_and_each_group_has_some(real):
    assert not [problem for problem in real.report.problems if FOLDER.name in problem.file]
    assert {article.head.group for article in real.articles} == set(GROUPS)
