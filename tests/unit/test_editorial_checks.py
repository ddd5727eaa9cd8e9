"""Checks that look at several files, and what the report makes of warnings; those of one record have case files."""

import json
import re
from dataclasses import replace

import pytest
from conftest import TODAY, case_files, check_files, real_vocabularies

from danvan import checks, places, render, strings
from danvan.catalogue import Catalogue
from danvan.checks.base import Context, is_outside
from danvan.gather import gather
from danvan.pages import record as record_page
from danvan.prepared import Prepared
from danvan.problems import Report
from danvan.settings import ROOT
from danvan.vocabulary import Vocabularies

RECORD = """ten: Mô hình thử {name}
loai: mo-hinh
danh_xung: dan-van-kheo
linh_vuc: {field}
dia_ban: tỉnh Lâm Đồng
nguon:
  - {{loai: bao-chi, ten: Bài báo thử, ngay: 2026}}
bien_tap: {{trang_thai: cong-bo{more}}}
"""
FAMILY = """- id: nuoi-ga
  ten: Nuôi gà
  mo_hinh: [ga-mot, ga-hai, ga-ba]
"""


def record(name, field="kinh-te", more=""):
    return RECORD.format(name=name, field=field, more=more).encode()


def flock(family=FAMILY, **changes):
    """Return three records of one family, `changes` in them by their last word."""
    files = {f"ga-{name}": record(name, **changes.get(name, {})) for name in ("mot", "hai", "ba")}
    return check_files(records=files, vocabularies={"nhom_cach_lam": family.encode()})


def found(checked):
    return [f"{p.file}:{p.line}:{p.column} {p.code}" for p in sorted(checked.report.problems)]


def test_a_family_of_one_field_is_quiet():
    assert found(flock()) == []


def test_a_record_in_another_field_than_its_family_is_reported_at_its_field():
    assert found(flock(ba={"field": "van-hoa-xa-hoi"})) == ["ga-ba.yml:4:11 one-family-in-two-fields"]


def test_a_family_may_be_excepted_from_one_field():
    more = ", ngoai_le: [{kiem_tra: one-family-in-two-fields, ly_do: Gà để biếu người già}]"
    assert found(flock(ba={"field": "van-hoa-xa-hoi", "more": more})) == []


def test_a_family_names_records_that_exist():
    checked = flock(FAMILY.replace("ga-ba", "ga-baa"))
    assert found(checked) == ["nhom_cach_lam.yml:3:29 unknown-record"]
    assert 'Có phải "ga-ba"?' in checked.report.problems[0].advice and checked.report.has_errors


def test_a_record_with_a_mistake_is_still_known_to_its_family():
    assert found(flock(ba={"field": "kinh-tee"})) == ["ga-ba.yml:4:11 unknown-id"]


def test_members_of_a_family_are_computed_and_are_not_also_related():
    entries = {entry.id: entry for entry in flock().entries()}
    assert {entry.families for entry in entries.values()} == {("nuoi-ga",)}
    assert entries["ga-mot"].related == ()


def test_rare_topics_make_one_warning_and_awaited_ones_none():
    topics = "- {id: hien-dat, ten: Hiến đất}\n- {id: rac-thai, ten: Rác thải}\n- {id: rung, ten: Rừng, cho: co}\n"
    files = {f"dat-{number}": record(number) + b"chu_de: [hien-dat]\n" for number in "123"}
    checked = check_files(records=files, vocabularies={"chu_de": topics.encode()})
    assert found(checked) == ["chu_de.yml:1:1 topics-with-few-records"]
    assert "rac-thai (0)" in checked.report.problems[0].message
    assert not {"hien-dat", "rung"} & set(checked.report.problems[0].message.split())


@pytest.mark.parametrize(
    ("moment", "outside"),
    [("2024", True), ("2025", False), ("2025-02", True), ("2018-2025", False), ("2026-2027", True), (None, False)],
)
def test_a_date_is_outside_only_when_all_of_it_is(moment, outside):
    assert is_outside(moment, "2025-03-01", "2025-06-30") is outside


def test_what_is_known_of_all_files_is_found_once_a_run():
    calls = []
    context = Context(Catalogue((), (), (), real_vocabularies()), TODAY)
    for _ in range(3):
        context.once(calls.append)
    assert len(calls) == 1


def test_every_editorial_check_has_a_case_that_it_reports():
    seen = {place.split()[1] for path in case_files("records") for place in lines(path)}
    here = {"one-family-in-two-fields", "topics-with-few-records"}  # they look at several files
    assert {check.name for check in checks.EDITORIAL} - here <= seen


def test_every_kind_of_warning_has_words_to_be_counted_under():
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "hooks" / "danvan").rglob("*.py"))
    found = re.findall(r'Finding\("([a-z-]+)".*severity="warning"|warn\("([a-z-]+)"', code)
    warned = {name for names in found for name in names if name} | set(places.WARNINGS)
    assert warned | {check.name for check in checks.EDITORIAL} == set(strings.load()["kinds"])


def test_every_check_says_what_it_asks_for():
    assert [check.name for check in checks.ALL] == list(strings.load()["checks"])


def lines(path):
    return [line.removeprefix("# expect: ") for line in path.read_text("utf-8").splitlines() if "# expect: " in line]


def test_names_and_codes_of_checks_that_warn_are_the_same_and_unique():
    names = [check.name for check in checks.ALL]
    assert len(set(names)) == len(names)
    assert {check.name for check in checks.EDITORIAL} <= set(strings.load()["problems"])


def test_a_warning_shows_the_name_to_write_in_an_exception():
    checked = check_files(records={"mau": record("một") + b"cach_lam: [Chi bo hop]\n"})
    assert str(checked.report.problems[0]).endswith("[cảnh báo: steps-begin-with-a-verb]")


def test_kinds_of_warnings_are_counted_in_words_and_by_code():
    report = Report()
    for line in (1, 2):
        report.add("source-without-date", "a.yml", line, severity="warning", title="Bài báo")
    report.add("empty", "a.yml", 3)
    prepared = Prepared(None, report, None, None)
    assert prepared.kinds == ["nguồn không có ngày: 2"]
    assert json.loads(report.as_json())["counts"]["codes"] == {"source-without-date": 2, "empty": 1}


def test_a_catalogue_without_the_lists_of_words_is_not_judged_by_them():
    checked = check_files(records={"mau": record("một") + "cach_lam: [Chi bộ họp]\n".encode()})
    assert found(checked) == ["mau.yml:9:12 steps-begin-with-a-verb"]
    lists = {name: entries for name, entries in real_vocabularies().lists.items() if name != "tu_kiem_tra"}
    report = Report()
    checks.run_all(replace(checked.catalogue, vocabularies=Vocabularies(lists)), report, TODAY)
    assert report.problems == []


def test_the_families_of_the_catalogue_have_two_members_or_more(real):
    families = real.catalogue.vocabularies["nhom_cach_lam"].values()
    assert families
    assert [family.id for family in families if len(set(family.records)) < 2] == []


def test_the_page_of_a_record_links_the_other_members_of_its_family(real):
    env = render.environment(real.settings.sources)
    site, _ = gather(real, env)
    family = next(iter(site.words["nhom_cach_lam"].values()))
    first, *others = (name for name in family.records if name in site.by_id)
    html = record_page.page(site, env, site.by_id[first]).body.partition(strings.say("ui.record.family"))[2]
    assert others and family.name in html
    linked = [name for name in others if f'href="{name}.html"' in html]
    assert len(linked) == min(len(others), record_page.FAMILY_MOST)
    assert f'href="{first}.html"' not in html
