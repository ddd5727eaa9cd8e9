"""The files for GitHub and GitLab follow their schemas, pin what they use, and call the targets everybody calls."""

import re
import subprocess
import sys

import pytest
import yaml

from danvan.settings import ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SCHEMAS = {**dict.fromkeys(GITHUB, "vendor.github-workflows"), GITLAB: "vendor.gitlab-ci"}
TARGETS = ("make site", "make pack")


def follows(path, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_file_follows_its_schema(path):
    done = follows(path, SCHEMAS[path])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [GITHUB[0], GITLAB], ids=lambda path: path.name)
def test_a_mistake_would_be_noticed(path, tmp_path):
    wrong = tmp_path / path.name
    wrong.write_text(re.sub(r"^( +)(runs-on|script):", r"\1scrips:", path.read_text("utf-8"), flags=re.M), "utf-8")
    assert follows(wrong, SCHEMAS[path]).returncode == 1


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path):
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in used)


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_a_token_may_only_read_unless_a_job_says_more(path):
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {"contents": "read"}


def test_both_call_the_same_make_targets_which_exist():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for files in (GITHUB, [GITLAB]):
        text = "\n".join(path.read_text("utf-8") for path in files)
        assert set(re.findall(r"make [a-z-]+", text)) == set(TARGETS)
    assert all(re.search(rf"^{target.split()[1]}:", makefile, re.M) for target in TARGETS)
