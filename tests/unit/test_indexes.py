"""The numbered lists go by letters that a reader looks for."""

from types import SimpleNamespace

import pytest

from danvan.pages.indexes import initial


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ánh sáng an ninh", "A"),
        ("Đường cờ Tổ quốc", "D"),
        ("“Ngân hàng bò”", "N"),
        ("3 xanh, 4 có, 5 không", "0-9"),
        ("", "0-9"),
        (None, "0-9"),
    ],
)
def test_the_letter_of_a_name(name, letter):
    assert initial(SimpleNamespace(record=SimpleNamespace(name=name))) == letter
