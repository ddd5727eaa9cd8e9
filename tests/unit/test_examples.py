"""The example records: fully documented, made up, and never part of the catalogue."""

from functools import cache
from pathlib import Path

import pytest
from conftest import CATALOGUE, Checked, check_files

from danvan.catalogue import Filed, is_published
from danvan.entry import EVIDENCE, Entry
from danvan.fields import nested_keys
from danvan.record import Record

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "catalogue"
FILES = sorted((EXAMPLES / "records").rglob("*.yml"))
INVENTED = "Ví dụ bịa để thử, không phải tư liệu thật"
# What is nobody's, not even made up: a person's data, and pictures of what never was.
PERSONAL = {"lien_he.ho_ten", "lien_he.dien_thoai", "lien_he.thu_dien_tu", "lien_he.dong_y"}
PICTURES = {"anh", "anh.tep", "anh.chu_thich", "anh.mo_ta", "anh.tac_gia"}


@cache
def examples() -> tuple[Checked, tuple[Entry, ...]]:
    """Return the examples, checked with the real vocabularies, and their entries by the real register."""
    documents = {path.stem: path.read_bytes() for path in (EXAMPLES / "documents").glob("*.yml")}
    checked = check_files(records={path.stem: path.read_bytes() for path in FILES}, documents=documents)
    return checked, checked.entries()


def records() -> tuple[Filed[Record], ...]:
    return examples()[0].catalogue.records


def keys_in(tree: object, above: str = "") -> set[str]:
    """Return the full names of all keys of a file: "nguon_luc.kinh_phi.so_tien"."""
    if isinstance(tree, list):
        return set().union(*(keys_in(item, above) for item in tree))
    if not isinstance(tree, dict):
        return set()
    found = {f"{above}{key}" for key in tree}
    return found.union(*(keys_in(value, f"{above}{key}.") for key, value in tree.items()))


def test_nothing_is_wrong_with_the_examples_and_their_places_are_found():
    checked, entries = examples()
    assert [str(problem) for problem in checked.report.problems] == []
    assert len(entries) == len(FILES) == 3
    assert all(entry.places and all(place.present for place in entry.places) for entry in entries)


def test_each_example_is_good_enough_to_follow_and_lacks_nothing():
    assert [(entry.level, entry.gaps) for entry in examples()[1]] == [("du-de-lam-theo", ())] * 3


def test_the_examples_are_of_three_fields():
    assert len({item.value.field for item in records()}) == 3


def test_each_example_has_conditions_of_three_kinds_and_steps_with_a_building_block():
    for item in records():
        assert {condition.weight for condition in item.value.conditions} == {"bat-buoc", "thuan-loi", "can-tro"}
        assert all(step.actor and step.duration for step in item.value.steps)
        assert any(step.block and step.product for step in item.value.steps)


def test_every_key_of_a_record_is_used():
    used = set().union(*(keys_in(item.file.tree) for item in records()))
    assert {name for name, _ in nested_keys(Record)} - used == PERSONAL | PICTURES


def test_every_kind_of_evidence_is_shown():
    assert set().union(*(entry.evidence for entry in examples()[1])) == set(EVIDENCE)


def test_one_example_is_a_copy_of_another():
    assert [entry.replicated_by for entry in examples()[1] if entry.replicated_by] == [("vi-du-to-tu-quan-lien-gia",)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_says_that_it_is_made_up(path):
    record = next(item.value for item in records() if item.id == path.stem)
    assert path.stem.startswith("vi-du-") and record.name.startswith("Ví dụ: ")
    assert INVENTED in [source.title for source in record.sources if source.kind == "tu-ke-khai"]
    assert all("bịa" in source.title for source in record.sources)
    assert record.editorial.note.startswith(INVENTED)


def test_no_example_is_published_or_in_the_catalogue():
    assert [item.id for item in records() if is_published(item.value)] == []
    own = {path.stem for path in EXAMPLES.rglob("*.yml")}
    former = {former for item in records() for former in item.value.former_ids}
    real = {path.stem for path in CATALOGUE.rglob("*.yml")}
    assert len(own) == 4 and not (own | former) & real
    lock = (CATALOGUE / "urls.lock").read_text("utf-8")
    assert not [name for name in own | former if f"/{name}.html" in lock]
