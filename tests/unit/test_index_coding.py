"""The codes of the index: what Python writes, JavaScript reads (tests/node/codes.test.js, the same vectors)."""

import json
import math
import random
import re

import numpy as np
import pytest
from browser_modules import evaluate
from hypothesis import given
from hypothesis import strategies as st
from search_corpus import SHARED

from danvan.index import coding
from danvan.index.counting import Postings

VECTORS = json.loads((SHARED / "codes.json").read_text("utf-8"))


def postings(lists, levels):
    """Return lists of (documents, numbers of levels) as arrays, with the frequencies of these levels."""
    sizes = [len(found["docs"]) for found in lists]
    docs = np.array([doc for found in lists for doc in found["docs"]], np.int64)
    frequencies = np.array([levels[level] for found in lists for level in found["levels"]], np.int64)
    return Postings(np.arange(len(lists)), np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]), docs, frequencies)


def code_of(lists, span, levels):
    bits = coding.encode(postings(lists, levels), levels, span)
    return next(iter(bits.texts([0, len(lists)])))


@pytest.mark.parametrize("case", VECTORS["lists"], ids=lambda case: case["name"])
def test_lists_in_bits(case):
    levels = coding.SINGLE_LEVELS if case["levels"] == len(coding.SINGLE_LEVELS) else coding.PAIR_LEVELS
    assert code_of(case["lists"], case["span"], levels) == case["code"]


@pytest.mark.parametrize("case", VECTORS["words"], ids=lambda case: case["name"])
def test_front_coded_words(case):
    assert coding.front_coded(case["words"]) == case["code"]


def test_javascript_reads_back_lists_of_every_density():
    chance = random.Random(5)
    lists = []
    for share in (0.0001, 0.001, 0.01, 0.1, 0.3, 0.6, 0.95, 1):
        docs = [doc for doc in range(20_000) if chance.random() < share] or [19_999]
        lists.append({"docs": docs, "levels": [chance.randrange(8) for _ in docs]})
    code = code_of(lists, coding.span(20_000), coding.SINGLE_LEVELS)
    read = """(danvan, { code, count, span }) => {
      const lists = danvan.codes.lists(code, count, span, 8);
      return Array.from({ length: count }, (_, at) => lists.list(at))
        .map(({ docs, levels }) => ({ docs: Array.from(docs), levels: Array.from(levels) }));
    }"""
    assert evaluate(read, {"code": code, "count": len(lists), "span": coding.span(20_000)}) == lists


def read_back(code, count, span, highest):
    """Decode as the docstring of `coding` says, a bit at a time."""
    bits = iter("".join(f"{coding.ALPHABET.index(character):06b}" for character in code))

    def ones(most=math.inf):
        found = 0
        while found < most and next(bits) == "1":
            found += 1
        return found

    def low(number, head=0):
        for _ in range(number):
            head = head * 2 + int(next(bits))
        return head

    lists = []
    for _ in range(count):
        size, docs, levels, last = low(ones(), 1), [], [], -1
        k = max(0, math.floor(math.log2(0.96 * span / size))) if size <= 0.96 * span else 0
        for _ in range(size):
            gap = ones()
            last += low(k, gap) + 1
            docs.append(last)
            levels.append(ones(highest))
        lists.append({"docs": docs, "levels": levels})
    return lists


@given(st.lists(st.dictionaries(st.integers(0, 300), st.integers(0, 7), min_size=1, max_size=40), max_size=8))
def test_lists_can_be_read_back(found):
    lists = [{"docs": sorted(each), "levels": [each[doc] for doc in sorted(each)]} for each in found]
    code = code_of(lists, coding.span(301), coding.SINGLE_LEVELS)
    assert read_back(code, len(lists), coding.span(301), 7) == lists


@given(st.integers(1, 10**6))
def test_the_span_is_little_more_than_the_count(count):
    assert count <= coding.span(count) <= count * 1.25 + 1


@given(st.lists(st.text("abđ0 é", min_size=1, max_size=30), unique=True, max_size=30))
def test_words_can_be_read_back(words):
    words = sorted(word.strip() or "a" for word in words)
    words = sorted(set(words))
    found, before, code = [], "", coding.front_coded(words)
    for whole, capital, rest in re.findall(r"(~?)([A-Z])([^A-Z~]*)", code):
        base = 0 if whole else before.find(" ") + 1
        before = before[: base + ord(capital) - 65] + rest
        found.append(before)
    assert found == words


@pytest.mark.parametrize(("value", "code"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")])
def test_vlq(value, code):
    assert coding.vlq(value) == code
