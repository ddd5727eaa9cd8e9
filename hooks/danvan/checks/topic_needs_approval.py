"""What touches the border, weapons or people at risk goes out only with the word of the office in charge."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, is_live, warn


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    topics = context.catalogue.vocabularies["chu_de"]
    for position, name in enumerate(item.value.topics) if is_live(item.value) else ():
        if office := topics[name].approval:
            yield warn(CHECK.name, ("chu_de", position), topic=topics[name].name, office=office)


CHECK = Check("topic-needs-approval", "records", _run)
