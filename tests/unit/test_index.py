"""The search index: what it holds, its bytes, and that the browser's scores on it equal those of lunr."""

import math
import os
import random
import subprocess
import sys
from dataclasses import fields
from itertools import pairwise

import pytest
import search_corpus
from browser_modules import evaluate
from lunr.builder import Builder

from danvan import index, text
from danvan.index import SearchDocument, SearchPlace

# What a reader is opened with: `reader` has loaded all that `wanted` names.
READER = """async (danvan, { bundle, wanted, query }) => {
  const reader = danvan.postings.open(bundle.manifest, async (name) => bundle.files[name]);
  await reader.need(wanted);
  const show = ({ docs, levels }) => Array.from(docs, (doc, at) => [doc, levels[at]]);
  return (%s)(reader, show, query);
}"""


def ask(function, built, wanted=("x",), query=None):
    """Return what the JavaScript (reader, show, query) => ... gives on an index."""
    asked = {"bundle": search_corpus.bundle(built), "wanted": list(wanted), "query": query}
    return evaluate(READER % function, asked)


def lists_of(built, family):
    """Return {item: [[document, level]...]} of a whole index's family, "words" or "pairs"."""
    return ask(
        """(reader, show, family) => Object.fromEntries([...reader.shards[family].loaded.values()]
      .flatMap((shard) => shard.items).map((item) => [item, show(reader.shards[family].list(item))]))""",
        built,
        query=family,
    )


def words_of(built):
    return lists_of(built, "words")


def pairs_of(built):
    return lists_of(built, "pairs")


