"""What changed between two copies of the catalogue, and from day to day.

`contents` lists what a copy holds, `difference` compares two such lists, `history` reads days of change out of git,
`written` out of a file, `news` puts the two together.
"""

from .contents import NAME, PLACE, SMALL, Contents, Item, NoContents, as_json, item_of, read, small
from .days import KINDS, Change, Day
from .difference import Difference, compare, label, lines
from .news import days

__all__ = [
    "KINDS", "NAME", "PLACE", "SMALL", "Change", "Contents", "Day", "Difference", "Item", "NoContents", "as_json",
    "compare", "days", "item_of", "label", "lines", "read", "small",
]  # fmt: skip
