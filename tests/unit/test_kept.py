"""What is kept from the last run: the same bytes with and without it, and nothing from other code or broken files."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from conftest import real_register

from danvan import index, kept, strict_yaml
from danvan.githooks import checked
from danvan.index import SearchDocument
from danvan.kept_trees import Trees
from danvan.known_places import Lookup
from danvan.localities import Unit
from danvan.localities.resolve import resolve_place
from danvan.made import Made
from danvan.problems import Report
from danvan.record import Step

TEXTS = [f"bài {number}\nphân loại rác số {number % 7}, 07-CV/HU" for number in range(kept.LEAST + 20)]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "cache")
    return tmp_path / "cache"


def built(texts, catalogue=None):
    found = index.build([SearchDocument(title="mô hình", text=text) for text in texts], catalogue=catalogue)
    return found.manifest, list(found.scripts())


@pytest.mark.parametrize("change", [TEXTS, TEXTS[30:], [*TEXTS, "chữ mới"], list(reversed(TEXTS)), []], ids=len)
def test_an_index_made_with_what_was_kept_has_the_same_bytes(change, folder, tmp_path):
    first = built(TEXTS, tmp_path)
    assert list(folder.glob("analysis/*"))
    assert first == built(TEXTS)
    assert built(change, tmp_path) == built(change)


def test_a_broken_file_is_not_read(folder, tmp_path):
    built(TEXTS, tmp_path)
    (path,) = folder.glob("analysis/*")
    path.write_bytes(path.read_bytes().replace("phân".encode("unicode_escape"), b"quan"))
    path.write_bytes(path.read_bytes()[:-4] + b"\0\0\0\0")
    assert built(TEXTS, tmp_path) == built(TEXTS)


def test_other_code_and_another_catalogue_find_nothing(tmp_path):
    shelf = kept.Shelf("kind", tmp_path, "one")
    shelf.save({"a": 1}, b"data\n")
    assert shelf.load() == ({"a": 1}, b"data\n")
    assert kept.Shelf("kind", tmp_path, "other").load() == ({}, b"")
    assert kept.Shelf("kind", tmp_path / "x", "one").load() == ({}, b"")


def test_only_some_catalogues_are_remembered(folder, tmp_path):
    for number in range(kept.MOST + 3):
        kept.Shelf("kind", tmp_path / str(number), "one").save({}, b"")
    assert len(list(folder.glob("kind/*"))) == kept.MOST


def test_a_file_with_mistakes_is_read_anew_and_reported_each_time(tmp_path, monkeypatch):
    good = [f"ten: bài {number}\n".encode() for number in range(kept.LEAST)]
    bad = b"ten: a\nten: b\n"
    for _ in range(2):
        trees, report = Trees(tmp_path), Report()
        assert [trees.parse(data, "x.yml", report) for data in good] == [{"ten": data.decode()[5:-1]} for data in good]
        assert trees.parse(bad, "bad.yml", report) is None and len(report.problems) == 1
        trees.save()
        monkeypatch.setattr(strict_yaml, "parse", only_bad(strict_yaml.parse, bad))


def only_bad(parse, bad):
    """Return a parser that must not be asked about anything else."""

    def asked(data, *others):
        assert data == bad
        return parse(data, *others)

    return asked


def test_a_checked_catalogue_is_as_it_was_read_and_of_no_other_content_day_or_register(real, monkeypatch):
    asked = []
    monkeypatch.setattr(checked.preparing, "prepare", lambda options: asked.append(options))
    checked.keep(real, "content")
    found = checked.prepare(real.settings, "content")
    for part in (*checked.PARTS, "days"):
        assert getattr(found, part) == getattr(real, part), part
    assert not asked

    checked.prepare(real.settings, "other")
    checked.prepare(replace(real.settings, today=date(2030, 1, 1)), "content")
    checked.keep(replace(real, register=replace(real.register, source="other")), "content")
    checked.prepare(real.settings, "content")
    assert len(asked) == 3


def made(tmp_path, **values):
    """Return what is kept of some values, and how often the maker of a text was asked."""
    asked = []
    found = Made("pages", tmp_path)
    for number in range(kept.LEAST):
        found.text(lambda: "x", "filler", number)
    assert found.text(lambda: asked.append(values) or str(len(values)), "kind", values) == str(len(values))
    found.save()
    return len(asked)


def test_what_is_made_of_equal_values_is_made_once(tmp_path):
    unit = Unit("nay", "xa", "00001", "xã", "Nghĩa Tá", "19")
    step = Step(viec="Họp dân")
    assert made(tmp_path, unit=unit, step=step, signs=frozenset({"a", "b"}), sum=Decimal(2)) == 1
    assert made(tmp_path, unit=replace(unit), step=Step(viec="Họp dân"), signs={"b", "a"}, sum=Decimal("2")) == 0


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "Nghĩa Tá"},
        {"step": Step(viec="Họp")},
        {"step": Step(viec="Họp dân", ai="Xã")},
        {"signs": frozenset("a")},
    ],
)
def test_any_other_value_is_made_anew(tmp_path, other):
    unit = Unit("nay", "xa", "00001", "xã", "Nghĩa Tá", "19")
    values = {"unit": unit, "step": Step(viec="Họp dân"), "signs": frozenset("ab")}
    assert made(tmp_path, **values) == 1
    assert made(tmp_path, **{**values, **other}) == 1


def test_a_kind_of_value_nobody_thought_of_is_no_key(tmp_path):
    with pytest.raises(TypeError):
        Made("pages", tmp_path).text(str, iter(()))


def test_a_place_is_known_as_it_was_found(tmp_path):
    register = replace(real_register(), source="here")
    for text in ("xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn", "Bà Rịa", "xã Tân Lập", "nơi không có"):
        lookup = Lookup(register, Made("places", tmp_path))
        assert lookup(text, "2020") == lookup(text, "2020") == resolve_place(register, text, "2020")
