"""The only file MkDocs loads: two short events that call the package, and one that watches the catalogue."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # a plain `mkdocs build` may run without the package installed

from mkdocs.exceptions import PluginError

from danvan import shell

SHELL_ONLY = shell.SHELL_ONLY in os.environ
if not SHELL_ONLY:  # the placeholders need nothing else, and the rest takes half a second to load
    from danvan import pipeline, preparing, publish, settings
    from danvan.prepared import Prepared
    from danvan.read import NoCatalogue
    from danvan.register_files import NoRegister
    from danvan.strings import say

log = logging.getLogger("mkdocs.hooks.danvan")  # warnings count for --strict only below "mkdocs"
_run: dict[str, Prepared] = {}


def on_pre_build(config: Any) -> None:  # noqa: ANN401
    """Read and check the catalogue before the old site is touched."""
    if SHELL_ONLY:
        return
    prepared = _prepared(Path(config["site_dir"]))
    for problem in sorted(prepared.report.problems):
        # What editors are warned of is not for --strict to stop at: `danvan check --nghiem` is.
        log.log(logging.ERROR if problem.severity == "error" else logging.INFO, str(problem))
    if prepared.report.has_errors:
        raise PluginError(prepared.summary)
    _run["prepared"] = prepared


def _prepared(site: Path) -> Prepared:
    try:
        return preparing.prepare(settings.load(site=site))
    except NoCatalogue as error:
        raise PluginError(say("check.no-catalogue", path=error)) from error
    except NoRegister as error:
        raise PluginError(str(error)) from error


def on_env(env: Any, config: Any, files: Any) -> Any:  # noqa: ANN401
    """Tell the theme which policy the head names; everything else there is filled in later."""
    env.globals["dv"] = {"csp": shell.CSP}
    return env


def on_post_build(config: Any) -> None:  # noqa: ANN401
    """Fill copies of the placeholder with everything the catalogue holds."""
    if SHELL_ONLY:
        return
    prepared = _run.pop("prepared")
    folder = Path(config["site_dir"])
    shells = tuple(map(shell.Shell.cut, shell.read(folder)))
    publish.empty(folder)
    try:
        pipeline.write_site(prepared, folder, shells)
    except pipeline.NotPublished as error:
        raise PluginError("\n".join(map(str, prepared.report.problems))) from error


def on_serve(server: Any, config: Any, builder: Any) -> Any:  # noqa: ANN401
    """Rebuild when an editor or a designer saves."""
    for folder in (settings.load().catalogue, settings.ROOT / "site_src"):
        server.watch(str(folder))
    return server
