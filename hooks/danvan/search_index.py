"""The site's search index: records by id, then the sections of knowledge pages, then directives.

Records are numbered by id and not as the catalogue shows them, so that a record which becomes better documented does
not change the numbers of others, and with them every list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import index, search_documents
from .entry import EVIDENCE, Entry
from .index import Index, Plan
from .localities import Register, System
from .prepared import Prepared
from .search_documents import Reading

SYSTEMS: tuple[System, System] = ("nay", "cu")


def by_id(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries in the order of their numbers."""
    return tuple(sorted(entries, key=lambda entry: entry.id))


def build(documents: Sequence[Entry], prepared: Prepared, plan: Plan | None = None) -> Index:
    """Return the index, in files as large as `plan` says, else as a server needs; its manifest also has `parts`."""
    words, register = prepared.catalogue.vocabularies, prepared.register
    found = readings(prepared)
    places = search_documents.places(documents, _province_names(register), register.other_names)
    built = index.build(
        [
            *search_documents.documents(documents, words, register.other_names),
            *(reading.document for reading in found),
        ],
        places=places,
        abbreviations=search_documents.abbreviations(words),
        records=len(documents),
        standings=[_standing(entry) for entry in documents],
        plan=plan,
        catalogue=prepared.settings.lasting,
    )
    pages = [(reading.href, reading.title, reading.kind, reading.id) for reading in found]
    built = search_documents.with_phrases(built, words, pages)
    built = replace(built, manifest={**built.manifest, "parts": parts(register)})
    having = search_documents.lying(documents)
    namesakes = prepared.made.text(
        lambda: search_documents.namesakes(places, having, register), "namesakes", places, having, register.source
    )
    return search_documents.with_namesakes(built, namesakes)


def _standing(entry: Entry) -> int:
    """Return the class of an entry among equals: well documented, then proven, as in `entry.standing`."""
    return entry.grains * (len(EVIDENCE) + 1) + entry.proof


def readings(prepared: Prepared) -> list[Reading]:
    """Return what is found beside records."""
    words = prepared.catalogue.vocabularies
    return [
        *search_documents.articles(prepared.articles, words),
        *search_documents.directives(prepared.catalogue.directives, words),
    ]


def parts(register: Register) -> Mapping[str, str]:
    """Return by code of a present province the names of the former ones that became part of it."""
    found: dict[str, list[str]] = {}
    for old in register.all("cu", "tinh"):
        for new in register.present(old):
            if old.name != new.name:
                found.setdefault(new.code, []).append(old.name)
    return {code: ", ".join(sorted(names)) for code, names in sorted(found.items())}


def _province_names(register: Register) -> list[str]:
    units = (unit for system in SYSTEMS for unit in register.all(system, "tinh"))
    return [name for unit in units for name in register.versions[unit.id]]
