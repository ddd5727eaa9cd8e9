"""What an editor is told about an unclear place: the code, and lines that can be pasted as they are."""

import pytest
import yaml

from danvan.localities import Register
from danvan.localities.advice import Spot, describe
from danvan.localities.resolve import resolve_place
from danvan.problems import Report
from danvan.settings import ROOT

FOLDER = ROOT / "catalogue" / "localities"
RECORD = Spot()
REGISTER = Register.load(FOLDER / "register.json", FOLDER / "overlay.yml")


def advice(place, as_of=None, spot=RECORD):
    """Return the code and the advice as a report prints it; ("", "") for a clear place."""
    problem = describe(resolve_place(REGISTER, place, as_of), place, spot)
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


def test_an_item_of_a_list_is_shown_without_its_key():
    _, words = advice("xã Nghia Tá, huyện Chợ Đồn", "2020", Spot(listed=True))
    assert "\n    - xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn\n  dia_ban_nay:\n" in words
    _, words = advice("phường Cửa Nam, thành phố Hà Nội", "2025", Spot(listed=True))
    assert words.endswith("\n    - phường Cửa Nam, thành phố Hà Nội\n  thoi_diem: 2025-07")


def test_what_cannot_say_where_it_is_now_is_not_told_to():
    assert advice("xã Cổ Bi, huyện Gia Lâm, Hà Nội", "2020", Spot(statable=False)) == ("", "")
    code, words = advice("Quận 9, TP.HCM", "2018", Spot(statable=False))
    assert code == "place-unknown" and "dia_ban_nay" not in words and not words.endswith(":")


def test_a_very_common_name_says_how_many_other_places_have_it():
    _, words = advice("xã Tân Lập", "2020")
    lines = words.splitlines()[1:]
    others = len(REGISTER.named("xa", "tân lập")) - 10
    found = len(resolve_place(REGISTER, "xã Tân Lập", "2020").units)
    assert len(lines) == 11 and lines[-1] == f"và {found - 10} nơi khác: ghi thêm huyện, tỉnh"
    assert 0 < found - 10 <= others


@pytest.mark.parametrize("place", ["{text}", "xã {0}", "xã {a.b}, huyện {lines}"])
def test_braces_in_a_place_are_only_text(place):
    assert advice(place)[0] == "place-unknown"
