"""The manual is tested: every command, path, key, record and error message it shows is real."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import click
import pytest
import test_layers
from conftest import check_files, real_vocabularies

from danvan import checks, register_files, schema
from danvan.cli import main
from danvan.fields import Part, part_class
from danvan.knowledge import GROUPS, Head, read_articles
from danvan.knowledge.markup import PLAIN
from danvan.knowledge.parts import PARTS
from danvan.problems import Report
from danvan.settings import ROOT
from danvan.vocabulary import SPECIAL, Entry

MANUALS = ("README.md", "CONTRIBUTING.md", "hooks/DESIGN.md", "CHANGELOG.md")
GUIDE = ROOT / "CONTRIBUTING.md"
FOR_DEVELOPERS = "## For developers"

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.M | re.S)
SPAN = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:\.venv[/\\](?:bin|Scripts)[/\\])?(danvan|make)\s+(.+)")
KEY = re.compile(r"[a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)*")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
CODE = (".py", ".yml", ".html", ".css", ".js", ".toml", "")
SUFFIXES = (".py", ".yml", ".md", ".json", ".lock", ".html", ".css", ".js", ".txt", ".toml")
SITE = "site/"
SOURCES = ("hooks", "site_src", "tests/unit", "pyproject.toml", "Makefile", "mkdocs.yml")


def text_of(manual: str) -> str:
    return (ROOT / manual).read_text("utf-8")


def blocks(manual: str, *languages: str) -> list[str]:
    """Return the fenced blocks of some languages, their indentation taken off."""
    found = FENCE.findall(text_of(manual))
    return [re.sub(f"^{indent}", "", body, flags=re.M) for indent, name, body in found if name in languages]


def spans(text: str) -> set[str]:
    """Return what stands between backticks, outside of fenced blocks."""
    return set(SPAN.findall(FENCE.sub("", text)))


def commands(manual: str, program: str) -> set[str]:
    """Return what a manual says after `danvan` or `make`, in blocks and between backticks."""
    lines = [line for block in blocks(manual, "sh", "bat") for line in block.splitlines()]
    matches = (COMMAND.fullmatch(line.strip()) for line in [*lines, *spans(text_of(manual))])
    return {match[2] for match in matches if match and match[1] == program}


def is_path(span: str) -> bool:
    return bool(re.fullmatch(r"[\w.<>*/\u00c0-\u1ef9-]+", span)) and ("/" in span or span.endswith(SUFFIXES))


# --- commands

CONTEXT = click.Context(main)


@pytest.mark.parametrize("manual", MANUALS)
def test_every_danvan_command_and_option_named_exists(manual):
    for line in commands(manual, "danvan"):
        name, *arguments = shlex.split(line)
        command = main.get_command(CONTEXT, name)
        assert command, line
        if arguments:
            command.make_context(name, arguments)  # a wrong option raises UsageError


def test_a_wrong_option_would_be_noticed():
    with pytest.raises(click.UsageError):
        main.get_command(CONTEXT, "check").make_context("check", ["--strict"])


def test_every_danvan_command_is_in_the_manual():
    named = {line.split()[0] for manual in MANUALS for line in commands(manual, "danvan")}
    assert named == set(main.list_commands(CONTEXT))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):(?!=)", text_of("Makefile"), re.M))


def test_every_make_target_named_exists_and_every_target_is_named():
    named = {word for manual in MANUALS for line in commands(manual, "make") for word in line.split()}
    assert named == make_targets()


# --- paths


@cache
def published() -> tuple[str, ...]:
    return tuple(text_of("catalogue/urls.lock").split())


@cache
def made_folders() -> tuple[str, ...]:
    """Return the folders git ignores, without that of the site: its pages are known by name."""
    folders = (line.lstrip("/") for line in text_of(".gitignore").splitlines() if line.endswith("/"))
    return tuple(folder for folder in folders if folder != SITE)


def exists(path: str, manual: str) -> bool:
    """Tell whether a path is a file or folder of the repository, a page of the site, or a folder that is made."""
    pattern = re.sub(r"<[^>]+>", "*", path)
    if path == SITE or any(fnmatch(path, f"{folder}*") for folder in made_folders()):
        return True
    if pattern.endswith(".html"):
        return any(fnmatch(page, pattern.removeprefix(SITE)) for page in published()) or near(pattern, manual)
    return near(pattern, manual)


def near(pattern: str, manual: str) -> bool:
    """Tell whether a pattern leads somewhere from the top, from the manual's folder, or is a name of the sources."""
    tops = (ROOT, (ROOT / manual).parent)
    if any(next(top.glob(pattern.rstrip("/")), None) for top in tops):
        return True
    return manual == "hooks/DESIGN.md" and any(next((ROOT / top).rglob(pattern), None) for top in SOURCES[:2])


@pytest.mark.parametrize("manual", MANUALS)
def test_every_path_named_exists(manual):
    lost = {span for span in spans(text_of(manual)) if is_path(span) and not exists(span, manual)}
    assert not lost


