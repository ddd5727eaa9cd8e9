"""Pages that are whole by themselves, and what goes around the others: frame, redirects, not-found, sitemap."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape

from . import strings
from .render import body
from .site import Site
from .strings import say
from .view import Page, Redirect

SEARCHED = ("index.html", "mo-hinh/index.html")  # pages with a search box of their own


@dataclass(frozen=True, slots=True)
class Frame:
    """Fills what the shell leaves open around the body of a page."""

    site: Site
    env: Environment

    def values(self, page: Page) -> Mapping[str, str]:
        """Return the HTML for each mark of the shell."""
        root = "../" * page.depth
        name = say("ui.site_name")
        title = page.title if page.title == name else f"{page.title} – {name}"
        return {
            "title": str(escape(title)),
            "description": str(escape(page.description)),
            "head": self._head(page, root),
            "header": _part(self.env, "header", root=root, current=page.current, search=page.path not in SEARCHED),
            "body": page.body,
            "footer": _part(self.env, "footer", root=root),
            "scripts": self._scripts(page, root),
        }

    def _head(self, page: Page, root: str) -> str:
        site_url = self.site.settings.site_url
        return body(self.env, "head", root=root, page=page, files=self.site.files, site_url=site_url)

    def _scripts(self, page: Page, root: str) -> str:
        names = ("base", page.script) if page.script else ("base",)
        offline = ("offline",) if self.site.settings.offline else ()
        scripts = [root + self.site.files[name] for name in (*names, *offline)]
        later = {"suggest": root + self.site.files["suggest"], "names": f"{root}data/names.js"}
        words = strings.load()["browser"]
        return body(self.env, "scripts", scripts=scripts, later=later, chunks=page.chunks, words=words)


@lru_cache(64)
def _part(env: Environment, template: str, **values: object) -> str:
    """Return a part that many pages share to the letter."""
    return body(env, template, **values)


def redirect(item: Redirect, env: Environment) -> str:
    """Return the page of an address that only leads on."""
    lead, root = say(f"ui.redirect.{item.kind}"), "../" * item.path.count("/")
    return _alone(env, "redirect", target=item.target, name=item.name, lead=lead, root=root)


def not_found(site: Site, env: Environment) -> str:
    """Return the page for addresses that lead nowhere, which a server shows at any depth."""
    root = urlsplit(site.settings.site_url).path or "/"
    logo = (site.settings.sources / "components" / "logo" / "logo.svg").read_bytes()
    icon = f"data:image/svg+xml;base64,{base64.b64encode(logo).decode()}"
    return _alone(env, "404", root=root, icon=icon)


def _alone(env: Environment, template: str, **values: str) -> str:
    """Return a page that needs no other file: its style stands inside, allowed by its hash."""
    style = env.get_template("templates/alone.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = env.get_template(f"templates/{template}.html")
    return page.render(style=style, digest=digest, **values)


def sitemap(site_url: str, paths: Iterable[str]) -> str:
    """Return the sitemap of all pages, absolute addresses."""
    rows = "\n".join(f"<url><loc>{escape(site_url + path)}</loc></url>" for path in sorted(paths))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}\n{rows}\n</urlset>\n"
