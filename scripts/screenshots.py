"""`make screenshots`: pictures of the whiteboard over a handful of missions, into docs/images.

A Buddy of its own on a temporary data directory, with no search engine, and one article on this
machine that it may fetch; nothing leaves the machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent.parent / "docs" / "images"
SIZES = {"desktop": (1280, 900), "phone": (375, 812)}
THEMES = ("light", "dark")
MAX_BYTES = 200_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ARTICLE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>On bees</title></head><body>"
    "<article><h1>On bees</h1><p>Bees are flying insects, relatives of wasps and ants. They "
    "pollinate flowers, and some of them make honey, which people have gathered for very long."
    "</p><h2>Where they live</h2><p>Most kinds live alone, in the ground or in hollow stems; a "
    "few live in colonies of thousands, with one queen.</p></article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """Serves one article; everything else is missing."""

    def do_GET(self) -> None:
        """Answer."""
        found = self.path == "/bees.html"
        body = ARTICLE.encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


def call(url: str, body: object | None = None) -> Any:
    """Ask the API and return its answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def wait_until_up(base: str) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        try:
            call(f"{base}/healthz")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)  # noqa: TID251  # nobody tells this process when the port opens
        else:
            return
    sys.exit("The server did not answer within 60 s")


def make_missions(base: str, site: str) -> str:
    """Make the missions; return the id of the extraction."""

    def create(objective: str) -> str:
        made = call(f"{base}/missions/create", {"objective": objective})
        return str(made["mission_id"])

    def run(objective: str) -> str:
        mission_id = create(objective)
        call(f"{base}/missions/{mission_id}/approve", {"revision": 1})
        result = call(f"{base}/missions/{mission_id}/execute", {})
        print(f"{result['status']:10} {objective}", flush=True)
        return mission_id

    run("What is 15 percent of 240?")
    run(f"Extract the text of {site}/missing.html")
    extraction = run(f"Extract the text of {site}/bees.html")
    create("Extract the text of the page")
    create("search for python tutorials")
    return extraction


def take(browser: Browser, base: str, mission_id: str) -> None:
    """Take every picture.

    Raises:
        SystemExit: A picture is too large for the repository.
    """
    pages = {"whiteboard": f"{base}/", "mission": f"{base}/?mission={mission_id}"}
    for size, (width, height) in SIZES.items():
        for theme in THEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme
            )
            for name, url in pages.items():
                page = context.new_page()
                page.goto(url)
                page.get_by_text("100%").first.wait_for(state="attached")
                page.wait_for_timeout(800)
                path = IMAGES / f"{name}-{size}-{theme}.png"
                page.screenshot(path=path, animations="disabled")
                page.close()
                print(f"{path.stat().st_size:7} {path.name}", flush=True)
                if path.stat().st_size > MAX_BYTES:
                    sys.exit(f"{path.name} is larger than {MAX_BYTES} bytes")
            context.close()


def main() -> None:
    """Start the servers, make the missions, take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    articles = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=articles.serve_forever, daemon=True).start()
    own = f"127.0.0.1:{articles.server_port}"
    environment = {**os.environ, "BUDDY_SEARCH": "offline", "BUDDY_EGRESS_ALLOW": own}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder:
        buddy = str(Path(sys.executable).with_name("buddy"))
        command = [buddy, "serve", "--port", "0", "--data-dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        try:
            if server.stdout is None:
                sys.exit("The server has no output")
            base = server.stdout.readline().strip().rstrip("/")
            base = f"http://127.0.0.1:{base.rpartition(':')[2]}"
            wait_until_up(base)
            mission_id = make_missions(base, f"http://{own}")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                take(browser, base, mission_id)
                browser.close()
        finally:
            server.terminate()
            server.wait(30)
            articles.shutdown()


if __name__ == "__main__":
    main()
