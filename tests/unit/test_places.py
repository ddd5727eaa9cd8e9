"""Places of records and totals: which present units they get, and what is told about stated ones."""

from functools import partial

import pytest
from conftest import case_files, check_files, expected, real_register

from danvan.localities.advice import describe
from danvan.localities.resolve import resolve_place
from danvan.places import Resolver

CASES = {path.stem: path for path in case_files("places")}


def resolved(**folders):
    """Return the checked files, and their places after resolving."""
    checked = check_files(**folders)
    resolver = Resolver(real_register(), partial(resolve_place, real_register()), describe, checked.report)
    return checked, resolver.all(checked.catalogue)


def present(case):
    """Return the names of today of each place of a case."""
    _, places = resolved(records={"mau-thu": CASES[case].read_bytes()})
    return [[unit.label for unit in place.present] for place in places["mau-thu"]]


@pytest.mark.parametrize("path", CASES.values(), ids=CASES)
def test_place_case(path):
    checked, _ = resolved(records={"mau-thu": path.read_bytes()})
    assert checked.places == expected(path)


@pytest.mark.parametrize(
    ("case", "now"),
    [
        ("a-split-place-is-settled-by-one-of-its-parts", [["xã Gia Lâm"]]),
        ("a-place-in-no-list-has-a-source", [["xã Bắc Hà"]]),
        ("a-place-in-no-list-beside-clear-ones-states-only-its-own", [["xã Bắc Hà"], ["xã Nghĩa Tá"]]),
        ("two-places-went-to-one-commune", [["xã Bắc Hà"], ["xã Bắc Hà"]]),
        ("a-clear-place-takes-no-other-present-one", [["xã Nghĩa Tá"]]),
    ],
)
def test_a_stated_unit_goes_to_the_places_it_belongs_to(case, now):
    assert present(case) == now


def advice(case):
    checked, _ = resolved(records={"mau-thu": CASES[case].read_bytes()})
    return {problem.code: problem.advice for problem in checked.report.problems}


def test_a_wrong_part_of_a_split_place_is_answered_with_the_right_ones():
    words = advice("a-split-place-takes-only-its-own-parts")["place-now-elsewhere"]
    assert "\n    - xã Gia Lâm, thành phố Hà Nội" in words and words.count("\n") == 4


def test_a_similar_name_is_shown_to_paste():
    words = advice("a-place-in-no-list-with-a-similar-name-is-questioned")["place-near-miss"]
    assert words.endswith("\n    - phường Hồng Tiến, thành phố Phổ Yên, tỉnh Thái Nguyên")


TOTAL = """dia_ban: {place}
pham_vi: toan-dia-ban
don_vi_dem: mo-hinh
den_ngay: 2020
tong: 12
nguon:
  - loai: bao-cao
    ten: Báo cáo thử
"""


def test_the_total_of_a_split_commune_is_not_asked_for_what_it_cannot_say():
    checked, places = resolved(statistics={"tong": TOTAL.format(place="xã Cổ Bi, huyện Gia Lâm, Hà Nội").encode()})
    assert checked.places == [] and len(places["tong"][0].present) == 4


def test_the_total_of_an_unknown_place_is_told_nothing_about_dia_ban_nay():
    checked, _ = resolved(statistics={"tong": TOTAL.format(place="xã Tà Chải, huyện Bắc Hà, Lào Cai").encode()})
    (problem,) = checked.report.problems
    assert problem.code == "place-unknown" and "dia_ban_nay" not in problem.advice
