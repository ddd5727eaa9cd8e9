"""The JSON Schema that editors use accepts what the checker accepts, and refuses what they would mistype."""

import json

import pytest
import yaml
from conftest import CATALOGUE
from jsonschema import Draft202012Validator

FOLDERS = {"record": "records", "total": "statistics", "directive": "documents"}


def validator(kind):
    schema = json.loads((CATALOGUE / "schema" / f"{kind}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(("kind", "folder"), FOLDERS.items())
def test_every_file_of_the_catalogue_fits_its_schema(kind, folder):
    check = validator(kind)
    for path in sorted((CATALOGUE / folder).rglob("*.yml")):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
        assert not [error.message for error in check.iter_errors(tree)], path


@pytest.mark.parametrize("change", [{"linh_vuc": "kinh-tee"}, {"tens": "x"}, {"loai": None}])
def test_a_typing_mistake_does_not_fit(change):
    path = next((CATALOGUE / "records").rglob("xen-canh*.yml"))
    tree = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader) | change
    assert list(validator("record").iter_errors(tree))
