"""What templates are given: plain, frozen, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .total import Total


@dataclass(frozen=True, slots=True)
class Figure:
    """One result set large."""

    value: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """One model in a list."""

    id: str
    href: str
    name: str
    field_id: str
    field_name: str
    field_key: str  # part of a class name
    place: str
    lead: str
    figure: Figure | None
    level_id: str
    level_name: str
    grains: int  # 0 to 3
    recognition: str
    sealed: bool  # recognised or exemplary: only these have a seal
    label_note: str
    year: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list, with the number of records behind it where that helps."""

    href: str
    label: str
    count: int | None = None
    note: str = ""
    key: str = ""
    name: str = ""  # without its type, where room is short


@dataclass(frozen=True, slots=True)
class FormerProvince:
    """A former province as an anchor on the page of its present one, with its districts that have records."""

    id: str
    label: str
    filter: Link  # to the catalogue, with the number of records
    districts: tuple[FormerDistrict, ...]


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A former district as an anchor, with its records."""

    id: str
    label: str
    records: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that only leads on; `target` is relative to it, `kind` of ui.redirect says what it leads to."""

    path: str
    target: str
    name: str
    kind: Literal["model", "page"]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading of a listing; `key` is part of a class name, a heading may be empty."""

    key: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Examples of the provinces near by, whose names are in `names`."""

    names: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TotalView:
    """A reported total with the words for its place and the present provinces it belongs to."""

    id: str
    total: Total
    place: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet; one that is not `listed` only works in addresses.

    `also` holds other names that the facet's own small search knows it by.
    """

    id: str
    label: str
    count: int
    listed: bool = True
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its choices, and for each record the numbers of the choices it has."""

    id: str
    label: str
    values: tuple[FacetValue, ...]
    rows: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is put into the shell; `path` is relative to the site."""

    path: str
    title: str
    description: str
    body: str
    current: str = ""  # id of its place in the header
    chunks: dict[str, str] = field(default_factory=dict)  # data the page's script may ask for
    script: str = ""  # what the page needs beside the base: a name of site_src/browser/bundles.txt

    @property
    def depth(self) -> int:
        """Return how many folders deep the page lies."""
        return self.path.count("/")
