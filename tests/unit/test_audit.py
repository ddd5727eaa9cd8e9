"""The audits for copied sentences and misspelt syllables find what they are for, and nothing else."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "audit"))

import copied_runs
import strange_syllables

KNOWN = set(["các", "hộ", "dân", "cùng", "nhau", "góp", "công", "làm", "đường", "vào", "bản", "rồi", "hiến", "đất"])


def longest(one, other, names=()):
    """Return the longest run two texts share."""
    places = copied_runs.positions(copied_runs.tokens(other, names))
    return copied_runs.longest_run(copied_runs.tokens(one, names), places)


def test_the_longest_common_run_is_found_whatever_its_marks_and_case():
    said = longest("Rồi các hộ dân cùng nhau góp công.", "Các hộ dân, cung nhau hiến đất")
    assert said == ["cac", "ho", "dan", "cung", "nhau"]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("góp công 300 ngày", "gop cong ngay"),
        ("góp công cho Hội Nông dân làm đường", "gop cong cho dan lam duong"),
        ("góp công. Làm đường", "gop cong lam duong"),
        ("góp công “Ngày thứ bảy” làm", "gop cong lam"),
    ],
)
def test_figures_names_and_titles_neither_count_nor_break_a_run(text, run):
    assert longest(text, text) == run.split()


def test_a_name_the_sheet_gives_is_no_copy():
    name = "quỹ phụ nữ nghèo"
    assert longest(f"lập {name} của xã", f"có {name} của xã", [name]) == ["cua", "xa"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Các hộ dân gop công", ["gop"]),
        ("các hộ dân ở Pretieng góp công", ["ở"]),
        ("làm 2 km đườg", ["km", "đườg"]),
        ("hiến 24.000 m2 đất", []),
    ],
)
def test_unknown_syllables_that_are_no_names_or_figures_are_strange(text, words):
    assert list(strange_syllables.strange(text, KNOWN)) == words


def test_ids_and_addresses_are_no_text():
    sources = [{"co_quan": "báo vn.gov.vn", "loai": "bao-chi"}]
    tree = {"chu_de": ["hien-dat"], "nguon": sources, "cach_lam": [{"viec": "góp"}]}
    assert [text.split() for text in strange_syllables.texts(tree)] == [["báo"], ["góp"]]


def test_a_syllable_met_once_is_not_yet_known(tmp_path):
    path = tmp_path / "words.jsonl"
    path.write_text('{"title": "", "text": "góp công góp Sức"}\n{"text": "hiến sức"}\n', "utf-8")
    assert strange_syllables.known_syllables([path], 2) == {"góp"}
