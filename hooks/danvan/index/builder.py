"""The search index: a manifest that is loaded first, and shards that are loaded when a query needs them.

Manifest (format 2), a JSON object:

* `format`, `count`: 2, number of documents; a document's number is its position in the input.
* `span`: what the k of a list is computed with, see `coding.shift`.
* `whole`: true when all shards are to be loaded at once (few records).
* `keys`: the folded syllables, front coded (`coding.front_coded`); rare numbers and the rarest of very many words
  are left out, a shard may hold them.
* `frequencies`: one character a key: rounded 1.8 * log2(documents with the key), + SPLIT when the key is split.
* `words`, `pairs`: tables of shards, front coded: texts "start" + " " + name, by start; see `shards.Shard`.
* `lengths`: name of a shard with one character a document: rounded 4 * log2(weighted syllables).
* `standings`: the same for how well each is documented, from 0 to 63: of equals the higher comes first. Or nothing.
* `records`: number of records; the documents behind them are pages and directives.
* `synonyms`: groups of phrases in accented syllables that mean the same.
* `aliases`: `[phrase, [phrase, ...]]`, folded; each also stands for the first (BHYT, bảo hiểm y tế).
* `places`: table of the shards of places by name; `placeNames`: filter of the names, see `places`, or
  nothing when all is loaded.
* `placeTypes`: `[[words, ...], ...]`, the folded ways to write one type of place.

Shards of words hold items "key form"; a frequent key with several forms is split: its forms are items of their own,
and "key" is the list of all its forms. Shards of pairs hold items "first second". See `coding` and `shards.pack`.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import text
from . import coding, counting, shards
from . import places as place_files
from .analysis import Stream
from .documents import PLACE_TYPES, WEIGHTS, Alias, SearchDocument, SearchPlace
from .memory import Memory

FORMAT = 2
FOLDER = "search"  # beside the manifest's own file
WHOLE = 2_000  # documents up to which a server gives everything at once
SPLIT = 32  # added to the class of a split key; other classes are below, 31 is that of 150,000 documents
NUMBER_LEAST = 0.002  # share of documents from which a number stands in the dictionary


@dataclass(frozen=True, slots=True)
class Plan:
    """How large things are; other sizes give the same answers."""

    whole: bool  # all is loaded at once
    shard: int  # characters a shard may have
    split: float  # documents from which a key of several forms is split
    words: int  # of the dictionary: of more the rarest and longest are left out

    @classmethod
    def of(cls, count: int, known: int = 0, syllables: int = 0) -> Plan:
        """Return the plan for so many documents with so many words and altogether so many syllables.

        Up to 2,000 the whole index has about 0.5 MB after gzip, less of a wait on a network than many files are. Small
        shards load fewer bytes and change less with an edit (20 other words at 10,000 records: 4.8 %; with 5,750
        characters 7), large ones make a shorter table. A form alone ranks an accented word of a key in 2 % of the
        documents as well as all forms do. The words are those of which the manifest stays within its limits.
        """
        if count <= WHOLE:
            return cls(True, 190_000, math.inf, 9_000)
        words = max(9_000, round(107 * count**0.5))
        shard = max(2_600, round(2.5 * count**0.753), _least_shard(count, min(known, words), syllables))
        return cls(False, shard, 0.02 * count, words)


def _least_shard(count: int, words: int, syllables: int) -> int:
    """Return the size from which the manifest stays below 30 KB after gzip up to 10,000 documents, 115 KB above.

    Measured: a word of its dictionary takes 2.65 bytes, a shard 5.2; a syllable has 3.4 characters of shards, which are
    filled by 0.72.
    """
    room = (29_000 if count <= 10_000 else 110_000) - 2.65 * words
    return round(3.4 * syllables / (0.72 * room / 5.2))


@dataclass(frozen=True)
class Index:
    """What is written: the manifest, and shards by name."""

    manifest: dict[str, Any]
    files: Mapping[str, str]
    tokens: int  # syllables, numbers and document numbers read

    def scripts(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each shard, as the page loads it, and its classic script."""
        for name, data in self.files.items():
            written = json.dumps(data, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            yield f"{FOLDER}/{name}", f'danvan.receive("{FOLDER}/{name}",{written})\n'


def frequency_class(documents: int) -> int:
    """Return a number of documents as the dictionary tells it: exact to a fifth."""
    return min(round(1.8 * math.log2(documents)), SPLIT - 1)


def length_class(length: int) -> int:
    """Return a length in steps of 2 ** (1/4): coarser steps cost the long questions a hundredth of MRR."""
    return round(4 * math.log2(length)) if length else 0


def build(
    documents: Iterable[SearchDocument],
    *,
    places: Sequence[SearchPlace] = (),
    abbreviations: Iterable[Alias] = (),
    synonyms: Iterable[Sequence[str]] = (),
    records: int | None = None,
    standings: Sequence[int] = (),
    place_types: Iterable[Sequence[str]] = PLACE_TYPES,
    weights: Mapping[str, int] = WEIGHTS,
    plan: Plan | None = None,
    catalogue: Path | None = None,
) -> Index:
    """Return the index of the documents in their order; a place may be known without any document.

    The analysis of texts that have not changed comes from the last run on the same `catalogue`.
    """
    stream = Stream(Memory.of(catalogue, weights))
    for document in documents:
        stream.add(document, weights)
    tokens = counting.tokens_of(stream)
    known = sum(not key[0].isdecimal() for key in tokens.keys)
    builder = Builder(tokens, plan or Plan.of(tokens.count, known, tokens.size))
    manifest = {**builder.manifest(), "standings": builder.classes(standings) if standings else ""}
    types = [[_phrase(written) for written in ways] for ways in place_types]
    found = place_files.build(places, types, 2 * builder.plan.shard, builder.files)
    return Index(
        {
            **manifest,
            "records": tokens.count if records is None else records,
            "aliases": _aliases(abbreviations, builder.holds),
            "synonyms": _synonyms(synonyms, builder.holds),
            "places": found.table,
            "placeNames": "" if builder.plan.whole else found.names,
            "placeTypes": types,
        },
        {**builder.files, **found.files},
        tokens.size,
    )


class Builder:
    """Cuts the lists of all tokens into shards, a part of the keys at a time."""

    def __init__(self, tokens: counting.Tokens, plan: Plan) -> None:
        self.tokens = tokens
        self.plan = plan
        self.span = coding.span(tokens.count)
        self.files: dict[str, str] = {}
        self._tables: dict[str, list[str]] = {"words": [], "pairs": []}
        self._documents: list[counting.Numbers] = []  # with each key
        self._split: list[npt.NDArray[np.bool_]] = []  # of each key
        self._pairs: list[counting.Numbers] = []
        self._number = {key: number for number, key in enumerate(tokens.keys)}

    def manifest(self) -> dict[str, Any]:
        """Make all shards and return the manifest's part about them."""
        lengths = self.classes(map(length_class, self.tokens.lengths().tolist()))
        for low, high in counting.parts(self.tokens):
            self._add_words(low, high)
            self._add_pairs(low, high)
        return {
            "format": FORMAT,
            "count": self.tokens.count,
            "span": self.span,
            "whole": self.plan.whole,
            **self._dictionary(),
            **{family: coding.front_coded(table) for family, table in self._tables.items()},
            "lengths": lengths,
        }

    def classes(self, numbers: Iterable[int]) -> str:
        """Make a shard of small numbers, one a document, and return its name."""
        code = "".join(coding.ALPHABET[number] for number in numbers)
        self.files[shards.digest(code)] = code
        return shards.digest(code)

    def holds(self, phrase: str) -> bool:
        """Tell whether some document may hold the folded phrase: each adjacent pair occurs."""
        numbers = [self._number.get(key) for key in phrase.split()]
        known = [number for number in numbers if number is not None]
        return len(known) == len(numbers) and all(
            self._holds_pair(first * len(self.tokens.keys) + second) for first, second in pairwise(known)
        )

    def _holds_pair(self, pair: int) -> bool:
        return any((known[np.searchsorted(known, pair) :][:1] == pair).any() for known in self._pairs)

    def _add_words(self, low: int, high: int) -> None:
        forms = counting.singles(self.tokens, low, high)
        folded = counting.grouped(forms, self.tokens.key_of, self.tokens.count)
        documents = np.diff(folded.starts)
        several = np.bincount(self.tokens.key_of[forms.names] - low, minlength=high - low) > 1
        split = several & (documents >= self.plan.split)
        self._documents.append(documents)
        self._split.append(split)
        whole = np.flatnonzero(split)  # keys which stand before their forms, as a list of their own
        first = np.searchsorted(self.tokens.key_of[forms.names], whole + low)
        order = np.insert(np.arange(len(forms.names)), first, len(forms.names) + whole)
        names = [self._word(name) for name in np.concatenate([forms.names, -1 - folded.names])[order].tolist()]
        self._add("words", names, counting.reordered(forms, folded, order), coding.SINGLE_LEVELS)

    def _word(self, name: int) -> str:
        """Return the item of a form, or of a key given as -1 - its number."""
        if name < 0:
            return self.tokens.keys[-1 - name]
        return f"{self.tokens.keys[self.tokens.key_of[name]]} {self.tokens.forms[name]}"

    def _add_pairs(self, low: int, high: int) -> None:
        found = counting.pairs(self.tokens, low, high)
        self._pairs.append(found.names)
        keys = self.tokens.keys
        first, second = np.divmod(found.names, len(keys))
        names = [f"{keys[a]} {keys[b]}" for a, b in zip(first.tolist(), second.tolist(), strict=True)]
        self._add("pairs", names, found, coding.PAIR_LEVELS)

    def _add(self, family: str, names: Sequence[str], lists: counting.Postings, levels: Sequence[int]) -> None:
        for shard in shards.pack(names, coding.encode(lists, levels, self.span), self.plan.shard, self.files):
            self._tables[family].append(f"{shard.start} {shard.name}")
            self.files[shard.name] = shard.data

    def _dictionary(self) -> dict[str, str]:
        """Return the keys that can be known without a shard, and how many documents hold each."""
        documents, split = (np.concatenate(parts or [np.empty(0)]).tolist() for parts in (self._documents, self._split))
        known = [
            (key, number, frequency_class(number) + SPLIT * is_split)
            for key, number, is_split in zip(self.tokens.keys, documents, split, strict=True)
            if not (key[0].isdecimal() and number < NUMBER_LEAST * self.tokens.count)
        ]
        kept = {key for key, *_ in sorted(known, key=lambda item: (-item[1], len(item[0]), item[0]))[: self.plan.words]}
        listed = [(key, code) for key, _, code in known if key in kept]
        frequencies = "".join(coding.ALPHABET[code] for _, code in listed)
        return {"keys": coding.front_coded([key for key, _ in listed]), "frequencies": frequencies}


def _phrase(written: str) -> str:
    return " ".join(text.fold(form) for form in text.syllables(written))


def _aliases(pairs: Iterable[Alias], holds: Callable[[str], bool]) -> list[list[Any]]:
    """Return the pairs of which some document holds a side: the others cannot lead anywhere."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short, meanings in pairs:
        first = _phrase(short)
        for second in map(_phrase, meanings):
            if first and second and first != second and (holds(first) or holds(second)):
                found[first].add(second)
    return [[first, sorted(found[first])] for first in sorted(found)]


def _synonyms(groups: Iterable[Sequence[str]], holds: Callable[[str], bool]) -> list[list[str]]:
    """Return groups of phrases that mean the same, of which some document holds one."""
    spelled = [list(dict.fromkeys(" ".join(text.syllables(phrase)) for phrase in group)) for group in groups]
    return [group for group in spelled if any(holds(_phrase(phrase)) for phrase in group)]
