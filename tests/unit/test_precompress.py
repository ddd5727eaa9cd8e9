"""Compressed copies beside the files of a site."""

import gzip

import brotli
import pytest

from danvan import precompress
from danvan.precompress import SMALLEST


def fill(folder, **texts):
    folder.mkdir()
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


def test_every_text_has_copies_and_nothing_else(tmp_path):
    page = "<p>Đổi công làm đường</p>" * 100
    site = fill(tmp_path / "site", index_html=page, anh_png=page, nho_css="a{}", du_js=page)
    assert precompress.precompress(site, tmp_path / "none") == 4
    assert {path.name for path in site.glob("*.gz")} == {"index.html.gz", "du.js.gz"}
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == page
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == page
    assert len("a{}") < SMALLEST


def test_the_same_file_gives_the_same_bytes(tmp_path):
    one, two = (fill(tmp_path / name, a_html="x" * 999) for name in ("one", "two"))
    for site in (one, two):
        precompress.precompress(site, tmp_path / "none")
    for name in ("a.html.gz", "a.html.br"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_what_the_last_site_had_alike_is_not_compressed_again(tmp_path, monkeypatch):
    last = fill(tmp_path / "last", a_html="x" * 999, b_html="y" * 999)
    precompress.precompress(last, tmp_path / "none")
    site = fill(tmp_path / "site", a_html="x" * 999, b_html="z" * 999)
    packed = []
    monkeypatch.setattr(precompress, "WAYS", {".gz": lambda data: packed.append(data) or gzip.compress(data)})
    precompress.precompress(site, last)
    assert packed == [b"z" * 999]
    assert gzip.decompress((site / "a.html.gz").read_bytes()) == b"x" * 999


@pytest.mark.parametrize("text", ["", "á" * 200])
def test_what_is_small_has_no_copies(tmp_path, text):
    assert precompress.precompress(fill(tmp_path / "site", a_html=text), tmp_path / "none") == 0
