"""`danvan localities build`: the register from the pinned wheel and the overlay, nothing from the network."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner
from conftest import CATALOGUE

from danvan.cli import main
from danvan.localities import LocalityError, Register
from danvan.locality_tools import rows, wheel
from danvan.settings import ROOT

REGISTER = CATALOGUE / "localities" / "register.json"
OVERLAY = CATALOGUE / "localities" / "overlay.yml"
DOWNLOADS = ROOT / ".cache" / "wheel"

# An invented province: An Hạ took over a whole commune, An Thượng was split, Đảo Xa had no communes.
PRESENT = [
    ("tinhsonglam", "xaanha", "01", "Tỉnh Sông Lam", "00001", "Xã An Hạ"),
    ("tinhsonglam", "xaanthuong", "01", "Tỉnh Sông Lam", "00002", "Xã An Thượng"),
    ("tinhsonglam", "dackhudaoxa", "01", "Tỉnh Sông Lam", "00003", "Đặc khu Đảo Xa"),
]
FORMER = [
    ("tinhsonglam", "huyenanchau", "01", "Tỉnh Sông Lam", "001", "Huyện An Châu", "xaanha", "00001", "Xã An Hạ"),
    ("tinhsonglam", "huyenanchau", "01", "Tỉnh Sông Lam", "001", "Huyện An Châu", "thitranan", "00002", "Thị Trấn An"),
    ("tinhsonglam", "huyendaoxa", "01", "Tỉnh Sông Lam", "002", "Huyện Đảo Xa", None, None, None),
]
CONVERTER = {
    "DICT_PROVINCE": {"tinhsonglam": ["tinhsonglam"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhsonglam": {
            "xaanha": ["tinhsonglam_huyenanchau_xaanha"],
            "dackhudaoxa": ["tinhsonglam_huyendaoxa_"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhsonglam": {
            "tinhsonglam_huyenanchau_thitranan": [
                {"newWardKey": "xaanha", "isDefaultNewWard": False},
                {"newWardKey": "xaanthuong", "isDefaultNewWard": True},
            ]
        }
    },
}
ACT = {
    "ngay": "2026-01-01",
    "van_ban": "1/NQ",
    "viec": "doi-loai",
    "cap": "xa",
    "tu": "xã",
    "thanh": "phường",
    "ma": ["00002"],
}
SMALL = {"den_ngay": "2026-01-01", "chuyen_he": {"ngay": "2025-07-01", "van_ban": "x"}, "su_kien": [ACT]}


@pytest.fixture
def small_wheel(tmp_path, monkeypatch):
    """Write a wheel like the pinned one, and pin it."""
    database = tmp_path / "dataset.db"
    new = "provinceKey, wardKey, provinceCode, province, wardCode, ward"
    old = "provinceKey, districtKey, provinceCode, province, districtCode, district, wardKey, wardCode, ward"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"CREATE TABLE admin_units ({new})")
        connection.execute(f"CREATE TABLE admin_units_legacy ({old})")
        connection.executemany("INSERT INTO admin_units VALUES (?, ?, ?, ?, ?, ?)", PRESENT)
        connection.executemany("INSERT INTO admin_units_legacy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", FORMER)
    file = tmp_path / "small.whl"
    with ZipFile(file, "w") as archive:
        archive.writestr("vietnamadminunits/data/converter_2025.json", json.dumps(CONVERTER))
        archive.write(database, "vietnamadminunits/data/dataset.db")
    monkeypatch.setattr(wheel, "SHA256", hashlib.sha256(file.read_bytes()).hexdigest())
    return file


def changed(**keys):
    return {**SMALL, **keys}


def test_rows_say_type_name_parent_and_successors(small_wheel):
    built = rows.register(wheel.read(small_wheel), SMALL)
    assert built["provinces"] == [["01", "i", "Sông Lam"]]
    assert built["communes"] == [
        ["00001", "x", "An Hạ", "01"],
        ["00002", "p", "An Thượng", "01"],  # a ward since the act
        ["00003", "k", "Đảo Xa", "01"],
    ]
    assert built["old_provinces"] == [["01", "i", "Sông Lam", ["01"]]]
    assert built["old_districts"] == [
        ["001", "h", "An Châu", "01", ["00001", "00002"]],
        ["002", "h", "Đảo Xa", "01", ["00003"]],
    ]
    main_one_first = ["00002", "00001"]
    assert built["old_communes"] == [
        ["00001", "x", "An Hạ", "001", ["00001"]],
        ["00002", "t", "An", "001", main_one_first],
    ]


def test_the_register_made_and_its_overlay_fit_together(small_wheel):
    register = Register.from_data(rows.register(wheel.read(small_wheel), SMALL), SMALL)
    assert register.unit(("nay", "xa", "00002"), "2025-12-31").type == "xã"
    assert register.unit(("nay", "xa", "00002"), "2026-01-01").type == "phường"


def test_an_act_after_the_day_of_the_register_is_left_to_the_reader(small_wheel):
    built = rows.register(wheel.read(small_wheel), changed(den_ngay="2025-12-31"))
    assert built["communes"][1] == ["00002", "x", "An Thượng", "01"]


def test_a_correction_replaces_what_the_wheel_says(small_wheel):
    correction = {"ma": "00002", "ly_do": "thử", "thanh": ["00001"]}
    built = rows.register(wheel.read(small_wheel), changed(sua_noi_den=[correction]))
    assert built["old_communes"][1][-1] == ["00001"] and built["old_districts"][0][-1] == ["00001"]


@pytest.mark.parametrize(
    ("overlay", "said"),
    [
        (changed(sua_noi_den=[{"ma": "00009", "thanh": ["00001"]}]), "00009"),
        (changed(sua_noi_den=[{"ma": "00002", "thanh": ["00009"]}]), "00009"),
        (changed(su_kien=[{**ACT, "tu": "phường", "thanh": "xã"}]), "1/NQ"),
        (changed(su_kien=[{**ACT, "ma": ["00009"]}]), "00009"),
        (changed(su_kien=[{**ACT, "viec": "nhap"}]), "1/NQ"),
        ({**SMALL, "den_ngay": ""}, "den_ngay"),
    ],
)
def test_an_overlay_that_contradicts_the_wheel_is_refused(small_wheel, overlay, said):
    with pytest.raises(LocalityError, match=said):
        rows.register(wheel.read(small_wheel), overlay)


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Thị Trấn Ái Tử", ("t", "Ái Tử")),
        ("thị trấn Ngọc Lặc", ("t", "Ngọc Lặc")),
        ("Phường 5", ("p", "5")),
        ("Xã Tứ Xã", ("x", "Tứ Xã")),
    ],
)
def test_a_title_is_a_type_and_a_name(title, parts):
    assert rows.split(title) == parts


def test_a_title_without_a_type_is_refused():
    with pytest.raises(LocalityError, match="Ái Tử"):
        rows.split("Ái Tử")


def test_one_row_stands_on_one_line():
    text = rows.as_text({"format": 1, "communes": [["00001", "x", "An Hạ", "01"], ["00002", "x", "An", "01"]]})
    assert text == '{\n"format":1,\n"communes":[\n["00001","x","An Hạ","01"],\n["00002","x","An","01"]\n]\n}\n'


# --- the command


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "catalogue" / "localities"
    folder.mkdir(parents=True)
    (folder / "overlay.yml").write_text(yaml.safe_dump(SMALL, allow_unicode=True), "utf-8")
    return folder.parent


def build(*arguments):
    return CliRunner().invoke(main, ["localities", "build", *map(str, arguments)])


def test_build_writes_the_register_and_then_finds_it_the_same(small_wheel, catalogue):
    file = catalogue / "localities" / "register.json"
    assert build("--wheel", small_wheel, "--catalogue", catalogue, "--check").exit_code == 1
    assert not file.exists()
    assert build("--wheel", small_wheel, "--catalogue", catalogue).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["communes"][0] == ["00001", "x", "An Hạ", "01"]
    assert build("--wheel", small_wheel, "--catalogue", catalogue, "--check").exit_code == 0


def test_check_names_the_rows_that_differ_and_changes_nothing(small_wheel, catalogue):
    build("--wheel", small_wheel, "--catalogue", catalogue)
    file = catalogue / "localities" / "register.json"
    file.write_text(file.read_text("utf-8").replace("An Thượng", "An Trung"), "utf-8")
    before = file.read_bytes()
    result = build("--wheel", small_wheel, "--catalogue", catalogue, "--check")
    assert result.exit_code == 1 and "communes" in result.output and "00002" in result.output
    assert "00001" not in result.output and file.read_bytes() == before


def test_a_damaged_register_is_made_again(small_wheel, catalogue):
    file = catalogue / "localities" / "register.json"
    file.write_text("{", "utf-8")
    assert build("--wheel", small_wheel, "--catalogue", catalogue).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["as_of"] == SMALL["den_ngay"]


def test_without_the_wheel_build_says_how_to_get_it(catalogue):
    result = build("--catalogue", catalogue)
    assert result.exit_code == 2
    assert f"pip download --no-deps {wheel.NAME}=={wheel.VERSION}" in result.output
    assert not (catalogue / "localities" / "register.json").exists()


def test_another_wheel_and_none_at_all_are_refused(small_wheel, catalogue):
    small_wheel.write_bytes(small_wheel.read_bytes() + b"\n")
    result = build("--wheel", small_wheel, "--catalogue", catalogue)
    assert result.exit_code == 2 and wheel.SHA256 in result.output
    assert build("--wheel", catalogue / "none.whl", "--catalogue", catalogue).exit_code == 2
    assert not (catalogue / "localities" / "register.json").exists()


# --- the committed register


def test_the_committed_register_has_the_form_and_the_day_that_build_gives_it():
    text = REGISTER.read_text("utf-8")
    data = json.loads(text)
    overlay = yaml.load(OVERLAY.read_text("utf-8"), yaml.CBaseLoader)
    assert rows.as_text(data) == text
    assert (data["format"], data["as_of"], data["types"]) == (rows.FORMAT, overlay["den_ngay"], rows.TYPES)
    totals = [len(data[part]) for part in ("provinces", "communes", "old_provinces", "old_districts", "old_communes")]
    assert totals == [34, 3321, 63, 696, 10035]
    assert sum(len(row[-1]) for row in data["old_communes"]) == 10566


@pytest.mark.slow
def test_the_committed_register_is_what_the_pinned_wheel_gives(tmp_path):
    name = f"{wheel.NAME}-{wheel.VERSION}-py3-none-any.whl"
    if not (DOWNLOADS / name).is_file():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{wheel.NAME}=={wheel.VERSION}"]
        subprocess.run([*pip, "-d", str(DOWNLOADS)], check=True)
    shutil.copytree(CATALOGUE / "localities", tmp_path / "localities")
    result = build("--wheel", Path(DOWNLOADS, name), "--catalogue", tmp_path, "--check")
    assert result.exit_code == 0, result.output
