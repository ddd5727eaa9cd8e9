"""Lists and ids without which nothing can be shown: those that records refer to, and those that are computed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .directive import Directive
from .entry import DOCUMENTATION_LEVELS, EVIDENCE, RECOGNITION_STATES
from .fields import list_of, nested_keys
from .problems import Report
from .read import shown_path
from .record import LEVELS, Record
from .total import Total
from .vocabulary import Vocabularies

FOLDERS = ("documents",)  # what a reference may name beside a list
# Ids that nobody types, or that the code names itself.
COMPUTED: Mapping[str, tuple[str, ...]] = {
    "cap": LEVELS,
    "minh_chung": EVIDENCE,
    "muc_tu_lieu": DOCUMENTATION_LEVELS,
    "tinh_trang_cong_nhan": RECOGNITION_STATES,
    "nhom_to_chuc": (),
}


def names() -> frozenset[str]:
    """Return the lists that must hold something."""
    keys = (field for kind in (Record, Total, Directive) for _, field in nested_keys(kind))
    return frozenset(filter(None, map(list_of, keys))).union(COMPUTED).difference(FOLDERS)


def are_there(vocabularies: Vocabularies, folder: Path, report: Report) -> bool:
    """Report every list and id that is missing; tell whether every list is there."""
    missing = [name for name in sorted(names()) if not vocabularies[name]]
    for name in missing:
        file = shown_path(folder / f"{name}.yml")
        if not report.of(file):  # a mistake in the file is told already
            report.add("missing-list", file, name=name)
    for name, needed in COMPUTED.items():
        for own in needed if name not in missing else ():
            if own not in vocabularies[name]:
                report.add("missing-list-id", shown_path(folder / f"{name}.yml"), name=name, id=own)
    return not missing
