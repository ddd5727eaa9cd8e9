"""The judged queries of `tests/data/queries.yml`: well formed, about what is published, and as hard as they claim."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import CATALOGUE

from danvan.text import fold, syllables, words

FILE = Path(__file__).resolve().parents[1] / "data" / "queries.yml"
KEYS = ["id", "hoi", "khong_dau", "dung", "duoc", "loai", "chung_tu", "phan"]
KINDS = ["viec", "viec-dia-ban", "dia-ban", "to-chuc", "van-ban", "cam-nang", "ten", "go-sai", "telex", "hoi-lai"]
TYPED_OTHERWISE = {"go-sai", "telex"}
# The pages of the guide by their short titles; the address of a page stays, its words may change.
GUIDE = {
    "phong-trao": "Phong trào là gì",
    "mo-hinh-tot": "Mô hình tốt",
    "dang-ky": "Đăng ký mô hình",
    "nhan-rong": "Nhân rộng mô hình",
    "viet-mo-hinh": "Viết mô hình",
    "thuat-ngu": "Thuật ngữ",
    "chua-co-mo-hinh": "Nội dung chưa có mô hình",
    "tieu-chi": "Tiêu chí",
    "ve-kho": "Về kho",
}
ASKED_FOR = {
    "mua bhyt ho ngheo",
    "hien dat lam duong",
    "xen canh dua lua nghia ta cho don",
    "phan loai rac",
    "tu quan duong bien",
    "gpmb dong thuan",
    "cchc cap xa",
    "tao hon dtts",
    "mo hinh dvk chau thanh long an 2024",
    "hoa giai",
    "488-cv/hu",
    "daan vaanj kheos",
    "xa tan thanh",
    "chau thanh",
}
# Words of grammar, and the kinds of units and of records: nobody finds anything by them.
FUNCTION_WORDS = frozenset(
    syllables(
        "và với của ở cho các những một mỗi mọi là thì mà để do bị được đang đã sẽ chưa không có cũng còn nữa rất"
        " quá nào gì sao đâu bao giờ thế này kia ấy đó đây trong ngoài trên dưới từ đến tại về ra vào lên xuống đi"
        " lại theo như hay hoặc vì nên nếu khi bằng giữa ai người xã phường huyện tỉnh quận thị trấn thành phố tp"
        " thôn ấp bản buôn làng xóm khu mô hình dân vận khéo"
    )
)


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@cache
def queries() -> list[dict[str, Any]]:
    return load(FILE)


@cache
def titles() -> dict[str, str]:
    """Return what can be an answer, with its title: published records, directives and pages of the guide."""
    records = {path.stem: load(path) for path in (CATALOGUE / "records").glob("*/*.yml")}
    documents = {path.stem: load(path) for path in (CATALOGUE / "documents").glob("*.yml")}
    return {
        **{id_: record["ten"] for id_, record in records.items() if record["bien_tap"]["trang_thai"] == "cong-bo"},
        **{f"van-ban/{id_}": document["ten"] for id_, document in documents.items()},
        **{f"cam-nang/{id_}": title for id_, title in GUIDE.items()},
    }


def content(text: str) -> set[str]:
    """Return the folded syllables that say something; a tone tells từ from tư, so it goes last."""
    return {fold(syllable) for syllable in syllables(text) if syllable not in FUNCTION_WORDS}


def shared(query: dict[str, Any]) -> set[str]:
    """Return the content words of a query that stand in the title of any good answer."""
    return content(query["hoi"]) & set().union(*(content(titles()[id_]) for id_ in query["dung"]))


def test_there_are_enough_queries_and_each_is_there_once():
    assert len(queries()) >= 120
    assert [query["id"] for query in queries()] == [f"q{number:03}" for number in range(1, len(queries()) + 1)]
    assert [typed for typed, times in Counter(query["khong_dau"] for query in queries()).items() if times > 1] == []


def test_every_kind_of_query_is_there_and_the_ones_asked_for():
    assert {query["loai"] for query in queries()} == set(KINDS)
    assert ASKED_FOR - {query["khong_dau"] for query in queries()} == set()


@pytest.mark.parametrize("query", queries(), ids=lambda query: query["id"])
def test_a_query_is_well_formed_and_its_answers_are_published(query: dict[str, Any]):
    assert list(query) == KEYS
    assert query["loai"] in KINDS
    assert query["phan"] in ("dev", "cat-rieng")
    assert 1 <= len(query["hoi"].split()) <= 8
    answers = query["dung"] + query["duoc"]
    assert query["dung"]
    assert set(answers) <= titles().keys()
    assert len(answers) == len(set(answers))


@pytest.mark.parametrize("query", queries(), ids=lambda query: query["id"])
def test_what_is_typed_is_the_query_without_marks_unless_it_is_mistyped(query: dict[str, Any]):
    same = query["khong_dau"] == fold(query["hoi"])
    assert same == (query["loai"] not in TYPED_OTHERWISE)
    assert query["khong_dau"].isascii()
    assert words(query["khong_dau"])


def test_half_of_the_queries_have_no_word_of_the_titles_of_their_answers():
    claimed = {query["id"]: query["chung_tu"] for query in queries()}
    assert claimed == {query["id"]: "co" if shared(query) else "khong" for query in queries()}
    assert 2 * Counter(claimed.values())["khong"] >= len(claimed)


def test_a_third_is_set_aside_with_every_kind_in_both_parts():
    parts = {part: [query for query in queries() if query["phan"] == part] for part in ("dev", "cat-rieng")}
    assert abs(3 * len(parts["cat-rieng"]) - len(queries())) < 3
    assert all({query["loai"] for query in part} == set(KINDS) for part in parts.values())
