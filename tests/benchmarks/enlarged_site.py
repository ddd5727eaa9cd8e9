"""Write a site whose catalogue page has the data of N records: python tests/benchmarks/enlarged_site.py N FOLDER

The cards are those of the real records over and over, the values of facets are drawn anew, and there are as many
communes as a country has. Only the pages a benchmark opens are right (browser_scale.mjs): no page a record is made.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from danvan import catalogue_data, facets, pipeline, preparing, publish, render, settings  # noqa: E402
from danvan.gather import catalogue_cards, gather  # noqa: E402
from danvan.site import Site  # noqa: E402
from danvan.view import Facet, FacetValue  # noqa: E402

COMMUNES = 13_000  # former and present, about


def enlarged(facet: Facet, total: int, draw: random.Random) -> Facet:
    """Return a facet with as many documents, each with the values of a real record or with drawn communes."""
    if facet.id != "xa":
        return Facet(facet.id, facet.label, facet.values, tuple(draw.choices(facet.rows, k=total)))
    values = tuple(FacetValue(f"cu-{n:05}", f"xã Ví Dụ {n} (cũ), Thái Nguyên", 1) for n in range(COMMUNES))
    pairs = [tuple(sorted(draw.sample(range(COMMUNES), 2))) for _ in range(COMMUNES)]
    return Facet(facet.id, facet.label, values, tuple(draw.choices(pairs, k=total)))


def files(site: Site, env: object, total: int) -> list:
    """Return head and parts of the catalogue as the product writes them."""
    draw = random.Random(7)
    own = catalogue_cards(site.entries, site.words, env)
    rounds = range(total // len(own) + 1)
    cards = [(f"{name}-{n}", html.replace(name, f"{name}-{n}")) for n in rounds for name, html in own]
    keys = {name: draw.choices(values, k=total) for name, values in facets.sort_keys(site.entries).items()}
    keys["ten"] = draw.sample(range(total), total)
    return catalogue_data.files(cards[:total], [enlarged(facet, total, draw) for facet in site.facets], keys)


def main(total: int, folder: Path) -> None:
    """Build the real site, and give its catalogue page the enlarged data."""
    options = settings.load(None, folder)
    prepared = preparing.prepare(options)
    pipeline.build(prepared)
    env = render.environment(options.sources)
    site, _ = gather(prepared, env)
    head, *parts = files(site, env, total)
    for asset in (head, *parts):
        publish.write(folder, asset.path, asset.data)
    page = folder / "mo-hinh" / "index.html"
    page.write_text(re.sub(r"data/catalogue-\w+\.js", head.path, page.read_text("utf-8")), "utf-8")
    print(f"{total} records: head {len(head.data)} bytes, {len(parts)} parts, {sum(len(p.data) for p in parts)} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
