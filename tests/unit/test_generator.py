"""The placeholders are rendered once for whatever goes into them."""

import subprocess
import sys

import pytest

from danvan import generator, shell

PAGE = "".join(f"@@dv-{name}@@" for name in sorted(shell.MARKS))
STAND_IN = """
import sys
from pathlib import Path
count, page, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[-1])
count.write_text(count.read_text() + "x")
for place in ("khuon.html", "khuon/khuon.html"):
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).write_text(page)
"""


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Give a file that holds an "x" for every run of a stand-in for the generator."""
    count = tmp_path / "count"
    count.write_text("", "utf-8")
    monkeypatch.setattr(generator, "COMMAND", (sys.executable, "-c", STAND_IN, str(count), PAGE))
    return count


def shells(kept):
    with generator.started(kept) as wait:
        return wait()


def test_the_generator_runs_once_for_the_same_sources(runs, tmp_path):
    kept = tmp_path / "kept"
    assert shells(kept) == shells(kept) == (shell.Shell.cut(PAGE),) * 2
    assert runs.read_text("utf-8") == "x"


def test_it_runs_again_when_what_it_reads_has_changed(runs, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    shells(kept)
    monkeypatch.setattr(generator, "fingerprint", lambda sources: "other")
    shells(kept)
    assert runs.read_text("utf-8") == "xx" and [path.name for path in kept.iterdir()] == ["other.json"]


def test_a_broken_or_unwritable_store_is_no_obstacle(runs, tmp_path):
    kept = tmp_path / "kept"
    shells(kept)
    next(kept.iterdir()).write_text("{", "utf-8")
    shells(kept)
    shells(runs / "below-a-file")
    assert runs.read_text("utf-8") == "xxx"


def test_a_failure_is_told_with_its_messages_and_not_kept(tmp_path, monkeypatch):
    failing = "import sys; sys.exit('WARNING - a broken link')"
    monkeypatch.setattr(generator, "COMMAND", (sys.executable, "-c", failing))
    with pytest.raises(subprocess.CalledProcessError) as caught:
        shells(tmp_path / "kept")
    assert b"a broken link" in caught.value.stderr and not (tmp_path / "kept").exists()


@pytest.mark.parametrize("leave", [lambda: None, sys.exit])
def test_nobody_needs_to_wait_for_it(tmp_path, monkeypatch, leave):
    monkeypatch.setattr(generator, "COMMAND", (sys.executable, "-c", "import time; time.sleep(600)"))
    started = []
    begin = generator._running
    monkeypatch.setattr(generator, "_running", lambda folder: started.append(begin(folder)) or started[0])
    try:
        with generator.started(tmp_path / "kept"):
            leave()
    except SystemExit:
        pass
    assert started[0].returncode


@pytest.mark.parametrize("change", ["content", "name", "new"])
def test_the_fingerprint_tells_every_change_below_a_folder(tmp_path, change):
    page = tmp_path / "pages" / "khuon.md"
    page.parent.mkdir()
    page.write_text("one", "utf-8")
    before = generator.fingerprint([tmp_path])
    assert generator.fingerprint([tmp_path]) == before
    acts = {
        "content": lambda: page.write_text("two", "utf-8"),
        "name": lambda: page.rename(page.with_name("other.md")),
        "new": lambda: (tmp_path / "new.md").write_text("", "utf-8"),
    }
    acts[change]()
    assert generator.fingerprint([tmp_path]) != before


def test_everything_it_reads_exists():
    assert all((generator.ROOT / name).exists() for name in generator.READS)
