"""What an editor is told about an unclear place: the code, and lines that can be pasted as they are."""

import pytest
import yaml

from danvan.locality import Register
from danvan.place_problems import describe
from danvan.problems import Report
from danvan.resolve import resolve_place
from danvan.settings import ROOT

FOLDER = ROOT / "catalogue" / "localities"
REGISTER = Register.load(FOLDER / "register.json", FOLDER / "overlay.yml")


def advice(place, as_of=None):
    """Return the code and the advice as a report prints it; ("", "") for a clear place."""
    problem = describe(resolve_place(REGISTER, place, as_of), place)
    if problem is None:
        return "", ""
    report = Report()
    report.add(problem[0], "a.yml", **problem[1])
    assert place in report.problems[0].message
    return problem[0], report.problems[0].advice


def pasted(advised):
    """Return the lines after the sentence, read as a record would be, one after another."""
    lines = advised.split(":\n", 1)[1].splitlines()
    return [yaml.load(line.strip(), yaml.CBaseLoader) for line in lines]


def test_a_clear_place_is_no_problem():
    assert advice("xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn", "2020") == ("", "")


def test_wrong_marks_are_unknown_and_the_right_line_is_shown():
    code, words = advice("xã Nghia Tá, huyện Chợ Đồn", "2020")
    assert code == "place-unknown"
    assert pasted(words)[0] == {"dia_ban": "xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn"}


def test_a_unit_in_no_list_is_told_about_dia_ban_nay():
    code, words = advice("Quận 9, TP.HCM", "2018")
    assert code == "place-unknown" and "\n  dia_ban_nay:\n" in words and "nguon:" in words


def test_no_marks_at_all_shows_the_line_with_marks():
    code, words = advice("xa nghia ta, huyen cho don, tinh bac kan", "2020")
    assert code == "place-unaccented"
    assert pasted(words) == [{"dia_ban": "xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn"}]


def test_a_bare_2025_shows_both_readings_the_new_one_with_its_date():
    code, words = advice("phường Cửa Nam, thành phố Hà Nội", "2025")
    assert code == "place-ambiguous"
    assert pasted(words) == [
        {"dia_ban": "phường Cửa Nam, quận Hoàn Kiếm, thành phố Hà Nội"},
        {"dia_ban": "phường Cửa Nam, thành phố Hà Nội"},
        {"thoi_diem": "2025-07"},
    ]


def test_a_split_commune_shows_every_present_one():
    code, words = advice("xã Cổ Bi, huyện Gia Lâm, Hà Nội", "2020")
    assert code == "place-split"
    assert [line["dia_ban_nay"] for line in pasted(words)] == [
        "phường Phúc Lợi, thành phố Hà Nội",
        "xã Phù Đổng, thành phố Hà Nội",
        "xã Thuận An, thành phố Hà Nội",
        "xã Gia Lâm, thành phố Hà Nội",
    ]


@pytest.mark.parametrize("place", ["{text}", "xã {0}", "xã {a.b}, huyện {lines}"])
def test_braces_in_a_place_are_only_text(place):
    assert advice(place)[0] == "place-unknown"
