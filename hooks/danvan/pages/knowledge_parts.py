"""The generated parts of knowledge pages: what each name of `knowledge.parts` shows.

A part is a function from the site and its parameters to the values of the macro of its name in
`site_src/components/knowledge/parts.html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment

from .. import cards, place_words
from ..catalogue import by_id
from ..directive import Directive
from ..entry import EVIDENCE, Entry
from ..fields import Part
from ..knowledge import Article, Call
from ..knowledge.parts import Counts, Criteria, Directives, Glossary, Lanes, Launched, Models
from ..launched import STATES, Answered
from ..site import Site, counts, fields_of, is_counted
from ..view import Link
from ..vocabulary import Entry as Word
from . import links

TEMPLATE = "components/knowledge/parts.html"
MODELS = 3  # cards of a part that names no number
ANSWERS = 3  # models named for what is answered already
NEW_COUNTRYSIDE = "ntm-"  # what the ids of its criteria begin with
Values = dict[str, Any]


class Shower:
    """Shows the parts of one page; no model stands on it twice."""

    def __init__(self, site: Site, env: Environment, article: Article) -> None:
        self.site, self.article = site, article
        self.macros = env.get_template(TEMPLATE).module
        self.shown: set[str] = set()
        self.numbers = article.cited

    def __call__(self, line: int) -> str:
        """Return the HTML of the part whose fence is on a line."""
        call = self.article.calls[line]
        macro = getattr(self.macros, call.name.replace("-", "_"))
        return f"{macro(**self._values(call))}\n"

    def _values(self, call: Call) -> Values:
        if isinstance(call.params, Models):
            return self._models(call.params)
        if isinstance(call.params, Lanes):
            return {"lanes": call.params.lanes, "md": lambda written: call.texts[written].render(self.numbers)}
        return VALUES[call.name](self.site, call.params)

    def _models(self, params: Models) -> Values:
        found = models(self.site, params, self.shown)
        self.shown.update(entry.id for entry in found)
        return {"cards": [cards.card(entry, self.site.words) for entry in found]}


def models(site: Site, params: Models, shown: Iterable[str] = ()) -> list[Entry]:
    """Return the best documented models that fit what is asked for, or exactly those named (of a small pack some)."""
    if params.ids:
        return [site.by_id[name] for name in params.ids if name in site.by_id]
    others = (entry for entry in site.entries if is_counted(entry) and entry.id not in shown)
    return [entry for entry in others if _fits(site, entry, params)][: params.count or MODELS]


def _fits(site: Site, entry: Entry, params: Models) -> bool:
    """Tell whether an entry is of the fields, topics, criteria asked for (of several, one is enough)."""
    record = entry.record
    wanted = (
        (params.fields, fields_of(entry, site.words)),
        (params.topics, record.topics),
        (params.criteria, record.criteria),
        (params.label and (params.label,), (record.label,)),
    )
    if params.with_figure == "true" and not cards.figure(record):
        return False
    return all(not asked or set(asked) & set(has) for asked, has in wanted)


def glossary(site: Site, params: Glossary) -> Values:
    """Return the words of a list."""
    return {"entries": list(site.words[params.list].values())}


def directives(site: Site, params: Directives) -> Values:
    """Return directives in the order asked for."""
    known = by_id(site.directives)
    return {"items": [known[name] for name in params.ids]}


def criteria(site: Site, params: Criteria) -> Values:
    """Return every criterion and index with the models whose sources say they help, and those where we think so."""
    groups = []
    for word in site.words["tieu_chi"].values():
        of_group = "nong-thon-moi" if word.id.startswith(NEW_COUNTRYSIDE) else "chi-so"
        if params.group in (None, of_group):
            found = [entry for entry in site.entries if word.id in entry.record.criteria]
            inferred = ["tieu_chi" in entry.record.inferred for entry in found]
            stated = [_to(e) for e, ours in zip(found, inferred, strict=True) if not ours]
            thought = [_to(e) for e, ours in zip(found, inferred, strict=True) if ours]
            groups.append((word, stated, thought))
    return {"groups": groups}


def launched(site: Site, params: Launched) -> Values:
    """Return the contents of launch texts with the states asked for, by field."""
    states = params.states or ("chua-co",)
    found = [item for item in site.launched if item.state in states]
    fields: list[tuple[Word, list[Values]]] = []
    for field in site.words["linh_vuc"].values():
        own = [_content(site, item) for item in found if field.id in item.content.fields[:1]]
        fields += [(field, own)] if own else []
    return {"fields": fields, "state": states[0]}


def _content(site: Site, item: Answered) -> Values:
    known = by_id(site.directives)
    asked = (known[name] for name in item.content.directives if name in known)
    named = [Link(f"../van-ban/index.html#{one.id}", _asked_by(one.value)) for one in asked]
    most = ANSWERS if item.state == STATES[-1] else len(item.entries)
    return {
        "name": item.content.name,
        "directives": named,
        "answers": [_to(entry) for entry in item.entries[:most]],
        "count": len(item.entries),
        "folded": item.state == STATES[-1],
        "near": [_to(entry) for entry in item.near],
    }


def _asked_by(directive: Directive) -> str:
    """Return where and when a directive asks, with its number: a number alone says nothing to a reader."""
    place = (directive.locality or directive.issuer).split(",")[0]
    return ", ".join(filter(None, (place, (directive.date or "")[:4], directive.number)))


def launched_counts(site: Site, _params: Part) -> Values:
    """Return how many contents there are, and how many in each state."""
    states = [item.state for item in site.launched]
    missing, activity, name, known = (states.count(state) for state in STATES)
    return {"all": len(states), "missing": missing, "little": activity + name, "known": known}


def catalogue_counts(site: Site, params: Counts) -> Values:
    """Return the numbers of the catalogue, and with `theo` the rows of a table (words, their meaning, number)."""
    models = [entry for entry in site.entries if is_counted(entry)]
    lists: dict[str | None, tuple[str, Callable[[Entry], Iterable[str | None]], Iterable[Entry]]] = {
        "muc": ("muc_tu_lieu", lambda entry: (entry.level,), models),
        "minh-chung": ("minh_chung", lambda entry: entry.evidence, models),
        "loai": ("loai", lambda entry: (entry.record.kind,), site.entries),
    }
    rows = _rows(site, *lists[params.by]) if params.by else []
    return {"counts": counts(site.entries), "provinces": len(site.by_province), "rows": rows, "by": params.by}


def _rows(
    site: Site, name: str, has: Callable[[Entry], Iterable[str | None]], entries: Iterable[Entry]
) -> list[tuple[Word, int]]:
    having = [set(has(entry)) for entry in entries]
    order = [site.words[name][word] for word in EVIDENCE] if name == "minh_chung" else site.words[name].values()
    return [(word, sum(word.id in one for one in having)) for word in order]


def _to(entry: Entry) -> Link:
    """Return the link to a record with where it is."""
    return Link(f"../{cards.path_of(entry.id)}", entry.record.name or entry.id, note=place_words.of_entry(entry))


VALUES: Mapping[str, Callable[[Site, Any], Values]] = {
    "thuat-ngu": glossary,
    "van-ban": directives,
    "tieu-chi": criteria,
    "chua-co": launched,
    "so-noi-dung": launched_counts,
    "viet-tat": lambda site, _params: {"entries": site.words.abbreviations},
    "so-kho": catalogue_counts,
    "han-dang-ky": lambda site, _params: {
        "deadline": site.settings.deadline,
        "example": site.settings.deadline_example,
    },
    "linh-vuc": lambda site, _params: {"fields": links.fields(site, "../")},
    "lien-he": lambda site, _params: {"contact": site.settings.contact},
}
