"""The places the search knows by name."""

import pytest
import search_corpus
from browser_modules import evaluate
from conftest import real_register

from danvan import facets, search_index
from danvan.enrich import enrich


@pytest.fixture(scope="module")
def found(real):
    entries = enrich(real.catalogue.published(), real.places, real.settings.today)
    lines = search_corpus.places_of(search_index.build(entries, real))
    return entries, sorted({tuple(line[1:]) for line in lines})


def test_every_province_is_known_and_a_former_one_once_with_its_namesake(found):
    values = {value for _, facet, value, _, _ in found[1] if facet == "tinh"}
    assert values >= {unit.code for unit in real_register().all("nay", "tinh")}
    names = {unit.name for unit in real_register().all("nay", "tinh")}
    gone = {f"cu-{unit.code}" for unit in real_register().all("cu", "tinh") if unit.name not in names}
    assert values >= gone and len(gone) == 29
    bare = [(label.replace(" (cũ)", ""), docs) for label, facet, _, docs, _ in found[1] if facet == "tinh"]
    assert len(set(bare)) == len(bare)


def test_a_province_without_records_is_a_place_with_nothing_in_it(found, real):
    bundle = search_corpus.bundle(search_index.build((), real))
    answers = evaluate(ASKED, {"bundle": bundle, "queries": ["Đà Nẵng", "ha giang", "tỉnh Bắc Ninh"]})
    labels = ["thành phố Đà Nẵng", "tỉnh Hà Giang (cũ)", "thành phố Bắc Ninh"]
    assert answers == [["place", 0, [label]] for label in labels]


ASKED = """async (danvan, { bundle, queries }) => {
  const engine = danvan.search.open(bundle.manifest, async (name) => bundle.files[name]);
  return (await Promise.all(queries.map((query) => engine.query(query)))).map(({ mode, docs, places }) => (
    [mode, docs.length, places.map(({ label }) => label)]));
}"""


def test_a_place_is_called_as_in_its_facet(found, real):
    entries, places = found
    built = facets.build(entries, real.catalogue.vocabularies)
    labels = {value.id: value.label for facet in built for value in facet.values}
    said = {value: label for label, facet, value, docs, _ in places if docs}
    assert said == {value: labels[value] for value in said} and "huyện Chợ Đồn (cũ), Bắc Kạn" in said.values()
