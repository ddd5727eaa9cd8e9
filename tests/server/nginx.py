"""A real nginx on a port of its own, with the settings of `site_src/server/nginx` and nothing of the machine's."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from danvan.settings import ROOT

SETTINGS = ROOT / "site_src" / "server" / "nginx"
MODULES = Path("/usr/lib/nginx/modules")
BROTLI = MODULES / "ngx_http_brotli_static_module.so"
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
START = 5  # s

MAIN = """
daemon off; pid {work}/pid; error_log {work}/error.log; {user} {modules}
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  {inside}
}}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; `accept_encoding="br"` is the header Accept-Encoding."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START)
        connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())


def own_host(site: Path, port: int) -> str:
    """Return `danvan.conf` with the folder and the port of a test."""
    text = (SETTINGS / "danvan.conf").read_text("utf-8")
    for was, now in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "    listen [::]:80;\n": "",
        "root /srv/danvan/site;": f"root {site};",
    }.items():
        assert was in text, was
        text = text.replace(was, now)
    return text


def below(site: Path, port: int) -> str:
    """Return `danvan-subpath.conf` in a server of another site; `site` is a folder `kho`."""
    text = (SETTINGS / "danvan-subpath.conf").read_text("utf-8")
    assert site.name == "kho" and "root /srv/danvan;" in text
    inside = text.replace("root /srv/danvan;", f"root {site.parent};")
    other = f"listen 127.0.0.1:{port}; location / {{ return 200 other; }}"
    return f"include snippets/danvan-map.conf; server {{ {other} {inside} }}"


@contextmanager
def running(work: Path, inside: str, port: int) -> Iterator[Server]:
    """Run nginx with the settings `inside` its http block."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SETTINGS, work / "snippets", dirs_exist_ok=True)
    modules = f"load_module {BROTLI};" if BROTLI.is_file() else ""
    if not modules:
        (work / "snippets" / "danvan-brotli.conf").write_text("")
    user = "user root;" if os.geteuid() == 0 else ""  # the folders of a test are root's alone
    main = work / "nginx.conf"
    main.write_text(MAIN.format(work=work, user=user, modules=modules, inside=inside), "utf-8")
    process = subprocess.Popen([PROGRAM, "-c", str(main), "-p", str(work)], stderr=subprocess.PIPE, text=True)
    try:
        _wait(process, port)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(START)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(process.stderr.read())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
