"""The generated catalogue: sound, the same every time, and as large as asked for."""

import gzip
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from danvan import preparing, settings

PROGRAM = Path(__file__).parents[1] / "benchmarks" / "generate.py"
COUNT = 400
REAL = {path.stem for path in (PROGRAM.parents[2] / "catalogue" / "records").glob("*/*.yml")}


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
    prepared = preparing.prepare(settings.load(folder))
    assert (len(files), prepared.report.count("error")) == (COUNT, 0)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(catalogue, tmp_path):
    assert generate(tmp_path / "again") == catalogue[1]
    assert generate(tmp_path / "other", seed="2") != catalogue[1]


def test_records_are_as_long_as_asked_for_and_as_dense_as_real_ones(catalogue):
    files = catalogue[1]
    made = [data for path, data in files.items() if path.stem not in REAL]
    real = [data for path, data in files.items() if path.stem in REAL]
    assert 2_300 < statistics.median(map(len, made)) < 2_800
    assert abs(density(made) / density(real) - 1) < 0.1


def density(files):
    return statistics.median(len(gzip.compress(data, 9)) / len(data) for data in files)
