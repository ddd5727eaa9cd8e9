"""The pages made of articles: what stands on them, their generated parts, and how the search finds them."""

import re
from dataclasses import replace
from html import unescape
from types import SimpleNamespace

import pytest
import search_corpus
from browser_modules import evaluate

from danvan import cards, render, search_index
from danvan.gather import gather
from danvan.knowledge import Call
from danvan.knowledge.parts import PARTS
from danvan.launched import STATES
from danvan.pages import knowledge
from danvan.pages.knowledge_parts import Shower
from danvan.site import Site, is_counted
from danvan.strings import say


@pytest.fixture(scope="module")
def site(real) -> Site:
    return gather(real, render.environment(real.settings.sources))[0]


@pytest.fixture(scope="module")
def env(real):
    return render.environment(real.settings.sources)


@pytest.fixture
def show(site, env):
    """Return what shows the parts of one made-up page, in the order of calling."""
    page = SimpleNamespace(calls={}, cited={})
    shower = Shower(site, env, page)
    directives = frozenset(item.id for item in site.directives)
    ids = {**site.words.ids(), "records": frozenset(site.by_id), "documents": directives}

    def part(name: str, **params: object) -> str:
        line = len(page.calls)
        page.calls[line] = Call(name, PARTS[name].model_validate(params, context={"ids": ids}))
        return unescape(shower(line))

    return part


def shown(html: str) -> list[str]:
    return re.findall(r'data-id="([^"]+)"', html)


def test_each_page_begins_with_its_question_and_the_answer(site, env):
    for page, article in zip(list(knowledge.articles(site, env))[1:], site.articles, strict=True):
        beginning = unescape(re.sub(r"<[^>]+>", "", page.body[: page.body.index("dv-knowledge__text")]))
        assert article.head.title in beginning
        assert article.answer.words.split("\n")[0].split("[")[0][:40] in " ".join(beginning.split())


def test_every_source_stands_below_with_the_number_of_its_mark(site, env):
    for article in site.articles:
        html = knowledge.page(site, env, article).body
        listed = re.findall(r'<li id="nguon-([a-z0-9-]+)"', html)
        marks = dict(re.findall(r'class="dv-source-mark" href="#nguon-([a-z0-9-]+)">\[(\d+)\]', html))
        assert marks == {name: str(number) for number, name in enumerate(listed, 1)}


def test_a_page_leads_to_the_one_before_and_after(site, env):
    first, second, third = site.articles[:3]
    html = knowledge.page(site, env, second, first, third).body
    assert f'rel="prev" href="{first.id}.html"' in html and f'rel="next" href="{third.id}.html"' in html


def test_no_address_is_made_without_articles(site, env):
    assert list(knowledge.articles(replace(site, articles=()), env)) == []


def test_every_part_has_a_macro_and_shows_something(show):
    needed = {"thuat-ngu": {"danh_sach": "linh_vuc"}, "van-ban": {"ids": ["38-ct-tw"]}}
    needed["hai-lan"] = {"cot": [{"ten": "Bên Đảng"}]}
    for name in PARTS:
        assert re.sub(r"<[^>]+>|\s", "", show(name, **needed.get(name, {}))), name


def test_models_are_the_best_documented_of_what_is_asked_for(show, site):
    ids = shown(show("mo-hinh", linh_vuc="kinh-te", so="4", co_so_lieu="true"))
    fit = [e for e in site.by_field["kinh-te"] if is_counted(e) and cards.figure(e.record)]
    assert ids == [entry.id for entry in fit[:4]]


def test_no_model_stands_on_a_page_twice_unless_it_is_named(show):
    first, second = shown(show("mo-hinh", linh_vuc="kinh-te")), shown(show("mo-hinh", linh_vuc="kinh-te"))
    assert len(first) == len(second) == 3 and not set(first) & set(second)
    assert shown(show("mo-hinh", ids=first[:1])) == first[:1]


def test_several_topics_are_alternatives(show, site):
    topics = ["hien-dat", "bao-hiem-y-te"]
    ids = shown(show("mo-hinh", chu_de=topics, so="30"))
    assert ids and all(set(topics) & set(site.by_id[name].record.topics) for name in ids)


def test_criteria_tell_what_the_source_says_from_what_we_think(show, site):
    html = show("tieu-chi")
    for word in site.words["tieu_chi"]:
        assert f'<h3 id="{word}">' in html
    having = [entry for entry in site.entries if entry.record.criteria]
    assert all(f"mo-hinh/{entry.id}.html" in html for entry in having)
    assert "ntm-" not in show("tieu-chi", nhom="chi-so")


def test_contents_of_launch_texts_stand_once_by_state(show, site):
    for state in STATES:
        names = [item.content.name for item in site.launched if item.state == state]
        html = show("chua-co", trang_thai=state)
        assert all(html.count(name) >= 1 for name in names)
        assert len(re.findall(r"<li>", html)) == len(names)


def test_the_counts_of_contents_add_up(show):
    total, *others = map(int, re.findall(r"\d+", show("so-noi-dung")))
    assert total == sum(others)


def test_the_day_of_registration_is_a_setting(site, env):
    calls = {0: Call("han-dang-ky", PARTS["han-dang-ky"]())}
    page = SimpleNamespace(calls=calls, cited={})
    assert "Ví dụ: TP Quảng Ngãi 2018 - báo cáo kết quả trước 30/9." in Shower(site, env, page)(0)
    set_to = replace(site, settings=replace(site.settings, deadline="30/9/2027"))
    assert "Hạn đăng ký: 30/9/2027." in Shower(set_to, env, page)(0)


ASKED = """async (danvan, { bundle, queries }) => {
  const engine = danvan.search.open(bundle.manifest, async (name) => bundle.files[name]);
  const found = await Promise.all(queries.map((query) => engine.query(query, { place: false })));
  return found.map(({ docs }) => docs.map((doc) => engine.pages[doc - bundle.manifest.records][0]));
}"""


def test_the_search_finds_pages_and_directives(real):
    bundle = search_corpus.bundle(search_index.build((), real))
    kinds = {reading.kind for reading in search_index.readings(real)}
    assert kinds == {say("ui.cam_nang.title"), say("ui.nav.van-ban")}
    queries = ["phong trao dan van kheo la gi", "01-HD/BDVHU", '"dang ky voi ai"']
    first = [found[0] for found in evaluate(ASKED, {"bundle": bundle, "queries": queries})]
    assert first == [
        "../cam-nang/phong-trao.html",
        "../van-ban/index.html#01-hd-bdvhu-lam-ha",
        "../cam-nang/dang-ky.html#dang-ky-voi-ai",
    ]
