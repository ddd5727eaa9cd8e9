"""Text to numbers: every written word goes once through the lunr pipeline, a document becomes a row of word numbers."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from lunr.pipeline import Pipeline
from lunr.token import Token

from .. import text
from .documents import WEIGHTS, SearchDocument
from .memory import Analysed, Memory, is_used

# 488-CV/HU, 1719/QĐ-TTg, 07/2017/TTLT-BTTTT: one token beside its parts, so that a directive is found by its number.
_DOCUMENT_NUMBER = re.compile(r"(?<![^\W_])0*(\d+(?:/\d{4})?[-/][A-ZĐ]{2}[^\W_]*(?:[-/][^\W_]+)*)")


def _to_forms(token: Token, _index: int, _tokens: list[Token]) -> list[Token]:
    """Replace written words by their accented syllables."""
    return [Token(form, dict(token.metadata)) for form in text.syllables(str(token))]


def _with_key(token: Token, _index: int, _tokens: list[Token]) -> Token:
    """Note the folded syllable beside the accented one."""
    token.metadata["key"] = _fold(str(token))
    return token


_fold = lru_cache(maxsize=None)(text.fold)
Pipeline.register_function(_to_forms, "danvan-forms")
Pipeline.register_function(_with_key, "danvan-key")


def _pipeline() -> Pipeline:
    pipeline = Pipeline()
    pipeline.add(_to_forms, _with_key)
    return pipeline


def document_numbers(written: str) -> list[str]:
    """Return the numbers of official documents as they are searched: "Công văn 07-CV/HU" gives ["7-cv/hu"]."""
    return [text.fold(number) for number in _DOCUMENT_NUMBER.findall(written)]


class _Numbers(dict[str, int]):
    """Numbers written words in the order in which they come."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class Stream:
    """Documents as one row of word numbers; a line ends with the negative weight of its field.

    Words are what spaces part: no syllable, number or document number holds a space.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self.row = array("i")
        self.ends = array("q")  # where each document ends in the row
        self._memory = memory or Memory()
        self._numbers = _Numbers({word: number for number, word in enumerate(self._memory.words)})

    def add(self, document: SearchDocument, weights: Mapping[str, int] = WEIGHTS) -> None:
        """Append a document."""
        fields = [getattr(document, name) for name in weights]
        if known := self._memory.row("\0".join(fields)):
            self.row.frombytes(known)
        else:
            self._split(fields, weights.values())
        self.ends.append(len(self.row))

    def _split(self, fields: Iterable[str], weights: Iterable[int]) -> None:
        number_of, row = self._numbers.__getitem__, self.row
        for value, weight in zip(fields, weights, strict=True):
            for line in value.splitlines():
                row.extend(map(number_of, line.split()))
                row.append(-weight)

    def analysed(self) -> list[Analysed]:
        """Return what each word holds, by its number; nothing of words that were only known from before."""
        known = self._memory.words
        found = {**known, **_analysed([word for word in self._numbers if word not in known])}
        self._memory.save(found, self.row, self.ends)
        nothing = Analysed([], [])
        used = is_used(self.row, len(found)).tolist()
        return [own if is_there else nothing for own, is_there in zip(found.values(), used, strict=True)]


def _analysed(words: Sequence[str]) -> dict[str, Analysed]:
    """Return what each word holds."""
    found = [Analysed([], []) for _ in words]
    for token in _pipeline().run([Token(word, {"word": at}) for at, word in enumerate(words)]):
        found[token.metadata["word"]].syllables.append((str(token), token.metadata["key"]))
    for written, word in zip(words, found, strict=True):
        if len(word.syllables) > 1 and any(map(str.isdigit, written)):
            word.numbers.extend((number, number) for number in document_numbers(written))
    return dict(zip(words, found, strict=True))
