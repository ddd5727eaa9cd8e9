"""What pre-commit has read and checked, for the build after it: of the same content, day and code.

A commit is thereby read and checked once. Only what was free of errors is kept; whatever else is to be built (amended,
merged, pushed, committed without hooks) is read anew.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

from .. import kept, made, preparing, register_files
from ..prepared import Prepared
from ..problems import Report
from ..settings import Settings

PARTS = ("catalogue", "places", "drafts", "articles")


def keep(prepared: Prepared, content: str) -> None:
    """Keep a catalogue without errors; `content` is the name git has for it."""
    held = [getattr(prepared, name) for name in PARTS], prepared.report.problems
    _shelf(prepared.settings, content).save({"source": prepared.register.source}, pickle.dumps(held, -1))


def prepare(options: Settings, content: str) -> Prepared:
    """Return what `preparing.prepare` does, with what was kept of this content."""
    head, data = _shelf(options, content).load()
    if not data:
        return preparing.prepare(options)
    register = register_files.load(options)
    if head["source"] != register.source:
        return preparing.prepare(options)
    parts, problems = pickle.loads(data)
    found = Prepared(options, Report(), register=register, **dict(zip(PARTS, parts, strict=True)))
    completed = preparing.completed(found)  # what it reports was reported then, too
    completed.report.extend([problem for problem in problems if problem not in completed.report.problems])
    return completed


def _shelf(options: Settings, content: str) -> kept.Shelf:
    given = replace(options, site=Path())  # it says nothing about the content
    return kept.Shelf("checked", options.lasting, f"{made.code_hash()} {content} {given}")
