"""The search data: what `site_src/browser/postings.js` reads and `search.js` ranks.

The bundle (format 1) is a JSON object:

* `format`, `count`: 1, number of documents; a document's number is its position in the input.
* `lengths`: one unsigned VLQ a document, its length in weighted syllables.
* `terms`: lines `key:forms:followers`, sorted by key in UTF-16 order. `key` is a folded syllable; `forms` its
  accented forms, `followers` the folded syllables which come right after it: `name=postings;name=postings`,
  where an empty name is the key itself. A later issue cuts these lines into shards by key range.
* postings: for each document `gap * 4 + min(tf - 1, 3)` as VLQ, and `tf - 4` where the low bits are 3; gap =
  documents skipped since the one before. tf counts occurrences times the weight of their field.
* `aliases`: `[phrase, [phrase, ...]]`, folded; each also stands for the first (BHYT, bảo hiểm y tế).
* `places`: `[label, facet, value, documents, [name, ...]]`, documents as VLQ gaps ("" for none), names in
  accented syllables.
* `placeTypes`: `[[words, ...], ...]`, the folded ways to write one type of place.

VLQ: groups of 5 bits from the lowest, one base64url character each, 32 = more follow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lunr.pipeline import Pipeline
from lunr.token import Token

from . import text

FORMAT = 1
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

# BM25F: an occurrence in a name or a place counts twice (measured best on news titles, and flat around it).
WEIGHTS = {"title": 2, "other_names": 2, "place": 2, "organisation": 1, "topics": 1, "text": 1}

# What people write before the name of a place, each type with its short forms.
PLACE_TYPES = (
    ("tỉnh",),
    ("thành phố", "tp", "t p"),
    ("thị xã", "tx", "t x"),
    ("thị trấn", "tt", "t t"),
    ("đặc khu",),
    ("huyện", "h"),
    ("quận", "q"),
    ("phường", "p"),
    ("xã", "x"),
)

Alias = tuple[str, Sequence[str]]
Postings = list[tuple[int, int]]  # (document number, weighted term frequency), ascending
Lists = defaultdict[str, defaultdict[str, Postings]]


def _lists() -> Lists:
    return defaultdict(lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What one record gives to the search; separate values of a field stand on separate lines."""

    title: str
    other_names: str = ""
    place: str = ""
    organisation: str = ""
    topics: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A place that can be asked for by name, former names included, with the documents that lie in it."""

    label: str
    facet: str
    value: str
    names: tuple[str, ...]
    docs: tuple[int, ...]


def _to_forms(token: Token, _index: int, _tokens: list[Token]) -> list[Token]:
    """Replace a written word by its accented syllables."""
    return [Token(form) for form in text.forms(str(token))]


def _with_key(token: Token, _index: int, _tokens: list[Token]) -> Token:
    """Note the folded syllable beside the accented one."""
    token.metadata["key"] = text.fold(str(token))
    return token


Pipeline.register_function(_to_forms, "danvan-forms")
Pipeline.register_function(_with_key, "danvan-key")


class Analyser:
    """Runs the lunr pipeline once for each written word and remembers its (key, form) pairs."""

    def __init__(self) -> None:
        self._pipeline = Pipeline()
        self._pipeline.add(_to_forms, _with_key)
        self._memo: dict[str, list[tuple[str, str]]] = {}

    def __call__(self, line: str) -> list[tuple[str, str]]:
        """Return (folded key, accented form) of each syllable of a line."""
        pairs: list[tuple[str, str]] = []
        for word in text.words(line):
            known = self._memo.get(word)
            if known is None:
                known = self._memo[word] = self._run(word)
            pairs += known
        return pairs

    def _run(self, word: str) -> list[tuple[str, str]]:
        return [(token.metadata["key"], str(token)) for token in self._pipeline.run([Token(word)])]


class Inverted:
    """Postings by key and form, and by adjacent keys, filled document by document in ascending order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.forms = _lists()
        self.followers = _lists()
        self._analyse = Analyser()

    def add(self, document: SearchDocument) -> None:
        """Count a document's syllables and adjacent pairs, each times the weight of its field."""
        single: Counter[tuple[str, str]] = Counter()
        double: Counter[tuple[str, str]] = Counter()
        for name, weight in WEIGHTS.items():
            for line in getattr(document, name).splitlines() * weight:
                pairs = self._analyse(line)
                keys = [key for key, _ in pairs]
                single.update(pairs)
                double.update(pairwise(keys))
        number = len(self.lengths)
        self.lengths.append(single.total())
        self._append(self.forms, number, single)
        self._append(self.followers, number, double)

    @staticmethod
    def _append(target: Lists, number: int, counts: Mapping[tuple[str, str], int]) -> None:
        for (key, name), frequency in counts.items():
            target[key][name].append((number, frequency))

    def holds(self, phrase: str) -> bool:
        """Tell whether some document may hold the folded phrase: each adjacent pair occurs."""
        keys = phrase.split()
        if len(keys) == 1:
            return phrase in self.forms
        return all(second in self.followers.get(first, ()) for first, second in pairwise(keys))


