"""A record beside everything that is computed from it; computed facts are never typed by an editor."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .localities import Unit
from .record import Recognition, Record

DOCUMENTATION_LEVELS = ("biet-ten", "so-luoc", "co-cach-lam", "du-de-lam-theo")
RECOGNITION_STATES = ("chua-ro", "da-dang-ky", "da-danh-gia", "da-cong-nhan", "dien-hinh")
# Weakest first; the words stand in the vocabulary minh_chung.
EVIDENCE = ("tu-ke-khai", "bao-cao-bao-chi", "quyet-dinh-cong-nhan", "so-lieu-truoc-sau", "nhan-rong-hai-noi")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as recorded (smallest unit first) and the units it is now; both may be several."""

    text: str  # as the editor typed it
    below: str  # hamlet or quarter, not resolved
    recorded: tuple[Unit, ...]  # the unit and those above it, of the system of its time
    present: tuple[Unit, ...]  # present units of the same level, or the province
    province: Unit | None  # present province
    around: tuple[Unit, ...] = ()  # former units it lay in, where itself it is in no list or was never divided


@dataclass(frozen=True, slots=True)
class Entry:
    """One published record with its computed facts, in the order of the catalogue."""

    id: str
    record: Record
    places: tuple[Place, ...]
    level: str  # of DOCUMENTATION_LEVELS
    gaps: tuple[str, ...]  # ids of what the next level needs
    status: str  # of RECOGNITION_STATES
    recognition: Recognition | None  # the highest recognition of the model itself
    evidence: frozenset[str]  # of EVIDENCE
    year: str  # of the latest material, "" when unknown
    cost: Decimal | None  # sum of the amounts in đồng
    overdue: bool  # review date has passed
    replicated_by: tuple[str, ...]  # ids
    families: tuple[str, ...]  # ids of nhom_cach_lam: other places with the same way of doing it
    related: tuple[str, ...]  # ids

    def __hash__(self) -> int:
        return hash(self.id)  # all of it would take as long as what is looked up by it

    @property
    def standing(self) -> tuple[int, ...]:
        """Return what puts it before others, smallest first: well documented, proven, recognised, called so, new."""
        state = RECOGNITION_STATES.index(self.status)
        other = self.record.label != "dan-van-kheo"
        return (-self.grains, -self.proof, -state, other, -int(self.year or 0))

    @property
    def grains(self) -> int:
        """Return how many of three grains are filled."""
        return DOCUMENTATION_LEVELS.index(self.level)

    @property
    def proof(self) -> int:
        """Return the rank of the strongest evidence, 0 for none."""
        return max((EVIDENCE.index(name) + 1 for name in self.evidence), default=0)

    @property
    def archived(self) -> bool:
        """Tell whether the page only says that, and why, the record was put away."""
        return self.record.editorial is not None and self.record.editorial.state == "luu-tru"
