"""The real catalogue answers what it must: found in the first three, asked which place, ties in their order."""

from pathlib import Path
from typing import Any

import pytest
import search_corpus
import yaml
from browser_modules import evaluate

from danvan import enrich, search_index

CASES = yaml.safe_load((Path(__file__).parents[1] / "data" / "first-answers.yml").read_text("utf-8"))
TONES = ["hoà giải", "hòa giải", "HOÀ GIẢI"]
PLACES = ["Thái Nguyên", "Nghệ An", "huyện Chợ Đồn"]
WITHIN = 3

ASK = """async (danvan, { bundle, queries }) => {
  const engine = (await danvan.load('engine')).open(bundle.manifest, async (name) => bundle.files[name]);
  return Promise.all(queries.map(async (text) => {
    const { docs, readings, asks, mode } = await engine.query(text);
    return { docs, readings: readings.map(([, , , id]) => id), asks: asks.map(({ label }) => label), mode };
  }));
}"""


@pytest.fixture(scope="module")
def entries(real):
    families = real.catalogue.vocabularies["nhom_cach_lam"].values()
    known = enrich.enrich(real.catalogue.published(), real.places, real.settings.today, families)
    return search_index.by_id(known)


@pytest.fixture(scope="module")
def answers(real, entries) -> dict[str, dict[str, Any]]:
    """Return what is shown by query: ids of records, ids of pages, places to choose from."""
    queries = list(dict.fromkeys([case["query"] for case in CASES] + TONES + PLACES))
    asked = {"bundle": search_corpus.bundle(search_index.build(entries, real)), "queries": queries}
    found = evaluate(ASK, asked)
    for one in found:
        one["docs"] = [entries[doc].id for doc in one["docs"]]
    return dict(zip(queries, found, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_the_answer_stands_among_the_first(answers, case):
    found, within = answers[case["query"]], case.get("within", WITHIN)
    assert set(case["answers"]) & {*found["docs"][:within], *found["readings"][:within]}
    assert bool(found["asks"]) == case.get("asks", False)


def test_tone_styles_are_one_query(answers):
    assert all(answers[query] == answers[TONES[0]] for query in TONES)


@pytest.mark.parametrize("place", PLACES)
def test_records_of_a_place_come_best_documented_first(answers, entries, place):
    standing = {entry.id: (-entry.grains, -entry.proof, entry.id) for entry in entries}
    found = answers[place]["docs"]
    assert answers[place]["mode"] == "place" and len(found) > 1
    assert found == sorted(found, key=standing.__getitem__)