def vlq(value: int) -> str:
    """Return an unsigned number in base64url groups of 5 bits, lowest first."""
    characters = ""
    while value > 31:
        characters += ALPHABET[value & 31 | 32]
        value >>= 5
    return characters + ALPHABET[value]


def _encode_postings(postings: Postings) -> str:
    encoded, previous = [], -1
    for number, frequency in postings:
        gap, previous = number - previous - 1, number
        encoded.append(vlq(gap * 4 + min(frequency - 1, 3)))
        if frequency > 3:
            encoded.append(vlq(frequency - 4))
    return "".join(encoded)


def _encode_numbers(numbers: Iterable[int]) -> str:
    """Return ascending numbers as gaps."""
    return "".join(vlq(after - before - 1) for before, after in pairwise([-1, *numbers]))


def _utf16(key: str) -> bytes:
    """Order as JavaScript compares strings."""
    return key.encode("utf-16-be", "surrogatepass")


def _members(key: str, lists: Mapping[str, Postings]) -> str:
    names = sorted(lists, key=_utf16)
    return ";".join(f"{'' if name == key else name}={_encode_postings(lists[name])}" for name in names)


def _lines(inverted: Inverted) -> list[str]:
    return [
        f"{key}:{_members(key, inverted.forms[key])}:{_members(key, inverted.followers.get(key, {}))}"
        for key in sorted(inverted.forms, key=_utf16)
    ]


def _phrase(written: str) -> str:
    return " ".join(text.fold(form) for form in text.syllables(written))


def _aliases(pairs: Iterable[Alias], inverted: Inverted) -> list[list[Any]]:
    """Return the pairs of which some document holds a side: the others cannot lead anywhere."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short, meanings in pairs:
        first = _phrase(short)
        for second in map(_phrase, meanings):
            if first and second and first != second and (inverted.holds(first) or inverted.holds(second)):
                found[first].add(second)
    return [[first, sorted(found[first])] for first in sorted(found)]


def _place(place: SearchPlace) -> list[Any]:
    names = sorted({" ".join(text.syllables(name)) for name in place.names})
    return [place.label, place.facet, place.value, _encode_numbers(sorted(set(place.docs))), names]


def build(
    documents: Sequence[SearchDocument],
    *,
    places: Sequence[SearchPlace] = (),
    abbreviations: Iterable[Alias] = (),
    synonyms: Iterable[Alias] = (),
    place_types: Iterable[Sequence[str]] = PLACE_TYPES,
) -> dict[str, Any]:
    """Return the search bundle of the documents in their order; a place may be known without any document."""
    inverted = Inverted()
    for document in documents:
        inverted.add(document)
    return {
        "format": FORMAT,
        "count": len(documents),
        "lengths": "".join(map(vlq, inverted.lengths)),
        "terms": "\n".join(_lines(inverted)),
        "aliases": _aliases([*abbreviations, *synonyms], inverted),
        "places": [_place(place) for place in places],
        "placeTypes": [[_phrase(written) for written in ways] for ways in place_types],
    }
