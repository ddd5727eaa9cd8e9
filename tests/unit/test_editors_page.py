"""The page for editors: its two records are held to the same rules, and it shows what each says and lacks."""

import re
import shutil
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import pairwise

import pytest
from conftest import CATALOGUE

from danvan import preparing, render, settings, strings
from danvan.gather import examples, gather
from danvan.known_places import Lookup
from danvan.made import Made
from danvan.pages import editors
from danvan.problems import Report

WORDS = strings.load()["ui"]["editors"]


@cache
def page() -> str:
    prepared = preparing.prepare(settings.load(CATALOGUE))
    env = render.environment(prepared.settings.sources)
    site, _ = gather(prepared, env)
    return editors.example(site, env).body


def test_the_good_record_is_good_enough_to_follow_and_nothing_is_said_against_it(real):
    good = examples(real)["good"]
    assert (good.entry.level, good.entry.gaps) == ("du-de-lam-theo", ())
    assert [str(problem) for problem in good.problems] == []


def test_the_poor_record_has_no_error_but_lacks_what_the_next_level_needs(real):
    poor = examples(real)["poor"]
    assert poor.entry.level == "so-luoc"
    assert poor.entry.gaps == ("diem-kheo", "boi-canh-hoac-muc-tieu", "ba-buoc", "ket-qua-co-so")
    assert {problem.severity for problem in poor.problems} == {"warning"}


def test_warnings_of_the_poor_record_are_no_news_for_the_catalogue(real):
    assert not [problem for problem in real.report.problems if "editor-example" in problem.file]


def test_a_mistake_in_an_example_is_reported_with_its_line(real, tmp_path):
    folder = tmp_path / preparing.EXAMPLES
    shutil.copytree(real.settings.sources / preparing.EXAMPLES, folder)
    good = folder / "records" / "good.yml"
    good.write_text(good.read_text("utf-8").replace("linh_vuc: van-hoa-xa-hoi", "linh_vuc: van-hoa"), "utf-8")
    report = Report()
    options = replace(real.settings, sources=tmp_path)
    preparing.editor_examples(options, real.catalogue.vocabularies, Lookup(real.register, Made()), report)
    (problem,) = report.problems
    assert (problem.line, problem.column, problem.code) == (7, 11, "unknown-id")


def test_both_examples_say_that_they_are_made_up(real):
    for example in examples(real).values():
        assert example.text.startswith("# Ví dụ bịa")
        assert example.entry.record.name.startswith("Ví dụ: ")
        assert example.entry.record.editorial.state == "nhap"
        assert all(source.title.startswith("Ví dụ bịa") for source in example.entry.record.sources)


@pytest.mark.parametrize("part", editors.PARTS)
def test_every_part_is_filled_in_the_good_record_and_explained_on_both_sides(real, part):
    record = examples(real)["good"].entry.record
    found = [row.key.split(".")[0] for row in editors.rows(record, editors.PARTS[part], real.catalogue.vocabularies)]
    assert tuple(dict.fromkeys(found)) == editors.PARTS[part]
    assert all(WORDS["parts"][part][side] for side in editors.SIDES)


def test_a_row_shows_ids_by_name_and_the_keys_of_a_part_below_its_first(real):
    record = examples(real)["good"].entry.record
    field, step, *_ = editors.rows(record, ("linh_vuc", "cach_lam"), real.catalogue.vocabularies)
    assert field.items[0].text == "Văn hóa - xã hội (van-hoa-xa-hoi)"
    assert step.items[0].text == record.steps[0].action
    assert dict(step.items[0].facts)["Ai làm"] == record.steps[0].actor
    assert dict(step.items[1].facts)["Khâu chung"].endswith("(hop-dan-ban-cong-khai)")


def test_a_part_below_a_key_gives_rows_with_full_names(real):
    record = examples(real)["good"].entry.record
    found = [row.key for row in editors.rows(record, ("nguon_luc",), real.catalogue.vocabularies)]
    assert found == ["nguon_luc.ngay_cong", "nguon_luc.vat_tu", "nguon_luc.kinh_phi"]


def test_the_page_has_one_title_and_no_level_of_heading_is_skipped():
    levels = [int(level) for level in re.findall(r"<h([1-6])", page())]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_shows_gaps_reminders_words_to_avoid_and_both_files(real):
    text = unescape(page())
    gaps = strings.load()["ui"]["gaps"]
    assert all(gaps[name] in text for name in examples(real)["poor"].entry.gaps)
    assert WORDS["reminders"] in text and WORDS["no_reminders"] in text
    assert all(f"<td>{wording.avoid}</td>" in text for wording in real.catalogue.vocabularies.wordings)
    assert text.count("<details") == 2 and "diem_kheo: Nhà cuối xóm" in text
