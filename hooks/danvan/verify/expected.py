"""What a finished site must hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from ..made import Made


@dataclass(frozen=True, slots=True)
class Expected:
    """What the build or the catalogue knows about the site: paths below its top."""

    made: Collection[str] | None = None  # every page written; None when nobody has just built
    records: Collection[str] = ()  # the page of each record that has one
    listed: Collection[str] = ()  # those that some other page must lead to
    lock: str = ""  # the shown path of the file with the published addresses
    locked: tuple[str, ...] = ()
    site_url: str = ""
    looked: Made = field(default_factory=Made)  # at which pages the last run looked
