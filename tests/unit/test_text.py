"""One spelling, folding, syllables, slugs: vectors which the browser answers too, and laws for any text."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from browser_modules import evaluate
from hypothesis import given
from hypothesis import strategies as st

from danvan import text

CATALOGUE = Path(__file__).parents[2] / "catalogue"
SHARED = Path(__file__).parents[1] / "shared"


def read(function):
    return json.loads((SHARED / f"{function}.json").read_text("utf-8"))


def name_of(value):
    return value if isinstance(value, str) else value["name"]


FUNCTIONS = ("normalize", "fold", "syllables", "slug")
VECTORS = [(function, case) for function in FUNCTIONS for case in read(function)]
VIETNAMESE = st.text(
    alphabet="aáàảãạăắâấeéêếiíoóòôốơớuúùưứyýỳđqghnt"
    "AÁÀOÒUÚYĐQGI\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u00d0\u00f0"
    "\u01a3\u200b\u200d\u00a0 -.,/'’0123456789²",
    max_size=24,
)


@pytest.mark.parametrize(("function", "case"), VECTORS, ids=name_of)
def test_vector(function, case):
    assert getattr(text, function)(case["input"]) == case["expect"]


def test_there_are_enough_vectors_for_the_three_functions_the_search_stands_on():
    assert sum(function != "slug" for function, _ in VECTORS) >= 60


@given(VIETNAMESE)
def test_normalizing_twice_changes_nothing(raw):
    once = text.normalize(raw)
    assert text.normalize(once) == once


@given(VIETNAMESE)
def test_decomposed_and_composed_text_are_the_same(raw):
    composed, decomposed = unicodedata.normalize("NFC", raw), unicodedata.normalize("NFD", raw)
    assert text.normalize(composed) == text.normalize(decomposed)
    assert text.syllables(composed) == text.syllables(decomposed)


@given(VIETNAMESE)
def test_a_fold_has_no_marks_no_capitals_and_folds_to_itself(raw):
    folded = text.fold(raw)
    assert folded == text.fold(folded) == folded.lower()
    assert not any("\u0300" <= character <= "\u036f" or character == "đ" for character in folded)


@given(VIETNAMESE)
def test_a_syllable_is_its_own_only_syllable(raw):
    for syllable in text.syllables(raw):
        assert text.syllables(syllable) == [syllable]


@given(st.text(max_size=40))
def test_a_slug_of_any_text_is_kebab_case_or_empty(raw):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", text.slug(raw))


def word_list():
    vectors = [case["input"] for _, case in VECTORS]
    files = [path.read_text("utf-8") for path in sorted(CATALOGUE.rglob("*.yml"))]
    pieces = {piece for written in [*vectors, *files] for piece in written.split()}
    spellings = ("NFC", "NFD")
    return sorted({unicodedata.normalize(spelling, piece) for piece in pieces for spelling in spellings})


def test_the_browser_answers_the_same_for_every_word_of_the_vectors_and_the_catalogue():
    words = word_list()
    program = f"({json.dumps(FUNCTIONS)}).map((name) => danvan.text[name](word))"
    theirs = evaluate(f"(danvan, words) => words.map((word) => {program})", words)
    ours = [[getattr(text, function)(word) for function in FUNCTIONS] for word in words]
    assert dict(zip(words, theirs, strict=True)) == dict(zip(words, ours, strict=True))
