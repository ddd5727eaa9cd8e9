"""Ours beside Pagefind and SQLite FTS5, on the same corpus and queries: quality, size of the index, time.

python tests/benchmarks/side_by_side.py --corpus C.jsonl --queries Q.jsonl [--set S] [--limit N] [--variants a,b,e,f,g]

Needs `pip install pagefind[extended]` (or PYTHONPATH to it); an engine that is not there is left out and said to be.
"""

from __future__ import annotations

import argparse
import html
import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from search_eval import Lines, answer, choose, documents, lines_of, percentiles, reciprocal_rank, sizes, write

from danvan import index, text

Found = list[tuple[list[str], float]]  # ids best first, milliseconds of CPU


def cpu() -> float:
    """Return the CPU seconds of this process and of those it has waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def ours(corpus: Path, queries: Lines, folder: Path) -> tuple[str, Found, float]:
    """Ask the product's index with the shipped browser modules."""
    ids: list[str] = []
    started = cpu()
    write(index.build(documents(corpus, ids)), folder)
    built = cpu() - started
    found = answer(folder, queries)
    return "danvan, this commit", [([ids[doc] for doc in each["docs"]], each["milliseconds"]) for each in found], built


def fts5(corpus: Path, queries: Lines, folder: Path) -> tuple[str, Found, float]:
    """Ask SQLite: diacritics removed, any word may match, BM25 with the title twice."""
    base = sqlite3.connect(folder / "index.db")
    started = cpu()
    base.execute(
        "create virtual table docs using fts5(id unindexed, title, body, tokenize='unicode61 remove_diacritics 2')"
    )
    rows = ((line["id"], line.get("title") or "", line["text"]) for line in lines_of(corpus))
    base.executemany("insert into docs values (?, ?, ?)", rows)
    base.execute("insert into docs(docs) values ('optimize')")
    base.commit()
    built, found = cpu() - started, []
    for query in queries:
        words = " OR ".join(f'"{word}"' for word in text.words(query["text"]))
        began = time.process_time()
        sql = "select id from docs where docs match ? order by bm25(docs, 0, 2, 1) limit 10"
        rows_found = base.execute(sql, (words,)).fetchall() if words else []
        found.append(([row[0] for row in rows_found], 1000 * (time.process_time() - began)))
    base.close()
    settings = "unicode61 remove_diacritics 2; OR of the words; bm25(title 2, text 1)"
    return f"SQLite FTS5 {sqlite3.sqlite_version}: {settings}", found, built


def pagefind(corpus: Path, queries: Lines, folder: Path) -> tuple[str, Found, float]:
    """Ask Pagefind's own script in Node: a page a document, language vi, its default ranking."""
    with tempfile.TemporaryDirectory() as site:
        _pages(corpus, Path(site))
        started = cpu()
        command = [sys.executable, "-m", "pagefind", "--site", site, "--output-path", str(folder), "--quiet"]
        subprocess.run(command, check=True)
        built = cpu() - started
    command = [_node(), str(Path(__file__).with_name("pagefind.mjs")), str(folder)]
    asked = "\n".join(json.dumps(query) for query in queries).encode()
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    name = f"Pagefind {metadata.version('pagefind')}: a page a document, language vi, title as h1, defaults"
    return name, [(each["ids"], each["milliseconds"]) for each in found], built


def _pages(corpus: Path, site: Path) -> None:
    for line in lines_of(corpus):
        title, body = html.escape(line.get("title") or ""), html.escape(line["text"])
        page = f'<!doctype html><html lang="vi"><title>{title}</title><body><h1>{title}</h1><p>{body}</p></body></html>'
        (site / f"{line['id']}.html").write_text(page, "utf-8")


def _node() -> str:
    from browser_modules import node

    return node()


ENGINES: dict[str, Callable[[Path, Lines, Path], tuple[str, Found, float]]] = {
    "danvan": ours, "fts5": fts5, "pagefind": pagefind,
}  # fmt: skip


def report(name: str, queries: Lines, found: Found, built: float, folder: Path) -> Iterator[str]:
    """Yield what one engine did."""
    files = sizes(folder).values()
    raw, packed = (sum(column) / 1024 for column in zip(*files, strict=True))
    median, late = percentiles(milliseconds for _, milliseconds in found)
    yield name
    yield (
        f"  build CPU {built:.1f} s; {len(files)} files, {raw:,.0f} KB, gzip {packed:,.0f} KB; "
        f"query CPU ms {median:.1f} / {late:.1f} (median / p95)"
    )
    of_variant: dict[str, list[float]] = {}
    for query, (ids, _) in zip(queries, found, strict=True):
        of_variant.setdefault(query["variant"], []).append(reciprocal_rank(ids, query["positives"]))
    yield "  MRR@10 " + " ".join(f"{name} {statistics.mean(ranks):.3f}" for name, ranks in sorted(of_variant.items()))


def main() -> None:
    """Run every engine and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--set")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--variants", default="a,b,e,f,g")
    parser.add_argument("--engines", default=",".join(ENGINES))
    options = parser.parse_args()
    ids = {line["id"] for line in lines_of(options.corpus)}
    chosen = choose(lines_of(options.queries), ids, options.set, options.limit)
    queries = [query for query in chosen if query["variant"] in options.variants.split(",")]
    print(f"{options.corpus.name}: {len(ids):,} documents, {len(queries):,} queries")
    for name in options.engines.split(","):
        if name == "pagefind" and not find_spec("pagefind"):
            print("Pagefind: left out (pip install 'pagefind[extended]')")
            continue
        with tempfile.TemporaryDirectory() as folder:
            title, found, built = ENGINES[name](options.corpus, queries, Path(folder))
            print("\n".join(report(title, queries, found, built, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
