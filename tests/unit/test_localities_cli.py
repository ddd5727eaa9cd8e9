"""The commands `danvan localities`: what a place is now, and whole tables of places."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from click.testing import CliRunner
from conftest import real_register
from openpyxl.styles import Font

from danvan.cli import main
from danvan.locality_tools import command
from danvan.locality_tools.moment import moment
from danvan.locality_tools.sheet_csv import BOM, Csv, safe
from danvan.strings import load, say

LOAD_REGISTER = command.load_register
NEW = list(load()["cli"]["localities"]["column"].values())
WORDS = load()["cli"]["localities"]["status"]
NGHIA_TA = "xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn"
PLACES = {
    NGHIA_TA: "one",
    "xã Cổ Bi, huyện Gia Lâm": "split",
    "huyện Chợ Đồn": "split",  # one district then, eight communes now
    "xã Tân Lập": "ambiguous",
    "xã Nghia Tá, huyện Chợ Đồn": "unknown",
}


@pytest.fixture(autouse=True)
def _one_register(monkeypatch):
    """Load the register once for all tests: it takes longer than what they test."""
    monkeypatch.setattr(command, "load_register", real_register)


def test_the_commands_use_the_register_of_the_catalogue():
    assert len(LOAD_REGISTER().all("nay", "xa")) == 3321


def localities(*arguments):
    return CliRunner().invoke(main, ["localities", *map(str, arguments)])


# --- resolve


def resolved(*arguments):
    result = localities("resolve", *arguments, "--json")
    return result.exit_code, json.loads(result.output)


def test_resolve_says_what_a_commune_is_now():
    assert resolved(NGHIA_TA, "--nam", "2020") == (
        0,
        {
            "status": "one",
            "level": "xa",
            "units": [{"system": "cu", "level": "xa", "code": "02071", "name": "Xã Nghĩa Tá"}],
            "present": [{"code": "02071", "name": "Xã Nghĩa Tá", "province": "Tỉnh Thái Nguyên"}],
            "suggestions": [],
        },
    )


@pytest.mark.parametrize(
    ("place", "year", "code", "name"),
    [
        ("tỉnh Bắc Kạn", "2020", "19", "Tỉnh Thái Nguyên"),
        ("Sài Gòn", "2024", "79", "Thành phố Hồ Chí Minh"),
        ("thành phố Bắc Ninh", "2026-10", "24", "Thành phố Bắc Ninh"),
    ],
)
def test_a_whole_province_stands_as_its_own_province(place, year, code, name):
    assert resolved(place, "--nam", year)[1]["present"] == [{"code": code, "name": name, "province": name}]


@pytest.mark.parametrize(("place", "status"), [*PLACES.items(), ("", "unknown")])
def test_only_one_place_and_a_split_one_are_answers(place, status):
    code, answer = resolved(place, "--nam", "2020")
    expected = "one" if place == "huyện Chợ Đồn" else status
    assert (answer["status"], code) == (expected, 0 if expected in ("one", "split") else 1)
    assert bool(answer["suggestions"]) == (bool(place) and code == 1)


@pytest.mark.parametrize(("place", "status"), PLACES.items())
def test_resolve_speaks_to_people_too(place, status):
    result = localities("resolve", place, "--nam", "2020")
    first, *others = result.output.splitlines()
    assert place in first and (WORDS[status] in first or place == "huyện Chợ Đồn")
    assert others
    if place == NGHIA_TA:
        assert others == [
            say("cli.localities.answer-recorded", place=NGHIA_TA),
            say("cli.localities.answer-now", place="Xã Nghĩa Tá, Tỉnh Thái Nguyên", code="02071"),
        ]


def test_a_suggestion_of_another_time_comes_with_its_date():
    result = localities("resolve", "Hà Tây", "--nam", "2015")
    assert result.exit_code == 1
    assert say("cli.localities.dated", place="tỉnh Hà Tây", date="2008-07") in result.output


@pytest.mark.parametrize("wrong", ["năm ngoái", "2020-13", "2020-02-30", "20"])
def test_a_date_nobody_can_read_cannot_run(wrong):
    result = localities("resolve", NGHIA_TA, "--nam", wrong)
    assert result.exit_code == 2 and wrong in result.output


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", "2020"),
        (2020, "2020"),
        (2020.0, "2020"),
        (" 05/2020 ", "2020-05"),
        ("5.2020", "2020-05"),
        ("2020-5", "2020-05"),
        ("31/12/2024", "2024-12-31"),
        (date(2024, 12, 31), "2024-12-31"),
        (None, ""),
        ("", ""),
        ("31/11/2024", None),
        ("2020-2024", None),
    ],
)
def test_dates_are_read_as_offices_write_them(written, read):
    assert moment(written) == read


# --- convert


def as_csv(path, rows, delimiter=",", bom=""):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_text(bom + out.getvalue(), "utf-8", newline="")
    return path


def from_csv(path):
    data = path.read_bytes()
    assert data.startswith(BOM.encode())
    return list(Csv.read(data).rows)


def table_of_places(heading="Địa bàn"):
    return [["STT", heading, "Ghi chú"], *([str(n), place, "đã gặp"] for n, place in enumerate(PLACES, 1))]


@pytest.mark.parametrize("bom", ["", BOM])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_keeps_its_columns_and_gets_those_of_today(tmp_path, delimiter, bom):
    file = as_csv(tmp_path / "ban-do.csv", table_of_places(), delimiter, bom)
    before = file.read_bytes()
    result = localities("convert", file, "--nam", "2020")
    assert result.exit_code == 0, result.output
    made = tmp_path / "ban-do-nay.csv"
    heading, *rows = from_csv(made)
    assert heading == ["STT", "Địa bàn", "Ghi chú", *NEW]
    assert [row[:3] for row in rows] == table_of_places()[1:]
    assert [row[7] for row in rows] == [WORDS[status] for status in PLACES.values()]
    assert made.read_text("utf-8-sig").splitlines()[0].count(delimiter) == 8
    assert file.read_bytes() == before


def converted(tmp_path, rows, *options):
    """Return the new cells of the rows after the headings."""
    result = localities("convert", as_csv(tmp_path / "vao.csv", rows), "--ra", tmp_path / "ra.csv", *options)
    assert result.exit_code == 0, result.output
    written = from_csv(tmp_path / "ra.csv")
    at = next(number for number, row in enumerate(written) if NEW[0] in row)
    return [row[-len(NEW) :] for row in written[at + 1 :]]


def test_the_new_cells_say_what_a_place_is_now(tmp_path):
    one, split, district, ambiguous, unknown = converted(tmp_path, table_of_places(), "--nam", "2020")
    whole = "xã Nghĩa Tá, tỉnh Thái Nguyên"
    assert one == [whole, "Xã Nghĩa Tá", "Tỉnh Thái Nguyên", "02071", WORDS["one"], ""]
    hint = say("cli.localities.hint-split")
    assert split[:1] + split[2:] == ["", "Thành phố Hà Nội", "00136; 00541; 00562; 00565", WORDS["split"], hint]
    assert "Xã Phù Đổng; " in split[1] and district[0] == "" and district[1].count(";") == 7
    assert ambiguous[:4] == unknown[:4] == [""] * 4
    assert "xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn; " in ambiguous[5]
    assert unknown[5] == NGHIA_TA


def test_what_is_below_the_commune_is_kept(tmp_path):
    rows = [["Địa bàn"], ["chi bộ Nà Duồng, xã Bằng Lãng, huyện Chợ Đồn"]]
    assert converted(tmp_path, rows, "--nam", "2020")[0][0] == "chi bộ Nà Duồng, xã Chợ Đồn, tỉnh Thái Nguyên"


def test_a_place_without_marks_is_shown_with_them(tmp_path):
    ((*_, status, hint),) = converted(tmp_path, [["Địa bàn"], ["xa nghia ta, huyen cho don"]], "--nam", "2020")
    assert (status, hint) == (WORDS["one"], say("cli.localities.hint-accented", place=NGHIA_TA))


def test_each_row_can_have_its_own_date(tmp_path):
    rows = [["Địa bàn", "Năm"], *(["TP. Huế", year] for year in ("2024", "03/2025", "", "chưa rõ"))]
    then, city, default, unreadable = converted(tmp_path, rows, "--cot-nam", "năm", "--nam", "2026")
    assert then[2] == city[2] == default[2] == "Thành phố Huế"
    assert ";" in then[3] and city[3] == default[3] == "46"  # in 2024 a city of the province, then the province
    assert unreadable == ["", "", "", "", WORDS["bad-date"], ""]


def test_commune_district_and_province_may_stand_in_columns_of_their_own(tmp_path):
    rows = [["Xã", "Huyện", "Tỉnh"], ["Nghĩa Tá", "Chợ Đồn", "Bắc Kạn"], ["", "huyện Chợ Đồn", "Bắc Kạn"]]
    options = ["--cot", "Xã", "--cot", "Huyện", "--cot", "Tỉnh", "--nam", "2020"]
    commune, district = converted(tmp_path, rows, *options)
    assert commune[3] == "02071" and district[4] == WORDS["split"]


def test_empty_rows_stay_empty_and_are_counted_apart(tmp_path):
    assert converted(tmp_path, [["Địa bàn", "x"], ["", "1"], [" ", "2"]]) == [[""] * 6] * 2
    result = localities("convert", tmp_path / "vao.csv", "--ra", tmp_path / "khac.csv")
    assert result.output.splitlines()[1:] == [say("cli.localities.count", count=2, status=WORDS["empty"])]


@pytest.mark.parametrize("heading", ["Địa bàn", "ĐỊA CHỈ", "Nơi ở", "Xã/Phường", "Địa bàn (xã, huyện, tỉnh)"])
def test_the_column_is_known_by_a_usual_heading(tmp_path, heading):
    assert converted(tmp_path, [["STT", heading], ["1", NGHIA_TA]])[0][3] == "02071"


def test_headings_may_stand_below_a_title(tmp_path):
    rows = [["UBND XÃ NGHĨA TÁ", "", ""], ["", "", ""], ["STT", "Nơi ở", "Tên"], ["1", NGHIA_TA, "Tổ 1"]]
    assert converted(tmp_path, rows)[0][3] == "02071"
    assert from_csv(tmp_path / "ra.csv")[:2] == rows[:2]


@pytest.mark.parametrize(
    ("headings", "options", "named"),
    [
        (["Địa bàn", "Địa chỉ"], [], ["Địa bàn", "Địa chỉ"]),
        (["STT", "Tên mô hình"], [], ["STT", "Tên mô hình"]),
        (["STT", "Địa bàn"], ["--cot", "Nơi làm"], ["Nơi làm", "STT", "Địa bàn"]),
        (["STT", "Địa bàn"], ["--cot-nam", "Năm"], ["Năm", "STT", "Địa bàn"]),
        (["Xã", "Xã"], ["--cot", "Xã"], ["Xã"]),
    ],
)
def test_a_column_is_never_guessed(tmp_path, headings, options, named):
    result = localities("convert", as_csv(tmp_path / "vao.csv", [headings, ["a", "b"]]), *options)
    assert result.exit_code == 2 and all(f'"{name}"' in result.output for name in named)
    assert not (tmp_path / "vao-nay.csv").exists()


def test_nothing_is_overwritten_unasked(tmp_path):
    file = as_csv(tmp_path / "vao.csv", [["Địa bàn"], [NGHIA_TA]])
    before = file.read_bytes()
    assert localities("convert", file, "--ra", file).exit_code == 2
    assert file.read_bytes() == before
    assert localities("convert", file).exit_code == 0
    made = tmp_path / "vao-nay.csv"
    made.write_text("của người khác", "utf-8")
    assert localities("convert", file).exit_code == 2
    assert made.read_text("utf-8") == "của người khác"
    assert localities("convert", file, "--ghi-de").exit_code == 0
    assert from_csv(made)[1][4] == "02071"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vao-nay.csv", "vao.csv"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("vao.csv", "Địa bàn\nxã Nghĩa Tá".encode("utf-16")),
        ("vao.csv", b'"\xc4\x90\xe1\xbb\x8ba b\xc3\xa0n"\n"xa'),
        ("vao.csv", b""),
        ("vao.xlsx", b"PK\x03\x04 not a workbook"),
        ("vao.xls", b"\xd0\xcf\x11\xe0"),
        ("vao.csv", "Địa bàn,Năm\nxã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn,2020\n".encode()),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_advice(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    result = localities("convert", tmp_path / name)
    assert result.exit_code == 2 and result.output.strip() and result.exception.__class__ is SystemExit
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_not_there_and_another_kind_of_output_are_refused(tmp_path):
    assert localities("convert", tmp_path / "khong-co.csv").exit_code == 2
    file = as_csv(tmp_path / "vao.csv", [["Địa bàn"], [NGHIA_TA]])
    assert localities("convert", file, "--ra", tmp_path / "ra.xlsx").exit_code == 2
    assert localities("convert", file, "--ra", tmp_path / "khong-co" / "ra.csv").exit_code == 2


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+A1", "'-2+3+A1"),
        ("- thôn 3", "'- thôn 3"),
        ("-5", "-5"),
        ("+84 912 345 678", "+84 912 345 678"),
        ("1=1", "1=1"),
    ],
)
def test_no_cell_of_a_csv_is_a_formula(tmp_path, cell, shown):
    assert safe(cell) == shown
    converted(tmp_path, [["Địa bàn", "Ghi chú"], [f"{cell}, {NGHIA_TA}", cell]])
    assert from_csv(tmp_path / "ra.csv")[1][1] == shown


# --- convert: Excel


def workbook(path, rows, title="Danh sách"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    other = book.create_sheet("Khác")
    other["B2"] = "=1+1"
    book.save(path)
    return path


def test_a_workbook_keeps_its_other_columns_and_sheets(tmp_path):
    rows = [["STT", "Địa chỉ", "Năm", "Số hộ"], [1, NGHIA_TA, 2020, 12.5], [2, "xã Tân Lập", date(2020, 5, 1), None]]
    file = workbook(tmp_path / "vao.xlsx", rows)
    result = localities("convert", file, "--cot-nam", "Năm")
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(tmp_path / "vao-nay.xlsx")
    assert book.sheetnames == ["Danh sách", "Khác"] and book["Khác"]["B2"].value == "=1+1"
    heading, first, second = book["Danh sách"].iter_rows(values_only=True)
    assert list(heading) == [*rows[0], *NEW]
    assert first[:4] == (1, NGHIA_TA, 2020, 12.5) and first[7:9] == ("02071", WORDS["one"])
    assert second[8] == WORDS["ambiguous"]


def test_a_place_computed_by_excel_is_read_and_new_cells_are_never_formulas(tmp_path):
    file = workbook(tmp_path / "vao.xlsx", [["Địa bàn", "x"], [f"=1+1, {NGHIA_TA}", "=1+1"]])
    assert localities("convert", file, "--ra", tmp_path / "ra.xlsx").exit_code == 0
    cells = openpyxl.load_workbook(tmp_path / "ra.xlsx")["Danh sách"][2]
    assert cells[1].data_type == "f"  # a kept cell is as it was
    assert {cell.data_type for cell in cells[2:] if cell.value} == {"s"}
    assert not any(str(cell.value or "").startswith("=") for cell in cells[2:])


def test_new_columns_stand_right_of_merged_titles_and_look_like_the_others(tmp_path):
    file = tmp_path / "vao.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "DANH SÁCH MÔ HÌNH"
    sheet.merge_cells("A1:E1")
    sheet["A3"], sheet["B3"], sheet["A4"], sheet["B4"] = "STT", "Địa bàn", 1, NGHIA_TA
    sheet["B3"].font = Font(bold=True)
    book.save(file)
    assert localities("convert", file).exit_code == 0
    made = openpyxl.load_workbook(tmp_path / "vao-nay.xlsx").active
    assert [made.cell(3, column).value for column in range(6, 12)] == NEW
    assert made["F3"].font.bold and made["I4"].value == "02071" and made["I4"].number_format == "@"


def test_a_sheet_is_chosen_by_its_name(tmp_path):
    file = workbook(tmp_path / "vao.xlsx", [["Địa bàn"], [NGHIA_TA]])
    wrong = localities("convert", file, "--trang", "Trang 9")
    assert wrong.exit_code == 2 and "Danh sách, Khác" in wrong.output
    assert localities("convert", file, "--trang", "Khác").exit_code == 2  # no column of places there
    assert localities("convert", file, "--trang", "Danh sách").exit_code == 0
