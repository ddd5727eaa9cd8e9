"""The small corpus of own sentences on which the search is tested in Python and in JavaScript.

`python tests/unit/search_corpus.py > tests/shared/search-bundle.json` makes its bundle anew, which the Node tests read.
"""

import json
import sys
from pathlib import Path

SHARED = Path(__file__).parents[1] / "shared"
BUNDLE = SHARED / "search-bundle.json"


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


def bundle_text():
    """Return the bundle as it stands in the file."""
    from danvan import index

    documents, rest = read()
    return json.dumps(index.build(documents, **rest), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))
    sys.stdout.buffer.write(bundle_text().encode())
