"""The page for editors: one made-up model written well and poorly, side by side, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, get_args

from jinja2 import Environment
from pydantic import BeforeValidator

from ..fields import In, Part
from ..render import body
from ..site import Site
from ..strings import say
from ..view import Page
from ..vocabulary import Vocabularies

PATH = "bien-tap/index.html"
SIDES = ("good", "poor")  # ids of the two records
# What is compared at a time: keys of a record; titles and reasons stand in the strings under `ui.editors.parts`.
PARTS = {
    "name": ("ten", "tom_tat", "linh_vuc", "chu_de"),
    "skill": ("diem_kheo",),
    "place": ("dia_ban", "thoi_diem", "thoi_gian", "tinh_trang"),
    "reason": ("boi_canh", "muc_tieu"),
    "people": ("chu_tri", "phoi_hop", "doi_tuong"),
    "steps": ("cach_lam",),
    "resources": ("nguon_luc",),
    "results": ("ket_qua",),
    "repeat": ("dieu_kien", "kho_khan", "bai_hoc"),
    "sources": ("nguon", "suy_ra", "chua_ro"),
}


class Item(NamedTuple):
    """One value as typed, with what stands below it in the file."""

    text: str
    facts: tuple[tuple[str, str], ...] = ()  # (label, value)


class Row(NamedTuple):
    """One key with its values."""

    key: str  # full name: "nguon_luc.ngay_cong"
    label: str
    items: tuple[Item, ...]


def example(site: Site, env: Environment) -> Page:
    """Return the page of the good and the poor record."""
    sides = {name: site.examples[name] for name in SIDES}
    parts = [
        (part, {name: list(rows(side.entry.record, keys, site.words)) for name, side in sides.items()})
        for part, keys in PARTS.items()
    ]
    html = body(env, "editors", sides=sides, parts=parts, words=site.words)
    return Page(PATH, say("ui.editors.title"), say("ui.editors.description"), html)


def rows(part: Part, keys: Iterable[str], words: Vocabularies, above: str = "") -> Iterator[Row]:
    """Yield a row for each of some keys that is filled, those inside a single part under their full name."""
    filled = {entry.key: entry for entry in _filled(part)}
    for entry in (filled[key] for key in keys if key in filled):
        key, value = f"{above}{entry.key}", entry.value
        if isinstance(value, Part):
            yield from rows(value, [inner.key for inner in _filled(value)], words, f"{key}.")
        else:
            values = value if isinstance(value, tuple) else (value,)
            yield Row(key, entry.label, tuple(_item(one, entry.list_name, words) for one in values))


class Filled(NamedTuple):
    """One key that has a value."""

    key: str
    label: str
    value: Any
    list_name: str  # the vocabulary its ids are from, "" for other values


def _filled(part: Part) -> Iterator[Filled]:
    """Yield the keys of a part that have a value, in their order."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value not in (None, ()):
            list_name = _list_name([field.annotation, *field.metadata])
            yield Filled(str(field.alias), str(field.title), value, list_name)


def _item(value: object, list_name: str, words: Vocabularies) -> Item:
    """Return a value as one item: of a part its first key, the others below it."""
    if not isinstance(value, Part):
        return Item(_said(str(value), list_name, words))
    first, *others = ((entry.label, _said(str(entry.value), entry.list_name, words)) for entry in _filled(value))
    return Item(first[1], tuple(others))


def _said(value: str, list_name: str, words: Vocabularies) -> str:
    """Return a value as typed; an id of a list after the name it stands for."""
    return f"{words.name(list_name, value)} ({value})" if list_name else value


def _list_name(annotations: Iterable[Any]) -> str:
    """Return the vocabulary that a type takes its ids from, "" for other types."""
    for annotation in annotations:
        mark = annotation.func if isinstance(annotation, BeforeValidator) else None
        if isinstance(mark, In):
            return mark.list
        inner = get_args(annotation)
        if inner and (found := _list_name(inner)):
            return found
    return ""
