"""Where each province stands on the tile map: about where it lies, on a grid of 15 rows and 6 columns."""

from __future__ import annotations

# Code of the present province, or the name of an archipelago -> (row, column), counted from 1 in the north-west.
PLACES = {
    "12": (1, 2), "15": (1, 3), "08": (1, 4), "04": (1, 5),
    "11": (2, 1), "14": (2, 2), "25": (2, 3), "19": (2, 4), "20": (2, 5),
    "01": (3, 3), "24": (3, 4), "22": (3, 5),
    "38": (4, 2), "37": (4, 3), "33": (4, 4), "31": (4, 5),
    "40": (5, 2),
    "42": (6, 3),
    "44": (7, 3),
    "46": (8, 4), "hoang-sa": (8, 6),
    "48": (9, 4),
    "51": (10, 4),
    "52": (11, 4),
    "66": (12, 4),
    "80": (13, 2), "75": (13, 3), "68": (13, 4), "56": (13, 5),
    "91": (14, 1), "82": (14, 2), "79": (14, 3), "truong-sa": (14, 6),
    "96": (15, 1), "92": (15, 2), "86": (15, 3),
}  # fmt: skip


def distance(one: str, other: str) -> int:
    """Return the square of how far two tiles are apart."""
    (row, column), (other_row, other_column) = PLACES[one], PLACES[other]
    return (row - other_row) ** 2 + (column - other_column) ** 2
