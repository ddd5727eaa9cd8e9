"""What every search box suggests while one types: names of models, places, fields and topics, pages and directives.

The data are one small file that a box asks for at its first focus (format: site_src/browser/suggestions.js). Its
address never changes, so that a new name changes no other page; an old copy in a browser only lacks the newest names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from . import place_words
from .cards import path_of
from .entry import Entry
from .localities import Unit
from .pages import links
from .site import Site
from .strings import load, say
from .text import fold, normalize
from .vocabulary import Entry as Word
from .vocabulary import Vocabularies

MOST = 2_000  # models and places, each; more would be felt on a phone's line: 2,000 of each are about 120 KB
Row = tuple[str, str, str, str]  # name, address below the site's top, what is shown below it, what else finds it


def data(site: Site) -> dict[str, object]:
    """Return the words of the box and all rows in groups, the best first in each; ends that are empty are left out."""
    others = other_writings(site.words)
    groups: dict[str, Iterable[Row]] = {
        "models": _models(site.entries[:MOST], others),
        "places": sorted_places(site)[:MOST],
        "topics": _topics(site),
        "pages": _articles(site),
        "directives": _directives(site),
    }
    rows = {name: [_short(row) for row in found] for name, found in groups.items()}
    words = load()["browser"]["suggestions"]
    return {"words": words, "groups": [[say(f"ui.suggestions.{name}"), found] for name, found in rows.items()]}


def _short(row: Row) -> list[str]:
    """Return a row without the empty texts at its end."""
    filled = max(number for number, text in enumerate(row) if text)
    return list(row[: filled + 1])


def other_writings(words: Vocabularies) -> Callable[[str], str]:
    """Return what gives the other writings of what stands in a name: "BHYT" for "Quỹ mua bảo hiểm y tế".

    A short form is one only in its capitals ("cà" is no "CA"), what it stands for only with its accents.
    """
    known = [
        (item.short, meaning, normalize(meaning).lower()) for item in words.abbreviations for meaning in item.meanings
    ]

    def others(name: str) -> str:
        shorts, plain = set(re.findall(r"[\w/-]+", name)), normalize(name).lower()
        long = [meaning for short, meaning, _ in known if short in shorts]
        return " ".join([*long, *(short for short, _, written in known if written in plain)])

    return others


def _models(entries: Iterable[Entry], others: Callable[[str], str]) -> Iterator[Row]:
    for entry in entries:
        name = entry.record.name or entry.id
        more = " ".join([*entry.record.other_names, others(name)]).strip()
        yield name, path_of(entry.id), place_words.of_entry(entry), more


def sorted_places(site: Site) -> list[Row]:
    """Return every place with records, those with the most records first."""
    own = {unit: site.by_province[unit.code] for unit in site.provinces if site.by_province.get(unit.code)}
    having: Mapping[Unit, Sequence[Entry]] = {**own, **site.by_commune, **site.by_former}
    repeated = place_words.repeated({unit: [entry.id for entry in found] for unit, found in having.items()})
    above = place_words.provinces_of(site.entries)
    order = sorted(having, key=lambda unit: (-len(having[unit]), unit.system != "nay", fold(unit.name), unit.code))
    return [_place(site, unit, above) for unit in order if unit not in repeated]


def _place(site: Site, unit: Unit, above: Mapping[str, str]) -> Row:
    """Return a present place with its page, a former one with the catalogue narrowed to it."""
    label, others = place_words.choice_label(unit, above), site.register.other_names.get(unit.name, ())
    more = " ".join(others) if unit.level == "tinh" else ""
    if unit.system != "nay":
        return label, f"mo-hinh/index.html?{unit.level}={place_words.unit_id(unit)}", "", more
    was = links.former(site, unit) if unit.level == "tinh" else _former(site, unit)
    note = say("ui.suggestions.was", names=was) if was else ""
    return label, links.unit_path(unit), note, more


def _former(site: Site, unit: Unit) -> str:
    names = sorted({old.name for old in site.parts.get(unit, ())}, key=fold)
    return ", ".join(names) if names != [unit.name] else ""


def _topics(site: Site) -> Iterator[Row]:
    known = {"linh-vuc": (site.words["linh_vuc"], site.by_field), "chu-de": (site.words["chu_de"], site.by_topic)}
    for folder, (words, having) in known.items():
        for word in words.values():
            if having.get(word.id):
                yield word.short if folder == "linh-vuc" else word.name, f"{folder}/{word.id}.html", "", _writings(word)


def _writings(word: Word) -> str:
    return "; ".join((*word.abbreviations, *word.synonyms))


def _articles(site: Site) -> Iterator[Row]:
    for article in site.articles:
        yield article.head.title, article.path, "", article.head.short_name
    yield say("ui.lookup.title"), "dia-ban/tra-cuu.html", "", ""


def _directives(site: Site) -> Iterator[Row]:
    for item in site.directives:
        directive = item.value
        title = f"{directive.number} – {directive.title}" if directive.number else directive.title
        yield title, f"van-ban/index.html#{item.id}", directive.issuer, directive.locality or ""
