"""The real catalogue with few pages: only the records that knowledge pages name are published. A build takes half."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = Path("site_src", "pages", "cam-nang")


def small_catalogue(folder: Path) -> Path:
    catalogue = Path(shutil.copytree(ROOT / "catalogue", folder / "catalogue"))
    (catalogue / "urls.lock").unlink()
    named = "".join(page.read_text("utf-8") for page in (ROOT / KNOWLEDGE).glob("*.md"))
    for record in (catalogue / "records").rglob("*.yml"):
        if record.stem not in named:
            text = record.read_text("utf-8")
            record.write_text(text.replace("trang_thai: cong-bo", "trang_thai: nhap"), "utf-8")
    return catalogue
