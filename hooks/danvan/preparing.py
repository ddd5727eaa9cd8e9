"""The stages above the error line: read, validate, resolve, check; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from . import changes, checks, knowledge, needed_words, read, register_files
from .catalogue import Catalogue
from .entry import Place
from .known_places import Lookup
from .localities.advice import describe
from .made import Made
from .places import Resolver
from .prepared import Draft, Prepared
from .problems import Report
from .settings import Settings
from .validate import validate, validate_vocabularies
from .vocabulary import Vocabularies

EXAMPLES = Path("components", "editor-example")  # in site_src: a catalogue of two records


def prepare(options: Settings) -> Prepared:
    """Read and check the whole catalogue; all problems are in the report, nothing is written.

    Without a list that is needed, only that is reported. Raises `NoCatalogue` or `NoRegister`.
    """
    report = Report()
    files = read.read_files(options.catalogue, report, options.lasting)
    vocabularies = validate_vocabularies(files.vocabularies, report)
    register = register_files.load(options)
    if not needed_words.are_there(vocabularies, options.catalogue / read.LISTS, report):
        return Prepared(options, report, Catalogue((), (), (), vocabularies), register)
    lookup = Lookup(register, Made("places", options.lasting))
    catalogue, places = understand(files, vocabularies, lookup, report, options.today)
    drafts = editor_examples(options, vocabularies, lookup, report)
    lookup.made.save()
    folder = options.knowledge or options.sources / knowledge.FOLDER
    articles = knowledge.read_articles(folder, knowledge_ids(catalogue), report)
    return completed(Prepared(options, report, catalogue, register, places, drafts, articles))


def completed(prepared: Prepared) -> Prepared:
    """Return a catalogue that was checked with what does not lie in it: the days of change, and what was made of it."""
    options, ids = prepared.settings, knowledge_ids(prepared.catalogue)
    days = changes.days(options.catalogue, ids["records"], prepared.report)
    return replace(prepared, days=days, made=Made("pages", options.lasting))


def knowledge_ids(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Return what knowledge pages may name: every list, the directives, and the records that have a page."""
    return {**catalogue.ids(), "records": frozenset(item.id for item in catalogue.published())}


def understand(
    files: read.Files, vocabularies: Vocabularies, lookup: Lookup, report: Report, today: date
) -> tuple[Catalogue, Mapping[str, tuple[Place, ...]]]:
    """Validate, resolve and check what was read; return it with its places."""
    catalogue = validate(files, vocabularies, report)
    places = Resolver(lookup.register, lookup, describe, report).all(catalogue)
    checks.run_all(catalogue, report, today)
    return catalogue, places


def editor_examples(options: Settings, vocabularies: Vocabularies, lookup: Lookup, report: Report) -> tuple[Draft, ...]:
    """Return the two records of the editors' page; only their errors are news, one is meant to be warned of."""
    own = Report()
    files = read.read_files(options.sources / EXAMPLES, own)
    catalogue, places = understand(files, vocabularies, lookup, own, options.today)
    report.extend(problem for problem in own.problems if problem.severity == "error")
    return tuple(Draft(item, places.get(item.id, ()), own.of(item.file.path)) for item in catalogue.records)
