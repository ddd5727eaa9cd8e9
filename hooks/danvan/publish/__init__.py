"""Publish a site whole or not at all: built beside the last one, exchanged in one step, the last one kept.

files -> written into a folder beside the site (`pages`)
place -> where that folder, the previous site and the lock lie, and what a killed build left there (`place`)
lock  -> one build at a time (`lock`)
links -> unchanged files share their bytes with the site before (`links`)
exchange -> the one step (`exchange`)
"""

from .lock import Held
from .pages import Pages, SameAddress, empty, write
from .place import NoPrevious, Place, Refused, beside, held

__all__ = [
    "Held",
    "NoPrevious",
    "Pages",
    "Place",
    "Refused",
    "SameAddress",
    "beside",
    "empty",
    "held",
    "write",
]
