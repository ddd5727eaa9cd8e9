"""Every state that the components' `examples.yml` name, as a page of its own, for browsers and for people to look at.

A state holds `ten` (what it shows) and one way to make it: `goi` (arguments of the macro: the one of the component's
own name, or `macro: {tep, ten}`), `khung` (HTML for a component that is a script alone), `ban_ghi` (a whole record) or
`trang` (the page of the site that shows it, nothing to render). `trong` is HTML around it, `chay` what
its script is then told, `khong_script` says that a page with scripts does not show it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import Markup

from danvan import cards, preparing, publish, render, settings, strict_yaml
from danvan.assets import Asset, hashed
from danvan.catalogue import File
from danvan.enrich import enrich
from danvan.entry import Entry
from danvan.gather import gather
from danvan.localities.advice import describe
from danvan.localities.resolve import resolve_place
from danvan.pages import record
from danvan.places import Resolver
from danvan.prepared import Prepared
from danvan.problems import Report
from danvan.read import Files
from danvan.site import Site
from danvan.validate import validate

HERE = Path(__file__).parent
COMPONENTS = settings.ROOT / "site_src" / "components"
RECORDS = settings.ROOT / "tests" / "data" / "catalogue" / "records"
SCRIPTED = ("chips", "facets", "notes", "readings")  # components whose script is told what to show (`chay`)


class Given(Mapping[str, Any]):
    """Arguments as templates read them: a key first, then a method; what an example does not say is None."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._tree = tree

    def __getattribute__(self, name: str) -> Any:
        tree = object.__getattribute__(self, "_tree")
        return given(tree[name]) if name in tree else object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)

    def __getitem__(self, name: str) -> Any:
        return given(object.__getattribute__(self, "_tree")[name])

    def __iter__(self) -> Iterator[str]:
        return iter(object.__getattribute__(self, "_tree"))

    def __len__(self) -> int:
        return len(object.__getattribute__(self, "_tree"))


def given(value: object) -> Any:
    """Return a value of an example as a template reads it; "record-card/0" is the card of that example."""
    if isinstance(value, dict):
        return Given(value)
    if isinstance(value, list):
        return [given(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith("record-card/"):
        return given(states("record-card")[int(value.rpartition("/")[2])]["goi"]["card"])
    return value


def states(component: str) -> list[dict[str, Any]]:
    """Return the states a component's examples name."""
    return yaml.safe_load((COMPONENTS / component / "examples.yml").read_text("utf-8"))


def all_states() -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield (component, position, state) of everything that is to be rendered."""
    for file in sorted(COMPONENTS.glob("*/examples.yml")):
        for position, state in enumerate(states(file.parent.name)):
            if "trang" not in state:
                yield file.parent.name, position, state


@dataclass
class Kit:
    """The site's content and its templates: what examples are rendered with."""

    prepared: Prepared
    env: Environment

    @classmethod
    def load(cls) -> Kit:
        """Read the catalogue."""
        options = settings.load()
        return cls(preparing.prepare(options), render.environment(options.sources))

    @cached_property
    def made(self) -> tuple[Site, list[Asset]]:
        """Return the site's content and its files."""
        return gather(self.prepared, self.env)

    @property
    def site(self) -> Site:
        """Return the site's content."""
        return self.made[0]

    def html(self, component: str, state: Mapping[str, Any]) -> str:
        """Return what a state looks like before any script."""
        if "khung" in state:
            return Markup(state["khung"])
        if "ban_ghi" in state:
            return Markup(record.page(self.site, self.env, self._entry(state["ban_ghi"])).body)
        names = state.get("macro", {})
        template = self.env.get_template(f"components/{component}/{names.get('tep', component)}.html")
        macro = getattr(template.module, names.get("ten", component.replace("-", "_")))
        body = macro(**{**self._usual(macro.arguments), **self._arguments(component, state.get("goi", {}))})
        return Markup(state.get("trong", "{}")).format(body)

    def _usual(self, wanted: tuple[str, ...]) -> dict[str, Any]:
        """Return what pages hand to every macro that asks for it."""
        usual = {"ui": self.env.globals["ui"], "words": self.site.words, "unit": cards.unit, "root": "../"}
        usual["md"] = Markup
        return {name: value for name, value in usual.items() if name in wanted}

    def _arguments(self, component: str, written: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments of a state; two components take all provinces, which no example lists."""
        if component == "tile-map":
            counts, provinces = written["counts"], self.site.provinces
            return {"links": [_tile(unit, counts[at % len(counts)]) for at, unit in enumerate(provinces)]}
        if component == "place-lookup":
            rows = [(unit, unit, f"{unit.code}.html") for unit in self.site.provinces]
            return {"rows": rows, "id_of": lambda unit: unit.code}
        return {name: given(value) for name, value in written.items()}

    def _entry(self, written: str | Mapping[str, Any]) -> Entry:
        """Return the entry of a record of tests/data by its id, or of one written in the example."""
        is_named = isinstance(written, str)
        name, report, known = written if is_named else "vi-du-trong-examples", Report(), self.prepared
        text = next(RECORDS.rglob(f"{name}.yml")).read_text("utf-8") if is_named else yaml.safe_dump(written)
        data = re.sub(r"(?m)^van_ban:.*\n", "", text).encode()  # its directive is made up, too
        tree = strict_yaml.parse(data, f"{name}.yml", report)
        files = Files(records=(File(f"{name}.yml", name, data, tree),), statistics=(), documents=(), vocabularies=())
        catalogue = validate(files, known.catalogue.vocabularies, report)
        if report.has_errors or not catalogue.records:
            raise ValueError("; ".join(str(problem) for problem in report.problems))
        resolver = Resolver(known.register, partial(resolve_place, known.register), describe, report)
        return enrich(catalogue.records, resolver.all(catalogue), known.settings.today)[0]


def _tile(unit: Any, count: int) -> Given:
    href = f"{unit.code}.html"
    return Given({"href": href, "label": unit.label, "name": unit.name, "count": count, "key": unit.code})


def script() -> Asset:
    """Return the script of the examples: the scripted components, and what tells them their states."""
    own = [COMPONENTS / "page" / "working.js", *(COMPONENTS / name / f"{name}.js" for name in SCRIPTED)]
    text = "\n".join(path.read_text("utf-8") for path in [*own, HERE / "components.js"])
    return hashed("assets/examples", ".js", text.encode())


def write(folder: Path) -> int:
    """Write a page for each state into `folder/thanh-phan/`, a list of them, and what they load; return how many."""
    kit = Kit.load()
    site, files = kit.made
    tell = script()
    for asset in [*files, tell]:
        publish.write(folder, asset.path, asset.data)
    page = kit.env.from_string((HERE / "component.html").read_text("utf-8"))
    names = []
    for component, position, state in all_states():
        if "khong_script" in state:
            continue
        scripts = [site.files["base"], tell.path] if "chay" in state else []
        run = json.dumps(state.get("chay"), ensure_ascii=False)
        html = page.render(component=component, state=state, body=kit.html(component, state), run=run, files=site.files,
                           scripts=scripts, words=kit.env.globals["browser_words"])  # fmt: skip
        names.append((f"thanh-phan/{component}-{position}.html", f"{component}: {state['ten']}"))
        publish.write(folder, names[-1][0], html.encode())
    listed = kit.env.from_string((HERE / "component-list.html").read_text("utf-8"))
    publish.write(folder, "index.html", listed.render(names=names, files=site.files).encode())
    return len(names)


if __name__ == "__main__":
    print(f"{write(Path(sys.argv[1]))} examples of components")
