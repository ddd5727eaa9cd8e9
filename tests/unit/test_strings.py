"""The strings file: every word that code, templates and scripts ask for is there."""

import re
from pathlib import Path

import pytest

from danvan import strings

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "site_src" / "components").glob("*/*.js"))
MODULES = sorted((ROOT / "hooks" / "danvan").rglob("*.py"))
TEMPLATES = sorted([*(ROOT / "site_src").glob("templates/*.html"), *(ROOT / "site_src").glob("components/*/*.html")])


def has(key: str) -> bool:
    node = strings.load()
    for part in key.split("."):
        if not isinstance(node, dict) or part not in node:
            return False
        node = node[part]
    return True


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_says_only_words_of_the_browser_section(path):
    keys = re.findall(r"\bsay(?:\.list)?\(\s*'([a-z_]+)'", path.read_text("utf-8"))
    keys += re.findall(r"\? '([a-z_]+)' : '", path.read_text("utf-8")) if "say(" in path.read_text("utf-8") else []
    missing = [key for key in keys if not has(f"browser.{key}")]
    assert not missing


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_says_only_words_that_exist(path):
    keys = re.findall(r'\bsay\(\s*"([a-z_.-]+)"', path.read_text("utf-8"))
    assert not [key for key in keys if not has(key)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_template_says_only_words_that_exist(path):
    keys = re.findall(r"\bui\.([a-z_]+(?:\.[a-z_]+)*)", path.read_text("utf-8"))
    missing = [key for key in keys if not has(f"ui.{key}") and not has(f"ui.{key.rpartition('.')[0]}")]
    assert not missing


def test_every_problem_has_a_message_and_advice():
    for code, words in strings.load()["problems"].items():
        assert set(words) == {"message", "advice"}, code
        assert not words["message"].endswith("."), code
