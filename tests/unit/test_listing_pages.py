"""Pages that list records: good examples first, from near by where a province has too few, and nothing lost below."""

import re
from dataclasses import replace
from functools import cache

import pytest
from conftest import CATALOGUE

from danvan import cards, preparing, render, settings, tiles
from danvan.gather import gather
from danvan.pages import examples, links, listings, localities, totals
from danvan.site import Site, counts, is_counted


@cache
def site_and_env():
    prepared = preparing.prepare(settings.load(CATALOGUE))
    env = render.environment(prepared.settings.sources)
    return gather(prepared, env)[0], env


def site() -> Site:
    return site_and_env()[0]


@cache
def province_pages() -> dict[str, str]:
    return {page.path: page.body for page in localities.provinces(*site_and_env())}


def cards_in(html: str) -> list[str]:
    return re.findall(r'data-id="([^"]+)"', html)


def test_every_province_shows_three_models_with_figures_its_own_first():
    for unit in site().provinces:
        shown = cards_in(province_pages()[links.province_path(unit)])
        assert len(shown) == examples.MOST, unit.name
        assert all(cards.figure(site().by_id[name].record) for name in shown), unit.name
        own = [entry.id for entry in examples.with_figures(site().by_province[unit.code])][: examples.MOST]
        assert shown[: len(own)] == own, unit.name


def test_examples_of_near_provinces_are_named_only_where_they_are_needed():
    for unit in site().provinces:
        own = examples.with_figures(site().by_province[unit.code])[: examples.MOST]
        near = examples.near(site(), unit, own)
        assert (near is None) == (len(own) == examples.MOST), unit.name
        assert ("Tỉnh lân cận (theo sơ đồ)" in province_pages()[links.province_path(unit)]) == (near is not None)


def test_neighbours_come_by_their_distance_on_the_tile_map():
    here = next(unit for unit in site().provinces if unit.name == "Lai Châu")
    found = list(examples.neighbours(site(), here))
    far = [tiles.distance(unit.code, here.code) for unit in found]
    assert found[0].name == "Lào Cai" and far == sorted(far) and len(found) == len(site().provinces) - 1


def test_examples_of_a_field_are_of_different_provinces_and_count_as_models():
    for entries in site().by_field.values():
        shown = examples.from_different_provinces(entries)
        codes = [place.province.code for entry in shown for place in entry.places[:1] if place.province]
        assert len(codes) == len(set(codes)) and all(map(is_counted, shown))


def test_groups_by_field_hold_every_record_once_and_the_one_without_a_field_last():
    entries = site().by_province["19"]
    groups = listings.by_field(site(), entries)
    assert sorted(card.id for group in groups for card in group.cards) == sorted(entry.id for entry in entries)
    assert [group.key for group in groups][-1] == cards.NO_FIELD and len({group.key for group in groups}) == len(groups)


def test_a_page_of_a_topic_warns_where_the_topic_does():
    pages = {page.path: page.body for page in listings.topics(*site_and_env())}
    for topic in site().words["chu_de"].values():
        assert ("dv-caution" in pages[f"chu-de/{topic.id}.html"]) == bool(topic.caution), topic.id


def test_a_field_leads_to_what_a_good_model_of_it_must_show_and_to_its_topics():
    page = next(page for page in listings.fields(*site_and_env()) if page.path == "linh-vuc/kinh-te.html")
    assert 'href="../cam-nang/mo-hinh-tot.html#kinh-te"' in page.body
    assert 'href="../mo-hinh/index.html?linh-vuc=kinh-te"' in page.body and 'href="../chu-de/' in page.body
    assert page.body.count("dv-rows__link") == listings.ROWS


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((3, 0, 1, 0, 3), "3 mô hình, 1 có cách làm."),
        ((3, 2, 0, 0, 4), "4 tư liệu, trong đó 3 mô hình, 2 được nguồn gọi là Dân vận khéo."),
        ((0, 0, 0, 0, 1), "1 tư liệu."),
    ],
)
def test_what_there_is_none_of_is_not_counted(numbers, said):
    *parts, whole = numbers
    named = dict(zip(("models", "named", "with_how", "names_only"), parts, strict=True))
    assert named.keys() == counts([]).keys()
    module = site_and_env()[1].get_template("components/listing/listing.html").module
    assert " ".join(str(module.count_words(named, whole)).split()) == said


def test_totals_lead_to_the_provinces_that_reported_them():
    page = totals.page(*site_and_env())
    codes = {code for view in totals.total_views(site()) for code in view.codes}
    linked = re.findall(rf'href="\.\./(dia-ban/(\d\d)-[^"]+)#{totals.ANCHOR}"', page.body)
    assert {code for _, code in linked} == codes
    assert all(f'id="{totals.ANCHOR}"' in province_pages()[path] for path, _ in linked)


def test_without_knowledge_pages_a_field_has_no_guide():
    bare = replace(site(), articles=())
    page = next(page for page in listings.fields(bare, site_and_env()[1]) if page.path == "linh-vuc/kinh-te.html")
    assert "cam-nang" not in page.body
