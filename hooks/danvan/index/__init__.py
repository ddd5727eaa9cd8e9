"""The search index: documents in, a manifest and shards out; `site_src/browser/postings.js` reads them.

documents -> analysis (words to numbers, once each) -> counting (numbers to postings) -> coding (postings to text)
-> shards (text to files) -> builder (the manifest).
"""

from .builder import FOLDER, FORMAT, WHOLE, Index, Plan, build
from .documents import PLACE_TYPES, WEIGHTS, Alias, SearchDocument, SearchPlace

__all__ = [
    "FOLDER",
    "FORMAT",
    "PLACE_TYPES",
    "WEIGHTS",
    "WHOLE",
    "Alias",
    "Index",
    "Plan",
    "SearchDocument",
    "SearchPlace",
    "build",
]
