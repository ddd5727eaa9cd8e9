"""Pages that list records: by field and topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment

from .. import cards
from ..entry import Entry
from ..render import body
from ..site import Site, counts
from ..strings import say
from ..view import FormerProvince, Group, Link, Near, Page, TotalView
from . import examples, indexes, links

FEW = 6  # as many are shown whole; of more, examples as cards and all as lines
ROWS = 24  # more are in the filtered catalogue and on the numbered lists


@dataclass(frozen=True, slots=True)
class Around:
    """What a page says around its records; what is empty is left out."""

    facet: str  # the filter of the catalogue that gives the same records
    intro: str = ""
    skill: str = ""
    caution: str = ""
    note: str = ""
    crumbs: Sequence[Link] = ()
    guide: Link | None = None
    near: Near | None = None
    topics: Sequence[Link] = ()
    communes: Sequence[Link] = ()
    former: Sequence[FormerProvince] = ()
    totals: Sequence[TotalView] = ()


def fields(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page a field, and their list."""
    yield indexes.fields(site, env)
    for field in site.words["linh_vuc"].values():
        entries = site.by_field[field.id]
        around = Around(
            facet=f"linh-vuc={field.id}",
            intro=field.about or "",
            skill=(field.model_extra or {}).get("the_hien_kheo", ""),
            guide=_guide(site, field.id, field.short),
            topics=links.topics_of(site, entries, "../"),
        )
        shown = examples.from_different_provinces(entries)
        yield listing(site, env, f"linh-vuc/{field.id}.html", field.name, entries, around, shown)


def _guide(site: Site, field: str, name: str) -> Link | None:
    """Return the link to what a good model of a field must show, as a question about this field."""
    link = links.knowledge(site, "../", "mo-hinh-tot", anchor=field)
    return replace(link, label=say("ui.listing.guide", field=f"{name[:1].lower()}{name[1:]}")) if link else None


def topics(site: Site, env: Environment) -> Iterator[Page]:
    """Yield a page a topic, and their list."""
    yield indexes.topics(site, env)
    for topic in site.words["chu_de"].values():
        entries = site.by_topic[topic.id]
        around = Around(
            facet=f"chu-de={topic.id}",
            note=topic.about or "",
            caution=topic.caution or "",
            crumbs=[Link("index.html", say("ui.nav.chu-de"))],
        )
        shown = _first(entries, examples.from_different_provinces(entries))
        yield listing(site, env, f"chu-de/{topic.id}.html", topic.name, entries, around, shown)


def _first(entries: Sequence[Entry], chosen: Sequence[Entry]) -> Sequence[Entry]:
    """Return what stands first on a page as cards: everything where there is little."""
    return entries if len(entries) <= FEW else chosen


def listing(
    site: Site,
    env: Environment,
    path: str,
    title: str,
    entries: Sequence[Entry],
    around: Around,
    first: Sequence[Entry],
    groups: Sequence[Group] | None = None,
) -> Page:
    """Return a page with the `first` as cards and then all as lines; by default in one group, of limited length."""
    rest = Group("", "", tuple(cards.card(entry, site.words) for entry in entries[:ROWS]))
    values = {
        "title": title,
        "around": around,
        "cards": [cards.card(entry, site.words) for entry in first],
        "groups": (groups or [rest]) if len(first) < len(entries) else [],
        "counts": counts(entries),
        "all": len(entries),
        "words": site.words,
    }
    html = site.made.text(lambda: body(env, "listing", **values), "listing", values)
    return Page(path, title, say("ui.listing.description", title=title), html, path.split("/")[0])


def by_field(site: Site, entries: Sequence[Entry]) -> list[Group]:
    """Return the records in groups of limited length, a field each, in the order of the fields; last those without."""
    own: dict[str, list[Entry]] = {name: [] for name in (*site.words["linh_vuc"].keys(), cards.NO_FIELD)}
    for entry in entries:
        own[entry.record.field if entry.record.field in own else cards.NO_FIELD].append(entry)
    shown = {key: tuple(cards.card(entry, site.words) for entry in group[:ROWS]) for key, group in own.items()}
    return [Group(key, group[0].field_name, group) for key, group in shown.items() if group]
