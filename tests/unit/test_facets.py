"""Facets as the pages and the browser get them."""

import pytest
from conftest import real_vocabularies

from danvan import enrich, facets


@pytest.fixture(scope="module")
def found(real):
    entries = enrich.enrich(real.catalogue.published(), real.places, real.settings.today)
    return entries, {facet.id: facet for facet in facets.build(entries, real_vocabularies())}


def having(found, facet_id, value_id):
    entries, by_id = found
    facet = by_id[facet_id]
    number = [value.id for value in facet.values].index(value_id)
    return {entry.id for entry, row in zip(entries, facet.rows, strict=True) if number in row}


def test_a_present_province_holds_the_records_of_the_former_ones_in_it(found):
    assert set() < having(found, "tinh", "cu-06") < having(found, "tinh", "19")
    assert set() < having(found, "huyen", "cu-064") <= having(found, "tinh", "cu-06")


def test_a_commune_is_found_under_its_old_and_its_present_name(found):
    assert having(found, "xa", "cu-02065") == having(found, "xa", "02020") == {"chi-bo-na-duong"}


def test_a_record_without_a_field_counts_as_unknown(found):
    assert "cung-biet-cung-thuc-hien" in having(found, "linh-vuc", "chua-ro")


def test_a_former_province_that_only_repeats_the_present_one_is_not_listed(found):
    listed = {value.id for value in found[1]["tinh"].values if value.listed}
    assert {"19", "cu-06"} <= listed and "cu-11" not in listed
    assert having(found, "tinh", "cu-11") == having(found, "tinh", "11")


def test_counts_are_those_of_the_rows(found):
    for facet in found[1].values():
        for number, value in enumerate(facet.values):
            assert value.count == sum(number in row for row in facet.rows) > 0


def test_orders_are_complete_and_by_meaning(found):
    entries, _ = found
    keys = facets.sort_keys(entries)
    assert sorted(keys["ten"]) == list(range(len(entries)))
    newest = entries[min(range(len(entries)), key=keys["moi"].__getitem__)]
    assert newest.year == max(entry.year for entry in entries)
