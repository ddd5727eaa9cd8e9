"""The versions of packages are those that Python's own, slower way tells."""

from importlib.metadata import PackageNotFoundError, distributions, version

import pytest

from danvan import installed


def test_every_package_has_the_version_of_its_metadata():
    names = {found.metadata["Name"] for found in distributions()}
    assert {name: installed.version(name) for name in names} == {name: version(name) for name in names}


def test_a_package_that_is_not_there_has_none():
    with pytest.raises(PackageNotFoundError):
        installed.version("khong-co-goi-nay")
