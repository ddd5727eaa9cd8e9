"""Judge the search on the domain queries: index the real catalogue, ask as typed and without marks, print MRR@10.

python tests/benchmarks/domain_eval.py [--part dev|cat-rieng] [--failures]

A query of several places (hoi-lai) is right when the answer asks which. `--part dev` alone may be tuned on.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml
from search_eval import answer, reciprocal_rank, write

from danvan import enrich, index, preparing, search_index, settings

ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "tests" / "data" / "queries.yml"


def catalogue_index() -> tuple[list[str], index.Index]:
    """Return the ids of the documents and their index, as the site has them."""
    prepared = preparing.prepare(settings.load())
    families = prepared.catalogue.vocabularies["nhom_cach_lam"].values()
    known = enrich.enrich(prepared.catalogue.published(), prepared.places, prepared.settings.today, families)
    entries = search_index.by_id([entry for entry in known if not entry.archived])
    built = search_index.build(entries, prepared)
    return [*(entry.id for entry in entries), *(reading.id for reading in search_index.readings(prepared))], built


def rank(query: dict[str, Any], found: dict[str, Any], ids: list[str]) -> float:
    """Return the reciprocal rank; sections of a page count once."""
    if query["loai"] == "hoi-lai":
        return float(bool(found.get("asks")))
    return reciprocal_rank(list(dict.fromkeys(ids[doc] for doc in found["docs"])), query["dung"])


def main() -> None:
    """Print the table, and the failures when asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", choices=("dev", "cat-rieng"))
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    queries = [query for query in yaml.safe_load(QUERIES.read_text("utf-8")) if query["phan"] == options.part]
    ids, built = catalogue_index()
    for way in ("hoi", "khong_dau"):
        with tempfile.TemporaryDirectory() as folder:
            write(built, Path(folder))
            found = answer(Path(folder), [{"text": query[way]} for query in queries])
        ranks: defaultdict[str, list[float]] = defaultdict(list)
        for query, one in zip(queries, found, strict=True):
            value = rank(query, one, ids)
            ranks[query["loai"]].append(value)
            ranks["all"].append(value)
            if value < 1 and options.failures and options.part == "dev":
                first = [ids[doc] for doc in one["docs"][:3]]
                print(f"{value:.2f} {query['id']} {query[way]}: {first}", file=sys.stderr)
        print(way, " ".join(f"{kind} {sum(values) / len(values):.3f}" for kind, values in sorted(ranks.items())))


if __name__ == "__main__":
    main()
