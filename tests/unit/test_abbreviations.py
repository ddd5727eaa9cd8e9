"""Abbreviations: the first in the text itself is explained, all are listed, what is no abbreviation stays."""

import pytest
from conftest import real_vocabularies

from danvan.abbreviations import Abbreviations
from danvan.vocabulary import Abbreviation

KNOWN = Abbreviations(
    Abbreviation(chu=short, nghia=meanings, chac=sure)
    for short, meanings, sure in [
        ("BHYT", ["bảo hiểm y tế"], None),
        ("MTTQ", ["Mặt trận Tổ quốc"], "chac-chan"),
        ("VH-XH", ["văn hóa - xã hội"], None),
        ("ND", ["nông dân", "nhân dân"], None),
        ("CA", ["công an"], "can-kiem"),
        ("TU", ["Tỉnh ủy"], None),
    ]
)
BHYT = '<abbr title="bảo hiểm y tế">BHYT</abbr>'


def text_of(html: str) -> str:
    """Return the page without the line at its end."""
    return KNOWN.explain(html).split('\n<p class="dv-small', 1)[0]


def test_only_the_first_of_a_page_is_explained():
    assert text_of("<p>BHYT, BHYT</p><p>BHYT</p>") == f"<p>{BHYT}, BHYT</p><p>BHYT</p>"


def test_those_on_the_page_are_listed_at_its_end():
    line = "Viết tắt trong trang: BHYT: bảo hiểm y tế; MTTQ: Mặt trận Tổ quốc.</p>"
    assert KNOWN.explain("<p>MTTQ, BHYT</p>").endswith(line)


def test_a_page_without_any_stays_as_it_is():
    assert KNOWN.explain("<p>bảo hiểm y tế</p>") == "<p>bảo hiểm y tế</p>"


@pytest.mark.parametrize("html", [
    '<p title="BHYT">x</p>',
    '<a href="BHYT.html">x</a>',
    "<h2>BHYT</h2>",
    '<h3 class="a">Thẻ <a href="#">BHYT</a></h3>',
    "<textarea>BHYT</textarea>",
    "<button>BHYT</button>",
    '<abbr title="x">BHYT</abbr>',
    '<table data-explained class="a"><tr><td>BHYT</td></tr></table>',
])  # fmt: skip
def test_tags_headings_and_what_is_copied_stay(html):
    assert KNOWN.explain(html) == html


@pytest.mark.parametrize("words", ["983-QĐ/TU", "BHYT-TU", "abBHYT", "BHYTx", "TU/MTTQ", "a@TU.vn", "BHYT.vn", "TUẦN"])
def test_a_part_of_a_number_a_word_or_an_address_is_none(words):
    assert KNOWN.explain(words) == words


def test_punctuation_may_follow():
    assert text_of("(BHYT). TU.") == f'({BHYT}). <abbr title="Tỉnh ủy">TU</abbr>.'


def test_those_with_two_meanings_or_unchecked_are_not_explained():
    assert KNOWN.explain("<p>ND, CA</p>") == "<p>ND, CA</p>"


def test_a_hyphen_may_be_inside():
    assert '<abbr title="văn hóa - xã hội">VH-XH</abbr>' in text_of("<p>VH-XH</p>")


def test_after_one_in_a_heading_the_first_in_the_text_is_explained():
    assert text_of("<h1>BHYT</h1><p>BHYT</p>") == f"<h1>BHYT</h1><p>{BHYT}</p>"


def test_the_real_list_explains_what_readers_meet():
    meanings = Abbreviations(real_vocabularies().abbreviations).meanings
    assert meanings["BHYT"] == "bảo hiểm y tế"
    assert "MT" not in meanings
