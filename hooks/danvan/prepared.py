"""A catalogue that was read and checked, and what a run says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .catalogue import Catalogue, Filed
from .changes import Day
from .entry import Place
from .knowledge import Article
from .localities import Register
from .made import Made
from .problems import Problem, Report
from .record import Record
from .settings import Settings
from .strings import say


@dataclass(frozen=True, slots=True)
class Draft:
    """A record made up for the editors' page, as it was read, with what `danvan check` says of it."""

    item: Filed[Record]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Prepared:
    """A catalogue that was read and checked, with everything found on the way."""

    settings: Settings
    report: Report
    catalogue: Catalogue
    register: Register
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()  # the editors' examples
    articles: tuple[Article, ...] = ()
    days: tuple[Day, ...] = ()  # on which records came or changed, the newest first
    made: Made = field(default_factory=Made)

    @property
    def sizes(self) -> dict[str, int]:
        """Return how many files of each kind were understood."""
        return {
            "records": len(self.catalogue.records),
            "totals": len(self.catalogue.totals),
            "directives": len(self.catalogue.directives),
        }

    @property
    def summary(self) -> str:
        """Return the line of counts that ends every check."""
        counts = {"errors": self.report.count("error"), "warnings": self.report.count("warning")}
        return say("check.summary", **counts, **self.sizes)

    @property
    def kinds(self) -> list[str]:
        """Return a line for every kind of warning with its number, the most frequent first."""
        found = self.report.codes("warning").most_common()
        return [say("check.kind", kind=say(f"kinds.{code}"), count=count) for code, count in found]
