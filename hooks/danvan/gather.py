"""From the checked catalogue to what pages are made from: the site's content, and the data that scripts ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from jinja2 import Environment

from . import (
    about_copy,
    assets,
    card_texts,
    cards,
    catalogue_data,
    facets,
    lookup,
    search_documents,
    search_index,
    search_lunr,
    suggestions,
)
from .assets import Asset
from .catalogue import Filed
from .enrich import enrich
from .entry import Entry
from .index import Plan
from .prepared import Prepared
from .site import Example, Site
from .view import Facet
from .vocabulary import Vocabularies

LATER = ("shelf", "engine", "take")  # scripts that come as data do: to ask the catalogue, search words, print or save
T = TypeVar("T")


def gather(prepared: Prepared, env: Environment, plan: Plan | None = None) -> tuple[Site, list[Asset]]:
    """Return the site's content, and every file that its pages may ask for; `plan` is that of the search index."""
    catalogue, register = prepared.catalogue, prepared.register
    words = catalogue.vocabularies
    families = words["nhom_cach_lam"].values()
    known = enrich(catalogue.published(), prepared.places, prepared.settings.today, families)
    entries = tuple(entry for entry in known if not entry.archived)
    documents = search_index.by_id(entries)
    found = facets.build(documents, words, register.other_names)
    shared = assets.shared(prepared.settings.sources)
    head, *parts_of_catalogue = catalogue_files(documents, found, words, env)
    search = search_index.build(documents, prepared, plan)
    made = prepared.made
    made.share(words)
    lookups = made.data(lambda: list(lookup.chunks(register)), "lookup", register.source)
    chunks = {
        "catalogue": head,
        "search": assets.chunk("search", {**search.manifest, "texts": card_texts.count(len(documents))}),
        **{name: assets.chunk(name, data) for name, data in lookups},
    }
    site = Site(
        settings=prepared.settings,
        words=words,
        register=register,
        entries=entries,
        archived=tuple(entry for entry in known if entry.archived),
        facets=found,
        totals=_newest(catalogue.totals, lambda total: total.moment),
        total_places=prepared.places,
        directives=_newest(catalogue.directives, lambda directive: directive.date or ""),
        examples=examples(prepared),
        articles=prepared.articles,
        days=prepared.days,
        made=prepared.made,
        chunks={name: asset.path for name, asset in {**chunks, **{name: shared[name] for name in LATER}}.items()},
        files={name: asset.path for name, asset in shared.items()},
    )
    names = assets.standing("names", suggestions.data(site))
    shards = (Asset(f"data/{name}.js", script.encode()) for name, script in search.scripts())
    texts = card_texts.build(documents, search_documents.documents(documents, words, register.other_names))
    published = search_lunr.files(entries, words, register.other_names, made)
    own = (*about_copy.files(site), assets.worker(site.settings.sources, keeps=site.settings.offline))
    return site, [*chunks.values(), *parts_of_catalogue, *shards, *shared.values(), names, *texts, *published, *own]


def examples(prepared: Prepared) -> Mapping[str, Example]:
    """Return the records of the editors' page by id."""
    drafts = {draft.item.id: draft for draft in prepared.drafts}
    places = {name: draft.places for name, draft in drafts.items()}
    entries = enrich([draft.item for draft in prepared.drafts], places, prepared.settings.today)
    own = ((entry, drafts[entry.id]) for entry in entries)
    return {entry.id: Example(entry, draft.item.file.data.decode(), draft.problems) for entry, draft in own}


def catalogue_files(
    documents: Sequence[Entry], found: Sequence[Facet], words: Vocabularies, env: Environment
) -> list[Asset]:
    """Return what the catalogue page filters and shows (format: catalogue_data.py), the head first."""
    made = catalogue_cards(documents, words, env)
    return catalogue_data.files(made, found, facets.sort_keys(documents))


def catalogue_cards(documents: Sequence[Entry], words: Vocabularies, env: Environment) -> list[tuple[str, str]]:
    """Return the id and the card of each document."""
    template = env.get_template("templates/card.html")
    return [(entry.id, template.render(card=cards.card(entry, words)).strip()) for entry in documents]


def _newest(items: Iterable[Filed[T]], moment: Callable[[T], str]) -> tuple[Filed[T], ...]:
    """Return files by date, newest first, those of one date by id."""
    by_name = sorted(items, key=lambda item: item.id)
    return tuple(sorted(by_name, key=lambda item: moment(item.value), reverse=True))
