"""The data of the catalogue page: whole in the head while they are few, else in parts."""

import json
from collections import Counter

import pytest

from danvan import catalogue_data
from danvan.digits import ALPHABET, BASE
from danvan.view import Facet, FacetValue

CARD = '<article data-id="mau-{n}">\n<a href="../mo-hinh/mau-{n}.html">Mẫu &lt;{n}&gt;</a> mau-{n}</article>'
CARDS = [(f"mau-{n}", CARD.format(n=n)) for n in range(40)]
ROWS = tuple(((n % 3,) if n % 4 else (0, 2)) for n in range(40))
VALUES = (
    FacetValue("a", "Một", 0, also=("Tên cũ",)),
    FacetValue("b", "Hai", 0),
    FacetValue("c", "Ba", 0, listed=False, also=("Khác", "Tên cũ")),
)
FACET = Facet("tinh", "Tỉnh", VALUES, ROWS)


def read(asset):
    name, data = json.loads(f"[{asset.data.decode().removeprefix('danvan.receive(').removesuffix(')' + chr(10))}]")
    return name, data


def numbers(text, n):
    found = [0] * n
    for plane in range(0, len(text), n or 1):
        signs = text[plane : plane + n]
        found = [number * BASE + ALPHABET.index(sign) for number, sign in zip(found, signs, strict=True)]
    return found


def unpacked(packed):
    sizes = numbers(packed["sizes"], packed["n"])
    entries = iter(numbers(packed["entries"], sum(sizes)))
    return [tuple(next(entries) for _ in range(size)) for size in sizes]


def made(small):
    head, *parts = catalogue_data.files(CARDS, [FACET], {"moi": [-n for n in range(40)]}, small)
    return read(head)[1], dict(read(part) for part in parts), [part.path for part in parts]


def test_a_small_catalogue_is_one_file():
    head, parts, _ = made(small=1_000_000)
    assert not parts and set(head["parts"]) == {"tinh", "moi", "0", "1", "2"}


def test_a_large_one_has_a_part_a_facet_an_order_and_sixteen_cards():
    head, parts, paths = made(small=0)
    hashes = [head["cards"][at : at + 5] for at in range(0, 15, 5)]
    names = [head["facets"][0]["part"], head["orders"]["moi"], *(f"{n}-{own}" for n, own in enumerate(hashes))]
    assert set(parts) == {f"catalogue/{name}" for name in names}
    assert paths == [f"data/{name}.js" for name in parts]
    assert [len(parts[f"catalogue/{name}"]) for name in names[2:]] == [16, 16, 8]
    assert not head["parts"]


def test_cards_are_what_they_were():
    head, _, _ = made(small=1_000_000)
    texts = [text for number in range(3) for text in head["parts"][str(number)]]
    for (name, html), text in zip(CARDS, texts, strict=True):
        own, *pieces = text.split("<")
        assert own == name
        back = "".join(
            head["markup"][int(number, 16)].replace("<>", name) + rest
            for number, _, rest in (piece.partition(">") for piece in pieces)
        )
        assert back == html


def test_a_facet_keeps_the_values_of_every_document():
    data = catalogue_data.facet_data(FACET)
    rows = unpacked(data["rows"])
    assert tuple(rows[number] for number in numbers(data["of"], len(ROWS))) == ROWS
    counts = Counter(ROWS)
    assert [counts[row] for row in rows] == sorted(counts.values(), reverse=True)
    names = data["names"].split("\n")
    assert [tuple(names[n] for n in also) for also in unpacked(data["also"])] == [value.also for value in VALUES]
    assert data["unlisted"] == [2]


@pytest.mark.parametrize("largest", [0, 90, 91, 8280, 8281, 100_000])
def test_numbers_come_back(largest):
    given = [0, largest, largest // 2]
    assert numbers(catalogue_data.digits(given), 3) == given


def test_an_edited_card_changes_its_part_alone():
    edited = [*CARDS[:20], (CARDS[20][0], CARDS[20][1].replace("Mẫu", "Mới")), *CARDS[21:]]
    before = {asset.path for asset in catalogue_data.files(CARDS, [FACET], {}, 0)[1:]}
    after = {asset.path for asset in catalogue_data.files(edited, [FACET], {}, 0)[1:]}
    assert len(after - before) == 1
