"""Data flows one way: a module imports only modules of lower layers."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "hooks" / "danvan"

# Lowest first. Nouns know, verbs do; only the last two know the order of the stages.
LAYERS = (
    {"digits", "strings", "text", "tiles", "quantity", "prose", "settings", "assets", "shell", "installed"},
    {"precompress", "publish"},
    {"kept"},
    {"made", "problems", "fields", "index", "render", "click_words", "generator", "qr"},
    {"addresses", "record", "localities", "strict_yaml"},
    {"total", "directive", "vocabulary", "verify"},
    {"abbreviations", "catalogue", "entry", "view", "schema", "kept_trees"},
    {"read", "validate", "checks", "documentation", "launched", "place_words", "known_places"},
    {"knowledge", "changes"},
    {"cards", "enrich", "site", "search_documents", "lookup", "register_files", "needed_words", "schema_files"},
    {"about_copy", "places", "pages", "prepared", "standalone", "facets"},
    {"preparing", "suggestions", "card_texts", "catalogue_data", "search_index", "search_lunr"},
    {"gather"},
    {"pipeline"},
    {"commands"},
    {"site_search"},
    {"catalogue_commands", "githooks", "locality_tools", "pack", "site_commands"},
    {"cli"},
)


def layer_of(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the parts of the package that a file imports."""
    found = set()
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


def test_every_module_has_a_layer():
    parts = {part_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert parts == set().union(*LAYERS)


def test_a_module_imports_only_from_lower_layers():
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in PACKAGE.rglob("*.py")
        for name in imported(path) - {part_of(path)}
        if part_of(path) != "__init__" and layer_of(name) >= layer_of(part_of(path))
    ]
    assert not wrong


def test_the_package_never_imports_the_site_generator():
    for path in PACKAGE.rglob("*.py"):
        names = {
            alias.name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        }
        assert not names & {"mkdocs", "material"}, path
