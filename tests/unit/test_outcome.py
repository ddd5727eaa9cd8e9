"""The counting of `make test`: nothing that did not run may count as passed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "harness"))

import outcome

PASSED = '<testcase name="a"/>'
FAILED = '<testcase name="b"><failure/></testcase>'
SKIPPED = '<testcase name="c"><skipped/></testcase>'


@pytest.mark.parametrize(
    ("cases", "code", "passed", "failed"),
    [
        (PASSED, 0, 1, 0),
        (PASSED + FAILED, 1, 1, 1),
        (PASSED + SKIPPED, 0, 1, 1),
        (PASSED, 2, 1, 1),
        ("", 0, 0, 1),
    ],
    ids=["all pass", "one fails", "a skipped test has failed", "a bad end has failed", "no test has failed"],
)
def test_junit_files_are_counted(tmp_path, cases, code, passed, failed):
    file = tmp_path / "junit.xml"
    file.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", "utf-8")
    assert outcome.from_junit("x", file, code) == outcome.Outcome("x", passed, failed)


def test_a_suite_that_wrote_no_file_has_failed(tmp_path):
    assert outcome.from_junit("x", tmp_path / "none.xml", 0).failed == 1
    assert outcome.from_scenarios("x", tmp_path / "none.json", 0).failed == 1


def test_a_scenario_with_a_problem_has_failed(tmp_path):
    file = tmp_path / "results.json"
    file.write_text('[{"problems": []}, {"problems": ["a word in the console"]}]', "utf-8")
    assert outcome.from_scenarios("x", file, 1) == outcome.Outcome("x", 1, 1)
