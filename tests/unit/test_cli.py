"""The command line: what it prints and how it exits."""

import json
import shutil

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


def test_check_shows_all_mistakes_of_a_run_in_order(catalogue):
    change(catalogue, DUA_LUA, "linh_vuc: kinh-te", "linh_vuc: kinh-tee")
    change(catalogue, DUA_LUA, "loai: mo-hinh", "loai: mo-hinh\nloai: dien-hinh")
    change(catalogue, "records/tay-ninh/chung-tay-mua-bhyt.yml", "loai: mo-hinh", "loai: mo-hin")
    change(catalogue, "statistics/long-an-2024.yml", "949", "948")
    result = danvan("check", "--catalogue", catalogue)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert len(lines) == 3 + 1 and lines[-1].startswith("3 lỗi")
    assert any("chung-tay-mua-bhyt.yml" in line and 'Có phải "mo-hinh"?' in line for line in lines)


def test_check_speaks_json_for_machines(catalogue):
    change(catalogue, DUA_LUA, "linh_vuc: kinh-te", "linh_vuc: kinh-tee")
    answer = json.loads(danvan("check", "--catalogue", catalogue, "--format", "json").output)
    problem = answer["problems"][0]
    assert set(problem) == {"file", "line", "column", "code", "key", "message", "advice", "severity"}
    assert (problem["code"], problem["key"], answer["counts"]["errors"]) == ("unknown-id", "linh_vuc", 1)


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
    change(catalogue, path, "\ndia_ban:\n", "\ndia_ban: tỉnh Lâm Đồng\n")
    change(catalogue, path, "\n    ten:\n", "\n    ten: Bài báo thử\n")
    assert danvan("check", "--catalogue", catalogue).exit_code == 0


def test_new_never_overwrites_and_refuses_bad_ids(catalogue):
    before = (catalogue / DUA_LUA).read_bytes()
    result = danvan("new", "xen-canh-dua-lua-nghia-ta", "--tinh", "lam-dong", "--catalogue", catalogue)
    assert result.exit_code == 1 and (catalogue / DUA_LUA).read_bytes() == before
    assert danvan("new", "Nuôi gà", "--tinh", "lam-dong", "--catalogue", catalogue).exit_code == 2
    assert danvan("new", "nuoi-ga", "--tinh", "../lam-dong", "--catalogue", catalogue).exit_code == 2


def test_generated_copies_match_the_record_classes():
    assert danvan("schema", "--check").output == ""


def test_template_names_every_key_in_order():
    keys = [field.alias for field in Record.model_fields.values()]
    template = [line.removeprefix("# ").split(":")[0] for line in schema.template().splitlines()]
    assert [line for line in template if line in keys] == keys