def test_every_link_to_a_file_leads_somewhere():
    links = [(manual, link) for manual in MANUALS for link in re.findall(r"\]\(([^)#\s]+)\)", text_of(manual))]
    assert [link for manual, link in links if not ((ROOT / manual).parent / link).is_file()] == []
    assert ("README.md", ".github/kho-mo-hinh.png") in links


# --- keys, ids, names


def key_names(kind: type[Part], prefix: str = "") -> Iterator[str]:
    """Yield every key of a kind of file: `nguon`, `nguon.ngay`, `ngay`."""
    for field in kind.model_fields.values():
        yield from (f"{prefix}{field.alias}", str(field.alias))
        if part := part_class(field.annotation):
            yield from key_names(part, f"{prefix}{field.alias}.")


@cache
def known_words() -> frozenset[str]:
    """Return every key of a file, every id a value may have, and every check."""
    kinds = [*schema.KINDS.values(), Entry, *SPECIAL.values(), Head, *PARTS.values()]
    ids = {name: sorted(found) for name, found in real_vocabularies().ids().items()}
    schemas = "".join(schema.json_schema(kind, ids) for kind in schema.KINDS.values())
    choices = re.findall(r'^\s+"([a-z-]+)",?$', schemas, re.M)
    names = [check.name for check in checks.ALL]
    keys = (name for kind in kinds for name in key_names(kind))
    return frozenset([register_files.WHOLE_COUNTRY, *choices, *names, *keys, *PARTS, *PLAIN, *GROUPS])


def test_every_key_and_id_in_the_editors_part_exists():
    named = {span for span in spans(text_of("CONTRIBUTING.md").split(FOR_DEVELOPERS)[0]) if not is_path(span)}
    words = {span for span in named if KEY.fullmatch(span) or ID.fullmatch(span)} - {"danvan"}
    assert len(words) > 50
    assert words - known_words() == set()


@cache
def sources() -> str:
    files = [path for top in SOURCES for path in ((ROOT / top).rglob("*") if (ROOT / top).is_dir() else [ROOT / top])]
    code = (path for path in files if path.is_file() and path.suffix in CODE)
    return "\n".join(path.read_text("utf-8") for path in code)


@pytest.mark.parametrize("manual", MANUALS)
def test_every_code_word_named_stands_in_the_code(manual):
    text = text_of(manual).split(FOR_DEVELOPERS)[-1] if manual == "CONTRIBUTING.md" else text_of(manual)
    words = {span for span in spans(text) if re.fullmatch(r"[A-Za-z_]{3,}", span) and not (ROOT / span).exists()}
    assert {word for word in words if not re.search(rf"\b{word}\b", sources())} == set()


def test_the_groups_of_keys_name_every_key_once():
    table = text_of("CONTRIBUTING.md").split("## Khóa nào để làm gì")[1].split("\n* ")[0]
    keys = [key for row in table.splitlines() if row.startswith("| ") for key in SPAN.findall(row.split("|")[2])]
    assert sorted(keys) == sorted(str(field.alias) for field in schema.Record.model_fields.values())


def test_the_design_names_every_layer_in_its_order():
    (block,) = blocks("hooks/DESIGN.md", "layers")
    assert [set(line.split()) for line in block.splitlines()] == list(test_layers.LAYERS)


# --- examples


def examples() -> dict[str, dict[str, bytes]]:
    """Return the files shown in the guide: `{folder: {id: bytes}}`; the first line of each is its path."""
    found: dict[str, dict[str, bytes]] = {}
    for block in blocks("CONTRIBUTING.md", "yaml"):
        path = Path(block.splitlines()[0].removeprefix("# "))
        assert path.parts[0] == "catalogue" and path.suffix == ".yml", path
        found.setdefault(path.parts[1], {})[path.stem] = block.encode()
    return found


def test_every_file_shown_validates_and_its_place_is_found():
    checked = check_files(**examples())
    checked.entries()  # resolves the places, too
    assert [str(problem) for problem in checked.report.problems] == []
    catalogue = checked.catalogue
    assert catalogue.records and catalogue.totals and catalogue.directives


def test_the_record_shown_is_good_enough_to_follow():
    (entry,) = check_files(records=examples()["records"]).entries()
    assert (entry.level, entry.gaps) == ("du-de-lam-theo", ())


def test_the_knowledge_page_shown_has_no_mistake(tmp_path):
    (text,) = blocks("CONTRIBUTING.md", "markdown")
    (tmp_path / "hop-dan.md").write_text(text, "utf-8")
    report = Report()
    assert read_articles(tmp_path, real_vocabularies().ids(), report)[0].calls
    assert [str(problem) for problem in report.problems] == []


def test_the_error_shown_is_what_check_prints():
    (shown,) = blocks("CONTRIBUTING.md", "text")
    ((name, data),) = examples()["records"].items()
    wrong = data.replace(b"linh_vuc: van-hoa-xa-hoi", b"linh_vuc: van-hoa-xa-hoy")
    (problem,) = check_files(records={name: wrong}).report.problems
    assert shown.strip().endswith(f"/{problem}")


def test_the_changelog_speaks_of_this_version():
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text_of("CHANGELOG.md")
