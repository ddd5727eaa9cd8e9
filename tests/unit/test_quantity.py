"""Numbers as Vietnamese reports print them, and those that only their author could explain."""

import doctest
from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import quantity
from danvan.quantity import Quantity, parse

PRINTED = {
    "1.234,5": (None, "1234.5", None, ""),
    "1.319,6": (None, "1319.6", None, ""),
    "1.200": (None, "1200", None, ""),
    "1200": (None, "1200", None, ""),
    "1.500.000 đồng/hộ/năm": (None, "1500000", None, "đồng/hộ/năm"),
    "02": (None, "2", None, ""),
    "0": (None, "0", None, ""),
    "5,0": (None, "5", None, ""),
    "0,125": (None, "0.125", None, ""),
    "1.234,567": (None, "1234.567", None, ""),
    "1234,567 ha": (None, "1234.567", None, "ha"),
    "95,4%": (None, "95.4", None, "%"),
    "-5 %": (None, "-5", None, "%"),
    "−5,5%": (None, "-5.5", None, "%"),
    "100 m2": (None, "100", None, "m2"),
    "100m2": (None, "100", None, "m2"),
    "1,2 tỉ": (None, "1200000000", None, ""),
    "4 tỷ đồng": (None, "4000000000", None, "đồng"),
    "15 nghìn lượt người": (None, "15000", None, "lượt người"),
    "15 ngàn": (None, "15000", None, ""),
    "2,5 triệu đồng": (None, "2500000", None, "đồng"),
    "3 nghìn tỉ đồng": (None, "3000000000000", None, "đồng"),
    "2 tỉ 300 triệu": (None, "2300000000", None, ""),
    "1 tỷ 250 triệu 500 nghìn đồng": (None, "1250500000", None, "đồng"),
    "2 triệu rưỡi": (None, "2500000", None, ""),
    "2 triệu hộ": (None, "2000000", None, "hộ"),
    "hơn 200": ("hơn", "200", None, ""),
    "Hơn 4 TỶ đồng": ("hơn", "4000000000", None, "đồng"),
    "gần 30 hộ": ("gần", "30", None, "hộ"),
    "khoảng 30": ("khoảng", "30", None, ""),
    "trên 30": ("trên", "30", None, ""),
    "dưới 30": ("dưới", "30", None, ""),
    "ít nhất 30": ("ít nhất", "30", None, ""),
    "tối đa 30": ("tối đa", "30", None, ""),
    ">200": (">", "200", None, ""),
    "≥ 30 %": ("≥", "30", None, "%"),
    "từ 200 hộ trở lên": ("trở lên", "200", None, "hộ"),
    "30 tuổi trở xuống": ("trở xuống", "30", None, "tuổi"),
    "50 đến 100.000": (None, "50", "100000", ""),
    "10-15 %": (None, "10", "15", "%"),
    "10 – 15%": (None, "10", "15", "%"),
    "10% - 15%": (None, "10", "15", "%"),
    "từ 10 tới 20 hộ": (None, "10", "20", "hộ"),
    "khoảng 10-15 hộ": ("khoảng", "10", "15", "hộ"),
    "2-3 triệu đồng": (None, "2000000", "3000000", "đồng"),
    "900 nghìn đến 1,2 triệu đồng": (None, "900000", "1200000", "đồng"),
    "500 đồng đến 1 triệu đồng": (None, "500", "1000000", "đồng"),
    "  12   hộ ": (None, "12", None, "hộ"),
    "2018": (None, "2018", None, ""),
    "1.950-2.050 hộ": (None, "1950", "2050", "hộ"),
}

REFUSED = {
    "no number": ["", "  ", "hộ", "nhiều hộ", "hai mươi", "hơn", "%", "số 5"],
    "thousands or decimals": ["1,200", "12,345", "999,999 đồng", "hơn 1,200"],
    "malformed grouping": ["1.20", "1.2", "7.5 ha", "1.2345", "1234.567", "1,234,567", "1.200,", ",5", "1..200"],
    "grouping of a zero": ["0.200", "01.200"],
    "code": ["02071", "007", "001 hộ"],
    "grouping by spaces": ["1 200", "1 200 000 đồng"],
    "fraction, time or date": ["3/4", "12/15 hộ", "12:30", "20h30", "5/7/2021", "1-2-2020", "2021-10-15"],
    "period": ["2018-2020", "2018 – 2020", "từ 2018 đến 2020"],
    "scale left out": ["2 triệu 3", "4 tỷ 500", "2 triệu đến 3", "500 đến 1 triệu"],
    "several scales": [
        "2 đến 2 triệu 500 nghìn",
        "2,5 tỉ 300 triệu",
        "300 triệu 2 tỉ",
        "1 tỉ 1.500 triệu",
        "3 nghìn triệu",
    ],
    "counting words": ["5 chục", "3 trăm hộ", "2 vạn", "3 giờ rưỡi", "2 triệu rưỡi 3 nghìn", "5 phẩy 3"],
    "two statements": ["20 hộ, 30 người", "20 hộ và 30 người", "5 hộ (nghèo)", "12 trên 15 hộ", "10 hoặc 15"],
    "range upside down": ["15-10", "10-10", "10-15-20"],
    "range with two units": ["10 hộ - 15 người", "10% - 15"],
    "bound on a range": ["trên 10-15", "hơn 10 đến 15", "10-15 trở lên"],
    "two qualifiers": ["hơn 200 trở lên", "hơn gần 200"],
    "open start": ["từ 10", "từ 10 hộ"],
    "change, not level": ["giảm 5%", "tăng 1,5 lần", "+5"],
    "digits of another script": ["٣", "１２"],
    "longer than anything counted": ["1234567890123456", "0,1234567890123456"],
}


