"""Real git: a good record committed or pushed changes the site, a bad one is refused and the last good site stays."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small import KNOWLEDGE, ROOT, small_catalogue

from danvan import preparing
from danvan.githooks import checked
from danvan.githooks.check import check_staged, settings_of
from danvan.githooks.repository import Repository
from danvan.githooks.run import build_commit
from danvan.publish import lock

DANVAN = [sys.executable, "-m", "danvan.cli"]
PEOPLE = {f"GIT_{role}_{key}": "x@example.test" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **PEOPLE,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "PYTHONPATH": str(ROOT / "hooks"),
}
BAD = r"catalogue/records/\S+\.yml:\d+:\d+: .*kinh-tee"
PATIENCE = 120  # s


def run(folder, *command, check=True):
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def git(folder, *arguments, check=True):
    return run(folder, "git", *arguments, check=check)


def answer(folder, *arguments):
    return git(folder, *arguments).stdout.strip()


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """Give a repository with one commit, a small catalogue, and no hooks."""
    folder = tmp_path_factory.mktemp("seed")
    small_catalogue(folder)
    shutil.copytree(ROOT / KNOWLEDGE, folder / KNOWLEDGE)
    (folder / ".gitignore").write_text("/site/\n/.site-*/\n", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    return folder


@pytest.fixture
def work(seed, tmp_path):
    """Give an editor's repository with hooks."""
    folder = Path(shutil.copytree(seed, tmp_path / "work"))
    run(folder, *DANVAN, "hooks", "install")
    return folder


@pytest.fixture
def server(seed, tmp_path):
    """Give a bare repository that publishes to `web` what is pushed, and has."""
    folder = tmp_path / "server.git"
    git(tmp_path, "clone", "-q", "--bare", seed, folder)
    run(folder, *DANVAN, "hooks", "install", "--publish", tmp_path / "web")
    done = run(folder, folder / "hooks" / "post-receive")
    assert "Đã dựng" in done.stderr and (tmp_path / "web" / "index.html").is_file()
    return folder


def clone(server, name):
    folder = server.parent / name
    git(server.parent, "clone", "-q", server, folder)
    return folder


def record_of(folder, number=0):
    """Return one of the records with a page."""
    records = sorted((folder / "catalogue" / "records").rglob("*.yml"))
    return [path for path in records if "trang_thai: cong-bo" in path.read_text("utf-8")][number]


def rename(folder, name, number=0):
    """Give a record another name; return its page below a site."""
    record = record_of(folder, number)
    record.write_text(re.sub(r"^ten: .*$", f"ten: {name}", record.read_text("utf-8"), flags=re.M), "utf-8")
    return f"mo-hinh/{record.stem}.html"


def spoil(folder):
    record = record_of(folder)
    text = re.sub(r"^linh_vuc: .*$", "linh_vuc: kinh-tee", record.read_text("utf-8"), flags=re.M)
    record.write_text(text, "utf-8")


