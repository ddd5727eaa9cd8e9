"""Explain abbreviations where they occur: the first of each on a page, and all of them in a line at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import escape

from .strings import say
from .vocabulary import Abbreviation

# Not inside: headings are read alone, some is copied, drawn or pressed, and a list of abbreviations explains itself.
SKIPPED = re.compile(
    r"<(h[1-6]|pre|textarea|button|option|svg|nav|abbr|summary)\b.*?</\1>|<(\w+) data-explained\b.*?</\2>", re.S
)
BESIDE = re.compile(r"[\w/&@.-]\Z"), re.compile(r"[\w/&@]|[.-]\w")  # a number (01-HD/BDVHU), an address, a longer word


class Abbreviations:
    """Those with exactly one meaning that was checked against its source."""

    def __init__(self, entries: Iterable[Abbreviation]) -> None:
        self.meanings: Mapping[str, str] = {
            entry.short: entry.meanings[0]
            for entry in entries
            if len(entry.meanings) == 1 and entry.certainty != "can-kiem"
        }
        signs = sorted({sign for short in self.meanings for sign in short})
        letters = "".join(filter(str.isalpha, signs))
        # One class of signs is found much faster than all abbreviations by name; "--" of class names begins none.
        self.runs = re.compile(f"[{letters}][{re.escape(''.join(signs))}]+" if letters else "(?!)")

    def explain(self, html: str) -> str:
        """Return the body of a page with its abbreviations marked and listed.

        >>> Abbreviations([Abbreviation(chu="BHYT", nghia=["bảo hiểm y tế"])]).explain("<p>thẻ BHYT</p>")[:55]
        '<p>thẻ <abbr title="bảo hiểm y tế">BHYT</abbr></p>\\n<p c'
        """
        found = self._first_of_each(html)
        if not found:
            return html
        pieces, end = [], 0
        for short, at in found.items():
            pieces += [html[end:at], f'<abbr title="{escape(self.meanings[short])}">{short}</abbr>']
            end = at + len(short)
        listed = "; ".join(f"{short}: {escape(self.meanings[short])}" for short in sorted(found))
        line = f'<p class="dv-small dv-muted">{say("ui.abbreviations", list=listed)}</p>'
        return f"{''.join(pieces)}{html[end:]}\n{line}"

    def _first_of_each(self, html: str) -> dict[str, int]:
        """Return where each abbreviation stands first in the text itself, in the order of the page."""
        found: dict[str, int] = {}
        skipped: list[tuple[int, int]] | None = None  # looked for only on pages that need it
        for match in self.runs.finditer(html):
            short, at = match[0], match.start()
            if short in found or short not in self.meanings or not _is_text(html, at, match.end()):
                continue
            if skipped is None:
                skipped = [part.span() for part in SKIPPED.finditer(html)]
            if not any(start < at < end for start, end in skipped):
                found[short] = at
        return found


def _is_text(html: str, start: int, end: int) -> bool:
    """Tell whether a run stands by itself, and in no tag."""
    before, after = BESIDE
    if before.search(html, max(0, start - 1), start) or after.match(html, end):
        return False
    return html.rfind("<", 0, start) <= html.rfind(">", 0, start)
