"""What the pages propose to type must find something in the catalogue as it stands."""

import pytest
from browser_modules import evaluate

from danvan import enrich, strings
from danvan.gather import search_data

ASK = "(danvan, { bundle, queries }) => queries.map((q) => danvan.search.open(bundle).query(q).mode)"
EXAMPLES = [*strings.load()["browser"]["examples"], *strings.load()["ui"]["catalogue"]["search_examples"]]


@pytest.fixture(scope="module")
def modes(real):
    families = real.catalogue.vocabularies["nhom_cach_lam"].values()
    entries = enrich.enrich(real.catalogue.published(), real.places, real.settings.today, families)
    asked = {"bundle": search_data(entries, real.catalogue.vocabularies, real.register), "queries": EXAMPLES}
    return dict(zip(EXAMPLES, evaluate(ASK, asked), strict=True))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_finds_records_with_all_its_words(modes, example):
    assert modes[example] in ("all", "place")
