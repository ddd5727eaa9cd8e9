"""What a card shows of a result."""

import pytest

from danvan import cards
from danvan.record import Result


def result(**values: str) -> Result:
    return Result.model_construct(**{"indicator": "Đất đã hiến", "value": "800", "unit": None, **values})


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ({"unit": "m2"}, "m²"),
        ({"unit": "triệu đồng/m3"}, "triệu đồng/m³"),
        ({"unit": "hộ"}, "hộ"),
        ({"value": "800 hộ", "unit": "hộ"}, ""),
        ({}, ""),
    ],
)
def test_the_unit_as_it_is_shown(values, unit):
    assert cards.unit(result(**values)) == unit
