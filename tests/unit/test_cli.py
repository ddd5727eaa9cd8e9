"""The command line: what it prints and how it exits."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner
from conftest import CATALOGUE

from danvan import schema
from danvan.cli import main
from danvan.record import Record


@pytest.fixture
def catalogue(tmp_path):
    return shutil.copytree(CATALOGUE, tmp_path / "catalogue")


def danvan(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def change(catalogue, path, old, new):
    file = catalogue / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


DUA_LUA = "records/thai-nguyen/xen-canh-dua-lua-nghia-ta.yml"


def test_check_ends_with_a_line_of_counts(catalogue):
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("0 lỗi")


def test_a_hook_that_checks_loads_nothing_that_renders():
    modules = "import sys, danvan.cli, danvan.githooks.command; print(*sys.modules)"
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    loaded = subprocess.check_output([sys.executable, "-c", modules], env=variables, text=True).split()
    assert "danvan.checks" in loaded
    assert not {"danvan.pages", "danvan.pipeline", "jinja2", "lunr", "numpy"}.intersection(loaded)


def test_check_shows_all_mistakes_of_a_run_in_order(catalogue):
    change(catalogue, DUA_LUA, "linh_vuc: kinh-te", "linh_vuc: kinh-tee")
    change(catalogue, DUA_LUA, "loai: mo-hinh", "loai: mo-hinh\nloai: dien-hinh")
    change(catalogue, "records/tay-ninh/chung-tay-mua-bhyt.yml", "loai: mo-hinh", "loai: mo-hin")
    change(catalogue, "statistics/long-an-2024.yml", "949", "948")
    result = danvan("check", "--catalogue", catalogue)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    changed = ("long-an-2024.yml:", "xen-canh-dua-lua-nghia-ta.yml:", "chung-tay-mua-bhyt.yml:")
    wrong = [line for line in lines if any(name in line for name in changed) and "[cảnh báo" not in line]
    assert len(wrong) == 3 and wrong == sorted(wrong) and lines[-1].startswith("3 lỗi")
    assert any("chung-tay-mua-bhyt.yml" in line and 'Có phải "mo-hinh"?' in line for line in lines)


def test_check_counts_kinds_of_warnings_before_the_line_of_counts(catalogue):
    path = "records/tay-ninh/chung-tay-mua-bhyt.yml"
    change(catalogue, path, "han_ra_soat: 2027-11-21", "han_ra_soat: 2020")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 0
    assert "[cảnh báo: review-overdue]" in result.output
    assert "quá hạn rà soát: 1" in result.output.splitlines()[:-1]


def test_check_speaks_json_for_machines(catalogue):
    change(catalogue, DUA_LUA, "linh_vuc: kinh-te", "linh_vuc: kinh-tee")
    answer = json.loads(danvan("check", "--catalogue", catalogue, "--format", "json").output)
    problem = next(problem for problem in answer["problems"] if problem["severity"] == "error")
    assert set(problem) == {"file", "line", "column", "code", "key", "message", "advice", "severity"}
    assert (problem["code"], problem["key"], answer["counts"]["errors"]) == ("unknown-id", "linh_vuc", 1)
    assert answer["counts"]["codes"]["unknown-id"] == 1


def test_strict_turns_warnings_into_failure(catalogue):
    change(catalogue, "statistics/long-an-2024.yml", "tong: 990", "tong: 990\nkhong_khop: Nguồn in như vậy")
    assert danvan("check", "--catalogue", catalogue).exit_code == 0
    assert danvan("check", "--catalogue", catalogue, "--nghiem").exit_code == 1


def test_a_folder_without_records_cannot_be_checked(tmp_path):
    result = danvan("check", "--catalogue", tmp_path)
    assert result.exit_code == 2 and "records/" in result.output


def test_new_scaffolds_a_record_that_check_leads_through(catalogue):
    assert danvan("new", "nuoi-ga-tha-vuon", "--tinh", "lam-dong", "--catalogue", catalogue).exit_code == 0
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and "nuoi-ga-tha-vuon.yml" in result.output
    path = "records/lam-dong/nuoi-ga-tha-vuon.yml"
    change(catalogue, path, "\nten:\n", "\nten: Nuôi gà thả vườn\n")
    for key, value in (("loai", "mo-hinh"), ("danh_xung", "dan-van-kheo"), ("linh_vuc", "kinh-te")):
        assert f"{path}:" in result.output and f'"{key}"' not in result.output
        change(catalogue, path, f"\n{key}:\n", f"\n{key}: {value}\n")
    change(catalogue, path, "\ndia_ban:\n", "\ndia_ban: tỉnh Lâm Đồng\n")
    change(catalogue, path, "\n    ten:\n", "\n    ten: Bài báo thử\n")
    assert danvan("check", "--catalogue", catalogue).exit_code == 0


def test_new_never_overwrites_and_refuses_bad_ids(catalogue):
    before = (catalogue / DUA_LUA).read_bytes()
    result = danvan("new", "xen-canh-dua-lua-nghia-ta", "--tinh", "lam-dong", "--catalogue", catalogue)
    assert result.exit_code == 1 and (catalogue / DUA_LUA).read_bytes() == before
    assert danvan("new", "Nuôi gà", "--tinh", "lam-dong", "--catalogue", catalogue).exit_code == 2
    assert danvan("new", "nuoi-ga", "--tinh", "../lam-dong", "--catalogue", catalogue).exit_code == 2


@pytest.mark.parametrize("name", ["../*", "*", "index", "con", "com1", "lpt9", "ab"])
def test_new_refuses_an_id_before_it_looks_for_one(catalogue, name):
    result = danvan("new", name, "--tinh", "lam-dong", "--catalogue", catalogue)
    assert result.exit_code == 2 and f'"{name}" không dùng làm mã được' in result.output


def test_new_suggests_a_province_for_a_folder_that_is_none(catalogue):
    result = danvan("new", "nuoi-ga", "--tinh", "lam-dogn", "--catalogue", catalogue)
    assert result.exit_code == 2 and 'Có phải "lam-dong"?' in result.output
    assert not (catalogue / "records" / "lam-dogn").exists()
    assert danvan("new", "nuoi-ga", "--tinh", "bac-kan", "--catalogue", catalogue).exit_code == 2
    assert danvan("new", "nuoi-ga", "--tinh", "toan-quoc", "--catalogue", catalogue).exit_code == 0


def test_new_begins_no_second_catalogue(tmp_path):
    result = danvan("new", "nuoi-ga", "--tinh", "lam-dong", "--catalogue", tmp_path / "nham")
    assert result.exit_code == 2 and "records/" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_new_record_asks_for_ids_and_shows_which_there_are(catalogue):
    danvan("new", "nuoi-ga", "--tinh", "lam-dong", "--catalogue", catalogue)
    path = catalogue / "records" / "lam-dong" / "nuoi-ga.yml"
    lines = path.read_text("utf-8").splitlines()
    schema_of = lines[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema_of).resolve() == (catalogue / "schema" / "record.schema.json").resolve()
    for key, ids in (("loai", "mo-hinh"), ("danh_xung", "dan-van-kheo"), ("linh_vuc", "kinh-te")):
        above = lines[lines.index(f"{key}:") - 1]
        assert above.startswith("# Chọn một trong: ") and ids in above


# --- what cannot be read


def test_a_list_that_is_missing_is_said_once_and_alone(catalogue):
    (catalogue / "vocabularies" / "linh_vuc.yml").unlink()
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and 'không có danh sách "linh_vuc"' in result.output
    assert result.output.splitlines()[-1].startswith("1 lỗi")


def test_without_any_list_every_needed_one_is_named(catalogue):
    shutil.rmtree(catalogue / "vocabularies")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and result.exception.code == 1
    for name in ("minh_chung", "muc_tu_lieu", "tinh_trang_cong_nhan", "linh_vuc", "to_chuc", "loai_van_ban"):
        assert f'không có danh sách "{name}"' in result.output


@pytest.mark.parametrize(
    ("name", "own"), [("minh_chung", "tu-ke-khai"), ("muc_tu_lieu", "so-luoc"), ("tinh_trang_cong_nhan", "dien-hinh")]
)
def test_an_id_that_is_computed_must_stay_in_its_list(catalogue, name, own):
    change(catalogue, f"vocabularies/{name}.yml", f"- id: {own}\n", f"- id: {own}-moi\n")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and f'danh sách "{name}" thiếu mã "{own}"' in result.output


def test_a_list_with_a_mistake_in_it_is_said_where_it_is(catalogue):
    (catalogue / "vocabularies" / "chu_de.yml").write_text("- id: [\n", "utf-8")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and "không có danh sách" not in result.output
    assert "chu_de.yml:1:" in result.output


def test_the_group_of_an_organisation_must_exist(catalogue):
    (catalogue / "vocabularies" / "nhom_to_chuc.yml").write_text("- id: khac\n  ten: Khác\n", "utf-8")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 1 and "trong nhom_to_chuc" in result.output


@pytest.mark.parametrize("name", ["index", "con"])
def test_a_reserved_id_is_refused_everywhere_it_would_be_a_page(catalogue, name):
    (catalogue / "records" / "lam-dong" / f"{name}.yml").write_text((catalogue / DUA_LUA).read_text("utf-8"), "utf-8")
    change(catalogue, DUA_LUA, "loai: mo-hinh", f"loai: mo-hinh\nma_cu: [{name}]")
    change(catalogue, "vocabularies/chu_de.yml", "id: hien-dat\n", f"id: {name}\n")
    output = danvan("check", "--catalogue", catalogue).output
    lines = [line for line in output.splitlines() if f'mã "{name}" không dùng được' in line]
    told = {line.split(":")[0].rsplit("/")[-1] for line in lines}
    assert told == {f"{name}.yml", "xen-canh-dua-lua-nghia-ta.yml", "chu_de.yml"}


BROKEN = {
    "register.json": ["{", "[]", "null", '{"provinces": 3}'],
    "overlay.yml": ["su_kien: [", "null", "su_kien: []", "chuyen_he: {ngay: hôm qua}"],
}


@pytest.mark.parametrize(("file", "text"), [(file, text) for file, texts in BROKEN.items() for text in texts])
def test_a_broken_register_is_said_in_vietnamese(catalogue, file, text):
    (catalogue / "localities" / file).write_text(text, "utf-8")
    for command in (("check",), ("new", "nuoi-ga", "--tinh", "lam-dong")):
        result = danvan(*command, "--catalogue", catalogue)
        assert result.exit_code == 2 and isinstance(result.exception, SystemExit)
        assert file in result.output and ("hỏng" in result.output or "không khớp" in result.output)


def test_an_act_of_a_place_in_no_list_is_said_in_vietnamese(catalogue):
    change(catalogue, "localities/overlay.yml", "      - 25270\n", "      - 99999\n")
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 2 and "overlay.yml không khớp" in result.output


def test_a_missing_overlay_is_said_in_vietnamese(catalogue):
    (catalogue / "localities" / "overlay.yml").unlink()
    result = danvan("check", "--catalogue", catalogue)
    assert result.exit_code == 2 and "overlay.yml: không đọc được" in result.output


def test_generated_copies_match_the_record_classes():
    assert danvan("schema", "--check").output == ""


def test_template_names_every_key_in_order():
    keys = [field.alias for field in Record.model_fields.values()]
    template = [line.removeprefix("# ").split(":")[0] for line in schema.template({}).splitlines()]
    assert [line for line in template if line in keys] == keys
