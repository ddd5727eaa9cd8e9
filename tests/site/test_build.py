"""The built site: what is on it, that it is small and the same each time, and that a failed build harms nothing."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def build(catalogue: Path, site: Path, check=True, **environment):
    return run(*DANVAN, "build", "--catalogue", str(catalogue), "--site", str(site), check=check, **environment)


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
    ids = {path.stem for path in (ROOT / "catalogue" / "records").rglob("*.yml")}
    pages = {path.stem: path for path in (site / "mo-hinh").glob("*.html")}
    assert ids <= pages.keys()
    for path in pages.values():
        if path.stem != "index":
            assert len(gzip.compress(path.read_bytes(), 6)) <= RECORD_MAX, path


def test_every_field_province_and_kind_of_page_is_there(site):
    assert len(list((site / "dia-ban").glob("[0-9]*.html"))) == 34
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
            html = data.decode()
            assert "@@dv-" not in html, path
            assert "Content-Security-Policy" in html and "unsafe-inline" not in html, path
            assert not re.search(r"<script(?![^>]*(src=|application/json))", html), path
            assert not re.search(r'\s(style|on\w+)="', html), path


def test_internal_links_lead_somewhere(site):
    files = set(bytes_of(site))
    for path in files:
        if not path.endswith(".html") or path == "404.html":
            continue
        html = read(site, path)
        for target in re.findall(r'(?:href|src)="([^"]+)"', html):
            if target.startswith(("https:", "http:", "#")):
                continue
            address, _, anchor = target.partition("#")
            there = os.path.normpath(Path(path).parent / address.split("?")[0])
            assert there in files, (path, target)
            if anchor and there.endswith(".html"):
                assert f'id="{anchor}"' in read(site, there), (path, target)


def test_a_former_id_leads_to_its_record(site):
    html = read(site, "mo-hinh/ten-cu-cua-dua-lua.html")
    assert 'content="0; url=xen-canh-dua-lua-nghia-ta.html"' in html


def test_canonical_and_sitemap_need_an_address(site, catalogue, tmp_path):
    assert 'rel="canonical" href="https://example.test/kho/index.html"' in read(site, "index.html")
    sitemap = read(site, "sitemap.xml")
    assert "https://example.test/kho/mo-hinh/chung-tay-mua-bhyt.html" in sitemap and "khuon" not in sitemap
    told = build(catalogue, tmp_path / "site", DANVAN_SITE_URL="").stdout
    assert "canonical" in told and "canonical" not in read(tmp_path / "site", "index.html")


def test_the_same_catalogue_gives_the_same_bytes_by_both_entries(catalogue, tmp_path):
    build(catalogue, tmp_path / "one", PYTHONHASHSEED="1")
    variables = {"DANVAN_CATALOGUE": str(catalogue), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "2"}
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "two"), **variables)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


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
    assert {path.name for path in tmp_path.iterdir()} == {"catalogue", "site"}


def test_a_lost_address_stops_the_build_with_its_line(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").write_text("index.html\nmo-hinh/da-mat.html\n", "utf-8")
    told = build(catalogue, tmp_path / "site", check=False)
    assert told.returncode == 1 and "urls.lock:2:1" in told.stdout and "mo-hinh/da-mat.html" in told.stdout
    assert not (tmp_path / "site").exists()


def test_new_addresses_are_kept_in_the_lock(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").write_text("index.html\n", "utf-8")
    build(catalogue, tmp_path / "site")
    lock = (catalogue / "urls.lock").read_text("utf-8").split()
    assert "mo-hinh/chung-tay-mua-bhyt.html" in lock and lock == sorted(lock)


def test_the_committed_lock_holds_every_address_of_the_real_catalogue(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    before = (catalogue / "urls.lock").read_text("utf-8")
    build(catalogue, tmp_path / "site")
    assert (catalogue / "urls.lock").read_text("utf-8") == before


def test_drafts_get_no_page_and_appear_nowhere(tmp_path):
    catalogue = copy_catalogue(tmp_path)
    (catalogue / "urls.lock").unlink()
    record = catalogue / "records" / "tay-ninh" / "phan-loai-rac-tai-nguon.yml"
    record.write_text(record.read_text("utf-8").replace("trang_thai: cong-bo", "trang_thai: nhap"), "utf-8")
    build(catalogue, tmp_path / "site")
    assert not any(b"phan-loai-rac-tai-nguon" in data for data in bytes_of(tmp_path / "site").values())


def test_the_catalogue_chunk_holds_each_card_once_in_order(site):
    chunk = next((site / "data").glob("catalogue-*.js")).read_text("utf-8")
    data = json.loads(chunk.removeprefix('danvan.receive("catalogue",').rstrip().removesuffix(")"))
    cards = [re.search(r'data-id="([^"]+)"', card)[1] for card in data["cards"]]
    assert cards == data["ids"] and len(set(cards)) == len(cards)
    on_page = re.findall(r'data-id="([^"]+)"', read(site, "mo-hinh/index.html"))
    assert on_page == data["ids"][:24]
