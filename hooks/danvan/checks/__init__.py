"""All checks of the catalogue, one file each, one reason each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import Any

from ..catalogue import Catalogue, Filed, report_findings
from ..problems import Finding, Report, suggestion
from ..record import Exemption, Record
from . import (
    baseline_of_another_indicator,
    body_outside_its_dates,
    contents_name_ids,
    directive_chain,
    families_name_records,
    former_ids,
    known_key_names,
    level_outside_its_dates,
    linked_records,
    lists_name_ids,
    one_family_in_two_fields,
    pictures_exist,
    prose_is_safe,
    required_keys,
    results_that_are_context,
    review_overdue,
    source_ids,
    source_without_date,
    steps_begin_with_a_verb,
    topic_needs_approval,
    topics_with_few_records,
    totals_add_up,
    totals_use_known_ids,
    unit_without_number,
    words_to_avoid,
)
from .base import Check, Context, warn

RULES: tuple[Check, ...] = (
    required_keys.CHECK,
    known_key_names.CHECK,
    source_ids.CHECK,
    former_ids.CHECK,
    linked_records.CHECK,
    pictures_exist.CHECK,
    prose_is_safe.CHECK,
    totals_add_up.CHECK,
    totals_use_known_ids.CHECK,
    directive_chain.CHECK,
    families_name_records.CHECK,
    lists_name_ids.CHECK,
    contents_name_ids.CHECK,
)
# What only a person can judge: warnings, from which a record can except itself.
EDITORIAL: tuple[Check, ...] = (
    steps_begin_with_a_verb.CHECK,
    unit_without_number.CHECK,
    baseline_of_another_indicator.CHECK,
    results_that_are_context.CHECK,
    one_family_in_two_fields.CHECK,
    body_outside_its_dates.CHECK,
    level_outside_its_dates.CHECK,
    words_to_avoid.CHECK,
    topic_needs_approval.CHECK,
    source_without_date.CHECK,
    review_overdue.CHECK,
    topics_with_few_records.CHECK,
)
ALL = RULES + EDITORIAL
EXCEPTABLE = frozenset(check.name for check in EDITORIAL if check.scope == "records")


def run_all(catalogue: Catalogue, report: Report, today: date) -> None:
    """Run every check over every file of its scope; report what it finds, but for what a record excepts."""
    broken = (PurePath(problem.file).stem for problem in report.problems if problem.severity == "error")
    context = Context(catalogue, today, frozenset(broken))
    for check in ALL:
        for item in getattr(catalogue, check.scope):
            report_findings(item.file, _without_excepted(check, item, context), report)
    for item in catalogue.records:
        report_findings(item.file, _unknown_names(_exemptions(item)), report)


def _exemptions(item: Filed[Any]) -> tuple[Exemption, ...]:
    record = item.value
    return record.editorial.exemptions if isinstance(record, Record) and record.editorial else ()


def _without_excepted(check: Check, item: Filed[Any], context: Context) -> Iterable[Finding]:
    """Return the findings of a check; an exemption takes the warnings away, or is itself reported as needless."""
    found = check.run(item, context)
    places = [place for place, own in enumerate(_exemptions(item)) if own.check == check.name]
    if not places or check.name not in EXCEPTABLE:
        return found
    findings = list(found)
    kept = [finding for finding in findings if finding.severity != "warning"]
    needless = places[1:] if len(kept) < len(findings) else places
    return kept + [warn("exception-not-needed", _path(place), name=check.name) for place in needless]


def _unknown_names(exemptions: Iterable[Exemption]) -> Iterator[Finding]:
    for place, exemption in enumerate(exemptions):
        if exemption.check not in EXCEPTABLE:
            values = {"value": exemption.check, "suggestion": suggestion(exemption.check, EXCEPTABLE)}
            yield Finding("unknown-check", (*_path(place), "kiem_tra"), values=values)


def _path(place: int) -> tuple[str | int, ...]:
    return ("bien_tap", "ngoai_le", place)
