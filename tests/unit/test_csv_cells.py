"""Tables from Python and from the browser keep formulas out in the same way."""

import json

import pytest

from danvan.locality_tools.sheet_csv import safe
from danvan.settings import ROOT

CELLS = json.loads((ROOT / "tests" / "shared" / "csv-cells.json").read_text("utf-8"))["safe"]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_a_cell_that_would_be_computed_is_text(cell, expected):
    assert safe(cell) == expected
