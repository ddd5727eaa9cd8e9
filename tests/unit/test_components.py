"""The examples of components: each component with HTML has some, and each can be rendered."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "harness"))

import components
from components import COMPONENTS, Given, Kit, all_states, states

WITH_HTML = sorted({path.parent.name for path in COMPONENTS.glob("*/*.html")})
STATES = {f"{component} {position}": (component, state) for component, position, state in all_states()}


@pytest.fixture(scope="module")
def kit():
    return Kit.load()


@pytest.mark.parametrize("component", WITH_HTML)
def test_a_component_with_html_has_examples(component):
    names = [state["ten"] for state in states(component)]
    assert names and len(names) == len(set(names))
    assert all({"goi", "khung", "ban_ghi", "trang"} & state.keys() for state in states(component))


@pytest.mark.parametrize("component", sorted(path.parent.name for path in COMPONENTS.glob("*/examples.yml")))
def test_a_state_has_no_key_that_nobody_reads(component):
    known = {"ten", "goi", "macro", "khung", "ban_ghi", "trang", "trong", "chay", "khong_script"}
    assert set().union(*states(component)) <= known


@pytest.mark.parametrize("name", STATES)
def test_a_state_can_be_rendered(kit, name):
    component, state = STATES[name]
    html = kit.html(component, state)
    assert re.search(r"<\w+", html) or "goi" in state
    assert not re.search(r"\bNone\b|\bUndefined\b|@@|\{\{", html)


def test_every_script_that_is_told_its_states_is_there():
    told = {component for component, _, state in all_states() if "chay" in state}
    assert told == set(components.SCRIPTED)


def test_what_an_example_does_not_say_is_none():
    card = Given({"name": "A", "items": [{"label": "B"}]})
    assert (card.name, card.items[0].label, card.year, list(card)) == ("A", "B", None, ["name", "items"])


def test_a_card_is_taken_from_the_cards():
    first = states("record-card")[0]["goi"]["card"]
    assert components.given(["record-card/0"])[0].name == first["name"]


def test_every_state_has_a_page_in_the_list(tmp_path):
    shown = [state for _, state in STATES.values() if "khong_script" not in state]
    assert components.write(tmp_path) == len(shown)
    pages = {path.name for path in (tmp_path / "thanh-phan").iterdir()}
    assert set(re.findall(r'href="thanh-phan/([^"]+)"', (tmp_path / "index.html").read_text("utf-8"))) == pages
