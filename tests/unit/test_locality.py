"""The vendored register: totals, where every former unit went, names by date, labels."""

import gzip
import json
import time
from collections import Counter

import pytest
import yaml

from danvan.localities import LocalityError, Register
from danvan.settings import ROOT

FOLDER = ROOT / "catalogue" / "localities"
FILES = FOLDER / "register.json", FOLDER / "overlay.yml"


@pytest.fixture(scope="module")
def register():
    return Register.load(*FILES)


@pytest.fixture(scope="module")
def data():
    return json.loads(FILES[0].read_text("utf-8")), yaml.load(FILES[1].read_text("utf-8"), yaml.CBaseLoader)


def types(register, system, level):
    return Counter(unit.type for unit in register.all(system, level))


def test_the_present_list_has_34_provinces_and_3321_communes(register):
    assert types(register, "nay", "tinh") == {"thành phố": 9, "tỉnh": 25}
    assert types(register, "nay", "xa") == {"xã": 2599, "phường": 709, "đặc khu": 13}


def test_the_former_list_has_63_provinces_696_districts_and_10035_communes(register):
    assert [len(register.all("cu", level)) for level in ("tinh", "huyen", "xa")] == [63, 696, 10035]


def test_every_former_unit_went_somewhere_and_every_present_commune_came_from_somewhere(register):
    reached = {now.id for unit in register.all("cu", "xa") for now in register.present(unit)}
    assert all(register.present(unit) for unit in register.all("cu", "xa"))
    from_districts = {now.id for unit in register.all("cu", "huyen") for now in register.present(unit)}
    assert {unit.id for unit in register.all("nay", "xa")} == reached | from_districts


def test_every_former_province_went_to_exactly_one(register):
    for unit in register.all("cu", "tinh"):
        (now,) = register.present(unit)
        assert (now.system, now.level) == ("nay", "tinh")


def test_a_former_district_went_to_communes_of_its_provinces_successor(register):
    for unit in register.all("cu", "huyen"):
        (province,) = register.present(register.province(unit))
        assert {register.province(now).id for now in register.present(unit)} == {province.id}


def test_440_former_communes_were_split(register):
    assert sum(len(register.present(unit)) > 1 for unit in register.all("cu", "xa")) == 440


def test_one_code_names_two_places(register):
    shared = {unit.code for unit in register.all("cu", "tinh")} & {unit.code for unit in register.all("nay", "tinh")}
    different = {
        code
        for code in shared
        if register.unit(("cu", "tinh", code)).name != register.unit(("nay", "tinh", code)).name
    }
    assert len(different) == 7


def test_the_cities_of_2026_were_provinces_before(register):
    for code, first, before in (("75", "2026-04-30", "2026-04-29"), ("24", "2026-09-20", "2026-09-19")):
        assert register.unit(("nay", "tinh", code), first).type == "thành phố"
        assert register.unit(("nay", "tinh", code), before).type == "tỉnh"


def test_hue_carries_the_name_of_its_time(register):
    assert register.unit(("cu", "tinh", "46"), "2024-12-31").label == "tỉnh Thừa Thiên Huế"
    assert register.unit(("cu", "tinh", "46"), "2025-01-01").label == "thành phố Huế"
    ward = register.unit(("cu", "xa", "19777"))
    assert register.full_label(ward, "2025-02-01") == "phường Vỹ Dạ, quận Thuận Hóa, thành phố Huế"


def test_labels_titles_and_slugs(register):
    nghia_ta = register.unit(("cu", "xa", "02071"))
    assert register.full_label(nghia_ta) == "xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn"
    assert (nghia_ta.title, nghia_ta.slug) == ("Xã Nghĩa Tá", "nghia-ta")


def test_children_are_those_of_the_same_system(register):
    assert len(register.children(register.unit(("cu", "huyen", "064")))) == 20
    assert {unit.system for unit in register.children(register.unit(("nay", "tinh", "19")))} == {"nay"}
    assert len(register.children(register.unit(("cu", "tinh", "28")))) == 14


def test_every_correction_of_the_overlay_is_in_the_register(data):
    register, overlay = data
    rows = {row[0]: row[-1] for row in register["old_communes"]}
    assert len(overlay["sua_noi_den"]) == 35
    assert all(set(rows[entry["ma"]]) == set(entry["thanh"]) and entry["ly_do"] for entry in overlay["sua_noi_den"])


def test_an_act_that_contradicts_the_rows_is_refused(data):
    register, overlay = data
    act = {**overlay["su_kien"][0], "ma": ["01"], "thanh": "tỉnh"}
    with pytest.raises(LocalityError, match="not 'tỉnh'"):
        Register.from_data(register, {**overlay, "su_kien": [act]})


def test_a_dated_name_of_an_unknown_unit_is_refused(data):
    register, overlay = data
    row = {**overlay["ten_theo_ngay"][0], "ma": "99"}
    with pytest.raises(LocalityError, match="99"):
        Register.from_data(register, {**overlay, "ten_theo_ngay": [row]})


def test_the_register_is_small_and_loads_quickly():
    assert len(gzip.compress(FILES[0].read_bytes(), 9)) <= 200_000
    seconds = []
    for _ in range(3):
        start = time.process_time()
        Register.load(*FILES)
        seconds.append(time.process_time() - start)
    assert min(seconds) <= 0.5
