"""A site is exchanged whole or not at all, the one before is kept, and what a killed build left is cleaned up."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from danvan import pipeline, publish
from danvan.problems import Report
from danvan.publish import exchange, links, lock

PAGE = "mo-hinh/index.html"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def make(site, text, **others):
    with publish.beside(site) as folder:
        publish.write(folder, PAGE, text)
        for name, data in others.items():
            publish.write(folder, f"{name}.html", data)


def text_of(site):
    return (site / PAGE).read_bytes()


@pytest.fixture(params=["one step", "two renames"])
def way(request, monkeypatch):
    """Run a test with the system call, and as where there is none."""
    if request.param == "two renames":
        monkeypatch.setattr(exchange, "swapped", lambda one, other: False)
        monkeypatch.setattr("danvan.publish.place.swapped", lambda one, other: False)
    return request.param


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path, way):
    site = tmp_path / "site"
    for text in (b"one", b"two", b"three"):
        make(site, text)
        assert text_of(site) == text
    assert names(tmp_path) == [".site-danvan", "site"]
    assert names(tmp_path / ".site-danvan") == ["lock", "previous"]
    assert text_of(tmp_path / ".site-danvan" / "previous") == b"two"


def test_on_linux_it_is_one_step_of_the_kernel(tmp_path):
    if sys.platform == "linux":
        for name in ("one", "two"):
            publish.write(tmp_path / name, "index.html", name.encode())
        assert exchange.swapped(tmp_path / "one", tmp_path / "two")
        assert (tmp_path / "one" / "index.html").read_bytes() == b"two"


def test_a_failure_on_the_way_leaves_the_old_site(tmp_path, way):
    site = tmp_path / "site"
    make(site, b"one")
    with pytest.raises(ValueError), publish.beside(site) as folder:
        publish.write(folder, "index.html", b"half")
        raise ValueError
    assert text_of(site) == b"one"
    assert names(site) == ["mo-hinh"] and names(tmp_path / ".site-danvan") == ["lock"]


def test_a_failed_exchange_leaves_the_old_site(tmp_path, monkeypatch):
    site = tmp_path / "site"
    make(site, b"one")
    monkeypatch.setattr(exchange, "swapped", lambda one, other: False)
    real, calls = Path.rename, []

    def second_fails(path, target):
        calls.append(path)
        if len(calls) == 2:
            raise OSError("disk")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(OSError):
        make(site, b"two")
    assert text_of(site) == b"one"


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failed_exchange_leaves_the_previous_site_too(tmp_path, monkeypatch, failing):
    site, previous = tmp_path / "site", tmp_path / ".site-danvan" / "previous"
    monkeypatch.setattr(exchange, "swapped", lambda one, other: False)
    for text in (b"one", b"two"):
        make(site, text)
    real, calls = Path.rename, []

    def one_fails(path, target):
        calls.append(path)
        if len(calls) == failing:
            raise OSError("disk")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", one_fails)
    with pytest.raises(OSError):
        make(site, b"three")
    assert (text_of(site), text_of(previous)) == (b"two", b"one")


def test_a_folder_that_cannot_be_waited_for_is_no_failure(tmp_path, monkeypatch):
    def refused(folder):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(exchange, "settle_folder", refused)
    make(tmp_path / "site", b"one")
    assert text_of(tmp_path / "site") == b"one"


def test_a_full_disk_leaves_the_old_site(tmp_path, monkeypatch):
    site = tmp_path / "site"
    make(site, b"one")

    def full(folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("danvan.publish.place.settle", full)
    with pytest.raises(OSError, match="No space"):
        make(site, b"two")
    assert text_of(site) == b"one" and names(tmp_path / ".site-danvan") == ["lock"]


def test_going_back_and_forth(tmp_path, way):
    site = tmp_path / "site"
    make(site, b"one")
    with pytest.raises(publish.NoPrevious), publish.held(site) as place:
        place.roll_back()
    make(site, b"two")
    for text in (b"one", b"two"):
        with publish.held(site) as place:
            place.roll_back()
        assert text_of(site) == text


def test_what_a_killed_build_left_is_cleaned_at_the_next_start(tmp_path):
    site = tmp_path / "site"
    make(site, b"one")
    publish.write(tmp_path / ".site-danvan" / "new-killed", PAGE, b"half")
    with publish.held(site):
        assert names(tmp_path / ".site-danvan") == ["lock"]
    assert text_of(site) == b"one"


def test_a_site_lost_between_two_renames_is_put_back(tmp_path):
    site = tmp_path / "site"
    make(site, b"one")
    site.rename(tmp_path / ".site-danvan" / "previous")
    with publish.held(site):
        assert text_of(site) == b"one"


# --- files that did not change


def test_unchanged_files_are_the_same_on_disk_and_keep_their_date(tmp_path):
    site = tmp_path / "site"
    make(site, b"one", same=b"same")
    os.utime(site / "same.html", (1, 1))
    make(site, b"two", same=b"same")
    previous = tmp_path / ".site-danvan" / "previous"
    assert (site / "same.html").samefile(previous / "same.html") and (site / "same.html").stat().st_mtime == 1
    assert not (site / PAGE).samefile(previous / PAGE)


def test_a_later_build_never_writes_into_a_shared_file(tmp_path):
    site = tmp_path / "site"
    make(site, b"one", same=b"same")
    make(site, b"two", same=b"same")
    make(site, b"two", same=b"other")
    assert (tmp_path / ".site-danvan" / "previous" / "same.html").read_bytes() == b"same"
    assert (site / "same.html").read_bytes() == b"other"


def test_a_file_as_in_the_site_before_is_a_link_and_writing_over_it_leaves_that_site(tmp_path):
    before, new = tmp_path / "before", tmp_path / "new"
    publish.write(before, PAGE, b"one")
    publish.write(new, PAGE, b"one", before)
    publish.write(new, "index.html", b"two", before)
    assert (new / PAGE).samefile(before / PAGE) and (new / "index.html").read_bytes() == b"two"
    publish.write(new, PAGE, b"other", before)
    assert [text_of(before), text_of(new)] == [b"one", b"other"]


def test_a_path_that_cannot_be_written_is_said_to_be_missing(tmp_path, monkeypatch):
    def refused(*arguments, **options):
        raise FileNotFoundError  # as Windows does for paths that are too long

    monkeypatch.setattr("builtins.open", refused)
    with pytest.raises(FileNotFoundError):
        publish.write(tmp_path, PAGE, b"one")


def test_files_are_copies_where_links_are_not_to_be_had(tmp_path, monkeypatch):
    def refused(*arguments, **options):
        raise OSError("links are not to be had")

    monkeypatch.setattr(links.os, "link", refused)
    site = tmp_path / "site"
    make(site, b"one", same=b"same")
    make(site, b"two", same=b"same")
    assert (site / "same.html").read_bytes() == b"same"
    assert names(site) == ["mo-hinh", "same.html"]


def test_a_site_keeps_its_permissions(tmp_path):
    site = tmp_path / "site"
    make(site, b"one")
    site.chmod(0o750)
    make(site, b"two")
    assert site.stat().st_mode & 0o777 == 0o750


# --- where


def test_a_symbolic_link_stays_and_the_folder_behind_it_is_exchanged(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "behind" / "site")
    for text in (b"one", b"two"):
        make(tmp_path / "link", text)
    assert (tmp_path / "link").is_symlink() and text_of(tmp_path / "behind" / "site") == b"two"
    assert names(tmp_path / "behind") == [".site-danvan", "site"]


def test_a_folder_with_other_things_is_not_replaced(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "mo-hinh").mkdir()  # named as a folder of ours is
    (tmp_path / "www" / "mo-hinh" / "thesis.docx").write_text("years of work", "utf-8")
    with pytest.raises(publish.Refused) as caught:
        make(tmp_path / "www", b"one")
    assert caught.value.reason == "not-a-site" and names(tmp_path / "www" / "mo-hinh") == ["thesis.docx"]
    assert names(tmp_path) == ["www"]


def test_a_file_and_a_mount_point_are_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(publish.Refused, match="not-a-folder"):
        make(tmp_path / "file", b"one")
    monkeypatch.setattr("danvan.publish.place.os.path.ismount", lambda path: True)
    with pytest.raises(publish.Refused, match="mount-point"):
        make(tmp_path / "site", b"one")


# --- two at once


HOLDING = """
import sys
from danvan.publish import lock
from pathlib import Path
with lock.hold(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Let another process hold the lock."""
    path = str(Path(pipeline.__file__).parents[1])
    command = [sys.executable, "-c", HOLDING, str(tmp_path / "lock")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, **pipes) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_build_hears_who_holds_the_lock(tmp_path, holder):
    told = []
    with pytest.raises(lock.Held) as caught, lock.hold(tmp_path / "lock", 0.3, told.append):
        pass
    assert caught.value.pid == str(holder.pid) == told[0].pid and "/" in caught.value.since and len(told) == 1


def test_it_goes_on_when_the_first_ends(tmp_path, holder):
    with lock.hold(tmp_path / "lock", 20, lambda held: holder.stdin.close()):
        assert holder.wait(10) == 0


def test_a_killed_process_holds_nothing(tmp_path, holder):
    holder.kill()
    holder.wait(10)
    with lock.hold(tmp_path / "lock", 0, pytest.fail):
        pass


# --- addresses


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
