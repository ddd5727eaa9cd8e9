"""A site is exchanged whole or not at all."""

from dataclasses import replace

import pytest

from danvan import pipeline, publish
from danvan.problems import Report


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def make(site, text):
    with publish.beside(site) as folder:
        publish.write(folder, "mo-hinh/index.html", text)


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path):
    site = tmp_path / "site"
    for text in (b"one", b"two"):
        make(site, text)
        assert (site / "mo-hinh" / "index.html").read_bytes() == text
    assert names(tmp_path) == ["site"]


def test_a_failure_on_the_way_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    make(site, b"one")
    with pytest.raises(ValueError), publish.beside(site) as folder:
        publish.write(folder, "index.html", b"half")
        raise ValueError
    assert (site / "mo-hinh" / "index.html").read_bytes() == b"one"
    assert names(site) == ["mo-hinh"] and names(tmp_path) == ["site"]


def test_two_pages_of_one_address_are_refused(tmp_path):
    pages = publish.Pages(tmp_path)
    pages.write("mo-hinh/index.html", "the list")
    with pytest.raises(publish.SameAddress, match=r"mo-hinh/index\.html"):
        pages.write("mo-hinh/index.html", "a record")
    assert (tmp_path / "mo-hinh" / "index.html").read_text("utf-8") == "the list"


def test_a_site_with_two_pages_of_one_address_is_not_published(tmp_path, monkeypatch, real):
    twice = [("mo-hinh/index.html", "the list"), ("mo-hinh/index.html", "a record")]
    monkeypatch.setattr(pipeline, "_whole_pages", lambda *arguments: twice)
    prepared = replace(real, report=Report())
    with pytest.raises(pipeline.NotPublished):
        pipeline.write_site(prepared, tmp_path, ())
    assert [(problem.code, problem.file) for problem in prepared.report.problems] == [
        ("same-address", "mo-hinh/index.html")
    ]


def test_a_failed_exchange_puts_the_old_site_back(tmp_path, monkeypatch):
    site, calls = tmp_path / "site", []
    make(site, b"one")
    real = publish.os.replace

    def second_fails(source, target):
        calls.append(source)
        if len(calls) == 2:
            raise OSError("disk")
        real(source, target)

    monkeypatch.setattr(publish.os, "replace", second_fails)
    with pytest.raises(OSError):
        make(site, b"two")
    assert (site / "mo-hinh" / "index.html").read_bytes() == b"one"
