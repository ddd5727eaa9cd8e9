"""Tiles of the map are as near to each other as their provinces are."""

from danvan.tiles import PLACES, distance


def test_a_tile_is_nearest_to_itself():
    assert all(distance(code, code) == 0 for code in PLACES)


def test_distance_is_the_same_both_ways_and_grows():
    ha_noi, bac_ninh, ca_mau = "01", "24", "96"
    assert distance(ha_noi, bac_ninh) == distance(bac_ninh, ha_noi) == 1
    assert distance(ha_noi, ca_mau) > distance(ha_noi, bac_ninh)


def test_no_two_tiles_share_a_place():
    assert len(set(PLACES.values())) == len(PLACES) == 34 + 2
