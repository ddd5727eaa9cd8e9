"""The index for other tools: made from records, read back by lunr.py here and by lunr.js in tests/node/lunr.test.js."""

import json

import pytest
import search_corpus
from lunr.index import Index

from danvan import search_lunr, text
from danvan.enrich import enrich


def refs(written, query):
    return [found["ref"] for found in Index.load(written).search(query)]


@pytest.fixture(scope="module")
def entries(real):
    return enrich(real.catalogue.published(), real.places, real.settings.today)


@pytest.fixture(scope="module")
def written(entries, real):
    (asset,) = search_lunr.files(entries, real.catalogue.vocabularies, real.register.other_names)
    assert asset.path == "search/lunr.json"
    return asset.data.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("xen canh dua lua", "xen-canh-dua-lua-nghia-ta"),
        ("+name:dua +place:nghia +place:ta", "xen-canh-dua-lua-nghia-ta"),
        ("+place:bac +place:kan +name:ong", "nuoi-ong-lay-mat-duong-son"),  # a province of before July 2025
    ],
)
def test_a_record_is_found_by_name_and_place_without_marks(written, query, found):
    assert refs(written, query)[0] == found


def test_every_record_is_found_by_its_field(written, entries):
    economic = {entry.id for entry in entries if entry.record.field == "kinh-te"}
    assert economic and economic <= set(refs(written, "+field:kinh +field:te"))


def test_nothing_is_written_with_marks(written):
    terms = [term for term, _ in json.loads(written)["invertedIndex"]]
    assert terms == [text.fold(term) for term in terms] and len(terms) > 500


def test_only_the_best_documented_are_in_it_where_there_are_too_many(monkeypatch, entries, real):
    monkeypatch.setattr(search_lunr, "MOST", 3)
    (asset,) = search_lunr.files(entries, real.catalogue.vocabularies, real.register.other_names)
    known = {ref.split("/")[1] for ref, _ in json.loads(asset.data)["fieldVectors"]}
    assert known == {entry.id for entry in entries[:3]}


def test_a_catalogue_without_records_has_no_such_file(real):
    assert search_lunr.files((), real.catalogue.vocabularies, {}) == []


def test_the_index_of_the_shared_corpus_is_the_one_lunr_js_reads():
    expected = (search_corpus.SHARED / search_corpus.LUNR).read_text("utf-8")
    assert search_corpus.lunr_text() == expected, search_corpus.__doc__
