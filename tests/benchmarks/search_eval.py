"""Measure the search: index a corpus, answer queries with the browser modules in Node, print quality, bytes and times.

python tests/benchmarks/search_eval.py --corpus C.jsonl --queries Q.jsonl --out RUN.jsonl [--set S] [--limit N]

Corpus lines are {id, title?, text}; query lines {set, qid, variant, text, positives?}. RUN lines are {set, qid,
variant, ranked: [id...]}. Bytes are those of a first query on an empty cache: manifest and shards after gzip -9.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "unit")]

from browser_modules import node  # noqa: E402

from danvan import index  # noqa: E402

Lines = list[dict[str, Any]]
MANIFEST = "manifest.json"


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def choose(queries: Iterable[dict[str, Any]], ids: set[str], name: str | None, limit: int) -> Lines:
    """Return the queries of one set which the corpus can answer, all variants of at most `limit` questions."""
    asked = (query for query in queries if name in (None, query["set"]))
    chosen = [query for query in asked if not query.get("positives") or ids & set(query["positives"])]
    names = list(dict.fromkeys((query["set"], query["qid"]) for query in chosen))
    kept = set(names[:limit] if limit else names)
    found = [query for query in chosen if (query["set"], query["qid"]) in kept]
    if not found:
        raise SystemExit(f"no query of the set {name!r} that this corpus could answer")
    return found


def documents(corpus: Path, ids: list[str]) -> Iterator[index.SearchDocument]:
    """Yield the search documents of a corpus and note their ids: the texts are never in memory together."""
    for line in lines_of(corpus):
        ids.append(line["id"])
        yield index.SearchDocument(title=line.get("title") or "", text=line["text"])


def write(built: index.Index, folder: Path) -> None:
    """Write the manifest and the shards as the site has them."""
    (folder / index.FOLDER).mkdir(parents=True, exist_ok=True)
    manifest = json.dumps(built.manifest, ensure_ascii=False, separators=(",", ":"))
    (folder / MANIFEST).write_text(manifest, "utf-8")
    for name, script in built.scripts():
        (folder / f"{name}.js").write_text(script, "utf-8")


def answer(folder: Path, queries: Lines, *flags: str) -> Lines:
    """Return {docs, mode, milliseconds, files} of each query as the browser's engine answers it."""
    command = [node(), str(Path(__file__).with_suffix(".js")), str(folder), *flags]
    asked = "\n".join(json.dumps(query) for query in queries).encode()
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def reciprocal_rank(ranked: list[str], positives: list[str]) -> float:
    """Return 1 / position of the first right id among the first ten, else 0."""
    return next((1 / place for place, found in enumerate(ranked[:10], 1) if found in positives), 0.0)


def quality(queries: Lines, runs: Lines) -> Iterator[str]:
    """Yield MRR@10 of each set and variant, a line a set."""
    ranks: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for query, run in zip(queries, runs, strict=True):
        if query.get("positives"):
            ranks[query["set"]][query["variant"]].append(reciprocal_rank(run["ranked"], query["positives"]))
    for name, variants in sorted(ranks.items()):
        yield f"{name}: " + " ".join(f"{v} {statistics.mean(r):.3f}" for v, r in sorted(variants.items()))


def percentiles(numbers: Iterable[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    ordered = sorted(numbers)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]


def sizes(folder: Path) -> Mapping[str, tuple[int, int]]:
    """Return raw and compressed bytes of each file, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (len(data := path.read_bytes()), len(gzip.compress(data, 9, mtime=0)))
        for path in files
    }


def loads(folder: Path, queries: Lines, sample: int) -> Iterator[str]:
    """Yield bytes and time of queries asked with nothing but the manifest loaded, a line a variant."""
    size_of = sizes(folder)
    raw, packed = (sum(column) for column in zip(*size_of.values(), strict=True))
    manifest = size_of[MANIFEST]
    yield f"files {len(size_of)}; bytes raw {raw:,} gzip {packed:,}; manifest raw {manifest[0]:,} gzip {manifest[1]:,}"
    for variant in sorted({query["variant"] for query in queries}):
        asked = [query for query in queries if query["variant"] == variant][:sample]
        cold = answer(folder, asked, "--cold")
        packed_of = [sum(size_of[f"{name}.js"][1] for name in found["files"]) for found in cold]
        median, late = percentiles(packed_of)
        files, _ = percentiles(len(found["files"]) for found in cold)
        times, slow = percentiles(found["milliseconds"] for found in cold)
        yield (
            f"{variant}: {len(asked)} cold queries: shards gzip median {median:,.0f} p95 {late:,.0f}, "
            f"with manifest {median + manifest[1]:,.0f} / {late + manifest[1]:,.0f}; files {files:.0f}; "
            f"cold ms {times:.1f} / {slow:.1f}"
        )


def run_line(query: dict[str, Any], found: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    """Return an answer as the evaluation reads it: {set, qid, variant, ranked}."""
    named = {key: query[key] for key in ("set", "qid", "variant")}
    return {**named, "ranked": [ids[doc] for doc in found["docs"]]}


@cache
def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", help="only the queries of this set")
    parser.add_argument("--limit", type=int, default=0, help="at most so many questions, in all their variants")
    parser.add_argument("--cold", type=int, default=60, help="so many cold queries of each variant (0: none)")
    parser.add_argument("--keep", type=Path, help="folder for the index (default: a temporary one)")
    return parser.parse_args()


def indexed(folder: Path) -> tuple[list[str], str]:
    """Write the index of the corpus; return the ids and what the build cost."""
    ids: list[str] = []
    read = time.process_time()
    for _ in lines_of(options().corpus):
        pass
    started = time.process_time()
    built = index.build(documents(options().corpus, ids))
    seconds = time.process_time() - started - (started - read)  # without reading JSON, which the catalogue does not do
    write(built, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return ids, (
        f"{len(ids):,} documents, {built.tokens:,} syllables: build CPU {seconds:.2f} s, "
        f"{seconds * 1e5 / max(built.tokens, 1):.3f} ms per 100 syllables, peak RSS {peak:.0f} MB"
    )


def main() -> None:
    """Run the measurement."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = options().keep or Path(temporary)
        ids, cost = indexed(folder)
        print(cost, flush=True)
        queries = choose(lines_of(options().queries), set(ids), options().set, options().limit)
        answers = answer(folder, queries)
        runs = [run_line(query, found, ids) for query, found in zip(queries, answers, strict=True)]
        options().out.write_text("".join(json.dumps(run, ensure_ascii=False) + "\n" for run in runs), "utf-8")
        median, late = percentiles(found["milliseconds"] for found in answers)
        print(f"warm ms {median:.1f} / {late:.1f} (median / p95); {dict(Counter(a['mode'] for a in answers))}")
        print("\n".join(quality(queries, runs)), flush=True)
        if options().cold:
            print("\n".join(loads(folder, queries, options().cold)))


if __name__ == "__main__":
    main()
