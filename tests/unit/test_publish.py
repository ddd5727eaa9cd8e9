"""A site is exchanged whole or not at all."""

import pytest

from danvan import publish


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
