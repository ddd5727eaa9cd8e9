"""Places as people write them: a table, every full name there is, and random spellings."""

import csv
import json
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import text
from danvan.localities import Register
from danvan.localities.resolve import resolve_place
from danvan.localities.search import period_of
from danvan.settings import ROOT

FOLDER = ROOT / "catalogue" / "localities"
REGISTER = Register.load(FOLDER / "register.json", FOLDER / "overlay.yml")
CASES = Path(__file__).resolve().parents[1] / "cases" / "localities"
PLACES = list(csv.DictReader((CASES / "places.csv").read_text("utf-8").splitlines()))
FOUND = ("one", "split")
FORMER, PRESENT = "2025-06", "2026-10"


def test_the_table_holds_enough_places():
    assert len({(row["place"], row["as_of"]) for row in PLACES}) >= 120
    assert min(Counter(row["status"] for row in PLACES).values()) >= 4


@pytest.mark.parametrize("row", PLACES, ids=lambda row: f"{row['place']}@{row['as_of']}")
def test_a_place_of_the_table(row):
    found = resolve_place(REGISTER, row["place"], row["as_of"])
    assert found.status == row["status"]
    if found.status not in FOUND:
        return
    districts = found.level == "huyen"
    present = [found.province.code] if districts else [unit.code for unit in found.present]
    assert [":".join(unit.id) for unit in found.units] == [row["units"]]
    assert " ".join(present) == row["present"]
    assert found.below == row["below"]
    assert found.exact == (row["exact"] != "no")


def outcome(place, unit, as_of):
    """Return "right", "wrong" or the status of a place that names `unit`."""
    found = resolve_place(REGISTER, place, as_of)
    if found.status not in FOUND:
        return found.status
    same = found.units[0].id == unit.id or found.present == REGISTER.present(unit)
    return "right" if same else "wrong"


@pytest.mark.parametrize(
    ("system", "level", "as_of", "count"),
    [
        ("cu", "xa", FORMER, 10035),
        ("cu", "huyen", FORMER, 696),
        ("cu", "tinh", FORMER, 63),
        ("nay", "xa", PRESENT, 3321),
        ("nay", "tinh", PRESENT, 34),
    ],
)
def test_every_full_name_finds_its_unit(system, level, as_of, count):
    units = REGISTER.all(system, level)
    found = [resolve_place(REGISTER, REGISTER.full_label(unit), as_of) for unit in units]
    right = [place.units[0].id for place in found if place.status in FOUND]
    assert right == [unit.id for unit in units] and len(right) == count


def test_former_names_without_marks_are_right_or_ambiguous_never_wrong():
    units = REGISTER.all("cu", "xa")
    outcomes = Counter(outcome(text.fold(REGISTER.full_label(unit)), unit, None) for unit in units)
    assert outcomes == {"right": 9991, "ambiguous": 44}


def test_a_canonical_text_resolves_to_itself():
    for row in PLACES:
        found = resolve_place(REGISTER, row["place"], row["as_of"])
        if found.status in FOUND and found.below == "" and found.units[0].valid(period_of(row["as_of"])):
            again = resolve_place(REGISTER, found.accented, row["as_of"])
            assert (again.units, again.exact) == (found.units, True), found.accented


def test_every_suggestion_can_be_pasted():
    for row in PLACES:
        found = resolve_place(REGISTER, row["place"], row["as_of"])
        for choice in found.choices:
            again = resolve_place(REGISTER, choice.text, choice.as_of or row["as_of"])
            assert choice.unit.id in {unit.id for unit in again.units}, (row, choice)


SPELLINGS = st.fixed_dictionaries(
    {
        "unmarked": st.booleans(),
        "decomposed": st.booleans(),
        "old_tones": st.booleans(),
        "case": st.sampled_from([str, str.lower, str.upper, str.title]),
        "types": st.lists(st.sampled_from(["full", "short", "dotted", "none"]), min_size=3, max_size=3),
        "between": st.sampled_from([", ", ",", " - ", " – ", "; ", " , ", "\u00a0, ", " "]),
        "brackets": st.booleans(),
        "province": st.booleans(),
        "below": st.sampled_from(["", "thôn 5", "tổ dân phố Đoàn Kết", "ấp Bình Hòa"]),
    }
)
SHORT = {"xã": "x", "phường": "p", "thị trấn": "tt", "quận": "q", "huyện": "h", "thị xã": "tx", "thành phố": "tp"}
OLD_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ"}


def spelled(unit, how):
    """Write a unit and those above it as a hurried person would."""
    line = [unit, *REGISTER.above(unit, unit.until)]
    line = line if how["province"] else line[:-1]
    parts = [with_type(upper, style) for upper, style in zip(line, how["types"], strict=False)]
    place = how["between"].join([how["below"], *parts] if how["below"] else parts)
    if how["brackets"] and len(parts) > 1:
        place = f"{parts[0]} ({', '.join(parts[1:])})"
    if how["old_tones"]:
        for new, old in OLD_TONES.items():
            place = place.replace(new, old)
    place = how["case"](place)
    if how["unmarked"]:
        return text.fold(place)
    return unicodedata.normalize("NFD", place) if how["decomposed"] else place


def with_type(unit, style):
    short = SHORT.get(unit.type)
    if style == "none" or (style != "full" and not short):
        return unit.name
    return {"full": unit.label, "short": f"{short} {unit.name}", "dotted": f"{short}.{unit.name}"}[style]


UNITS = [unit for system in ("cu", "nay") for unit in REGISTER.all(system, "xa")]


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(UNITS), SPELLINGS, st.booleans())
def test_no_spelling_ever_gives_a_wrong_unit(unit, how, dated):
    as_of = (FORMER if unit.system == "cu" else PRESENT) if dated else None
    place = spelled(unit, how)
    assert outcome(place, unit, as_of) != "wrong", place


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, "2019", "2025", "2026-10"]))
def test_any_text_gives_an_answer(place, as_of):
    assert resolve_place(REGISTER, place, as_of).status in ("one", "split", "ambiguous", "unknown")


def test_a_very_long_text_takes_no_longer_than_a_short_one():
    start = time.process_time()
    resolve_place(REGISTER, "xã An Phú - " * 20_000, None)
    assert time.process_time() - start < 1


def test_the_grammar_knows_the_words_of_the_register():
    types = json.loads((FOLDER / "register.json").read_text("utf-8"))["types"].values()
    assert set(REGISTER.data.types) == {word.lower() for word in types}
