"""Five kills and a full disk, each time a whole site (`tests/publish_kills.py` does fifty)."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import publish_kills


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    return publish_kills.Trial(tmp_path_factory.mktemp("trial"))


def test_builds_killed_on_the_way_and_around_the_exchange_leave_a_whole_site(trial):
    found = publish_kills.kills(trial, count=5, near=3)
    assert {state for _, state, _ in found} <= {"old", "new", "ended"}
    assert any(state != "ended" for _, state, _ in found)


@pytest.mark.parametrize("mounted", [True, False])
def test_a_full_disk_leaves_the_old_site(trial, tmp_path, monkeypatch, mounted):
    monkeypatch.setattr(publish_kills, "ROOMS", (40,))
    if not mounted:
        monkeypatch.setattr(publish_kills, "TMPFS", "not a size")  # as for users who may not mount
    assert publish_kills.fill(trial, tmp_path) in (("tmpfs", "RLIMIT_FSIZE") if mounted else ("RLIMIT_FSIZE",))


@pytest.mark.slow
def test_fifty_kills(trial):
    found = publish_kills.kills(trial, count=50, near=12)
    assert publish_kills.close(found) >= 10
