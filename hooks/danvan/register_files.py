"""The two files of the localities, read from disk; what is wrong with them is said to the editor."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from . import kept
from .localities import Register
from .read import shown_path
from .settings import ROOT, Settings
from .strings import say

# What broken data makes the reading stumble over: a part that is missing, of another kind, or contradicts.
BROKEN = (LookupError, TypeError, AttributeError, ValueError)


WHOLE_COUNTRY = "toan-quoc"


class NoRegister(Exception):
    """Register or overlay cannot be read or do not fit; the message says so in Vietnamese."""


def folder_of(catalogue: Path) -> Path:
    """Return the folder of the register: the catalogue's own, else the one of this repository."""
    own = catalogue / "localities"
    return own if (own / "register.json").exists() else ROOT / "catalogue" / "localities"


def load(options: Settings) -> Register:
    """Return the register with the acts up to today; raise `NoRegister`."""
    folder = folder_of(options.catalogue)
    register, overlay = folder / "register.json", folder / "overlay.yml"
    rows, acts = _parsed(register, "JSON", json.loads), read_overlay(overlay)
    day = options.today.isoformat()
    source = "".join([kept.hashed(path.read_bytes()).hex() for path in (register, overlay)])
    try:
        return replace(Register.from_data(rows, acts, day), source=f"{source} {day}")
    except BROKEN as error:
        words = {"register": shown_path(register), "overlay": shown_path(overlay), "detail": error}
        raise NoRegister(say("check.register.contradiction", **words)) from error


def province_folders(options: Settings) -> list[str]:
    """Return the folders that records lie in: one a present province, and one for the whole country."""
    provinces = load(options).all("nay", "tinh")
    return [*sorted(unit.slug for unit in provinces), WHOLE_COUNTRY]


def read_overlay(path: Path) -> Any:  # noqa: ANN401
    """Return the overlay as text-only data; raise `NoRegister`."""
    return _parsed(path, "YAML", lambda text: yaml.load(text, Loader=yaml.CBaseLoader))


def _parsed(path: Path, kind: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401
    try:
        return parse(path.read_text("utf-8"))
    except OSError as error:
        raise NoRegister(say("check.register.unread", path=shown_path(path))) from error
    except (ValueError, yaml.YAMLError) as error:
        words = {"path": shown_path(path), "kind": kind, "where": _where(error)}
        raise NoRegister(say("check.register.broken", **words)) from error


def _where(error: Exception) -> str:
    """Return the line of a mistake, as far as the parser knows it."""
    if isinstance(error, json.JSONDecodeError):
        return say("check.register.line", line=error.lineno)
    mark = getattr(error, "problem_mark", None)
    return say("check.register.line", line=mark.line + 1) if mark else say("check.register.somewhere")
