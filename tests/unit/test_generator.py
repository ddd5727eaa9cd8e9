"""The placeholders are rendered once for whatever goes into them."""

import pytest

from danvan import generator, shell

PAGE = "".join(f"@@dv-{name}@@" for name in sorted(shell.MARKS))


@pytest.fixture
def runs(monkeypatch):
    """Count how often the generator is asked."""
    asked = []

    def rendered():
        asked.append(1)
        return (PAGE, f"<p>{PAGE}")

    monkeypatch.setattr(generator, "_rendered", rendered)
    return asked


def test_the_generator_is_asked_once_for_the_same_sources(runs, tmp_path):
    first, second = generator.shells(tmp_path), generator.shells(tmp_path)
    assert first == second == (shell.Shell.cut(PAGE), shell.Shell.cut(f"<p>{PAGE}"))
    assert len(runs) == 1


def test_it_is_asked_again_when_what_it_reads_has_changed(runs, tmp_path, monkeypatch):
    generator.shells(tmp_path)
    monkeypatch.setattr(generator, "fingerprint", lambda sources: "other")
    generator.shells(tmp_path)
    assert len(runs) == 2 and [path.name for path in tmp_path.iterdir()] == ["other.json"]


def test_a_broken_or_unwritable_store_is_no_obstacle(runs, tmp_path):
    generator.shells(tmp_path)
    next(tmp_path.iterdir()).write_text("{", "utf-8")
    generator.shells(tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    generator.shells(tmp_path / "file" / "below")
    assert len(runs) == 3


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
