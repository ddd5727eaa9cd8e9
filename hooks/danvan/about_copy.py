"""What a copy says of itself: its date, the day from which it is past its review, and everything it holds."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from . import assets, changes, place_words
from .assets import Asset
from .changes import Contents, Item, item_of
from .entry import Entry
from .knowledge import Article
from .render import show_date
from .settings import Settings
from .site import Site
from .strings import say

DATE = "copy"


def files(site: Site) -> tuple[Asset, ...]:
    """Return the date for the component `ageing`, and the contents for `danvan diff`; no page changes with either."""
    contents = Asset(changes.PLACE, changes.as_json(contents_of(site)))
    return assets.standing(DATE, dates(site.settings)), contents


def dates(settings: Settings) -> Mapping[str, str]:
    """Return the date of the copy, the last day of its review period, and what a reader is told after it."""
    made, last = settings.today.isoformat(), due(settings.today, settings.review_months).isoformat()
    words = say("ui.news.overdue", date=show_date(made), due=show_date(last))
    return {"date": made, "due": last, "words": words}


def due(made: date, months: int) -> date:
    """Return the last day of the review period.

    >>> due(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(made.month - 1 + months, 12)
    last = calendar.monthrange(made.year + year, month + 1)[1]
    return date(made.year + year, month + 1, min(made.day, last))


def contents_of(site: Site) -> Contents:
    """Return everything the copy holds."""
    kinds = {
        "mo-hinh": {entry.id: _record(entry) for entry in site.with_archived},
        "so-lieu": {total.id: item_of(total.value.title or total.id, total.value.locality or "", total.value)
                    for total in site.totals},
        "van-ban": {item.id: item_of(item.value.number or item.value.title, "", item.value)
                    for item in site.directives},
        "cam-nang": {article.id: _article(article) for article in site.articles},
    }  # fmt: skip
    return Contents(site.settings.today.isoformat(), kinds)


def _record(entry: Entry) -> Item:
    return item_of(entry.record.name or entry.id, place_words.of_entry(entry), entry.record)


def _article(article: Article) -> Item:
    return item_of(article.head.short_name, "", article.head, **{say("diff.text"): "\n".join(article.lines)})
