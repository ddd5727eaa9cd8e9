"""The cases under `tests/cases/yaml`, and what no file can show: speed, crashes, positions, any text at all."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danvan import strict_yaml
from danvan.problems import Report
from danvan.strict_yaml import characters, scan

CASES = Path(__file__).parents[1] / "cases" / "yaml"
HOOKS = Path(strict_yaml.__file__).parents[2]
REFUSED = sorted((CASES / "refused").glob("*.yml"))
ACCEPTED = sorted((CASES / "accepted").glob("*.yml"))
REFUSALS = {
    "duplicate-key", "twin-key", "anchor", "alias", "tag", "several-documents", "too-deep", "too-large",
    "eth", "zero-width", "bidi", "control-character", "bad-utf8", "hash-after-text",
}  # fmt: skip


def read(data: bytes) -> tuple[object, list[str]]:
    report = Report()
    content = strict_yaml.parse(data, "a.yml", report)
    return content, [f"{problem.line}:{problem.column} {problem.code}" for problem in report.problems]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.stem)
def test_a_refused_file_shows_every_mistake_at_its_place(case):
    content, problems = read(case.read_bytes())
    assert problems == case.with_suffix(".expected").read_text("utf-8").splitlines()
    assert content is None


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.stem)
def test_an_accepted_file_gives_exactly_its_text(case):
    content, problems = read(case.read_bytes())
    assert problems == []
    assert content == json.loads(case.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.stem)
def test_the_slow_reading_finds_nothing_in_an_accepted_file(case):
    assert scan.diagnose(characters.decode(case.read_bytes())) == []


def test_there_are_enough_cases_of_each_refusal():
    files = Counter(code for case in REFUSED for code in codes(case))
    assert {code: files[code] for code in REFUSALS if files[code] < 3} == {}
    assert len(ACCEPTED) >= 20


def codes(case: Path) -> set[str]:
    return {line.split()[1] for line in case.with_suffix(".expected").read_text("utf-8").splitlines()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("so_qd: 02071", {"so_qd": "02071"}),
        ("gia_tri: 1.200", {"gia_tri": "1.200"}),
        ("bao_lau: 12:30", {"bao_lau": "12:30"}),
        ("ten: no", {"ten": "no"}),
        ("ten: Tổ số #3", ["1:6 hash-after-text"]),
    ],
)
def test_a_value_is_kept_or_refused_but_never_changed(line, expected):
    content, problems = read(line.encode())
    assert (content or problems) == expected


def test_a_file_of_exactly_the_largest_size_is_read():
    head = b"ten: "
    content, problems = read(head + b"a" * (strict_yaml.SIZE_MAX - len(head)))
    assert problems == [] and len(content["ten"]) == strict_yaml.SIZE_MAX - len(head)


def test_the_advice_names_the_letter_to_type():
    report = Report()
    strict_yaml.parse("ten: \u00d0iện Biên".encode(), "records/a.yml", report)
    text = str(report.problems[0])
    assert text.startswith("records/a.yml:1:6: ")
    assert "\u0110" in text and "U+00D0" in text


NESTS = ("[" * 100_000, "[\n" * 100_000, "{a: " * 60_000, "- " * 100_000, "? " * 100_000, '["#"' * 50_000)


@pytest.mark.parametrize("text", NESTS, ids=["brackets", "lines", "braces", "dashes", "questions", "quotes"])
def test_a_deep_nest_is_refused_at_once_and_crashes_nothing(text):
    script = (
        "import sys, time; from danvan import strict_yaml; from danvan.problems import Report\n"
        "data, report, start = sys.stdin.buffer.read(), Report(), time.process_time()\n"
        "assert strict_yaml.parse(data, 'a.yml', report) is None\n"
        "strict_yaml.locate(data, (0, 0, 0))\n"
        "print(report.problems[-1].code, time.process_time() - start)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], input=text.encode(), cwd=HOOKS, capture_output=True, timeout=60, check=True
    )
    code, seconds = run.stdout.split()
    assert code in (b"too-deep", b"key-not-text", b"bracket-not-closed")
    assert float(seconds) < 1


def test_without_libyaml_the_package_refuses_to_start():
    script = "import sys; sys.modules['yaml.cyaml'] = None; import danvan.strict_yaml"
    run = subprocess.run([sys.executable, "-c", script], cwd=HOOKS, capture_output=True, text=True)
    assert run.returncode != 0 and "libyaml" in run.stderr.splitlines()[-1]


def test_a_good_file_is_read_without_looking_for_positions(monkeypatch):
    monkeypatch.setattr(scan, "diagnose", lambda text: pytest.fail("read a second time"))
    data = b"# whole line\nten: a\ncach_lam:\n  - viec: b\n    ai: 'c # d'\n".replace(b" # d", b"#d")
    assert read(data) == ({"ten": "a", "cach_lam": [{"viec": "b", "ai": "c#d"}]}, [])


RECORD = """\
# ghi chú
ten: 🌾 Dưa Lúa
thoi_gian: {"🌾": 2018, ket_thuc: 2020}
chu_de: [🌾🌾, sinh-ke]
cach_lam:
  - viec: Họp dân
    ai:
  - viec: >-
      Làm đường
