"""A web of any size on loopback, made up by nginx as it is asked: no files but the pages that link."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEAD_EVERY = 20
"""One target in so many is a 404."""

CONFIG = """\
daemon off;
worker_processes 1;
worker_rlimit_nofile 8192;
pid {folder}/pid;
error_log {folder}/error.log crit;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  types {{ text/html html; text/css css; image/png png; }}
  default_type text/html;
  keepalive_requests 1000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    root {root};
    location ~ "^/t/[0-9]*[02468]0$" {{ return 404 "<!doctype html><title>404</title><h1>Not found</h1>"; }}
    location ~ "^/t/([0-9]+)$" {{
      return 200 "<!doctype html><html lang=en><title>Page $1</title><h1>Page $1</h1><p>Some text about it.{filler}";
    }}
  }}
}}
"""


FILLER = "<p id=part-{number}>A paragraph with some more words in it, and <a href=/>a link</a> to go on."
MOST_FILLER = 35
"""Paragraphs; nginx takes no string of more than 4 KB."""


@contextmanager
def serving(links: int, per_page: int, paragraphs: int = 0) -> Iterator[str]:
    """A site whose pages carry `links` links to as many targets; gives the address of its first page.

    Every page links to the next one, so that a crawl finds them all. Each target has so many more `paragraphs`.
    """
    filler = "".join(FILLER.format(number=number) for number in range(paragraphs))
    with tempfile.TemporaryDirectory() as name:
        pages = Path(name, "l")
        pages.mkdir()
        _write_pages(pages, links, per_page)
        Path(name).chmod(0o755)
        with serving_folder(Path(name), filler) as url:
            yield f"{url}l/0.html"


@contextmanager
def serving_folder(root: Path, filler: str = "") -> Iterator[str]:
    """The files of a folder, and the made-up targets; gives the address of the folder."""
    nginx = shutil.which("nginx") or sys.exit("nginx is not on the PATH; install it to run this benchmark")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), _free_port()
        (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, root=root, port=port, filler=filler))
        folder.chmod(0o755)
        server = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf")])
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def dead(links: int) -> set[str]:
    """The paths of the targets that are dead."""
    return {f"/t/{number}" for number in range(10, links + 10) if number % DEAD_EVERY == 0}


def _write_pages(folder: Path, links: int, per_page: int) -> None:
    for page, first in enumerate(range(10, links + 10, per_page)):
        items = (
            f'<li>About item {number}: see the <a href="/t/{number}">description</a> of the thing.</li>\n'
            for number in range(first, min(first + per_page, links + 10))
        )
        following = f'<a href="/l/{page + 1}.html">next page</a>' if first + per_page < links + 10 else ""
        head = f"<!doctype html><html lang=en><title>List {page}</title><h1>List {page}</h1>{following}<ul>\n"
        (folder / f"{page}.html").write_text(head + "".join(items) + "</ul></html>\n")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _await(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("nginx did not come up")
