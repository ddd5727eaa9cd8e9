"""Prepared texts that a reader copies: one to send a model on, one to say what is wrong with its record."""

from __future__ import annotations

from .. import cards, place_words
from ..entry import Entry
from ..site import Site
from ..strings import say


def to_send(site: Site, entry: Entry) -> str:
    """Return a short message about a model, as it is sent by Zalo."""
    figure = cards.figure(entry.record)
    said = f"{figure.label}: {' '.join(filter(None, (figure.value, figure.unit)))}" if figure else ""
    lines = [
        entry.record.name or entry.id,
        ", ".join(filter(None, (place_words.of_entry(entry), entry.year))),
        entry.record.summary or "",
        said,
        _address(site, entry),
        say("ui.message.from"),
    ]
    return "\n".join(line for line in lines if line)


def to_report(site: Site, entry: Entry) -> str:
    """Return the text that says which record is meant, with room for what is wrong and how one knows."""
    questions = (say(f"ui.message.{name}") for name in ("wrong", "source", "office"))
    about = [
        say("ui.message.report"),
        say("ui.message.model", name=entry.record.name or entry.id),
        say("ui.message.id", id=entry.id),
        _address(site, entry),
    ]
    return "\n".join([*filter(None, about), *(f"\n{question}\n" for question in questions)])


def receiver(site: Site) -> str:
    """Return whom to send a report to: the contact of the settings, else whoever handed this catalogue on."""
    return site.settings.contact or say("ui.message.giver")


def _address(site: Site, entry: Entry) -> str:
    url = site.settings.site_url
    return say("ui.message.address", url=url + cards.path_of(entry.id)) if url else ""
