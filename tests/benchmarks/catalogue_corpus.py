"""Turn a catalogue into a corpus and queries for search_eval.py.

python tests/benchmarks/catalogue_corpus.py CATALOGUE CORPUS.jsonl QUERIES.jsonl [--queries N]

A query is two stretches of two or three syllables of one record: a as written, b without marks. Its record is the
positive answer; generated texts repeat each other, so the numbers compare engines and say nothing of quality.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "benchmarks")]

from generate import KEPT_SHORT, NUMBERS, PROSE, leaves  # noqa: E402

from danvan import text  # noqa: E402

SHOWN = PROSE | KEPT_SHORT | NUMBERS | {"dia_ban", "don_vi"}


def documents(catalogue: Path) -> Iterator[dict[str, str]]:
    """Yield {id, title, text} of each record, values of a key on lines of their own."""
    for path in sorted((catalogue / "records").glob("*/*.yml")):
        tree = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        title = tree.pop("ten")
        lines = [value for name, value in leaves(tree) if name in SHOWN or name == "ten"]
        yield {"id": path.stem, "title": title, "text": "\n".join(lines)}


def query(document: dict[str, str], chance: random.Random) -> str:
    """Return two stretches of a document's syllables."""
    rows = [
        row for line in f"{document['title']}\n{document['text']}".split("\n") if len(row := text.syllables(line)) > 5
    ]
    found = []
    for _ in range(2):
        row, length = chance.choice(rows), chance.choice((2, 3))
        at = chance.randrange(len(row) - length)
        found += row[at : at + length]
    return " ".join(found)


def line(value: dict[str, Any]) -> str:
    """Return a line of JSON Lines."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("asked", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    chance, count = random.Random(1), sum(1 for _ in (options.catalogue / "records").glob("*/*.yml"))
    chosen = set(chance.sample(range(count), min(options.queries, count)))
    with options.corpus.open("w", encoding="utf-8") as corpus, options.asked.open("w", encoding="utf-8") as asked:
        for number, document in enumerate(documents(options.catalogue)):
            corpus.write(line(document))
            if number in chosen:
                written = query(document, chance)
                named = {"set": "generated", "qid": f"g{number}", "positives": [document["id"]]}
                asked.write(line({**named, "variant": "a", "text": written}))
                asked.write(line({**named, "variant": "b", "text": text.fold(written)}))


if __name__ == "__main__":
    main()
