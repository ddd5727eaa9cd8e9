"""The catalogue as its files state it: records, totals, directives and vocabularies, each with its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .directive import Directive
from .problems import Finding, Report
from .record import Record
from .strict_yaml import locate
from .total import Total
from .vocabulary import Entry, Vocabularies

T = TypeVar("T")
PUBLISHED = ("cong-bo", "luu-tru")


@dataclass(frozen=True, slots=True)
class File:
    """A YAML file as read: shown path, id (file name), bytes, and its data as dicts, lists and text."""

    path: str
    id: str
    data: bytes
    tree: object


@dataclass(frozen=True, slots=True)
class Filed(Generic[T]):
    """A checked object beside the file it came from."""

    file: File
    value: T

    @property
    def id(self) -> str:
        """Return the id, which is the file's name."""
        return self.file.id


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the editors wrote, typed and frozen."""

    records: tuple[Filed[Record], ...]
    totals: tuple[Filed[Total], ...]
    directives: tuple[Filed[Directive], ...]
    vocabularies: Vocabularies
    lists: tuple[Filed[Mapping[int, Entry]], ...] = ()  # of each vocabulary file the entries by position
    media: frozenset[str] = frozenset()  # files below media/, as "<id>/<file>"

    def published(self) -> tuple[Filed[Record], ...]:
        """Return the records that get a page."""
        return tuple(item for item in self.records if is_published(item.value))

    def ids(self) -> dict[str, frozenset[str]]:
        """Return the ids of every list and folder, as the validation context wants them."""
        return {**self.vocabularies.ids(), "documents": frozenset(item.id for item in self.directives)}


def is_published(record: Record) -> bool:
    """Tell whether a record gets a page (drafts do not)."""
    return record.editorial is not None and record.editorial.state in PUBLISHED


def is_archived(record: Record) -> bool:
    """Tell whether a record only keeps its page, and stands in no list."""
    return record.editorial is not None and record.editorial.state == "luu-tru"


def report_findings(file: File, findings: Iterable[Finding], report: Report) -> None:
    """Add findings of one file to the report, with the line and column of each."""
    for finding in findings:
        line, column = locate(file.data, finding.path, key=finding.at_key)
        key = ".".join(str(part) for part in finding.path if isinstance(part, str))
        report.add(finding.code, file.path, line, column, key, finding.severity, **finding.values)


def by_id(items: Iterable[Filed[T]]) -> Mapping[str, Filed[T]]:
    """Index files by their id."""
    return {item.id: item for item in items}
