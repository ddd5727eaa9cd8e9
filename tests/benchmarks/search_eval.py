"""Measure the search: build the bundle of a corpus, answer queries in Node, write ranked ids and print MRR@10.

python tests/benchmarks/search_eval.py --corpus C.jsonl --queries Q.jsonl --out RUN.jsonl [--set S] [--limit N]

Corpus lines are {id, title?, text}; query lines {set, qid, variant, text, positives}.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "unit")]

from browser_modules import node  # noqa: E402

from danvan import index  # noqa: E402

Lines = list[dict[str, Any]]


def read_lines(path: Path) -> Lines:
    """Return the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def choose(queries: Lines, corpus: Lines, name: str | None, limit: int) -> Lines:
    """Return the queries of one set which the corpus can answer, all variants of at most `limit` questions."""
    present = {line["id"] for line in corpus}
    chosen = [query for query in queries if name in (None, query["set"]) and present & set(query["positives"])]
    ids = list(dict.fromkeys(query["qid"] for query in chosen))
    kept = set(ids[:limit] if limit else ids)
    return [query for query in chosen if query["qid"] in kept]


def bundle_of(corpus: Lines) -> dict[str, Any]:
    """Return the search bundle of a corpus, its title and text as the documents' fields."""
    return index.build([index.SearchDocument(title=line.get("title") or "", text=line["text"]) for line in corpus])


def answer(bundle: dict[str, Any], queries: Lines) -> Lines:
    """Return {docs, mode} of each query as the browser's engine answers it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.json"
        path.write_text(json.dumps(bundle, ensure_ascii=False), "utf-8")
        command = [node(), str(Path(__file__).with_suffix(".js")), str(path)]
        asked = "\n".join(json.dumps(query) for query in queries).encode()
        done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def reciprocal_rank(ranked: list[str], positives: list[str]) -> float:
    """Return 1 / position of the first right id among the first ten, else 0."""
    return next((1 / place for place, found in enumerate(ranked[:10], 1) if found in positives), 0.0)


def summary(queries: Lines, runs: Lines) -> str:
    """Return MRR@10 of each set and variant, a line a set."""
    ranks: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for query, run in zip(queries, runs, strict=True):
        ranks[query["set"]][query["variant"]].append(reciprocal_rank(run["ranked"], query["positives"]))
    return "\n".join(
        f"{name}: " + " ".join(f"{variant} {sum(r) / len(r):.3f}" for variant, r in sorted(variants.items()))
        for name, variants in sorted(ranks.items())
    )


def run_line(query: dict[str, Any], found: dict[str, Any], corpus: Lines) -> dict[str, Any]:
    """Return an answer as the evaluation reads it: {set, qid, variant, ranked}."""
    named = {key: query[key] for key in ("set", "qid", "variant")}
    return {**named, "ranked": [corpus[doc]["id"] for doc in found["docs"]]}


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", help="only the queries of this set")
    parser.add_argument("--limit", type=int, default=0, help="at most so many questions")
    options = parser.parse_args()
    corpus = read_lines(options.corpus)
    queries = choose(read_lines(options.queries), corpus, options.set, options.limit)
    started = time.perf_counter()
    bundle = bundle_of(corpus)
    print(f"{len(corpus)} documents indexed in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    answers = answer(bundle, queries)
    runs = [run_line(query, found, corpus) for query, found in zip(queries, answers, strict=True)]
    options.out.write_text("".join(json.dumps(run, ensure_ascii=False) + "\n" for run in runs), "utf-8")
    print(Counter(found["mode"] for found in answers), file=sys.stderr)
    print(summary(queries, runs))


if __name__ == "__main__":
    main()
