"""Templates to HTML: one Jinja environment, strict, escaping, with the few filters a page needs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import prose, quantity, strings, tiles
from .settings import ROOT
from .text import powers, slug

KEPT = ROOT / ".cache" / "templates"
LINE_MAX = 160  # what search engines show
DOUBLE, SINGLE = re.compile(r'"([^"]*)"'), re.compile(r"(?<!\w)'([^']+)'(?!\w)")
DATE_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Words(Mapping[str, Any]):
    """Strings for templates: `ui.card.level`; a missing one is an error, not an empty place."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        # Attributes of its own are found before any method of the mapping (`ui.clear`, `ui.items`), and fast.
        vars(self).update({key: Words(value) if isinstance(value, dict) else value for key, value in tree.items()})

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        return vars(self)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(vars(self))

    def __len__(self) -> int:
        return len(vars(self))


class _Environment(Environment):
    """All templates share the globals, which are complete before the first: no chain to look through at every call."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


def environment(sources: Path) -> Environment:
    """Return the environment; templates are named relative to `site_src/`."""
    env = _Environment(
        loader=FileSystemLoader(sources),
        bytecode_cache=_compiled(KEPT),
        auto_reload=False,  # one environment a build
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters |= {
        "date": show_date,
        "span": show_span,
        "number": show_number,
        "sentence": lambda text: text[:1].upper() + text[1:],
        "lower_first": lambda text: text[:1].lower() + text[1:],
        "quoted": show_quotes,
        "bound": lambda text: text.replace(" - ", "\u00a0- "),  # no line begins with a hyphen
        "slug": slug,
        "powers": powers,
        "prose": prose.render,
        "data": data_block,
    }
    env.tests["number_text"] = lambda text: quantity.parse(text) is not None
    env.globals["ui"] = Words(strings.load()["ui"])
    env.globals["tile_places"] = tiles.PLACES
    env.globals["browser_words"] = strings.load()["browser"]
    return env


def _compiled(folder: Path) -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept, by their content; nothing where that cannot be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def show_date(value: str) -> str:
    """Return a date as it is read in Vietnam.

    >>> show_date("2022-12-23"), show_date("2021-05"), show_date("2021")
    ('23/12/2022', '5/2021', '2021')
    """
    match = DATE_PARTS.fullmatch(value)
    if not match:
        return value
    year, month, day = match.groups()
    return "/".join(part for part in (day, str(int(month)) if month and not day else month, year) if part)


def show_span(value: str) -> str:
    """Return years with an en dash: "2018-2020" as "2018–2020"."""
    return value.replace("-", "–")


def show_quotes(text: str) -> str:
    """Return a text with quotes as they are printed: 'mô hình "5 không"' as 'mô hình “5 không”'."""
    return SINGLE.sub(r"‘\1’", DOUBLE.sub(r"“\1”", text))


def show_number(value: int) -> str:
    """Return a whole number with group dots: 11182 as "11.182"."""
    return f"{value:,}".replace(",", ".")


def show_line(text: str) -> str:
    """Return a text as one line that search engines and previews show whole."""
    line = " ".join(text.split())
    return line if len(line) <= LINE_MAX else f"{line[:LINE_MAX].rsplit(' ', 1)[0]}…"


def data_block(value: object) -> Markup:
    """Return JSON for a data block of a page; nothing in it can end the block."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def body(env: Environment, template: str, **values: object) -> str:
    """Return the HTML of a template below `templates/`."""
    return env.get_template(f"templates/{template}.html").render(**values).strip()
