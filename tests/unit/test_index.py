"""The search bundle: its format, its weights, and that the browser's scores on it equal those of lunr."""

import math
import os
import subprocess
import sys
from dataclasses import fields

import pytest
import search_corpus
from browser_modules import evaluate
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder

from danvan import index, text
from danvan.index import SearchDocument, SearchPlace


def line_of(bundle, key):
    return next(line for line in bundle["terms"].split("\n") if line.startswith(f"{key}:"))


def test_the_bundle_of_the_shared_corpus_is_the_one_the_browser_tests_read():
    expected = search_corpus.BUNDLE.read_text("utf-8")
    assert search_corpus.bundle_text() == expected, search_corpus.__doc__


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_documents_give_the_same_bytes_in_every_process(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    made = subprocess.run([sys.executable, search_corpus.__file__], env=environment, stdout=subprocess.PIPE, check=True)
    assert made.stdout == search_corpus.BUNDLE.read_bytes()


def test_every_field_has_a_weight():
    assert list(index.WEIGHTS) == [field.name for field in fields(SearchDocument)]


def test_forms_are_grouped_under_their_folded_syllable():
    bundle = index.build([SearchDocument("lúa"), SearchDocument("lụa lua")])
    assert line_of(bundle, "lua") == "lua:=F;lúa=B;lụa=F:=F"


def test_an_occurrence_counts_as_much_as_its_field_weighs():
    bundle = index.build([SearchDocument(title="ao", text="ao ao ao")])
    assert bundle["terms"] == "ao:=DB:=B"  # 2 + 3 = 5: the low bits say "more", then 5 - 4; ao ao twice
    assert bundle["lengths"] == "F"


def test_pairs_stay_inside_a_line():
    bundle = index.build([SearchDocument(title="một", place="hai\nba bốn")])
    assert [line_of(bundle, key).split(":")[2] for key in ("mot", "hai", "ba")] == ["", "", "bon=B"]


def test_spellings_of_one_word_share_one_posting():
    spellings = ["hoà", "hòa", "HOÀ", "ho\u00e0", "hoa\u0300", "ho\u200dà"]
    bundle = index.build([SearchDocument(title=spelling) for spelling in spellings])
    assert bundle["terms"] == "hoa:hòa=" + "B" * len(spellings) + ":"


def test_keys_are_sorted_as_javascript_compares():
    keys = [line.split(":")[0] for line in index.build([SearchDocument("𐐀 ﷐ａ b")])["terms"].split("\n")]
    assert keys == evaluate("(danvan, keys) => [...keys].sort()", keys[::-1])


def test_an_abbreviation_that_leads_nowhere_is_left_out():
    pairs = [("BHYT", ["bảo hiểm y tế"]), ("HND", ["hội nông dân"]), ("TD", ["thi đua", "tín dụng"])]
    documents = [SearchDocument("mua BHYT"), SearchDocument("hội của nông dân"), SearchDocument("tín dụng")]
    assert index.build(documents, abbreviations=pairs)["aliases"] == [
        ["bhyt", ["bao hiem y te"]],
        ["td", ["tin dung"]],
    ]


def test_a_place_without_documents_is_known_all_the_same():
    places = [SearchPlace("A", "xa", "1", ("Xã A",), ()), SearchPlace("B", "xa", "2", ("Xã Bờ Hoà",), (3, 0))]
    bundle = index.build([SearchDocument("x")] * 4, places=places)
    assert bundle["places"] == [["A", "xa", "1", "", ["xã a"]], ["B", "xa", "2", "AC", ["xã bờ hòa"]]]


@pytest.mark.parametrize(("value", "code"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")])
def test_vlq(value, code):
    assert index.vlq(value) == code


@given(st.lists(st.lists(st.sampled_from(["lúa", "lụa", "dưa", "3.462", "ở"]), max_size=12), min_size=1, max_size=9))
def test_every_occurrence_can_be_read_back(written):
    bundle = index.build([SearchDocument("", text=" ".join(words)) for words in written])
    assert index_lengths(bundle) == [len(words) for words in written]


def index_lengths(bundle):
    return [index.ALPHABET.index(code) for code in bundle["lengths"]]


def test_the_browser_reads_back_every_count():
    documents, rest = search_corpus.read()
    counts = {}
    for number, document in enumerate(documents):
        for field, weight in index.WEIGHTS.items():
            for form in text.syllables(getattr(document, field)):
                counts[f"{form} {number}"] = counts.get(f"{form} {number}", 0) + weight
    assert counts == evaluate(COUNTS, index.build(documents, **rest))


COUNTS = """(danvan, bundle) => {
  const reader = danvan.postings.open(bundle), counts = {};
  for (const key of reader.keys) {
    for (const [form, { docs, tfs }] of reader.entry(key).forms) {
      docs.forEach((doc, at) => { counts[`${form} ${doc}`] = tfs[at]; });
    }
  }
  return counts;
}"""

# The oracle: lunr's BM25 on folded text, another implementation of the same formula.
ORACLE_QUERIES = ["lua", "dan", "dua lua", "ban chi bo", "duong vao ban", "nghe keng ca xom", "3462 the"]

SCORES = """(danvan, { bundle, queries }) => {
  const reader = danvan.postings.open(bundle);
  return queries.map((query) => {
    const scores = new Map();
    for (const key of query.split(' ')) danvan.scoring.add(scores, reader.folded(key), 1, reader);
    return Object.fromEntries(scores);
  });
}"""


def lunr_index(texts):
    """Return a lunr index of folded text with our k1 and b."""
    builder = Builder()
    builder.ref("number")
    builder.field("text")
    builder.k1(1.2)
    builder.b(0.6)
    for number, written in enumerate(texts):
        builder.add({"number": number, "text": " ".join(map(text.fold, text.syllables(written)))})
    return builder.build()


def lunr_scores(lunr, query):
    """Return {document: sum of BM25}; lunr divides that sum by the length of the query vector."""
    terms = query.split()
    return {found["ref"]: found["score"] * math.sqrt(len(terms)) for found in lunr.search(query)}


def test_folded_scores_equal_those_of_lunr_to_three_decimals():
    documents, _ = search_corpus.read()
    texts = [f"{document.title}. {document.text}" for document in documents]
    bundle = index.build([SearchDocument("", text=written) for written in texts])
    ours = evaluate(SCORES, {"bundle": bundle, "queries": ORACLE_QUERIES})
    lunr = lunr_index(texts)
    for query, scores in zip(ORACLE_QUERIES, ours, strict=True):
        # lunr rounds each term's score to three decimals, so a sum may be off by half a thousandth a term.
        assert scores and scores == pytest.approx(lunr_scores(lunr, query), abs=0.0005 * len(query.split()) + 1e-9)