def heading(site, page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", (site / page).read_text("utf-8"), re.S)[1]


def content(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


# --- in the working tree


def test_a_good_record_committed_changes_the_site(work):
    page = rename(work, "Tên mới của mô hình")
    done = git(work, "commit", "-qam", "two")
    commit = answer(work, "rev-parse", "HEAD")
    assert "Tên mới của mô hình" in heading(work / "site", page) and f"từ commit {commit[:8]}" in done.stderr
    assert answer(work, "rev-parse", "refs/danvan/published") == commit


def test_the_site_of_a_commit_is_that_of_a_build_that_knows_nothing(work, tmp_path):
    rename(work, "Tên mới của mô hình")
    git(work, "commit", "-qam", "two")
    git(tmp_path, "clone", "-q", work, tmp_path / "other")  # what was kept is found by the path of the catalogue
    run(work, *DANVAN, "build", "--catalogue", tmp_path / "other" / "catalogue", "--site", tmp_path / "cold")
    assert content(work / "site") == content(tmp_path / "cold")


def test_a_commit_that_was_not_checked_is_read_anew(work):
    page = rename(work, "Tên đã kiểm")
    git(work, "commit", "-qam", "two")
    rename(work, "Tên chưa kiểm")
    git(work, "commit", "-qan", "--amend", "-m", "two")
    assert "Tên chưa kiểm" in heading(work / "site", page)


def test_what_lies_in_the_last_export_is_put_right(work):
    page, other = rename(work, "Tên thứ nhất"), record_of(work, 1)
    git(work, "commit", "-qam", "two")
    export = work / ".git" / "danvan" / "tree"
    spoil(export)
    (export / "catalogue" / "records" / "thua.yml").write_text("sai", "utf-8")
    rename(work, "Tên thứ hai", 1)
    git(work, "commit", "-qam", "three")
    assert "Tên thứ nhất" in heading(work / "site", page)
    assert "Tên thứ hai" in heading(work / "site", f"mo-hinh/{other.stem}.html")


def test_an_index_that_was_cut_off_is_made_anew(work):
    page = rename(work, "Tên thứ nhất")
    git(work, "commit", "-qam", "two")
    (work / ".git" / "danvan" / "index").write_bytes(b"")
    rename(work, "Tên thứ hai")
    git(work, "commit", "-qam", "three")
    assert "Tên thứ hai" in heading(work / "site", page)


def test_the_build_after_a_check_reads_nothing_again(work, monkeypatch):
    page = rename(work, "Tên đã kiểm")
    git(work, "add", "-A")
    monkeypatch.chdir(work)
    repository = Repository.here()
    assert check_staged(repository)
    git(work, "-c", f"core.hooksPath={os.devnull}", "commit", "-qm", "two")
    monkeypatch.setattr(preparing, "prepare", None)
    assert build_commit(repository, work)
    assert "Tên đã kiểm" in heading(work / "site", page)


def test_the_build_after_a_check_tells_its_warnings_too(work, monkeypatch):
    rename(work, "Tên đã kiểm")
    git(work, "add", "-A")
    monkeypatch.chdir(work)
    repository = Repository.here()
    assert check_staged(repository)
    git(work, "-c", f"core.hooksPath={os.devnull}", "commit", "-qm", "two")
    with repository.exported("HEAD") as name:
        options = settings_of(repository)
        again = checked.prepare(options, name).report.problems
        assert sorted(again) == sorted(preparing.prepare(options).report.problems)


def test_another_process_may_work_in_the_last_export(work):
    page = rename(work, "Tên mới của mô hình")
    (work / ".git" / "danvan").mkdir()
    with lock.hold(work / ".git" / "danvan" / "lock"):
        git(work, "commit", "-qam", "two")
    assert "Tên mới của mô hình" in heading(work / "site", page)
    assert not (work / ".git" / "danvan" / "tree").exists()


def test_a_rebase_builds_once_at_its_end(work):
    git(work, "checkout", "-qb", "side")
    page = rename(work, "Tên của nhánh")
    git(work, "commit", "-qam", "side", "--no-verify")
    git(work, "checkout", "-q", "main")
    (work / "doc.md").write_text("x", "utf-8")
    git(work, "add", "doc.md")
    git(work, "commit", "-qm", "main")
    assert heading(work / "site", page) != "Tên của nhánh"
    git(work, "checkout", "-q", "side")
    done = git(work, "rebase", "main")
    assert done.stderr.count("Đã dựng") == 1 and heading(work / "site", page) == "Tên của nhánh"


def test_a_bad_record_is_refused_with_its_place(work):
    spoil(work)
    done = git(work, "commit", "-qam", "two", check=False)
    assert done.returncode == 1 and re.search(BAD, done.stderr) and "Chưa commit" in done.stderr
    assert answer(work, "log", "--format=%s") == "one" and not (work / "site").exists()


def test_staged_good_and_unstaged_bad_is_committed_and_built_as_staged(work):
    page = rename(work, "Tên đã xếp")
    git(work, "add", "-A")
    spoil(work)
    git(work, "commit", "-qm", "two")
    assert "Tên đã xếp" in heading(work / "site", page)
    assert "kinh-tee" in record_of(work).read_text("utf-8")


def test_staged_bad_and_unstaged_good_is_refused(work):
    spoil(work)
    git(work, "add", "-A")
    git(work, "restore", "--source=HEAD", "--worktree", "catalogue")
    done = git(work, "commit", "-qm", "two", check=False)
    assert done.returncode == 1 and re.search(BAD, done.stderr)
    assert answer(work, "log", "--format=%s") == "one"


def test_a_commit_of_other_files_is_not_held_up(work):
    (work / "ghi-chu.txt").write_text("x", "utf-8")
    git(work, "add", "-A")
    assert run(work, work / ".git" / "hooks" / "pre-commit").stderr == ""


def test_hooks_of_the_user_stay_as_they_are(seed, tmp_path):
    folder = Path(shutil.copytree(seed, tmp_path / "work"))
    own = folder / ".git" / "hooks" / "pre-commit"
    own.parent.mkdir(exist_ok=True)
    own.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    done = run(folder, *DANVAN, "hooks", "install", check=False)
    assert done.returncode == 1 and own.read_text("utf-8") == "#!/bin/sh\nexit 0\n"
    assert "giữ nguyên" in done.stdout and "danvan.cli hooks run pre-commit" in done.stdout
    assert (own.parent / "post-commit").is_file()


@pytest.mark.parametrize("kind", ["work", "bare"])
def test_hooks_of_all_repositories_are_no_place_for_those_of_one(seed, tmp_path, monkeypatch, kind):
    shared, folder = tmp_path / "shared", tmp_path / kind
    git(tmp_path, "clone", "-q", *(["--bare"] if kind == "bare" else []), seed, folder)
    options = ["--publish", tmp_path / "web"] if kind == "bare" else []
    monkeypatch.setitem(ENVIRONMENT, "GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    git(folder, "config", "--global", "core.hooksPath", shared)
    done = run(folder, *DANVAN, "hooks", "install", *options, check=False)
    assert done.returncode == 2 and f"{shared} (core.hooksPath)" in done.stderr and not shared.exists()

    run(folder, "sh", "-ec", done.stderr.splitlines()[-1])
    own = run(folder, *DANVAN, "hooks", "install", *options).stdout
    assert str(folder) in own and not shared.exists()
    assert git(folder, "config", "--global", "core.hooksPath").stdout.strip() == str(shared)


def test_a_folder_of_hooks_inside_of_the_repository_is_its_own(seed, tmp_path):
    folder = Path(shutil.copytree(seed, tmp_path / "work"))
    git(folder, "config", "core.hooksPath", ".githooks")
    run(folder / "catalogue", *DANVAN, "hooks", "install")
    assert (folder / ".githooks" / "pre-commit").is_file()


def test_the_command_says_which_kind_of_repository_it_needs(seed, tmp_path):
    folder = Path(shutil.copytree(seed, tmp_path / "work"))
    git(tmp_path, "clone", "-q", "--bare", seed, tmp_path / "bare.git")
    (tmp_path / "nothing").mkdir()
    for where, options, word in (
        (folder, ("--publish", tmp_path / "web"), "kho git trần"),
        (tmp_path / "bare.git", (), "--publish"),
        (tmp_path / "nothing", (), "không phải kho git"),
        (tmp_path / "bare.git", ("--publish", folder), "thư mục trống"),
    ):
        done = run(where, *DANVAN, "hooks", "install", *options, check=False)
        assert done.returncode == 2 and word in done.stderr, word


# --- on a server


def test_a_push_publishes_and_a_bad_one_leaves_the_last_good_site(server):
    web, editor = server.parent / "web", clone(server, "editor")
    page = rename(editor, "Tên từ người gửi")
    git(editor, "commit", "-qam", "two")
    done = git(editor, "push", "-q", "origin", "main")
    assert "Đã dựng" in done.stderr and "Tên từ người gửi" in heading(web, page)
    before = content(web)

    spoil(editor)
    git(editor, "commit", "-qam", "three")
    done = git(editor, "push", "-q", "origin", "main")
    assert re.search(f"remote: {BAD}", done.stderr) and "CHƯA công bố" in done.stderr
    assert content(web) == before

    git(editor, "push", "-q", "origin", "main:thu-nghiem")
    assert content(web) == before


def test_of_two_pushes_at_once_the_later_commit_is_published(server):
    web, first, second = server.parent / "web", clone(server, "first"), clone(server, "second")
    pages = [rename(first, "Của người thứ nhất", 0)]
    git(first, "commit", "-qam", "two")
    with subprocess.Popen(["git", "push", "-q"], cwd=first, env=ENVIRONMENT, stderr=subprocess.PIPE) as push:
        until(lambda: answer(server, "rev-parse", "main") == answer(first, "rev-parse", "main"))
        git(second, "pull", "-q")
        pages.append(rename(second, "Của người thứ hai", 1))
        git(second, "commit", "-qam", "three")
        git(second, "push", "-q")
        assert push.wait(PATIENCE) == 0
    assert ["Của người thứ nhất" in heading(web, pages[0]), "Của người thứ hai" in heading(web, pages[1])] == [True] * 2
    assert answer(server, "rev-parse", "refs/danvan/published") == answer(second, "rev-parse", "main")


def test_a_publishing_killed_in_the_middle_leaves_the_site_and_the_next_goes_on(server):
    web, editor = server.parent / "web", clone(server, "editor")
    kept, before = server.parent / ".web-danvan", content(web)
    page = rename(editor, "Tên sau khi bị dừng")
    git(editor, "commit", "-qam", "two")
    with subprocess.Popen(["git", "push", "-q"], cwd=editor, env=ENVIRONMENT, stderr=subprocess.PIPE) as push:
        until(lambda: list(kept.glob("new-*/mo-hinh")))
        os.kill(int(json.loads((kept / "lock").read_text("utf-8"))["pid"]), signal.SIGKILL)
        push.wait(PATIENCE)
    assert content(web) == before and list(kept.glob("new-*"))

    git(editor, "commit", "-q", "--allow-empty", "-m", "three")
    git(editor, "push", "-q")
    assert "Tên sau khi bị dừng" in heading(web, page)
    assert sorted(path.name for path in kept.iterdir()) == ["lock", "previous"]

    done = run(server.parent, *DANVAN, "rollback", "--site", web)
    assert "trở lại bản trước" in done.stdout and content(web) == before


def test_a_site_whose_commit_cannot_be_noted_is_published_all_the_same(server):
    web, editor = server.parent / "web", clone(server, "editor")
    (server / "refs" / "danvan" / "published.lock").write_text("", "utf-8")
    page = rename(editor, "Tên chưa ghi lại được")
    git(editor, "commit", "-qam", "two")
    done = git(editor, "push", "-q", "origin", "main")
    assert "Tên chưa ghi lại được" in heading(web, page)
    assert "ĐÃ công bố" in done.stderr and "published.lock" in done.stderr and "CHƯA" not in done.stderr


def test_a_push_to_a_head_that_names_no_branch_says_what_to_do(server):
    web, editor = server.parent / "web", clone(server, "editor")
    git(server, "update-ref", "--no-deref", "HEAD", answer(server, "rev-parse", "main"))
    page = rename(editor, "Tên khi HEAD trỏ vào commit")
    git(editor, "commit", "-qam", "two")
    before = content(web)
    done = git(editor, "push", "-q", "origin", "main")
    assert "không trỏ vào nhánh nào" in done.stderr and content(web) == before

    said = run(server, *DANVAN, "hooks", "install", "--publish", web).stdout
    advice = said.partition("công bố ngay:")[2]
    assert advice.split() == done.stderr.replace("remote:", "").partition("công bố ngay:")[2].split()
    run(server.parent, "sh", "-ec", advice)
    assert answer(server, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert "Tên khi HEAD trỏ vào commit" in heading(web, page)


def until(true):
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
