"""Where things are, and the day the build counts as today."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths and facts of one run."""

    catalogue: Path
    site: Path
    sources: Path  # site_src
    site_url: str  # "" when the site has no address yet
    today: date
    deadline: str = ""  # for registering a model, in the reader's words; "" while the province has not said
    deadline_example: str = ""
    contact: str = ""  # whom readers write to; "" when nobody is named


def load(catalogue: Path | None = None, site: Path | None = None) -> Settings:
    """Return the settings; arguments win over the environment, which wins over mkdocs.yml."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    url = os.environ.get("DANVAN_SITE_URL", config.get("site_url") or "")
    register = config.get("extra", {}).get("dang_ky", {})
    folder = catalogue or Path(os.environ.get("DANVAN_CATALOGUE", ROOT / "catalogue"))
    return Settings(
        catalogue=folder,
        site=site or ROOT / config["site_dir"],
        sources=ROOT / "site_src",
        site_url=url if not url or url.endswith("/") else f"{url}/",
        today=_today(folder),
        deadline=str(register.get("han") or ""),
        deadline_example=str(register.get("vi_du") or ""),
        contact=str(config.get("extra", {}).get("lien_he") or ""),
    )


def _today(folder: Path) -> date:
    """Return SOURCE_DATE_EPOCH, else the day of the last commit, else the day of the clock (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(folder)
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


def _last_commit(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
