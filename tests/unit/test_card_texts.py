"""The texts of cards: every record is in the file that its id leads to."""

import json

from danvan import card_texts
from danvan.index import SearchDocument


class _Entry:
    def __init__(self, name):
        self.id = name


def test_a_record_is_in_the_file_of_its_id():
    names = [f"mo-hinh-{number}" for number in range(50)]
    documents = [SearchDocument(title=name, text=f"Việc của {name}", place="xã Mẫu") for name in names]
    made = {asset.path: asset.data.decode() for asset in card_texts.build([_Entry(name) for name in names], documents)}
    for name in names:
        file = made[f"data/search/texts-{card_texts.number(name, card_texts.count(len(names)))}.js"]
        texts = json.loads(file[file.index(",") + 1 : file.rindex(")")])
        assert texts[name] == f"Việc của {name}. xã Mẫu."


def test_the_number_of_files_is_a_power_of_two():
    assert [card_texts.count(records) for records in (1, 8, 9, 17, 258)] == [1, 1, 2, 4, 64]


def test_the_hash_is_that_of_the_browser():
    assert card_texts.number("xen-canh-dua-lua-nghia-ta", 1 << 16) == 14297
