"""The generated catalogue: sound, the same every time, and as large as asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from danvan import pipeline, settings

PROGRAM = Path(__file__).parents[1] / "benchmarks" / "generate.py"
COUNT = 300


def generate(folder, seed="1"):
    command = [sys.executable, str(PROGRAM), str(COUNT), str(folder), "--seed", seed]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {path.relative_to(folder): path.read_bytes() for path in folder.glob("records/*/*.yml")}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated") / "catalogue"
    return folder, generate(folder)


def test_as_many_records_as_asked_for_pass_the_check(catalogue):
    folder, files = catalogue
    prepared = pipeline.prepare(settings.load(folder))
    assert (len(files), prepared.report.count("error")) == (COUNT, 0)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(catalogue, tmp_path):
    assert generate(tmp_path / "again") == catalogue[1]
    assert generate(tmp_path / "other", seed="2") != catalogue[1]
