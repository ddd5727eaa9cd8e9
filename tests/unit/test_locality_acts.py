"""An act of tomorrow is one more entry in the overlay: invented ones, tried on a register of four communes."""

import json
from pathlib import Path

import pytest
import yaml

from danvan.localities import LocalityError, Register
from danvan.localities.resolve import resolve_place

CASES = Path(__file__).resolve().parents[1] / "cases" / "localities"
ACTS = sorted((CASES / "acts").glob("*.yml"))
SMALL = json.loads((CASES / "small-register.json").read_text("utf-8"))
CHANGE = {"chuyen_he": {"ngay": "2025-07-01", "van_ban": "202/2025/QH15"}}


def register_after(acts, today="9999-12-31"):
    return Register.from_data(SMALL, {**CHANGE, "su_kien": acts}, today)


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_an_invented_act(path):
    case = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    register = register_after(case["su_kien"])
    for question in case["hoi"]:
        found = resolve_place(register, question["ten"], question["ngay"])
        labels = [register.full_label(unit) for unit in found.present]
        if question["nay"] == "khong":
            assert found.status == "unknown" and found.choices, question
        else:
            assert labels == question["nay"], question


def test_there_are_cases_for_every_kind_of_act():
    kinds = {
        act["viec"] for path in ACTS for act in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)["su_kien"]
    }
    assert kinds == {"doi-loai", "doi-ten", "nhap", "tach", "chuyen"}


def test_an_act_after_today_changes_nothing_yet():
    acts = yaml.load((CASES / "acts" / "two-communes-merge.yml").read_text("utf-8"), yaml.CBaseLoader)["su_kien"]
    register = register_after(acts, today="2027-02-28")
    assert len(register.all("nay", "xa")) == 4
    assert len(register_after(acts, today="2027-03-01").all("nay", "xa")) == 3


def test_acts_apply_in_order_of_date_not_of_the_file():
    names = [("2028-01-01", "B", "C"), ("2027-01-01", "An Hạ", "B")]
    acts = [
        {"ngay": day, "viec": "doi-ten", "cap": "xa", "ma": ["00001"], "tu": old, "thanh": new}
        for day, old, new in names
    ]
    register = register_after(acts)
    assert [unit.name for unit in register.versions[("nay", "xa", "00001")]] == ["An Hạ", "B", "C"]


def test_an_act_on_a_unit_that_does_not_stand_is_refused():
    act = {"ngay": "2027-01-01", "viec": "doi-ten", "cap": "xa", "ma": ["77777"], "tu": "A", "thanh": "B"}
    with pytest.raises(LocalityError, match="77777"):
        register_after([act])


def test_a_merger_older_than_the_register_is_refused():
    act = {"ngay": "2025-09-01", "viec": "nhap", "cap": "xa", "ma": ["00001"], "thanh": []}
    with pytest.raises(LocalityError, match="rename or re-type"):
        register_after([act])
