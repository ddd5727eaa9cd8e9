"""The small corpus of own sentences on which the search is tested in Python and in JavaScript.

A bundle is {manifest, files}: files by the name under which the browser loads them.

`python tests/unit/search_corpus.py` makes anew what the Node tests read: its two bundles, whole and in many shards, and
the index for other tools.
"""

import json
import sys
from pathlib import Path

SHARED = Path(__file__).parents[1] / "shared"
BUNDLES = {"search-bundle.json": None, "search-shards.json": {"whole": False, "shard": 24, "split": 3, "words": 60}}
LUNR = "search-lunr.json"


def read():
    """Return the arguments of `index.build`: documents, and places, abbreviations, synonyms by name."""
    from danvan.index import SearchDocument, SearchPlace

    corpus = json.loads((SHARED / "search-corpus.json").read_text("utf-8"))
    documents = [SearchDocument(**document) for document in corpus.pop("documents")]
    corpus["places"] = [
        SearchPlace(**{**place, "names": tuple(place["names"]), "docs": tuple(place["docs"])})
        for place in corpus["places"]
    ]
    return documents, corpus


def bundle(built):
    """Return an index as JSON for the tests which hand it to the browser modules."""
    return {"manifest": built.manifest, "files": {f"search/{name}": data for name, data in built.files.items()}}


def places_of(built):
    """Return the lines of the shards of places: [key, label, facet, value, documents, names]."""
    from browser_modules import evaluate

    names = evaluate("(danvan, code) => danvan.shards.table(code).names", built.manifest["places"])
    return [line.split("|") for name in names for line in built.files[name].split("~")]


def bundle_text(plan):
    """Return a bundle as it stands in its file."""
    from danvan import index

    documents, rest = read()
    built = index.build(documents, **rest, plan=index.Plan(**plan) if plan else None)
    return json.dumps(bundle(built), ensure_ascii=False, indent=1) + "\n"


def lunr_text():
    """Return the index for other tools as it stands in its file; a ref is the number of a document."""
    from danvan import search_lunr

    documents, _ = read()
    rows = [(str(number), each.title, each.place, each.topics) for number, each in enumerate(documents)]
    return search_lunr.index_of(rows) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))
    for name, plan in BUNDLES.items():
        (SHARED / name).write_text(bundle_text(plan), "utf-8")
    (SHARED / LUNR).write_text(lunr_text(), "utf-8")
