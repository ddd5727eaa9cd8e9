"""Compute what nobody types.

level, gaps      how well a record is documented, and what the next level needs   (documentation.py)
status           how far its official recognition has come, with the highest one
evidence         what proves it
year, cost       year of the latest material; sum of the amounts in đồng
overdue          its review date has passed
replicated_by    records that say they copied it
families         the families it belongs to: the same way of doing it in several places
related          records outside of them with the same topics, field, province or building blocks
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

import numpy as np
import numpy.typing as npt

from . import documentation, quantity
from .catalogue import Filed
from .entry import EVIDENCE, RECOGNITION_STATES, Entry, Place
from .localities.search import period_of
from .record import Recognition, Record, Result
from .vocabulary import Entry as Word

RELATED_MAX = 4
BUCKET_MAX = 300  # of the records with one topic, so many are compared: keeps 100,000 records linear
MODEL_STATES = {"cong-nhan": "da-cong-nhan", "dien-hinh": "dien-hinh"}
PRESS = ("bao-chi", "bao-cao", "trang-tin")
REPLICATIONS_FOR_PROOF = 2


def enrich(
    items: Sequence[Filed[Record]],
    places: Mapping[str, tuple[Place, ...]],
    today: date,
    families: Iterable[Word] = (),
) -> tuple[Entry, ...]:
    """Return the entries of published records: best documented, best proven, recognised, newest first."""
    copies, member = _copies(items), _memberships(families)
    entries = [
        _entry(item, places.get(item.id, ()), copies[item.id], member.get(item.id, ()), today) for item in items
    ]
    entries.sort(key=lambda entry: (entry.standing, entry.id))
    return tuple(_with_related(entries))


def _entry(
    item: Filed[Record], places: tuple[Place, ...], copies: Iterable[str], families: tuple[str, ...], today: date
) -> Entry:
    record = item.value
    level, gaps = documentation.level_and_gaps(record)
    status, recognition = recognition_state(record)
    due = record.editorial.review_due if record.editorial else None
    return Entry(
        id=item.id,
        record=record,
        places=places,
        level=level,
        gaps=gaps,
        status=status,
        recognition=recognition,
        evidence=evidence(record),
        year=latest_year(record),
        cost=cost(record),
        overdue=bool(due and period_of(due)[1] < today.isoformat()),
        replicated_by=tuple(sorted(copies)),
        families=families,
        related=(),
    )


def recognition_state(record: Record) -> tuple[str, Recognition | None]:
    """Return the highest official state of the model and the recognition that gave it."""
    own = [r for r in record.recognitions if r.given_to == "mo-hinh" and r.kind in MODEL_STATES]
    if own:
        best = max(own, key=lambda r: RECOGNITION_STATES.index(MODEL_STATES[r.kind]))
        return MODEL_STATES[best.kind], best
    if record.evaluations:
        return "da-danh-gia", None
    return ("da-dang-ky" if record.registrations else "chua-ro"), None


def has_before_and_after(record: Record, result: Result) -> bool:
    """Tell whether a result has a number before and after, in one unit, with a source."""
    after, before = quantity.parse(result.value), quantity.parse(result.baseline or "")
    same = after and before and (not before.unit or before.unit == (after.unit or result.unit))
    return bool(same) and (bool(result.source) or len(record.sources) == 1)


def has_decision(record: Record) -> bool:
    """Tell whether a decision is named for the recognition: its number, its form or the document itself."""
    documents = {source.id for source in record.sources if source.id and source.kind == "van-ban"}
    own = (r for r in record.recognitions if r.given_to == "mo-hinh" and r.kind in MODEL_STATES)
    return any(r.number or r.form == "quyet-dinh-cong-nhan" or r.source in documents for r in own)


def evidence(record: Record) -> frozenset[str]:
    """Return what proves a record, ids of `entry.EVIDENCE`."""
    kinds = {source.kind for source in record.sources}
    copied = [copy for copy in record.replications if copy.result]
    holds = (
        "tu-ke-khai" in kinds,
        bool(kinds & set(PRESS)),
        has_decision(record),
        any(has_before_and_after(record, result) for result in record.results),
        len(copied) >= REPLICATIONS_FOR_PROOF,
    )
    return frozenset(name for name, true in zip(EVIDENCE, holds, strict=True) if true)


def latest_year(record: Record) -> str:
    """Return the year of the latest material: a source, an evaluation, a recognition; else the record's date."""
    events = (*record.registrations, *record.inspections, *record.evaluations)
    moments = [event.year for event in events] + [won.year or won.span for won in record.recognitions]
    years = [source.date[:4] for source in record.sources if source.date]
    years += [moment[-4:] for moment in moments if moment]  # "2018-2020" ends in 2020
    return max(years, default=(record.as_of or "")[:4])


def cost(record: Record) -> Decimal | None:
    """Return the sum of the amounts of money in đồng, None when no amount can be read."""
    costs = record.resources.costs if record.resources else ()
    amounts = [quantity.parse(cost.amount) for cost in costs if cost.amount]
    values = [amount.value for amount in amounts if amount and amount.unit.startswith("đồng")]
    return sum(values, Decimal(0)) if values else None


def _copies(items: Iterable[Filed[Record]]) -> Mapping[str, set[str]]:
    copies: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        for original in item.value.replicates:
            copies[original].add(item.id)
    return copies


def _memberships(families: Iterable[Word]) -> Mapping[str, tuple[str, ...]]:
    """Return the families of each record that is in one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for family in families:
        for name in family.records:
            found[name].append(family.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _marks(entry: Entry) -> set[tuple[str, str]]:
    """Return what makes two records alike: topics, building blocks, field, province."""
    record = entry.record
    marks = {("topic", topic) for topic in record.topics}
    marks |= {("block", step.block) for step in record.steps if step.block}
    marks |= {("place", place.province.code) for place in entry.places if place.province}
    return marks | ({("field", record.field)} if record.field else set())


WEIGHTS = {"topic": 3, "block": 2, "field": 1, "place": 1}


def _with_related(entries: Sequence[Entry]) -> Iterable[Entry]:
    marks = [() if entry.archived else tuple(sorted(_marks(entry))) for entry in entries]
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, own in enumerate(marks):
        for mark in own:
            if len(buckets[mark]) < BUCKET_MAX:
                buckets[mark].append(number)
    members = {mark: np.repeat(numbers, WEIGHTS[mark[0]]) for mark, numbers in buckets.items()}
    for number, entry in enumerate(entries):
        alike = _alike([members[mark] for mark in marks[number]], len(entries))
        own = frozenset(entry.families)  # their members are linked as such
        others = (other for other in alike if other != number and own.isdisjoint(entries[other].families))
        yield replace(entry, related=tuple(entries[other].id for other in islice(others, RELATED_MAX)))


def _alike(members: Sequence[npt.NDArray[np.int64]], count: int) -> Iterator[int]:
    """Yield the numbers that stand often enough in the members, the most frequent first, then by number."""
    if members:
        found, scores = np.unique(np.concatenate(members), return_counts=True)
        ranks = np.sort(found - scores * count)[: np.count_nonzero(scores >= WEIGHTS["topic"])]
        yield from map(int, ranks % count)
