"""What the pages propose to type must find something in the catalogue as it stands."""

import pytest
import search_corpus
from browser_modules import evaluate

from danvan import enrich, search_index, strings

ASK = """(danvan, { bundle, queries }) => {
  const engine = danvan.search.open(bundle.manifest, async (name) => bundle.files[name]);
  return Promise.all(queries.map(async (query) => (await engine.query(query)).mode));
}"""
EXAMPLES = [*strings.load()["browser"]["examples"], *strings.load()["ui"]["catalogue"]["search_examples"]]


@pytest.fixture(scope="module")
def modes(real):
    families = real.catalogue.vocabularies["nhom_cach_lam"].values()
    entries = enrich.enrich(real.catalogue.published(), real.places, real.settings.today, families)
    asked = {"bundle": search_corpus.bundle(search_index.build(entries, real)), "queries": EXAMPLES}
    return dict(zip(EXAMPLES, evaluate(ASK, asked), strict=True))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_finds_records_with_all_its_words(modes, example):
    assert modes[example] in ("all", "place")
