"""What a copy says of itself: its dates, its contents, what is new in it, and the feed."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from danvan import about_copy, render, settings
from danvan.changes import KINDS, Change, Contents, Day, label, read
from danvan.gather import gather
from danvan.pages import news

ATOM = "{http://www.w3.org/2005/Atom}"
ID = "xen-canh-dua-lua-nghia-ta"
DAYS = (
    Day("2026-11-21", (Change(ID, "sua", ("tom_tat", "ket_qua")),), "Đợt <hai>.", "2026-11-21T08:00:00Z"),
    Day("2026-11-20", (Change("chung-tay-mua-bhyt", "moi"), Change("da-bi-xoa", "moi")), "", "2026-11-20T08:00:00Z", 7),
    Day("2026-11-19", (Change("da-bi-xoa", "moi"),), "", "2026-11-19T08:00:00Z"),
)


@pytest.fixture(scope="module")
def env():
    return render.environment(settings.load().sources)


@pytest.fixture(scope="module")
def site(real, env):
    return replace(gather(real, env)[0], days=DAYS)


def at(site, url):
    return replace(site, settings=replace(site.settings, site_url=url))


def test_the_review_period_ends_within_the_month():
    assert about_copy.due(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert about_copy.due(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert about_copy.due(date(2026, 1, 15), 12) == date(2027, 1, 15)


def test_a_copy_says_its_dates_in_words(site):
    own = replace(site.settings, today=date(2026, 11, 21), review_months=6)
    said = about_copy.dates(own)
    assert (said["date"], said["due"]) == ("2026-11-21", "2027-05-21")
    assert "21/11/2026" in said["words"] and "21/05/2027" in said["words"]


def test_the_contents_name_everything_that_has_a_page(site, tmp_path):
    asset = next(asset for asset in about_copy.files(site) if asset.path.endswith("muc-luc.json"))
    (tmp_path / "muc-luc.json").write_bytes(asset.data)
    held = read(tmp_path)
    assert isinstance(held, Contents) and held.date == site.settings.today.isoformat()
    assert held.kinds["mo-hinh"].keys() == site.by_id.keys()
    assert {kind: len(items) for kind, items in held.kinds.items() if kind != "mo-hinh"} == {
        "so-lieu": len(site.totals), "van-ban": len(site.directives), "cam-nang": len(site.articles),
    }  # fmt: skip
    assert all(item.name and item.keys for items in held.kinds.values() for item in items.values())


def test_every_key_of_a_record_is_told_by_its_label(site):
    keys = {key for entry in site.entries for key in about_copy.contents_of(site).kinds["mo-hinh"][entry.id].keys}
    assert keys and all(label("mo-hinh", key) != key for key in keys)


def test_the_page_shows_days_and_only_records_that_are_there(site, env):
    page = news.page(site, env)
    assert f'href="mo-hinh/{ID}.html"' in page.body and "sửa: tóm tắt, kết quả" in page.body
    assert "da-bi-xoa" not in page.body and "19/11/2026" not in page.body
    assert "và 7 tư liệu khác" in page.body and "Đợt &lt;hai&gt;." in page.body
    assert render.show_date(site.settings.today.isoformat()) in page.body


def test_without_days_the_page_says_so(site, env):
    page = news.page(replace(site, days=()), env)
    assert "không kèm danh sách thay đổi" in page.body


def test_there_is_no_feed_without_an_address(site, env):
    assert list(news.feed(at(site, ""), env)) == [] and "feed.xml" not in news.page(at(site, ""), env).body


def test_the_feed_is_what_the_atom_standard_asks_for(site, env):
    ((path, text),) = news.feed(at(site, "https://example.test/kho/"), env)
    feed = ElementTree.fromstring(text)
    assert path == "feed.xml" and feed.tag == f"{ATOM}feed"
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2026-11-21T08:00:00Z", "2026-11-20T08:00:00Z"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    links = [link.get("href") for link in feed.iter("{http://www.w3.org/1999/xhtml}a")]
    assert links == [f"https://example.test/kho/mo-hinh/{name}.html" for name in (ID, "chung-tay-mua-bhyt")]


def test_a_feed_of_no_days_is_dated_by_the_copy(site, env):
    ((_, text),) = news.feed(at(replace(site, days=()), "https://example.test/"), env)
    assert ElementTree.fromstring(text).findtext(f"{ATOM}updated") == f"{site.settings.today}T00:00:00Z"


def test_every_kind_of_change_has_its_words(env):
    assert set(env.globals["ui"].news.kinds) == set(KINDS)


def test_the_dates_come_as_a_script_whose_address_never_changes(site):
    asset = next(asset for asset in about_copy.files(site) if asset.path.endswith(".js"))
    text = asset.data.decode()
    assert asset.path == "data/copy.js" and text.startswith('danvan.receive("copy",')
    assert json.loads(text[text.index("{") : text.rindex("}") + 1]).keys() == {"date", "due", "words"}
