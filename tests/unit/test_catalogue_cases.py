"""Records and totals as case files: the head of each says which problems it has, and where."""

import pytest
from conftest import case_files, check_files, expected


@pytest.mark.parametrize("path", case_files("records"), ids=lambda path: path.stem)
def test_record_case(path):
    assert check_files(records={"mau-thu": path.read_bytes()}).places == expected(path)


@pytest.mark.parametrize("path", case_files("totals"), ids=lambda path: path.stem)
def test_total_case(path):
    assert check_files(statistics={"mau-thu": path.read_bytes()}).places == expected(path)
