"""Pages that are whole by themselves, and what goes around the others: frame, redirects, not-found, sitemap."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape

from . import strings
from .settings import Settings
from .site import Site
from .strings import say
from .view import Page, Redirect


@dataclass(frozen=True, slots=True)
class Frame:
    """Fills what the shell leaves open around the body of a page."""

    settings: Settings
    env: Environment
    script: str  # path of the browser modules below the site's top

    def values(self, page: Page) -> Mapping[str, str]:
        """Return the HTML for each mark of the shell."""
        root = "../" * page.depth
        name = say("ui.site_name")
        title = page.title if page.title == name else f"{page.title} – {name}"
        return {
            "title": str(escape(title)),
            "description": str(escape(page.description)),
            "head": self._head(page),
            "header": self._part("header", root=root, current=page.current),
            "body": page.body,
            "footer": self._part("footer", root=root),
            "scripts": self._scripts(page, root) if page.chunks else "",
        }

    def _head(self, page: Page) -> str:
        if not self.settings.site_url:
            return ""
        return f'<link rel="canonical" href="{escape(self.settings.site_url + page.path)}">'

    def _part(self, name: str, **values: str) -> str:
        return self.env.get_template(f"templates/{name}.html").render(**values).strip()

    def _scripts(self, page: Page, root: str) -> str:
        return self._part("scripts", script=root + self.script, chunks=page.chunks, words=strings.load()["browser"])


def redirect(item: Redirect, env: Environment) -> str:
    """Return the page of an address that only leads on."""
    lead = say(f"ui.redirect.{item.kind}")
    return env.get_template("templates/redirect.html").render(target=item.target, name=item.name, lead=lead)


def not_found(site: Site, env: Environment) -> str:
    """Return the page for addresses that lead nowhere: any depth, so it carries its own style."""
    style = (site.settings.sources / "templates" / "404.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    root = urlsplit(site.settings.site_url).path or "/"
    logo = (site.settings.sources / "components" / "logo" / "logo.svg").read_bytes()
    icon = f"data:image/svg+xml;base64,{base64.b64encode(logo).decode()}"
    return env.get_template("templates/404.html").render(style=style, digest=digest, root=root, icon=icon)


def sitemap(site_url: str, paths: Iterable[str]) -> str:
    """Return the sitemap of all pages, absolute addresses."""
    rows = "\n".join(f"<url><loc>{escape(site_url + path)}</loc></url>" for path in sorted(paths))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}\n{rows}\n</urlset>\n"
