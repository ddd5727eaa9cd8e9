"""Mức tư liệu: how well a record is documented, and what it still lacks for the next level.

A level holds when all its requirements and those of the levels below hold. The words for a requirement stand
in the strings under `gaps.<id>`.
"""

from __future__ import annotations

from collections.abc import Callable

from . import quantity
from .entry import DOCUMENTATION_LEVELS
from .record import Record

STEPS_FOR_HOW = 3  # fewer and nobody can repeat it
Requirement = Callable[[Record], bool]


def _has_number(record: Record) -> bool:
    return any(quantity.parse(result.value) for result in record.results)


def _has_resources(record: Record) -> bool:
    resources = record.resources
    return bool(
        resources and (resources.working_days or resources.people or resources.materials or resources.costs)
    )


REQUIREMENTS: dict[str, dict[str, Requirement]] = {
    "so-luoc": {"buoc-hoac-ket-qua": lambda record: bool(record.steps or record.results)},
    "co-cach-lam": {
        "boi-canh-hoac-muc-tieu": lambda record: bool(record.context or record.goals),
        "ba-buoc": lambda record: len(record.steps) >= STEPS_FOR_HOW,
        "ket-qua-co-so": _has_number,
    },
    "du-de-lam-theo": {
        "ai-lam": lambda record: bool(record.steps) and all(step.actor for step in record.steps),
        "nguon-luc": _has_resources,
        "truoc-sau": lambda record: any(result.baseline for result in record.results),
        "dieu-kien": lambda record: bool(record.conditions),
        "kho-khan-bai-hoc": lambda record: bool(record.difficulties or record.lessons),
    },
}


def level_and_gaps(record: Record) -> tuple[str, tuple[str, ...]]:
    """Return the level reached and the ids of what the next one needs (empty at the top).

    "Khéo ở chỗ nào" is asked of every record: it is no condition of a level but always in the list of gaps.
    """
    skill = () if record.skill else ("diem-kheo",)
    reached = DOCUMENTATION_LEVELS[0]
    for level, requirements in REQUIREMENTS.items():
        unmet = tuple(name for name, holds in requirements.items() if not holds(record))
        if unmet:
            return reached, skill + unmet
        reached = level
    return reached, skill
