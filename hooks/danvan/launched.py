"""What launch texts ask models for, with the records that answer it: what nobody has sent yet is an idea.

A record answers a content when an editor says so (`mo_hinh`), or by its topics and words. Where the list gives both
`chu_de` and `tu_khoa`, a record has one of each: a topic alone is often wider than the content. Phrases are found
syllable by syllable with their marks, so "đất ở" is not "dat o" but is in "đất ở chỗ đẹp": name a topic beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .entry import Entry
from .record import Record
from .text import syllables
from .vocabulary import CONTENTS, Content, Vocabularies

# What the catalogue has for a content: nothing; only what is no model; only names; a model.
STATES = ("chua-co", "chi-hoat-dong", "moi-biet-ten", "da-co")


@dataclass(frozen=True, slots=True)
class Answered:
    """One content with what the catalogue has for it."""

    content: Content
    state: str  # of STATES
    entries: tuple[Entry, ...]  # that answer it, in the order of the catalogue
    near: tuple[Entry, ...]  # close to it, as an editor says


def answered(words: Vocabularies, entries: Sequence[Entry], is_model: Callable[[Entry], bool]) -> tuple[Answered, ...]:
    """Return every content of the list, in its order; `is_model` tells models from programmes and activities."""
    texts: dict[str, str] = {}
    by_id = {entry.id: entry for entry in entries}
    contents = (content for content in words[CONTENTS].values() if isinstance(content, Content))
    return tuple(
        Answered(content, state(found, is_model), found, tuple(by_id[name] for name in content.near if name in by_id))
        for content in contents
        for found in [tuple(entry for entry in entries if answers(content, entry, texts))]
    )


def state(found: Iterable[Entry], is_model: Callable[[Entry], bool]) -> str:
    """Return what the catalogue has for a content: the best of the records that answer it."""
    ranks = ((2 + bool(entry.grains) if is_model(entry) else 1) for entry in found)
    return STATES[max(ranks, default=0)]


def answers(content: Content, entry: Entry, texts: dict[str, str]) -> bool:
    """Tell whether a record answers a content; `texts` remembers by id the `text_of` of those that were read."""
    if entry.id in content.records:
        return True
    if content.topics and set(content.topics).isdisjoint(entry.record.topics):
        return False
    if not content.phrases:
        return bool(content.topics)
    if entry.id not in texts:
        texts[entry.id] = text_of(entry.record)
    return any(_phrase(phrase) in texts[entry.id] for phrase in content.phrases)


def text_of(record: Record) -> str:
    """Return what a record says it does and for whom, as syllables between spaces."""
    return "|".join(_in_order(part) for part in _parts(record))  # no phrase runs on from one part into the next


def _parts(record: Record) -> Iterator[str]:
    yield from filter(None, (record.name, *record.other_names, record.summary))
    for step in record.steps:
        yield from filter(None, (step.action, step.product))
    yield from (result.indicator for result in record.results)
    if record.people:
        yield from (*record.people.addressed, *record.people.beneficiaries)


def _in_order(words: str) -> str:
    return f" {' '.join(syllables(words))} "


_phrase = cache(_in_order)