def as_quantity(qualifier: str | None, value: str, upper: str | None, unit: str) -> Quantity:
    return Quantity(qualifier, Decimal(value), None if upper is None else Decimal(upper), unit)


@pytest.mark.parametrize("text", PRINTED)
def test_a_printed_number_is_read_exactly(text):
    assert parse(text) == as_quantity(*PRINTED[text])


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts])
def test_an_unclear_number_is_not_guessed(text):
    assert parse(text) is None


@pytest.mark.parametrize("text", PRINTED)
def test_decomposed_text_and_hard_spaces_change_nothing(text):
    assert parse(normalize("NFD", text).replace(" ", "\u00a0")) == parse(text)


def test_values_carry_no_zeros_left_over_from_scaling():
    assert str(parse("1,2 tỉ").value) == "1200000000"
    assert str(parse("2,50").value) == "2.5"
    assert str(parse("1.000").value) == "1000"


def test_the_examples_in_the_module_are_true():
    result = doctest.testmod(quantity)
    assert result.attempted > 0 and result.failed == 0


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def is_ambiguous(whole: str, fraction: str) -> bool:
    return len(fraction) == 3 and whole.isdigit() and len(whole) <= 3 and not whole.startswith("0")


@st.composite
def numbers(draw) -> tuple[str, Decimal]:
    number = draw(st.integers(0, 10**9))
    whole = draw(st.sampled_from([grouped(number), str(number)]))
    fraction = draw(st.just("") | st.text("0123456789", min_size=1, max_size=4))
    if not fraction or is_ambiguous(whole, fraction):
        return whole, Decimal(number)
    return f"{whole},{fraction}", Decimal(f"{number}.{fraction}")


SCALES = st.sampled_from(
    [("", 1), (" nghìn", 10**3), (" ngàn", 10**3), (" triệu", 10**6), (" tỉ", 10**9), (" tỷ", 10**9)]
)
QUALIFIERS = st.sampled_from([None, "hơn", "gần", "khoảng", "trên", "dưới", "ít nhất", "tối đa", "không quá"])
UNITS = st.sampled_from(["", "%", "hộ", "m2", "đồng", "đồng/ha", "lượt người"])


@given(QUALIFIERS, numbers(), SCALES, UNITS)
def test_a_formatted_number_is_read_back(qualifier, number, scale, unit):
    (printed, value), (word, factor) = number, scale
    text = f"{qualifier or ''} {printed}{word} {unit}"
    assert parse(text) == Quantity(qualifier, value * factor, None, unit)


@given(numbers(), numbers(), SCALES, UNITS, st.sampled_from(["-", " - ", "–", " đến ", " tới "]))
def test_a_formatted_range_is_read_back_when_it_goes_up(low, high, scale, unit, to):
    word, factor = scale
    text = f"{low[0]}{to}{high[0]}{word} {unit}"
    is_period = unit == word == "" and all(len(end[0]) == 4 and end[0][:2] in ("19", "20") for end in (low, high))
    if low[1] < high[1] and not is_period:
        assert parse(text) == Quantity(None, low[1] * factor, high[1] * factor, unit)
    else:
        assert parse(text) is None


@given(st.integers(1, 999), st.integers(0, 999))
def test_three_digits_after_the_only_comma_are_never_guessed(whole, fraction):
    assert parse(f"{whole},{fraction:03}") is None


@given(st.text("0123456789.,-/ tỉđếnhơ%rm", max_size=14))
def test_any_text_gives_a_finite_quantity_or_nothing(text):
    found = parse(text)
    if found is not None:
        assert found.value.is_finite()
        assert found.upper is None or found.upper > found.value
        assert not any(char in ".,0145" for char in found.unit[:1])
