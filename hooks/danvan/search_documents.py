"""What the search is given of each entry, knowledge page and directive, and the places it can be asked for by name."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from . import place_words, text
from .catalogue import Filed
from .directive import Directive
from .entry import Entry
from .index import FOLDER, Index, SearchDocument, SearchPlace
from .knowledge import Article, Call
from .knowledge.markup import Heading
from .knowledge.parts import Glossary, Launched
from .localities import Identity, Register, Unit
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A section of a knowledge page, or a directive: what is searched, and how the answer shows it."""

    document: SearchDocument
    id: str  # of the page or directive: "cam-nang/dang-ky"
    href: str  # from mo-hinh/
    title: str
    kind: str


def articles(items: Iterable[Article], words: Vocabularies) -> Iterator[Reading]:
    """Yield the sections of each knowledge page: a long page as one document is about everything and nothing."""
    for article in items:
        head, page = article.head, article.path.removesuffix(".html")
        for heading, prose, parts in _sections(article, words):
            document = SearchDocument(
                title=heading.words if heading else head.title,
                other_names="" if heading else head.short_name,
                topics=head.title if heading else "",
                text="\n".join((prose, *parts)),
            )
            anchor = f"#{heading.id}" if heading else ""
            title = f"{head.short_name}: {heading.words}" if heading else head.short_name
            yield Reading(document, page, f"../{article.path}{anchor}", title, say("ui.cam_nang.title"))


def _sections(article: Article, words: Vocabularies) -> Iterator[tuple[Heading | None, str, list[str]]]:
    """Yield heading, text and the lines of generated parts of each section; the answer stands in the first."""
    sections = article.text.sections
    starts = [heading.line if heading else 0 for heading, _ in sections]
    parts: list[list[str]] = [[] for _ in sections]
    parts[0].append(article.answer.words)
    for line, call in article.calls.items():
        parts[bisect_right(starts, line) - 1].extend(_part_lines(call, words))
    for (heading, prose), lines in zip(sections, parts, strict=True):
        yield heading, prose, lines


def _part_lines(call: Call, words: Vocabularies) -> Iterator[str]:
    """Yield what a generated part says in words of its own; what it lists are pages that are found themselves."""
    yield from (shown.words for shown in call.texts.values())
    if isinstance(call.params, Glossary):
        yield from (f"{word.name} {word.about or ''}" for word in words[call.params.list].values())
    elif isinstance(call.params, Launched):
        yield from (word.name for word in words[CONTENTS].values())
    elif call.name == "viet-tat":
        yield from (f"{item.short} {', '.join(item.meanings)}" for item in words.abbreviations)


def directives(items: Iterable[Filed[Directive]], words: Vocabularies) -> Iterator[Reading]:
    """Yield each directive."""
    for item in items:
        found = item.value
        document = SearchDocument(
            title=found.title,
            other_names=found.number or "",
            place=found.locality or "",
            organisation=found.issuer,
            topics=words.name("loai_van_ban", found.kind),
            text="\n".join(filter(None, (found.about, found.date, found.validity, found.note))),
        )
        title = f"{found.number} – {found.title}" if found.number else found.title
        yield Reading(document, f"van-ban/{item.id}", f"../van-ban/index.html#{item.id}", title, say("ui.nav.van-ban"))


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
    yield from filter(None, texts)
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


def lying(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """Return facet and value of every unit in which something lies, also of those that `places` leaves out."""
    units = (unit for entry in entries for unit in place_words.entry_units(entry))
    return frozenset((unit.level, place_words.unit_id(unit)) for unit in units)


def namesakes(known: Sequence[SearchPlace], having: Container[tuple[str, str]], register: Register) -> str:
    """Return, of each name of a place in which something lies, its units in which nothing lies (not in `having`).

    "tan thanh|xã Tân Thành, Lâm Đồng|xã Tân Thành (cũ), Long An;..."
    """
    used = {_name_key(name) for place in known if place.docs and place.facet != "tinh" for name in place.names}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for unit in (*register.all("nay", "xa"), *register.all("cu", "xa"), *register.all("cu", "huyen")):
        key = _name_key(unit.name)
        if key in used and (unit.level, place_words.unit_id(unit)) not in having:
            found[key][f"{place_words.unit_label(unit)}, {register.province(unit).name}"] = None
    return ";".join("|".join((key, *labels)) for key, labels in sorted(found.items()))


def with_namesakes(built: Index, written: str) -> Index:
    """Return the index with the namesakes of its places in a file that is loaded when a place is asked for."""
    return _with_file(built, "namesakes", written)


def writings(words: Vocabularies) -> dict[str, list[list[str]]]:
    """Return groups of words that mean the same, and topics, each with what else is said for it."""
    topics = [(topic.name, *topic.synonyms, *topic.abbreviations) for topic in words["chu_de"].values()]
    named = {"synonyms": [group.words for group in words.synonyms], "topics": topics}
    return {name: [list(map(_spelled, group)) for group in groups] for name, groups in named.items()}


def with_phrases(built: Index, words: Vocabularies, pages: Iterable[Sequence[str]]) -> Index:
    """Return the index with its words and pages, the same at any size, in a file that comes with the first question.

    A page is (href, title, kind, id) of a document behind the records.
    """
    rest = dict(built.manifest)
    said = {"aliases": rest.pop("aliases"), **writings(words), "pages": list(pages)}
    del rest["synonyms"]
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return _with_file(replace(built, manifest=rest), "phrases", written)


def _with_file(built: Index, key: str, written: str) -> Index:
    name = f"{key}-{hashlib.sha256(written.encode()).hexdigest()[:10]}"
    manifest = {**built.manifest, key: f"{FOLDER}/{name}"}
    return replace(built, manifest=manifest, files={**built.files, name: written})


def _spelled(phrase: str) -> str:
    return " ".join(text.syllables(phrase))


def _name_key(name: str) -> str:
    return " ".join(text.fold(form) for form in text.syllables(name))
