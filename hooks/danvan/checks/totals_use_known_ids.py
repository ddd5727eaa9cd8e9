"""Groups of a total carry ids of the vocabularies, so that they can be shown and compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding, suggestion
from ..total import Total
from .base import Check, Context

SUBJECTS = ("tap-the", "ca-nhan")


def _run(item: Filed[Total], context: Context) -> Iterator[Finding]:
    words = context.catalogue.vocabularies
    groups = {
        "theo_linh_vuc": (item.value.by_field, list(words["linh_vuc"]), "linh_vuc"),
        "theo_chu_the": (item.value.by_subject, [*SUBJECTS, *words["loai_chu_the"]], "loai_chu_the"),
        "theo_cap": (item.value.by_level, list(words["cap"]), "cap"),
    }
    for key, (counts, known, name) in groups.items():
        for word in counts or ():
            if word not in known:
                hint = suggestion(word, known)
                values = {"value": word, "list": name, "suggestion": hint}
                yield Finding("unknown-group-id", (key, word), at_key=True, values=values)


CHECK = Check("totals-use-known-ids", "totals", _run)
