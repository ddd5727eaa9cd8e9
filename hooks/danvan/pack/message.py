"""What goes with a small pack: a text to send it with, and the code of the page online."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno

from .. import cards
from ..pages import messages
from ..render import show_date
from ..site import Site
from ..strings import say
from .selection import Selection

MOST = 300  # characters: what Zalo shows without unfolding


def files(site: Site, chosen: Selection) -> Iterator[tuple[str, bytes]]:
    """Yield the text, and the code where the website has an address."""
    address = online(site, chosen)
    yield f"{chosen.stem}.txt", (text(site, chosen, address) + "\n").encode()
    if address:
        out = io.BytesIO()
        segno.make_qr(address, error="m").save(out, kind="png", scale=8, border=4)
        yield f"{chosen.stem}-qr.png", out.getvalue()


def online(site: Site, chosen: Selection) -> str:
    """Return the address of what was chosen on the website, "" when that has none."""
    url = site.settings.site_url
    if not url:
        return ""
    if len(chosen.ids) == 1:
        return url + cards.path_of(chosen.ids[0])
    names = {"tinh": chosen.provinces, "linh-vuc": chosen.fields, "chu-de": chosen.topics}
    query = "&".join(f"{name}={','.join(ids)}" for name, ids in names.items() if ids)
    return f"{url}mo-hinh/index.html{'?' if query else ''}{query}"


def text(site: Site, chosen: Selection, address: str) -> str:
    """Return the text: of one record the message of its page, else what the pack holds and its best models."""
    if len(site.entries) == 1:
        whole = messages.to_send(site, site.entries[0])
    else:
        day = show_date(site.settings.today.isoformat())
        names = "; ".join(entry.record.name or entry.id for entry in site.entries[:3])
        whole = say("pack.message", count=len(site.entries), date=day, names=names)
        whole += f"\n{address}" if address else ""
    return shortened(whole)


def shortened(text: str) -> str:
    """Return a text of at most 300 characters; what is too much goes from its longest line."""
    lines = text.split("\n")
    while len("\n".join(lines)) > MOST:
        longest = max(lines, key=len)
        rest = max(20, len(longest) - (len("\n".join(lines)) - MOST) - 1)
        cut = longest[:rest].rsplit(" ", 1)[0] + "…"
        if cut == longest:
            break
        lines[lines.index(longest)] = cut
    return "\n".join(lines)
