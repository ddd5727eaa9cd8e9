"""What the search is given: a document's fields with their weights, and places with what lies in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# BM25F: an occurrence in a name or a place counts twice (measured best on news titles, and flat around it).
WEIGHTS = {"title": 2, "other_names": 2, "place": 2, "organisation": 1, "topics": 1, "text": 1}

# What people write before the name of a place, each type with its short forms.
PLACE_TYPES = (
    ("tỉnh",),
    ("thành phố", "tp", "t p"),
    ("thị xã", "tx", "t x"),
    ("thị trấn", "tt", "t t"),
    ("đặc khu",),
    ("huyện", "h"),
    ("quận", "q"),
    ("phường", "p"),
    ("xã", "x"),
)

Alias = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What one record gives to the search; separate values of a field stand on separate lines."""

    title: str
    other_names: str = ""
    place: str = ""
    organisation: str = ""
    topics: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A place that can be asked for by name, former names included, with the documents that lie in it."""

    label: str
    facet: str
    value: str
    names: tuple[str, ...]
    docs: tuple[int, ...]
