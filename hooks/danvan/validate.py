"""Turn text-only trees into frozen records, totals, directives and vocabularies; report what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .catalogue import Catalogue, File, Filed, report_findings
from .directive import Directive
from .fields import Part, part_class
from .problems import Finding, Path, Report, suggestion
from .record import Record
from .total import Total
from .vocabulary import SPECIAL, Abbreviation, Entry, Synonyms, Vocabularies, Wording, kind_of

P = TypeVar("P", bound=Part)
Ids = Mapping[str, frozenset[str]]

# What pydantic itself finds, in the words of the strings file.
PYDANTIC_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "too_long": "too-many",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-mapping",
    "model_type": "not-mapping",
    "model_attributes_type": "not-mapping",
    "string_type": "not-text",
}


def validate_vocabularies(files: Iterable[File], report: Report) -> Vocabularies:
    """Return all lists; an entry with a mistake is left out."""
    files = list(files)
    fields = {file.id: _raw_ids(file) for file in files}
    lists: dict[str, dict[str, Entry]] = {}
    special: dict[str, list[Any]] = {name: [] for name in SPECIAL}
    for file in files:
        for position, entry in _entries(file, kind_of(file.id), fields, report):
            if isinstance(entry, Entry):
                known = lists.setdefault(file.id, {})
                if entry.id in known:
                    finding = Finding("duplicate-id-in-list", (position, "id"), values={"id": entry.id})
                    report_findings(file, [finding], report)
                known.setdefault(entry.id, entry)
            else:
                special[file.id].append(entry)
    abbreviations: list[Abbreviation] = special["viet_tat"]
    wordings: list[Wording] = special["tu_ngu"]
    synonyms: list[Synonyms] = special["dong_nghia"]
    return Vocabularies(lists, tuple(abbreviations), tuple(wordings), tuple(synonyms))


def _raw_ids(file: File) -> frozenset[str]:
    entries = file.tree if isinstance(file.tree, list) else []
    return frozenset(str(entry.get("id")) for entry in entries if isinstance(entry, dict))


def _entries(file: File, kind: type[P], ids: Ids, report: Report) -> Iterator[tuple[int, P]]:
    if not isinstance(file.tree, list):
        report_findings(file, [Finding("not-list")], report)
        return
    for position, tree in enumerate(file.tree):
        entry = validate_tree(file, tree, kind, ids, report, (position,))
        if entry is not None:
            yield position, entry


def validate(files: Any, vocabularies: Vocabularies, report: Report) -> Catalogue:  # noqa: ANN401
    """Return the catalogue out of `read.Files`; a file with a mistake is left out."""
    ids = {**vocabularies.ids(), "documents": frozenset(file.id for file in files.documents)}
    return Catalogue(
        records=tuple(_all(files.records, Record, ids, report)),
        totals=tuple(_all(files.statistics, Total, ids, report)),
        directives=tuple(_all(files.documents, Directive, ids, report)),
        vocabularies=vocabularies,
        lists=tuple(_lists(files.vocabularies, vocabularies)),
        media=files.media,
    )


def _lists(files: Iterable[File], vocabularies: Vocabularies) -> Iterator[Filed[Mapping[int, Entry]]]:
    """Yield each vocabulary file with its good entries by their position in it."""
    for file in files:
        entries = vocabularies[file.id]
        trees = file.tree if isinstance(file.tree, list) else []
        ids = [tree.get("id") if isinstance(tree, dict) else None for tree in trees]
        yield Filed(file, {position: entries[own] for position, own in enumerate(ids) if own in entries})


def _all(files: Iterable[File], kind: type[P], ids: Ids, report: Report) -> Iterator[Filed[P]]:
    for file in files:
        value = validate_tree(file, file.tree, kind, ids, report)
        if value is not None:
            yield Filed(file, value)


def validate_tree(
    file: File, tree: object, kind: type[P], ids: Ids, report: Report, at: Path = ()
) -> P | None:
    """Return a tree as the object it describes, or report what does not fit; `at` is where it stands in the file."""
    try:
        return kind.model_validate(tree, context={"ids": ids})
    except ValidationError as error:
        findings = [_finding(detail, kind, ids, at) for detail in error.errors(include_url=False)]
        report_findings(file, findings, report)
        return None


def _finding(detail: ErrorDetails, kind: type[BaseModel], ids: Ids, at: Path) -> Finding:
    code = PYDANTIC_CODES.get(detail["type"], detail["type"])
    path = tuple(part for part in detail["loc"] if not _is_tag(part))
    values: dict[str, object] = dict(detail.get("ctx", {}))
    candidates: Iterable[str] = ()
    word = str(values.get("value", ""))
    if code == "unknown-key":
        word, candidates = str(path[-1]), keys_at(kind, path[:-1])
    elif code == "missing-key":
        values["name"] = path[-1]
    elif code == "unknown-id":
        candidates = ids.get(str(values["list"]), ())
    elif code == "bad-choice":
        candidates = str(values["choices"]).split(", ")
    values["suggestion"] = suggestion(word, candidates)
    return Finding(code, at + path, code in ("unknown-key", "missing-key"), values=values)


def _is_tag(part: str | int) -> bool:
    """Tell pydantic's own marks in a path (`function-before[...]`) from keys."""
    return isinstance(part, str) and "[" in part


def keys_at(kind: type[BaseModel], path: Path) -> list[str]:
    """Return the keys allowed in the object at a path below a model."""
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for f in kind.model_fields.values() if f.alias == part), None)
        inner = field and part_class(field.annotation)
        if not inner:
            return []
        kind = inner
    return [field.alias or name for name, field in kind.model_fields.items()]
