"""Packs: pieces of bodies, what is chosen and left out, the zip, the streams, the message."""

import base64
import hashlib
import io
import json
import os
import random
import re
import subprocess
import sys
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import zstandard
from click.testing import CliRunner

from danvan import assets, preparing, settings
from danvan.assets import Asset
from danvan.cli import main
from danvan.pack import (
    blocks,
    content,
    leaving_out,
    letters,
    links,
    making,
    message,
    pictures,
    pieces,
    script,
    selection,
    zipped,
)
from danvan.pack.selection import NothingChosen, Selection
from danvan.view import Page

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "tests" / "shared"
MELON = "xen-canh-dua-lua-nghia-ta"
SEVEN_BITS = json.loads((SHARED / "seven-bits.json").read_text("utf-8"))["cases"]
BODIES = json.loads((SHARED / "packed-bodies.json").read_text("utf-8"))
ADDRESSES = json.loads((SHARED / "viewer-addresses.json").read_text("utf-8"))


@cache
def prepared():
    return preparing.prepare(settings.load())


@cache
def one() -> dict[str, bytes]:
    """Return the files of a pack of one record."""
    made = making.make(prepared(), Selection(ids=(MELON,)), (), True)
    return {Path(file.name).suffix: file.data for file in made}


def members(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


def unpacked(text: str) -> dict:
    return json.loads(zstandard.ZstdDecompressor().decompress(base64.b64decode(text)))


def unpacked_inside(text: str) -> dict:
    return json.loads(zstandard.ZstdDecompressor().decompress(seven_bits(text)))


def seven_bits(text: str) -> bytes:
    bits = "".join(f"{ord(letter) & 127:07b}" for letter in text)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def inside(html: str) -> dict:
    """Return every chunk of a single file, as the page says where each is."""
    found = re.findall(r'id="(dv-block-\d+)" data-own>([^<]*)<', html)
    blocks = {f"#{name}": unpacked_inside(text) for name, text in found}
    places = json.loads(re.search(r'id="dv-files">([^<]*)<', html)[1])
    assert {file: list(chunks) for file, chunks in blocks.items()} == places
    return {name: data for chunks in blocks.values() for name, data in chunks.items()}


@pytest.mark.parametrize("body", BODIES["bodies"], ids=range(len(BODIES["bodies"])))
def test_a_body_is_written_as_the_viewer_reads_it(body):
    known = pieces.Pieces(tuple(BODIES["pieces"]), {html: at for at, html in enumerate(BODIES["cards"])})
    assert known.encode(body["html"]) == body["coded"]


def test_only_what_repeats_is_a_piece_and_what_saves_most_comes_first():
    texts = ["<p>Huế</p><b>x</b>", "<p>Thái Nguyên</p><i>y</i>", "<p>Thái Nguyên</p><b>Huế", "<p>một lần</p>"]
    assert pieces.find(texts, {}).table == ("Thái Nguyên", "</p><b>", "Huế")


def test_the_table_of_pieces_is_never_too_long_for_its_signs():
    texts = [f"<p>đoạn số {number}</p>" * 2 for number in range(9_000)]
    assert len(pieces.find(texts, {}).table) == pieces.MOST < ord(pieces.CARD) - pieces.FIRST


@pytest.mark.parametrize("link", ADDRESSES["links"], ids=lambda link: link["hash"])
def test_a_link_is_mended_as_the_viewer_does(link):
    html = f'<a class="x" href="{link["href"]}">a</a>'
    assert links.into_viewer(html, link["from"]) == f'<a class="x" href="{link["hash"].replace("&", "&amp;")}">a</a>'


def test_links_that_lead_out_and_those_within_the_page_stay():
    html = "".join(f'<a href="{href}">a</a>' for href in (*ADDRESSES["outside"], "#nguon"))
    assert links.into_viewer(html, "mo-hinh/x.html") == html == links.without(html)


def test_without_scripts_a_link_to_another_page_is_only_its_words():
    assert links.without('<p><a class="x" href="../a.html">Lĩnh vực</a></p>') == "<p>Lĩnh vực</p>"


def test_scripts_hold_so_much_and_each_chunk_is_in_the_one_that_names_it():
    data = {f"search/{number}": json.dumps("x" * 45_000) for number in range(10)}
    made = list(blocks.make(data.items(), blocks.SCRIPT))
    assert [len(block.names) for block in made] == [4, 4, 2]
    for block in made:
        text = re.fullmatch(r'danvan\.unpack\("([^"]*)"\)\n', blocks.script(1, block).data.decode())[1]
        assert unpacked(text) == {name: json.loads(data[name]) for name in block.names}


def test_what_opens_the_page_comes_first_and_bodies_last():
    data = {"search": '{"a":1}', "trang/0": '["ệ"]', "pieces": "[]", "trang": "{}", "catalogue/1": "1"}
    made = list(blocks.make(data.items(), blocks.INLINE))
    assert [block.names for block in made] == [("trang",), ("catalogue/1",), ("search",), ("pieces",), ("trang/0",)]
    assert unpacked_inside(made[-1].letters) == {"trang/0": ["ệ"]}


@pytest.mark.parametrize("case", SEVEN_BITS, ids=lambda case: case["name"])
def test_bytes_are_letters_that_html_keeps(case):
    assert letters.encode(bytes.fromhex(case["bytes"])) == case["letters"]
    assert seven_bits(case["letters"]).hex() == case["bytes"]


@pytest.mark.parametrize("length", [1, 6, 7, 8, 4_099])
def test_any_bytes_come_back_and_hold_no_sign_that_html_changes(length):
    data = random.Random(length).randbytes(length)
    text = letters.encode(data)
    assert seven_bits(text) == data and not set("\0\r<") & set(text)


def test_a_zip_says_nothing_of_when_and_where_it_was_made():
    files = [Asset("b.html", b"b"), Asset("a/c.js", b"c")]
    packed = zipped.make(files, date(2026, 11, 21))
    assert packed == zipped.make(files, date(2026, 11, 21))
    infos = members(packed).infolist()
    assert [info.filename for info in infos] == ["danvankheo/b.html", "danvankheo/a/c.js"]
    assert {info.date_time for info in infos} == {(2026, 11, 21, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100644}


@pytest.mark.parametrize("path", ["á.html", "a" * 60 + ".html"])
def test_a_path_that_some_machine_cannot_write_stops_the_zip(path):
    with pytest.raises(zipped.LongPath):
        zipped.make([Asset(path, b"")], date(2026, 11, 21))


def test_the_checksum_is_that_of_the_lines_of_sha256sum():
    sums = {"a": hashlib.sha256(b"1").hexdigest(), "b": hashlib.sha256(b"2").hexdigest()}
    lines = "".join(f"{digest}  {path}\n" for path, digest in sums.items())
    assert zipped.checksum([Asset("b", b"2"), Asset("a", b"1")]) == hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize("typed", ["19", "thai-nguyen", "Thái Nguyên", "THÁI NGUYÊN"])
def test_a_province_is_known_by_code_and_name(typed):
    assert selection.read(prepared(), {"tinh": [typed]}).provinces == ("19",)


NEAR = [("tinh", "Thái Ngyên", "thai-nguyen"), ("id", MELON[1:], MELON)]


@pytest.mark.parametrize(("option", "typed", "near"), NEAR)
def test_what_is_not_there_is_refused_with_what_is(option, typed, near):
    with pytest.raises(NothingChosen, match=near):
        selection.read(prepared(), {option: [typed]})


def test_of_one_kind_any_of_several_kinds_all_must_fit():
    def chosen(**given):
        kept = selection.narrowed(prepared(), Selection(**given)).catalogue.records
        return {item.id for item in kept}

    economy, culture = chosen(fields=("kinh-te",)), chosen(fields=("van-hoa-xa-hoi",))
    assert chosen(fields=("kinh-te", "van-hoa-xa-hoi")) == economy | culture
    assert chosen(fields=("kinh-te",), provinces=("19",)) == economy & chosen(provinces=("19",)) != set()
    assert chosen(fields=("co-quan-hanh-chinh",)) < chosen(fields=("he-thong-chinh-tri",))


def test_a_choice_that_no_record_fits_is_told():
    with pytest.raises(NothingChosen):
        selection.narrowed(prepared(), Selection(provinces=("19",), ids=("bao-phu-bhyt-khu-dan-cu",)))


def test_one_record_makes_a_file_for_zalo_that_opens_with_it():
    html = one()[".html"].decode()
    assert len(one()[".html"]) <= 300_000
    data = inside(html)
    parts = [data["trang"]["first"], *(part for name, part in data.items() if name.startswith("trang/"))]
    rows = {path: row for part in parts for path, row in part.items()}
    assert rows["index.html"] == rows["mo-hinh/index.html"] == f"mo-hinh/{MELON}.html"
    assert "search" not in data and "linh-vuc/kinh-te.html" in rows and "cam-nang/nhan-rong.html" in rows
    assert {path for path in rows if path.startswith("mo-hinh/")} == {"mo-hinh/index.html", f"mo-hinh/{MELON}.html"}


def test_the_policy_of_the_single_file_names_the_hashes_of_its_style_and_script():
    html = one()[".html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    for tag, begin in {"style": "<style>", "script": "<script data-own>"}.items():
        text = re.search(f"{begin}(.*?)</{tag}>", html, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_without_scripts_the_single_file_shows_the_record():
    plain = re.search(r"<noscript[^>]*>(.*?)</noscript>", one()[".html"].decode(), re.S)[1]
    assert "xen canh Dưa-Lúa" in plain and f'id="bai-{MELON}"' in plain and "mo-hinh/" not in plain


def test_the_zip_has_a_page_on_top_a_text_beside_it_and_short_names():
    with members(one()[".zip"]) as packed:
        names = packed.namelist()
        assert names[:2] == ["danvankheo/MO-TRANG-NAY.html", "danvankheo/DOC-TRUOC.txt"]
        assert all(name.isascii() and len(name) <= zipped.LONG for name in names)
        record = packed.read(f"danvankheo/mo-hinh/{MELON}.html").decode()
        read_me = packed.read("danvankheo/DOC-TRUOC.txt").decode("utf-8-sig")
        others = [Asset(name.removeprefix("danvankheo/"), packed.read(name)) for name in names if "DOC" not in name]
    assert zipped.checksum(others) in read_me and "\r\n" in read_me
    assert "../MO-TRANG-NAY.html#trang=linh-vuc/kinh-te.html" in record and 'href="#bao-sai"' in record


def test_a_message_has_at_most_300_characters():
    text = one()[".txt"].decode()
    assert len(text.strip()) <= message.MOST and text.startswith("Vận động cán bộ")
    assert len(message.shortened("\n".join(["dài " * 100, "https://vi.du/kho"]))) <= message.MOST


def test_a_pack_has_a_page_of_every_kind_but_those_the_catalogue_answers_for():
    made = leaving_out.for_one_file(whole())
    folders = {page.path.split("/")[0] for page in made.pages}
    assert {"mo-hinh", "linh-vuc", "chu-de", "dia-ban", "cam-nang", "van-ban", "thong-ke"} <= folders
    assert "danh-sach" not in folders and made.leads["danh-sach/1.html"] == "mo-hinh/index.html?sap-xep=ten"
    assert not [name for name in made.data if name.startswith("tra-cuu-")]


@cache
def whole():
    from danvan import render

    chosen = selection.narrowed(prepared(), Selection(provinces=("19", "04")))
    return content.collect(chosen, render.environment(chosen.settings.sources), (), False)


def test_every_body_of_a_pack_is_that_of_the_website():
    packed = dict(content.bodies(whole().pages, whole()))
    head, table = json.loads(packed.pop(content.PAGES)), json.loads(packed.pop(content.PIECES))
    rows = head["first"] | {path: row for text in packed.values() for path, row in json.loads(text).items()}
    shown = dict(zip(whole().cards.values(), whole().cards, strict=True))
    assert head["starts"] == [next(iter(json.loads(text))) for text in packed.values()] == sorted(head["starts"])
    for page in whole().pages:
        assert decoded(rows[page.path][2], table, shown) == page.body


def decoded(text: str, table: list[str], cards: dict[int, str]) -> str:
    signs = re.compile("\ue000([\ue000-\uf8ff])|\uf8ff([0-9a-z]+);|([\ue001-\uf8fe])")
    return signs.sub(lambda m: m[1] or (cards[int(m[2], 36)] if m[2] else table[ord(m[3]) - pieces.FIRST]), text)


def test_lists_in_which_nothing_is_left_are_left_out():
    kept = {page.path for page in leaving_out.for_some(whole()).pages}
    assert "dia-ban/19-thai-nguyen.html" in kept and "dia-ban/01-ha-noi.html" not in kept
    assert {page.path for page in whole().pages if page.path.startswith("mo-hinh/")} <= kept


def test_the_script_of_the_viewer_has_every_file_that_pages_of_the_website_use():
    lists = assets.bundles((ROOT / "site_src" / assets.BUNDLES).read_text("utf-8"))
    own, only_online = list(script.files(ROOT / "site_src")), {"offline"}
    wanted = {file for name, files in lists.items() if name not in only_online for file in files}
    assert wanted - set(own) == set(script.REPLACED) and len(own) == len(set(own))
    assert all(own[own.index(file) + 1 :][: len(behind)] == list(behind) for file, behind in script.BEHIND.items())


def test_two_folders_and_two_hash_seeds_make_the_same_bytes(tmp_path):
    sums = []
    program = "from danvan.cli import main; main()"
    for seed in ("1", "2"):
        out = tmp_path / seed / "dist"
        command = [sys.executable, "-c", program, "pack", "--tinh", "19", "--out", str(out)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
        sums.append((out / "SHA256SUMS").read_text("utf-8"))
    assert sums[0] == sums[1] and len(sums[0].splitlines()) == 3


def danvan_pack(out):
    return CliRunner().invoke(main, ["pack", "--id", MELON, "--out", str(out)])


@pytest.fixture
def last(tmp_path, monkeypatch):
    """Give a folder with a pack of before; the next one's files are short."""
    made = [making.Made("kho.zip", b"new"), making.Made("kho.html", b"new")]
    monkeypatch.setattr(making, "make", lambda *arguments: iter(made))
    monkeypatch.setattr(preparing, "prepare", lambda options: prepared())
    for name in ("kho.zip", "kho.html", "SHA256SUMS"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_pack_takes_the_place_of_the_last_one(last):
    assert danvan_pack(last).exit_code == 0
    assert sorted(contents(last)) == ["SHA256SUMS", "kho.html", "kho.zip", "manifest.json"]
    assert contents(last)["kho.zip"] == b"new" and b"kho.zip" in contents(last)["SHA256SUMS"]


def test_a_pack_that_fails_in_the_making_leaves_the_last_one(last, monkeypatch):
    def failing(*arguments):
        yield making.Made("kho.zip", b"new")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "make", failing)
    before, result = contents(last), danvan_pack(last)
    assert result.exit_code == 2 and "giữ nguyên" in result.output
    assert contents(last) == before


def test_a_file_that_cannot_be_replaced_leaves_the_last_pack(last, monkeypatch):
    replace = os.replace

    def held(old, new):
        if Path(new).name == "SHA256SUMS" and Path(old).parent.name == "new":
            raise PermissionError(13, "open in another program")
        replace(old, new)

    monkeypatch.setattr("danvan.pack.replacing.os.replace", held)
    before, result = contents(last), danvan_pack(last)
    assert result.exit_code == 2
    assert {name: data for name, data in contents(last).items() if name in before} == before


def test_a_path_that_is_too_long_is_told(last, monkeypatch):
    def long(*arguments):
        yield making.Made("kho.zip", b"new")
        raise zipped.LongPath("danvankheo/mo-hinh/á.html")

    monkeypatch.setattr(making, "make", long)
    before, result = contents(last), danvan_pack(last)
    assert result.exit_code == 2 and "dài quá" in result.output
    assert contents(last) == before


def picture_page(tmp_path, size):
    folder = tmp_path / "media" / "mot"
    folder.mkdir(parents=True)
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_bytes(b"x" * size)
    tags = [f'<img src="../media/mot/{name}" alt="Ảnh {name}" loading="lazy">' for name in ("a.jpg", "b.jpg")]
    return Page("mo-hinh/mot.html", "Một", "", "<figure>" + "".join(tags) + "</figure>")


def test_equal_pictures_are_one_file_named_by_its_content(tmp_path):
    images, page = pictures.Files(), picture_page(tmp_path, 10)
    html = pictures.placed([page], tmp_path / "media", images)[0].body
    (path,) = images.made
    assert re.fullmatch(r"anh/a-[0-9a-f]{10}\.jpg", path) and html.count(f'src="{path}"') == 2


def test_pictures_stand_in_the_single_file_as_far_as_they_fit(tmp_path):
    page = picture_page(tmp_path, 300)
    html = pictures.placed([page], tmp_path / "media", pictures.Inside(500))[0].body
    assert html.count('src="data:image/jpeg;base64,') == 1 and "[Ảnh: Ảnh b.jpg]" in html
