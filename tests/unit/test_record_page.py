"""The page of a record: what is told once stands once, what is missing is said, and each has its prepared texts."""

import re
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import pairwise

from conftest import CATALOGUE

from danvan import preparing, quantity, render, settings
from danvan.entry import Entry
from danvan.gather import gather
from danvan.pages import messages, record


@cache
def site_and_env():
    prepared = preparing.prepare(settings.load(CATALOGUE))
    env = render.environment(prepared.settings.sources)
    return gather(prepared, env)[0], env


def body(entry: Entry) -> str:
    return record.page(*site_and_env(), entry).body


def entries() -> tuple[Entry, ...]:
    return site_and_env()[0].entries


def first(**wanted: bool) -> Entry:
    """Return the first entry that has, or lacks, some keys."""
    return next(e for e in entries() if all(bool(getattr(e.record, key)) == there for key, there in wanted.items()))


def test_large_figures_are_numbers_and_at_most_three():
    for entry in entries():
        shown = record.figures(entry.record)
        assert len(shown) <= record.FIGURES_MAX and all(quantity.parse(result.value) for result in shown)


def test_results_that_all_stand_large_are_in_no_table():
    few = next(e for e in entries() if 0 < len(e.record.results) == len(record.figures(e.record)))
    many = next(e for e in entries() if len(e.record.results) > len(record.figures(e.record)))
    assert 'id="ket-qua"' not in body(few) and 'id="ket-qua"' in body(many)


def test_a_record_of_which_only_the_name_is_known_has_no_empty_sections():
    told = ("context", "goals", "fits", "steps", "results")
    silent = (e for e in entries() if not any(getattr(e.record, key) for key in told))
    thin = next(entry for entry in silent if entry.grains == 0 and not record.milestones(entry.record))
    headings = re.findall(r'<h2[^>]* id="([^"]+)"', body(thin))
    assert [name for name in headings if not name.startswith("dv-")] == ["thong-tin", "con-thieu"]


def test_every_record_can_be_reported_and_says_when_it_was_reviewed():
    for entry in entries():
        html = body(entry)
        assert 'href="#bao-sai"' in html and '<details class="dv-prepared dv-no-print" id="bao-sai">' in html
        assert "Rà soát gần nhất" in html and f"Mã trong kho: {entry.id}" in html


def test_a_prepared_text_holds_the_address_only_where_there_is_one():
    site, _ = site_and_env()
    entry = entries()[0]
    told = replace(site, settings=replace(site.settings, site_url="https://kho.test/"))
    bare = replace(site, settings=replace(site.settings, site_url=""))
    for text in (messages.to_report, messages.to_send):
        assert f"https://kho.test/mo-hinh/{entry.id}.html" in text(told, entry)
        assert "http" not in text(bare, entry)


def test_reports_go_to_the_contact_of_the_settings_else_to_whoever_handed_the_catalogue_on():
    site, _ = site_and_env()
    named = replace(site, settings=replace(site.settings, contact="Ban Dân vận xã Mẫu"))
    bare = replace(site, settings=replace(site.settings, contact=""))
    assert messages.receiver(named) == "Ban Dân vận xã Mẫu"
    assert messages.receiver(bare) == "cho nơi đã trao kho này cho bạn"


def test_a_model_without_steps_is_not_offered_to_be_followed():
    assert "Làm theo mô hình này" in body(first(steps=True))
    assert "Làm theo mô hình này" not in body(first(steps=False))


def test_headings_skip_no_level():
    for entry in entries():
        levels = [int(level) for level in re.findall(r"<h([1-6])", body(entry))]
        assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_a_value_before_is_heard_as_such():
    entry = next(e for e in entries() if any(r.baseline for r in e.record.results) and len(e.record.results) > 3)
    text = unescape(re.sub(r"<[^>]+>", "", body(entry)))
    result = next(result for result in entry.record.results if result.baseline)
    assert f"Trước: {result.baseline}" in text
