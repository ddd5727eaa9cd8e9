"""What the search is given of each entry, knowledge page and directive, and the places it can be asked for by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from . import place_words
from .catalogue import Filed
from .directive import Directive
from .entry import Entry
from .index import SearchDocument, SearchPlace
from .knowledge import Article, Call
from .knowledge.parts import Glossary, Launched
from .localities import Identity, Unit
from .record import Record
from .strings import say
from .vocabulary import CONTENTS, Vocabularies

OtherNames = Mapping[str, Sequence[str]]  # name of a province -> what else it is called


def documents(entries: Iterable[Entry], words: Vocabularies, others: OtherNames) -> list[SearchDocument]:
    """Return one search document an entry, in the same order."""
    return [_document(entry, words, others) for entry in entries]


def _document(entry: Entry, words: Vocabularies, others: OtherNames) -> SearchDocument:
    record = entry.record
    return SearchDocument(
        title=record.name or "",
        other_names="\n".join(record.other_names),
        place="\n".join(dict.fromkeys(_place_lines(entry, others))),
        organisation="\n".join(actor.name for actor in (*record.lead, *record.partners, *record.participants)),
        topics="\n".join(_word_lines(record, words)),
        text="\n".join(_prose_lines(record)),
    )


Reading = tuple[SearchDocument, tuple[str, str, str]]  # and (address from mo-hinh/, title, what it is)


def articles(items: Iterable[Article], words: Vocabularies) -> Iterator[Reading]:
    """Yield the search document of each knowledge page, with the link to it."""
    for article in items:
        headings = (heading.words for heading in article.text.headings)
        parts = (line for call in article.calls.values() for line in _part_lines(call, words))
        document = SearchDocument(
            title=article.head.title,
            other_names=article.head.short_name,
            place="",
            organisation="",
            topics="\n".join(headings),
            text="\n".join((article.answer.words, article.text.words, *parts)),
        )
        yield document, (f"../{article.path}", article.head.short_name, say("ui.cam_nang.title"))


def _part_lines(call: Call, words: Vocabularies) -> Iterator[str]:
    """Yield what a generated part says in words of its own; what it lists are pages that are found themselves."""
    yield from (text.words for text in call.texts.values())
    if isinstance(call.params, Glossary):
        yield from (f"{word.name} {word.about or ''}" for word in words[call.params.list].values())
    elif isinstance(call.params, Launched):
        yield from (word.name for word in words[CONTENTS].values())
    elif call.name == "viet-tat":
        yield from (f"{item.short} {', '.join(item.meanings)}" for item in words.abbreviations)


def directives(items: Iterable[Filed[Directive]]) -> Iterator[Reading]:
    """Yield the search document of each directive, with the link to its place in the library."""
    for item in items:
        directive = item.value
        title = f"{directive.number} – {directive.title}" if directive.number else directive.title
        document = SearchDocument(
            title=title,
            other_names="",
            place=directive.locality or "",
            organisation=directive.issuer,
            topics="",
            text=f"{directive.about or ''}\n{directive.validity or ''}",
        )
        yield document, (f"../van-ban/index.html#{item.id}", title, say("ui.nav.van-ban"))


def _place_lines(entry: Entry, others: OtherNames) -> Iterator[str]:
    for place in entry.places:
        yield place.text
        if place.recorded:
            yield ", ".join(unit.label for unit in place.recorded)
        for unit in place_words.units(place):
            province = f", {place.province.label}" if place.province and unit != place.province else ""
            yield f"{unit.label}{province}" if unit.system == "nay" else unit.label
            yield from others.get(unit.name, ()) if unit.level == "tinh" else ()


def _word_lines(record: Record, words: Vocabularies) -> Iterator[str]:
    """Yield the names of fields, topics and so on; not their synonyms, which say more than the record does."""
    named = {
        "linh_vuc": (record.field,),
        "chu_de": record.topics,
        "phong_trao": record.campaigns,
        "tieu_chi": record.criteria,
        "khau": tuple(step.block for step in record.steps),
    }
    for name, ids in named.items():
        yield from (words[name][word].name for word in ids if word)


def _prose_lines(record: Record) -> Iterator[str]:
    texts = (record.summary, record.skill, record.context, record.goals, record.sustainability)
    yield from (text for text in texts if text)
    yield from (step.action for step in record.steps)
    for result in record.results:
        yield f"{result.indicator} {result.value} {result.unit or ''}"
    yield from record.lessons
    for difficulty in record.difficulties:
        yield f"{difficulty.text} {difficulty.answer or ''}"
    yield from (recognition.body for recognition in record.recognitions if recognition.body)


def places(entries: Sequence[Entry], provinces: Iterable[Unit], others: OtherNames) -> list[SearchPlace]:
    """Return every unit that some entry lies in, present ones first: of equals the search offers the first.

    The `provinces`, each under all its names, oldest first, are known even without entries. A former unit that only
    repeats its present namesake is left out.
    """
    found: dict[Unit, set[int]] = defaultdict(set)
    named = place_words.one_name(unit for entry in entries for unit in place_words.entry_units(entry))
    for number, entry in enumerate(entries):
        for unit in place_words.entry_units(entry):
            found[named[unit.id]].add(number)
    labels: dict[Identity, dict[str, Unit]] = defaultdict(dict)
    for unit in (*provinces, *found):
        labels[unit.id][unit.label] = unit
    having = {unit.id for unit in found}
    found |= {list(spans.values())[-1]: set() for key, spans in labels.items() if key not in having}
    above, repeated = place_words.provinces_of(entries), place_words.repeated(found)
    return [
        SearchPlace(
            label=place_words.choice_label(unit, above),
            facet=unit.level,
            value=place_words.unit_id(unit),
            names=(unit.name, *labels[unit.id], *(others.get(unit.name, ()) if unit.level == "tinh" else ())),
            docs=tuple(sorted(numbers)),
        )
        for unit, numbers in sorted(found.items(), key=lambda item: item[0].system != "nay")
        if unit not in repeated
    ]


def abbreviations(words: Vocabularies) -> list[tuple[str, list[str]]]:
    """Return (short form, what it stands for): of the list of abbreviations and of every vocabulary entry."""
    pairs = [(item.short, list(item.meanings)) for item in words.abbreviations]
    for entry in words.entries():
        pairs += [(short, [entry.name, *entry.synonyms]) for short in entry.abbreviations]
    return pairs
