"""Make the cards of entries."""

from __future__ import annotations

from . import place_words, quantity
from .entry import Entry
from .record import Record, Result
from .strings import say
from .text import powers
from .view import Card, Figure
from .vocabulary import Vocabularies

NO_FIELD = "chua-ro"
SEALED = ("da-cong-nhan", "dien-hinh")  # states that a body gave; a registration is no recognition


def card(entry: Entry, words: Vocabularies, root: str = "../") -> Card:
    """Return the card of an entry; `root` leads from the page that shows it to the site's top."""
    record = entry.record
    field = words["linh_vuc"].get(record.field or "")
    return Card(
        id=entry.id,
        href=f"{root}{path_of(entry.id)}",
        name=record.name or entry.id,
        field_id=field.id if field else NO_FIELD,
        field_name=field.short if field else say("ui.field_unknown"),
        field_key=field.id if field else NO_FIELD,
        place=place_words.of_entry(entry),
        lead=record.lead[0].name if record.lead else "",
        figure=figure(record),
        level_id=entry.level,
        level_name=words.name("muc_tu_lieu", entry.level),
        grains=entry.grains,
        recognition=recognition(entry, words),
        sealed=entry.status in SEALED,
        label_note=label_note(record, words),
        year=entry.year,
    )


def path_of(record_id: str) -> str:
    """Return the address of a record below the site's top."""
    return f"mo-hinh/{record_id}.html"


def figure(record: Record) -> Figure | None:
    """Return the first result that is a number."""
    found = next((result for result in record.results if quantity.parse(result.value)), None)
    return Figure(found.value, unit(found), powers(found.indicator)) if found else None


def unit(result: Result) -> str:
    """Return the unit as it is shown, or nothing when the value itself ends with it."""
    return "" if result.unit and result.value.endswith(result.unit) else powers(result.unit or "")


def recognition(entry: Entry, words: Vocabularies) -> str:
    """Return "Đã công nhận: Ban Dân vận Trung ương", or nothing when the source is silent."""
    if entry.status == "chua-ro":
        return ""
    state = words.name("tinh_trang_cong_nhan", entry.status)
    best = entry.recognition
    body = best.body if best else None
    year = (best.year or best.span) if best else None
    return ", ".join(part for part in (f"{state}: {body}" if body else state, year) if part)


def label_note(record: Record, words: Vocabularies) -> str:
    """Return what a record is when it is no model called Dân vận khéo by its source."""
    if record.label == "cach-lam-tuong-tu":
        return words.name("danh_xung", record.label)
    return words.name("loai", record.kind) if record.kind in ("chuong-trinh", "hoat-dong") else ""
