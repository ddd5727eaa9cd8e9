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
    review_months: int = 12  # after which a copy says that it is old
    offline: bool = False  # whether a service worker keeps what was visited
    knowledge: Path | None = None  # the folder of the knowledge pages, when it is not the one in the sources
    original: Path | None = None  # what the catalogue was copied from for this run, if it was

    @property
    def lasting(self) -> Path:
        """Return the folder by which what a run has worked out is found by the next one."""
        return self.original or self.catalogue


def load(
    catalogue: Path | None = None,
    site: Path | None = None,
    knowledge: Path | None = None,
    original: Path | None = None,
) -> Settings:
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
        today=today(folder),
        deadline=str(register.get("han") or ""),
        deadline_example=str(register.get("vi_du") or ""),
        contact=str(config.get("extra", {}).get("lien_he") or ""),
        review_months=int(config.get("extra", {}).get("soat_lai_sau") or 12),
        offline=_yes(os.environ.get("DANVAN_OFFLINE", config.get("extra", {}).get("doc_ngoai_tuyen"))),
        knowledge=knowledge,
        original=original,
    )


def _yes(value: object) -> bool:
    """Tell whether a setting is on, as YAML or as a variable of the environment."""
    return str(value).lower() in ("1", "true", "co")


def today(folder: Path | None = None) -> date:
    """Return SOURCE_DATE_EPOCH, else the day of the last commit of a folder, else the day of the clock (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or (_last_commit(folder) if folder else "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


def _last_commit(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
