"""The built site: what is on it, that it is small and the same each time, and that a failed build harms nothing."""

import gzip
import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lunr.index import Index

ROOT = Path(__file__).resolve().parents[2]
DANVAN = [sys.executable, "-m", "danvan.cli"]
RECORD_MAX = 8 * 1024  # bytes of gzipped HTML, whatever the number of records
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONPATH": str(ROOT / "hooks")}


def run(*command, check=True, **environment):
    return subprocess.run(
        command, capture_output=True, text=True, check=check, env={**ENVIRONMENT, **environment}, cwd=ROOT
    )


def copy_catalogue(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT / "catalogue", folder / "catalogue"))


def build(catalogue: Path, site: Path, *options: str, check=True, **environment):
    folders = ("--catalogue", str(catalogue), "--site", str(site))
    return run(*DANVAN, "build", *folders, *options, check=check, **environment)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = copy_catalogue(tmp_path_factory.mktemp("kho"))
    record = folder / "records" / "thai-nguyen" / "xen-canh-dua-lua-nghia-ta.yml"
    record.write_text(record.read_text("utf-8") + "ma_cu: [ten-cu-cua-dua-lua]\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(catalogue):
    folder = catalogue.parent / "site"
    build(catalogue, folder, DANVAN_SITE_URL="https://example.test/kho/")
    return folder


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_every_record_has_a_small_page(site):
    records = {path.stem: path.read_text("utf-8") for path in (ROOT / "catalogue" / "records").rglob("*.yml")}
    ids = {name for name, text in records.items() if re.search(r"^  trang_thai: (cong-bo|luu-tru)$", text, re.M)}
    assert len(ids) > len(records) / 2
    pages = {path.stem: path for path in (site / "mo-hinh").glob("*.html")}
    assert ids <= pages.keys()
    for path in pages.values():
        if path.stem != "index":
            assert len(gzip.compress(path.read_bytes(), 6)) <= RECORD_MAX, path


def test_every_field_province_and_kind_of_page_is_there(site):
    assert len([path for path in (site / "dia-ban").glob("*.html") if re.match(r"\d\d-", path.name)]) == 34
    assert len(list((site / "linh-vuc").glob("*.html"))) == 5 + 1
    for path in ("index", "mo-hinh/index", "danh-sach/1", "van-ban/index", "thong-ke/index", "chu-de/rac-thai", "404"):
        assert "<h1" in read(site, f"{path}.html")


def test_totals_are_shown_as_reported(site):
    text = re.sub(r"<[^>]+>", " ", read(site, "thong-ke/index.html"))
    assert "990 = 949 + 41" in text and "990 = 139 + 599 + 84 + 168" in text
    assert re.search(r"808\s+đăng ký\s+→\s+179\s+công nhận\s+→\s+47\s+điển hình", text)
    assert re.search(r"8\s+đã đánh giá", text)


def test_a_record_says_where_it_was_and_where_that_is_now(site):
    assert "xã Bằng Lãng, huyện Chợ Đồn, Bắc Kạn (nay: xã Chợ Đồn, Thái Nguyên)" in read(
        site, "mo-hinh/chi-bo-na-duong.html"
    )


def test_a_thin_record_has_no_empty_headings(site):
    for path in (site / "mo-hinh").glob("*.html"):
        body = path.read_text("utf-8")
        assert not re.search(r"</h2>\s*</section>", body), path
        assert not re.search(r"<(h[1-6]|p|li|td|th|dd)[^>]*>\s*</\1>", body), path


def test_no_mark_of_the_shell_and_no_inline_script_or_style_is_left(site):
    for path, data in bytes_of(site).items():
        if path.endswith(".html"):
            text = data.decode()
            assert "@@dv-" not in text, path
            assert "Content-Security-Policy" in text and "unsafe-inline" not in text, path
            assert not re.search(r"<script(?![^>]*(src=|application/json))", text), path
            assert not re.search(r'\s(style|on\w+)="', text), path


def test_internal_links_lead_somewhere(site):
    files = set(bytes_of(site))
    for path in files:
        if not path.endswith(".html") or path == "404.html":
            continue
        html = read(site, path)
        for target in re.findall(r'(?:href|src)="([^"]+)"', html):
            if target.startswith(("https:", "http:", "data:", "#")):
                continue
            address, _, anchor = target.partition("#")
            there = os.path.normpath(Path(path).parent / address.split("?")[0])
            assert there in files, (path, target)
            if anchor and there.endswith(".html"):
                assert f'id="{anchor}"' in read(site, there), (path, target)


def test_a_former_id_leads_to_its_record(site):
    html = read(site, "mo-hinh/ten-cu-cua-dua-lua.html")
    assert 'content="0; url=xen-canh-dua-lua-nghia-ta.html"' in html and "Mô hình này nay ở địa chỉ:" in html
    assert "Trang này nay ở địa chỉ:" in read(site, "dia-ban/cu-06-bac-kan.html")


def test_canonical_and_sitemap_need_an_address(site, catalogue, tmp_path):
    assert 'rel="canonical" href="https://example.test/kho/index.html"' in read(site, "index.html")
    sitemap = read(site, "sitemap.xml")
    assert "https://example.test/kho/mo-hinh/chung-tay-mua-bhyt.html" in sitemap
    assert not re.search(r"khuon(/|\.html)", sitemap)
    told = build(catalogue, tmp_path / "site", DANVAN_SITE_URL="").stdout
    assert "canonical" in told and "canonical" not in read(tmp_path / "site", "index.html")


def test_the_same_catalogue_gives_the_same_bytes_by_both_entries(catalogue, tmp_path):
    build(catalogue, tmp_path / "one", PYTHONHASHSEED="1")
    variables = {"DANVAN_CATALOGUE": str(catalogue), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "2"}
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "two"), **variables)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_an_edited_record_gives_the_same_bytes_with_and_without_what_was_kept(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    build(catalogue, tmp_path / "site")  # what it made is found under the path of its catalogue
    record = catalogue / "records" / "tay-ninh" / "phan-loai-rac-tai-nguon.yml"
    text = record.read_text("utf-8").replace("ten: ", "ten: Mới ", 1).replace("tom_tat: ", "tom_tat: Đã sửa. ", 1)
    record.write_text(text, "utf-8")
    build(catalogue, tmp_path / "site")
    elsewhere = Path(shutil.copytree(catalogue, tmp_path / "other" / "catalogue"))
    build(elsewhere, tmp_path / "cold")
    warm = bytes_of(tmp_path / "site")
    assert warm == bytes_of(tmp_path / "cold") and "Đã sửa." in read(tmp_path / "site", f"mo-hinh/{record.stem}.html")

    for path in (ROOT / ".cache").glob("*/*"):  # a kept file that lost its end
        if path.parent.name in ("pages", "places", "trees", "analysis"):
            path.write_bytes(path.read_bytes()[:-100])
    build(catalogue, tmp_path / "site")
    assert bytes_of(tmp_path / "site") == warm


def test_a_mistake_stops_the_build_and_the_last_site_stays(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    build(catalogue, tmp_path / "site")
    before = bytes_of(tmp_path / "site")
    total = catalogue / "statistics" / "long-an-2024.yml"
    total.write_text(total.read_text("utf-8").replace("599", "598"), "utf-8")
    told = build(catalogue, tmp_path / "site", check=False)
    assert told.returncode == 1
    assert re.search(r"long-an-2024\.yml:\d+:\d+: .*= 989, khác tổng 990", told.stdout)
    assert bytes_of(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"catalogue", "site", ".site-danvan"}
    assert {path.name for path in (tmp_path / ".site-danvan").iterdir()} == {"lock"}


def test_a_lost_address_stops_the_build_with_its_line(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").write_text("index.html\nmo-hinh/da-mat.html\n", "utf-8")
    told = build(catalogue, tmp_path / "site", check=False)
    assert told.returncode == 1 and "urls.lock:2:1" in told.stdout and "mo-hinh/da-mat.html" in told.stdout
    assert not (tmp_path / "site").exists()


def test_only_publishing_locks_addresses(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    lock = catalogue / "urls.lock"
    lock.write_text("index.html\n", "utf-8")
    told = build(catalogue, tmp_path / "site").stdout
    assert re.search(r"\d+ địa chỉ mới chưa có trong \S+urls\.lock.*danvan build --cong-bo", told)
    variables = {"DANVAN_CATALOGUE": str(catalogue), "NO_MKDOCS_2_WARNING": "1"}
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "two"), **variables)
    assert lock.read_text("utf-8") == "index.html\n"

    told = build(catalogue, tmp_path / "site", "--cong-bo").stdout
    locked = lock.read_text("utf-8").split()
    assert "mo-hinh/chung-tay-mua-bhyt.html" in locked and locked == sorted(locked)
    assert f"Đã ghi thêm {len(locked) - 1} địa chỉ" in told and "Commit" in told
    assert "địa chỉ mới" not in build(catalogue, tmp_path / "site").stdout


def test_a_site_that_is_not_published_locks_nothing(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    before = "mo-hinh/da-mat.html\n"
    (catalogue / "urls.lock").write_text(before, "utf-8")
    assert build(catalogue, tmp_path / "site", "--cong-bo", check=False).returncode == 1
    assert (catalogue / "urls.lock").read_text("utf-8") == before


KEPT = {  # a published address without a page -> where it leads
    "dia-ban/02020-ten-cu.html": "19-thai-nguyen.html",  # a commune under another name
    "dia-ban/00004-ba-dinh.html": "01-ha-noi.html",  # a commune without records
    "dia-ban/cu-060-cho-don.html": "19-thai-nguyen.html",  # a former district
    "dia-ban/cu-06-bac-kan-xua.html": "19-thai-nguyen.html",  # a former province
    "dia-ban/99999-khong-co.html": "index.html",  # a code in no list
    "danh-sach/9.html": "1.html",
    "chu-de/da-bo.html": "index.html",
    "linh-vuc/da-bo.html": "index.html",
    "gioi-thieu.html": "index.html",
}


def test_a_published_address_without_a_page_leads_on(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").write_text("\n".join(sorted(KEPT)), "utf-8")
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "site_src/pages/cam-nang").glob("*.md"))
    for record in (catalogue / "records").rglob("*.yml"):  # only what knowledge pages name is left
        if record.stem not in pages:
            text = record.read_text("utf-8")
            record.write_text(text.replace("trang_thai: cong-bo", "trang_thai: nhap"), "utf-8")
    build(catalogue, tmp_path / "site")
    for path, target in KEPT.items():
        html = read(tmp_path / "site", path)
        assert f'content="0; url={target}"' in html and "Trang này nay ở địa chỉ:" in html, path
        assert (tmp_path / "site" / path).parent.joinpath(target).is_file()


def test_the_committed_lock_holds_every_address_of_the_real_catalogue(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    before = (catalogue / "urls.lock").read_text("utf-8").split()
    build(catalogue, tmp_path / "site", "--cong-bo")
    added = set((catalogue / "urls.lock").read_text("utf-8").split()).difference(before)
    assert not added, "run `danvan build --cong-bo` and commit catalogue/urls.lock"


def test_drafts_get_no_page_and_appear_nowhere(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").unlink()
    record = catalogue / "records" / "tay-ninh" / "phan-loai-rac-tai-nguon.yml"
    record.write_text(record.read_text("utf-8").replace("trang_thai: cong-bo", "trang_thai: nhap"), "utf-8")
    build(catalogue, tmp_path / "site")
    assert not any(b"phan-loai-rac-tai-nguon" in data for data in bytes_of(tmp_path / "site").values())


def test_the_catalogue_chunk_holds_each_card_once_and_the_order_of_the_page(site):
    chunk = next((site / "data").glob("catalogue-*.js")).read_text("utf-8")
    head = json.loads(chunk.removeprefix('danvan.receive("catalogue",').rstrip().removesuffix(")"))
    total, cards = head["total"], [card for name, part in head["parts"].items() if name.isdigit() for card in part]
    ids = [card.split("<")[0] for card in cards]
    assert ids == sorted(set(ids)) and len(ids) == total
    digits = head["parts"][head["orders"]["lien-quan"]]  # all first ones, then all second ones
    keys = zip(*(digits[at : at + total] for at in range(0, len(digits), total)), ids, strict=True)
    on_page = re.findall(r'data-id="([^"]+)"', read(site, "mo-hinh/index.html"))
    assert on_page == [key[-1] for key in sorted(keys)][:24]


EXAMPLES = ROOT / "tests" / "data" / "catalogue"
INTERNAL = ("bien_tap", "ma_cu", "suy_ra", "chua_ro")  # said in other words, or not to readers
RENAMED = (("dia_ban",), ("lien_he", "co_quan"))  # shown with the names of today


def texts(tree: object, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Return every free text of a record with its keys; one word alone may be an id and is shown by its name."""
    if isinstance(tree, dict):
        return [found for key, value in tree.items() for found in texts(value, (*path, key))]
    if isinstance(tree, list):
        return [found for value in tree for found in texts(value, path)]
    return [(path, tree)] if " " in tree and path[0] not in INTERNAL else []


def test_everything_a_record_says_is_on_its_page(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    shutil.copytree(EXAMPLES, catalogue, dirs_exist_ok=True)
    records = {path.stem: path for path in (catalogue / "records").rglob("vi-du-*.yml")}
    for path in records.values():
        path.write_text(re.sub(r"trang_thai: \w+", "trang_thai: cong-bo", path.read_text("utf-8")), "utf-8")
    build(catalogue, tmp_path / "site")
    assert records
    for name, path in records.items():
        page = html.unescape(re.sub(r"<[^>]+>", "", read(tmp_path / "site", f"mo-hinh/{name}.html")))
        page = re.sub(r"\s+", " ", page)
        for keys, text in texts(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)):
            shown = re.sub(r"\s+", " ", re.sub(r"[*_]", "", text)).strip()
            assert shown in page or keys in RENAMED, (name, keys, text)


def test_an_archived_record_keeps_its_page_and_stands_in_no_list(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    record = catalogue / "records" / "tay-ninh" / "phan-loai-rac-tai-nguon.yml"
    text = record.read_text("utf-8").replace("trang_thai: cong-bo", "trang_thai: luu-tru")
    record.write_text(text if "ghi_chu" in text.split("bien_tap")[1] else text + "  ghi_chu: Không còn dùng\n", "utf-8")
    build(catalogue, tmp_path / "site")
    assert "Tư liệu lưu trữ" in read(tmp_path / "site", "mo-hinh/phan-loai-rac-tai-nguon.html")
    holding = [path for path, data in bytes_of(tmp_path / "site").items() if b"phan-loai-rac-tai-nguon.html" in data]
    assert holding == []


HEADER = ("mo-hinh", "linh-vuc", "dia-ban", "cam-nang")


def test_the_header_has_four_ways_and_a_search_where_the_page_has_none(site):
    for path in ("index.html", "mo-hinh/index.html", "linh-vuc/kinh-te.html", "mo-hinh/chi-bo-na-duong.html"):
        header = re.search(r"<header class=\"dv-site-header.*?</header>", read(site, path), re.S)[0]
        assert tuple(re.findall(r'href="(?:\.\./)?([a-z-]+)/index\.html"', header)) == HEADER, path
        assert ('role="search"' in header) == (path not in ("index.html", "mo-hinh/index.html")), path
    assert 'href="../linh-vuc/index.html" aria-current="page"' in read(site, "linh-vuc/kinh-te.html")


def test_the_best_models_on_the_home_page_are_of_three_fields(site):
    best = re.search(r'id="dv-best-list">.*?</ol>', read(site, "index.html"), re.S)[0]
    fields = re.findall(r'class="dv-record-card dv-field--([a-z-]+)"', best)
    assert len(fields) == len(set(fields)) == 3


def test_every_topic_stands_under_one_field_and_every_record_under_one_letter(site):
    listed = re.findall(r'dv-links__link" href="\.\./chu-de/([a-z0-9-]+)\.html"', read(site, "chu-de/index.html"))
    topics = yaml.safe_load((ROOT / "catalogue" / "vocabularies" / "chu_de.yml").read_text("utf-8"))
    assert sorted(listed) == sorted(topic["id"] for topic in topics)
    lists = [path.read_text("utf-8") for path in (site / "danh-sach").glob("*.html")]
    rows = [row for text in lists for row in re.findall(r'dv-rows__link" href="([^"]+)"', text)]
    assert len(rows) == len(set(rows)) > 200


def ask(site: Path, query: str, *options: str) -> dict:
    return json.loads(run(*DANVAN, "search", query, "--site", str(site), "--json", *options).stdout)


def test_the_built_site_answers_a_query_on_the_command_line(site):
    answer = ask(site, "xen canh dua lua", "--limit", "1")
    assert (answer["mode"], [record["id"] for record in answer["records"]]) == ("all", ["xen-canh-dua-lua-nghia-ta"])
    assert (site / answer["records"][0]["path"]).is_file() and "Nghĩa Tá" in answer["records"][0]["place"]
    place = ask(site, "Bắc Kạn")
    assert place["mode"] == "place" and place["notes"] and 1 < place["total"] <= 10 == len(ask(site, "")["records"])
    assert "488-cv-hu" in ask(site, "488-CV/HU")["pages"][0]["path"]
    assert len(ask(site, "chau thanh")["places"]) > 2
    assert ask(site, "nghia ta")["places"] == []  # the former commune is the same place
    assert "qwrtzx" in ask(site, "qwrtzx")["notes"][0]


def test_an_index_for_other_tools_lies_beside_the_pages(site):
    index = Index.load(read(site, "search/lunr.json"))
    records = {path.stem for path in (site / "mo-hinh").glob("*.html")}
    assert index.search("xen canh dua lua")[0]["ref"] == "xen-canh-dua-lua-nghia-ta"
    assert {found["ref"] for found in index.search("mo hinh duong xa tinh")} <= records
