"""A git repository: its hooks, its newest commit, and what is staged or committed as a folder of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import publish
from ..publish import lock

CONTENT = ("catalogue", "site_src/pages/cam-nang")  # what editors write; the code is that which is installed
PUBLISHED = "refs/danvan/published"  # the commit that the site was last built from
KEPT = "danvan"  # in the git directory: what was exported last, of which the next export changes little
REBASES = ("rebase-merge", "rebase-apply")  # folders that git has while it rewrites several commits


class NoRepository(Exception):
    """The present folder is not in a git repository, or there is no git."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, with or without a working tree."""

    folder: Path  # the git directory
    top: Path | None = None  # the working tree; a bare repository has none

    @classmethod
    def here(cls) -> Repository:
        """Return the repository of the present folder, or that a hook runs for."""
        try:
            folder = Path(_git("rev-parse", "--absolute-git-dir"))
            bare = _git("rev-parse", "--is-bare-repository") == "true"
            return cls(folder, None if bare else Path(_git("rev-parse", "--show-toplevel")))
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoRepository from error

    def hook(self, name: str) -> Path:
        """Return where git looks for a hook."""
        return Path(_git("rev-parse", "--git-path", f"hooks/{name}")).absolute()

    @property
    def hooks(self) -> Path:
        """Return the folder of hooks that is this repository's own."""
        return Path(_git("rev-parse", "--git-common-dir")).absolute() / "hooks"

    def holds(self, path: Path) -> bool:
        """Tell whether a path is inside of the repository; `core.hooksPath` of a user or machine leads out of it."""
        own = (self.hooks.parent, *([self.top] if self.top else []))
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in own)

    @property
    def branch(self) -> str:
        """Return the branch that is published: the one that HEAD names, "" when it names a commit."""
        with contextlib.suppress(subprocess.CalledProcessError):
            return _git("symbolic-ref", "--quiet", "HEAD")
        return ""

    def tip(self) -> str:
        """Return the newest commit, "" before the first."""
        return self._commit("HEAD")

    def published(self) -> str:
        """Return the commit that the site was built from, "" when nobody knows."""
        return self._commit(PUBLISHED)

    def _commit(self, name: str) -> str:
        with contextlib.suppress(subprocess.CalledProcessError):
            return _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return ""

    def remember(self, commit: str) -> None:
        """Keep which commit the site was built from."""
        _git("update-ref", PUBLISHED, commit)

    def rebasing(self) -> bool:
        """Tell whether git is in the middle of rewriting commits."""
        return any((self.folder / name).is_dir() for name in REBASES)

    def staged(self) -> frozenset[str]:
        """Return the files of the content that the next commit changes."""
        names = _git("diff", "--cached", "--name-only", "-z", "--no-renames", "--", *CONTENT)
        return frozenset(names.split("\0")) - {""}

    @contextmanager
    def exported(self, commit: str = "") -> Iterator[str]:
        """Write the content of a commit, or what is staged, into a folder of its own; work in that, give its name.

        The name is git's for what the content holds. The folder is that of the working tree meanwhile: git finds
        history there, and paths are told as an editor types them.
        """
        content = commit or _git("write-tree")  # of the index that git names, with `commit -a` not the usual one
        with ExitStack() as stack:
            try:
                self._fill(stack, stack.enter_context(_last(self.folder / KEPT)), content)
            except (publish.Held, OSError, subprocess.CalledProcessError):  # in use, of another owner, or spoilt
                stack.close()
                self._fill(stack, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="danvan-"))), content)
            yield _git("ls-tree", content, "--", *CONTENT)

    def _fill(self, stack: ExitStack, work: Path, content: str) -> None:
        """Work in the tree of this folder, filled; an index that git cannot use goes, the next export makes another."""
        tree, index = work / "tree", work / "index"
        tree.mkdir(exist_ok=True)
        variables = {"GIT_DIR": self.folder, "GIT_WORK_TREE": tree, "GIT_INDEX_FILE": index}
        stack.enter_context(_environment({name: str(path) for name, path in variables.items()}))
        stack.enter_context(contextlib.chdir(tree))
        try:
            _check_out(content)
        except subprocess.CalledProcessError:
            index.unlink(missing_ok=True)
            raise


@contextmanager
def _last(folder: Path) -> Iterator[Path]:
    """Hold the folder in which the last export lies; raise `Held` while another process works in it."""
    folder.mkdir(exist_ok=True)
    with lock.hold(folder / "lock"):
        (folder / "index.lock").unlink(missing_ok=True)  # of a git that was killed
        yield folder


def _check_out(content: str) -> None:
    """Let the present folder hold the content of a commit: git writes and removes only what is not as there."""
    _git("read-tree", "--reset", content)
    names = _git("ls-files", "-z", "--", *CONTENT)
    _git("checkout-index", "--force", "--index", "-z", "--stdin", given=names)
    _git("clean", "-dffqx")


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _git(*arguments: str, given: str | None = None) -> str:
    """Return what git prints; raise `CalledProcessError` when it refuses."""
    pipes = {"capture_output": True, "text": True, "encoding": "utf-8", "input": given}
    return subprocess.run(["git", *arguments], check=True, **pipes).stdout.strip()
