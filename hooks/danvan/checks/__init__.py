"""All checks of the catalogue, one file each, one reason each."""

from ..catalogue import Catalogue, report_findings
from ..problems import Report
from . import (
    directive_chain,
    former_ids,
    known_key_names,
    linked_records,
    pictures_exist,
    prose_is_safe,
    required_keys,
    source_ids,
    totals_add_up,
    totals_use_known_ids,
)
from .base import Check

ALL: tuple[Check, ...] = (
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
)


def run_all(catalogue: Catalogue, report: Report) -> None:
    """Run every check over every file of its scope and report what it finds."""
    for check in ALL:
        for item in getattr(catalogue, check.scope):
            report_findings(item.file, check.run(item, catalogue), report)
