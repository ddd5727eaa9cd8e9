"""Names, places and fields of the records as an index for other tools: lunr.py 0.8 and lunr.js 2.3.9 read it.

A `ref` is the id of a record, whose page is `mo-hinh/<id>.html`. Words are folded syllables ("Dưa-Lúa" is "dua lua"):
what is asked has to be folded, too, the index has no pipeline that would do it. The site's own search does not use it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from . import text
from .assets import Asset
from .entry import Entry
from .made import Made
from .search_documents import OtherNames, documents
from .vocabulary import Vocabularies

PATH = "search/lunr.json"
FIELDS = ("name", "place", "field")
MOST = 2_000  # records, the best documented; lunr holds everything in memory: see hooks/DESIGN.md
K1, B = 1.2, 0.6  # as in postings.js
Row = tuple[str, str, str, str]  # id, then a text for each of FIELDS


def files(
    entries: Sequence[Entry], words: Vocabularies, others: OtherNames, made: Made | None = None
) -> list[Asset]:
    """Return the file, none of a catalogue without records; entries are in the catalogue's order, the best first."""
    found = list(rows(entries[:MOST], words, others))
    index = (made or Made()).text(lambda: index_of(found), "lunr", found) if found else ""
    return [Asset(PATH, index.encode())] if found else []


def rows(entries: Sequence[Entry], words: Vocabularies, others: OtherNames) -> Iterator[Row]:
    """Yield what is indexed of each entry: all its names, its places now and then, its field and topics."""
    for entry, document in zip(entries, documents(entries, words, others), strict=True):
        record = entry.record
        about = [words["linh_vuc"][record.field]] if record.field else []
        about += [words["chu_de"][topic] for topic in record.topics]
        names = f"{document.title}\n{document.other_names}"
        yield entry.id, names, document.place, "\n".join(word.name for word in about)


def index_of(found: Iterable[Row]) -> str:
    """Return the index of at least one row as JSON."""
    from lunr.builder import Builder  # a twentieth of a second that a run without new words can do without

    builder = Builder()
    builder.ref("id")
    builder.k1(K1)
    builder.b(B)
    for name in FIELDS:
        builder.field(name)
    for ref, *texts in found:
        builder.add({"id": ref, **dict(zip(FIELDS, map(folded, texts), strict=True))})
    return json.dumps(builder.build().serialize(), ensure_ascii=False, separators=(",", ":"))


def folded(written: str) -> list[str]:
    """Return the words that lunr is given of a text.

    >>> folded("Xen canh Dưa-Lúa")
    ['xen', 'canh', 'dua', 'lua']
    """
    return [text.fold(form) for form in text.syllables(written)]