@pytest.mark.parametrize("name", search_corpus.BUNDLES)
def test_the_bundles_of_the_shared_corpus_are_those_the_browser_tests_read(name):
    expected = (search_corpus.SHARED / name).read_text("utf-8")
    assert search_corpus.bundle_text(search_corpus.BUNDLES[name]) == expected, search_corpus.__doc__


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_documents_give_the_same_bytes_in_every_process(seed):
    program = "import search_corpus as c, sys; sys.stdout.buffer.write(c.bundle_text(None).encode())"
    folders = os.pathsep.join([*sys.path, os.path.dirname(search_corpus.__file__)])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folders}
    made = subprocess.run([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, check=True)
    assert made.stdout == (search_corpus.SHARED / "search-bundle.json").read_bytes()


def test_every_field_has_a_weight():
    assert list(index.WEIGHTS) == [field.name for field in fields(SearchDocument)]


def test_forms_are_grouped_under_their_folded_syllable():
    built = index.build([SearchDocument("", text="lúa"), SearchDocument("", text="lụa lua")])
    assert words_of(built) == {"lua lua": [[1, 0]], "lua lúa": [[0, 0]], "lua lụa": [[1, 0]]}
    assert pairs_of(built) == {"lua lua": [[1, 0]]}


def test_an_occurrence_counts_as_much_as_its_field_weighs():
    built = index.build([SearchDocument(title="ao", text="ao ao ao")])
    assert words_of(built) == {"ao ao": [[0, 4]]}  # 2 + 3 = the fifth level
    assert built.files[built.manifest["lengths"]] == "J"  # round(4 * log2(5)) = 9


def test_a_high_count_is_that_of_the_level_below():
    built = index.build([SearchDocument("", text="ao " * count) for count in (6, 7, 8, 10, 11, 90)])
    assert words_of(built)["ao ao"] == [[0, 5], [1, 5], [2, 6], [3, 6], [4, 7], [5, 7]]


def test_pairs_stay_inside_a_line():
    built = index.build([SearchDocument(title="một", place="hai\nba bốn")])
    assert list(pairs_of(built)) == ["ba bon"]


def test_spellings_of_one_word_share_one_list():
    spellings = ["hoà", "hòa", "HOÀ", "ho\u00e0", "hoa\u0300", "ho\u200dà"]
    built = index.build([SearchDocument("", text=spelling) for spelling in spellings])
    assert words_of(built) == {"hoa hòa": [[number, 0] for number in range(len(spellings))]}


def test_a_document_number_is_one_token_beside_its_parts():
    built = index.build(
        [SearchDocument("", text=each) for each in ("Công văn 088-CV/HU về", "3-4 hộ, 24/7, 12/QĐ-TTg")]
    )
    found = words_of(built)
    assert {"88-cv/hu 88-cv/hu", "88 88", "cv cv", "hu hu", "12/qd-ttg 12/qd-ttg"} <= set(found)
    assert not [item for item in found if item.startswith(("3-4", "24/7"))]
    assert not [pair for pair in pairs_of(built) if "/" in pair]


def test_items_are_sorted_as_javascript_compares():
    built = index.build([SearchDocument("𐐀 ﷐ａ b")])
    keys = ask("(reader) => [reader.keys, [...reader.keys].sort()]", built)
    assert keys[0] == keys[1]


def test_an_abbreviation_that_leads_nowhere_is_left_out():
    pairs = [("BHYT", ["bảo hiểm y tế"]), ("HND", ["hội nông dân"]), ("TD", ["thi đua", "tín dụng"])]
    documents = [SearchDocument("mua BHYT"), SearchDocument("hội của nông dân"), SearchDocument("tín dụng")]
    manifest = index.build(documents, abbreviations=pairs).manifest
    assert manifest["aliases"] == [["bhyt", ["bao hiem y te"]], ["td", ["tin dung"]]]


def test_synonyms_of_which_no_document_holds_one_are_left_out():
    groups = [["rác", "chất thải rắn"], ["tàu", "thuyền"]]
    assert index.build([SearchDocument("phân loại rác")], synonyms=groups).manifest["synonyms"] == [groups[0]]


def test_a_place_stands_under_its_names_without_their_types():
    places = [
        SearchPlace("A", "xa", "1", ("Xã A",), ()),
        SearchPlace("B", "tinh", "2", ("Tỉnh Bờ Hoà", "Bờ Hòa", "Bờ Nhạc"), (3, 0)),
    ]
    built = index.build([SearchDocument("x")] * 4, places=places)
    assert ["|".join(line) for line in search_corpus.places_of(built)] == [
        "a|A|xa|1||xã a",
        "bo hoa|B|tinh|2|AC|bờ hòa;bờ nhạc;tỉnh bờ hòa",
        "bo nhac|B|tinh|2|AC|bờ hòa;bờ nhạc;tỉnh bờ hòa",
    ]


def test_many_places_are_cut_into_shards_and_all_found():
    places = [SearchPlace(f"Xã {a} {b}", "xa", f"{a}{b}", (f"xã {a} {b}",), ()) for a in "abcdegm" for b in "iklvno"]
    built = index.build([SearchDocument("x")], places=places, plan=index.Plan(False, 200, math.inf, 100))
    found = """async (danvan, { manifest, files }) => {
      const places = danvan.places.open(manifest, async (name) => files[name]), asked = [];
      for (const first of 'abcdegm') for (const second of 'iklvno') {
        await places.need([first, second]);
        asked.push(...places.find([first, second]).map(({ value }) => value));
      }
      return asked;
    }"""
    assert evaluate(found, search_corpus.bundle(built)) == [place.value for place in places]


def test_without_documents_there_is_an_index_too():
    built = index.build([])
    assert [index.build([SearchDocument("")] * 2 + [SearchDocument("a")]).manifest["count"]] == [3]
    assert (built.manifest["count"], built.manifest["keys"], built.tokens) == (0, "", 0)


def test_the_browser_reads_back_every_count():
    documents, rest = search_corpus.read()
    counts = {}
    for number, document in enumerate(documents):
        for field, weight in index.WEIGHTS.items():
            for form in text.syllables(getattr(document, field)):
                counts[form, number] = counts.get((form, number), 0) + weight
    levels = index.coding.SINGLE_LEVELS
    found = {
        (item.split(" ")[1], doc): levels[level]
        for item, list_ in words_of(index.build(documents, **rest)).items()
        for doc, level in list_
        if "/" not in item  # document numbers: see above
    }
    assert found == {item: max(level for level in levels if level <= count) for item, count in counts.items()}


def test_parts_give_the_same_as_all_at_once(monkeypatch):
    documents, rest = search_corpus.read()
    expected = words_of(index.build(documents, **rest)), pairs_of(index.build(documents, **rest))
    monkeypatch.setattr(index.counting, "AT_ONCE", 40)
    assert (words_of(index.build(documents, **rest)), pairs_of(index.build(documents, **rest))) == expected


SMALL = index.Plan(whole=False, shard=600, split=60, words=2_000)


def sentences(number, seed=1):
    """Return documents of 60 syllables of a small language with frequent and rare words."""
    chance = random.Random(seed)
    words = [
        first + rime for first in "bcdghklmnprstvx" for rime in ["a", "à", "an", "ang", "e", "ế", "i", "o", "ô", "u"]
    ]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [" ".join(chance.choices(words, weights, k=60)) for _ in range(number)]


def test_an_edit_changes_few_shards():
    written = sentences(400)
    before = index.build([SearchDocument("", text=each) for each in written], plan=SMALL)
    written[123] = written[123].replace(written[123].split()[7], "quýt", 1)
    after = index.build([SearchDocument("", text=each) for each in written], plan=SMALL)
    changed = set(after.files) - set(before.files)
    assert len(before.files) > 100
    # A word out and a word in: at most both words and their pairs on both sides, each in one shard or cut in two.
    assert sum(len(after.files[name]) for name in changed) < 0.08 * sum(map(len, before.files.values()))


def test_a_file_is_named_by_its_content_without_capitals():
    built = index.build([SearchDocument("", text=each) for each in sentences(50)], plan=SMALL)
    for name, data in built.files.items():
        assert name == name.lower() and name == index.shards.digest(data)


def test_shards_are_about_as_large_as_planned():
    built = index.build([SearchDocument("", text=each) for each in sentences(300)], plan=SMALL)
    shards = [data for name, data in built.files.items() if name != built.manifest["lengths"]]
    sizes = sorted(map(len, shards))
    assert sizes[-1] < 1.2 * SMALL.shard and sum(sizes) > 0.4 * SMALL.shard * len(sizes)


def test_a_script_hands_over_its_shard():
    built = index.build([SearchDocument("lúa")])
    for (name, script), data in zip(built.scripts(), built.files.values(), strict=True):
        assert script == f'danvan.receive("{name}","{data}")\n'


def test_rare_numbers_are_not_in_the_dictionary_and_found_all_the_same():
    documents = [SearchDocument("", text=f"lúa {number}") for number in range(1000, 1600)]
    plan = index.Plan(whole=False, shard=500, split=math.inf, words=2_000)
    built = index.build(documents, plan=plan)
    asked = "(reader) => [reader.keys, reader.has('1234'), Array.from(reader.folded('1234').docs), reader.has('9999')]"
    assert ask(asked, built, ["1234", "9999"]) == [["lua"], True, [234], False]


# The oracle: lunr's BM25 on folded text, another implementation of the same formula.
ORACLE_QUERIES = ["lua", "dan", "dua lua", "ban chi bo", "duong vao ban", "nghe keng ca xom", "mua the"]

SCORES = """(reader, show, queries) => queries.map((query) => {
  const scores = danvan.scoring.open(reader.count);
  for (const key of query.split(' ')) scores.add(reader.folded(key), 1);
  return Object.fromEntries(Array.from(scores.values, (score, doc) => [doc, score]).filter(([, score]) => score));
})"""


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


def test_folded_scores_and_their_order_equal_those_of_lunr_to_three_decimals():
    documents, _ = search_corpus.read()
    texts = [f"{document.title}. {document.text}" for document in documents]
    # Lengths of 4, 8, 16 or 32 syllables are exact in the index, others to a twelfth.
    texts = [" ".join(forms[: 2 ** int(math.log2(len(forms)))]) for forms in map(text.syllables, texts)]
    built = index.build([SearchDocument("", text=written) for written in texts])
    ours = ask(SCORES, built, query=ORACLE_QUERIES)
    lunr = lunr_index(texts)
    for query, scores in zip(ORACLE_QUERIES, ours, strict=True):
        # lunr rounds each term's score to three decimals, so a sum may be off by half a thousandth a term.
        expected, rounding = lunr_scores(lunr, query), 0.0005 * len(query.split()) + 1e-9
        assert scores == pytest.approx(expected, abs=rounding)
        in_their_order = [scores[ref] for ref in expected]
        assert all(after <= before + 2 * rounding for before, after in pairwise(in_their_order))
    assert sum(map(bool, ours)) > 4