nguon:
- id: a
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("ten",), (2, 6), (2, 1)),
        (("thoi_gian",), (3, 12), (3, 1)),
        (("thoi_gian", "🌾"), (3, 18), (3, 13)),
        (("thoi_gian", "ket_thuc"), (3, 34), (3, 24)),
        (("chu_de", 0), (4, 10), (4, 10)),
        (("chu_de", 1), (4, 14), (4, 14)),
        (("cach_lam",), (6, 3), (5, 1)),
        (("cach_lam", 0), (6, 5), (6, 5)),
        (("cach_lam", 0, "viec"), (6, 11), (6, 5)),
        (("cach_lam", 0, "ai"), (7, 8), (7, 5)),
        (("cach_lam", 1, "viec"), (8, 11), (8, 5)),
        (("nguon", 0, "id"), (11, 7), (11, 3)),
        (("nguon",), (11, 1), (10, 1)),
    ],
)
def test_a_path_is_located_at_its_value_or_its_key(path, value, key):
    data = RECORD.encode()
    assert (strict_yaml.locate(data, path), strict_yaml.locate(data, path, key=True)) == (value, key)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("loai",), (2, 1), (2, 1)),
        (("cach_lam", 0, "bao_lau"), (6, 5), (6, 5)),
        (("cach_lam", 7), (6, 3), (5, 1)),
        (("thoi_gian", "tien_do", "x"), (3, 12), (3, 1)),
        (("ten", "x"), (2, 6), (2, 1)),
    ],
)
def test_a_missing_path_is_located_at_its_nearest_parent(path, value, key):
    data = RECORD.encode()
    assert (strict_yaml.locate(data, path), strict_yaml.locate(data, path, key=True)) == (value, key)


def test_byte_order_mark_and_windows_line_ends_do_not_move_a_place():
    data = ("\ufeff" + RECORD.replace("\n", "\r\n")).encode()
    assert strict_yaml.locate(data, ("cach_lam", 0, "viec")) == (6, 11)
    assert strict_yaml.locate(b"\xef\xbb\xbften: a\r\n", ("ten",)) == (1, 6)


def test_a_file_that_cannot_be_read_to_its_end_is_still_located():
    assert strict_yaml.locate(b"ten: a\nnguon: b\n  c: d", ("ten",)) == (1, 6)
    assert strict_yaml.locate(b"ten: \xff\nloai: b", ("loai",)) == (2, 7)


def places_of(data: object, path: tuple = ()) -> list[tuple[tuple, str]]:
    if isinstance(data, str):
        return [(path, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data)
    return [place for name, value in items for place in places_of(value, (*path, name))]


def test_every_plain_word_of_every_accepted_file_is_located_where_it_stands():
    checked = 0
    for case in ACCEPTED:
        data = case.read_bytes()
        lines = data.decode("utf-8-sig").split("\n")
        for path, value in places_of(json.loads(case.with_suffix(".json").read_text("utf-8"))):
            line, column = strict_yaml.locate(data, path)
            rest = lines[line - 1][column - 1 :]
            if value.isalnum() and rest[0] not in "\"'|>":
                assert rest.startswith(value), (case.stem, path)
                checked += 1
    assert checked >= 30


YAMLISH = st.text(st.sampled_from("ab1ộ🌾 \n\t:-#[]{},&*!|>'\"%@`?~\\.\r\u0301\u00d0\u200b<é"), max_size=60)


@given(YAMLISH)
def test_any_text_is_refused_inside_its_lines_or_read_as_libyaml_reads_it(text):
    report = Report()
    content = strict_yaml.parse(text.encode(), "a.yml", report)
    if content is not None:
        assert report.problems == []
        assert content == yaml.load(text, Loader=yaml.CBaseLoader)
    lines = text.split("\n")
    assert (content is None) == bool(report.problems)
    for problem in report.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


# Letters, quotes and the signs that mean something in YAML; nothing a record may not hold.
WORDS = st.text("ab1ộéĐ🌾 :-#[]{},&*!|>'\"%@`?~\\.<=/", max_size=12)
ITEMS = st.dictionaries(st.sampled_from(["viec", "ai", "khau"]), WORDS | st.lists(WORDS, max_size=2), max_size=3)
DATA = st.dictionaries(
    st.sampled_from(["ten", "loai", "chu_de", "nguon"]), WORDS | ITEMS | st.lists(WORDS | ITEMS, max_size=3), min_size=1
)


@given(DATA, st.sampled_from([True, False, None]), st.sampled_from([None, '"', "'"]))
def test_whatever_pyyaml_writes_is_read_back_unchanged(data, flow, style):
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=flow, default_style=style)
    assert read(text.encode()) == (data, [])


FORBIDDEN = [("\u00d0", "eth"), ("\u200d", "zero-width"), ("\u202b", "bidi"), ("\x9d", "control-character")]


@given(st.data())
def test_a_forbidden_character_is_found_wherever_it_is_put(data):
    text = characters.decode(data.draw(st.sampled_from(ACCEPTED)).read_bytes())
    index = data.draw(st.integers(0, len(text)))
    char, code = data.draw(st.sampled_from(FORBIDDEN))
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    _, problems = read((text[:index] + char + text[index:]).encode())
    assert f"{line}:{column} {code}" in problems
