"""A tenant, a Rollcall server and a browser for each story.

The server is the built program, the tenant the simulator over HTTPS, the browser Debian's Chromium driven by Playwright.
Everything listens on the loopback interface and ends with the test that began it.
"""
import contextlib
import json
import os
import pathlib
import re
import ssl
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = ROOT / ".build" / "debug"
PICTURES = pathlib.Path(os.environ.get("ROLLCALL_PICTURES", ROOT / ".build" / "pictures"))
PATIENCE = 60
PASSWORD = "a long walk by the harbor"


class Tenant:
    """A simulated tenant: what happens in it is said by its control interface."""

    def __init__(self, folder, people=60, *options):
        self.authority = folder / "ca.pem"
        ready = folder / "simulator.json"
        with open(ready, "w") as out:
            self.process = subprocess.Popen(
                [BUILT / "entra-simulator", "--people", str(people), "--seed", "7", "--ca-out", self.authority, *options],
                stdout=out)
        facts = wait_until(lambda: ready.read_text().strip() and json.loads(ready.read_text()))
        self.url, self.id = facts["url"], facts["tenantId"]
        self.client, self.secret = facts["clientId"], facts["clientSecret"]
        self.host = self.url.removeprefix("https://")
        self.context = ssl.create_default_context(cafile=str(self.authority))

    def secret_file(self, folder):
        path = folder / "secret.txt"
        path.write_text(self.secret)
        path.chmod(0o600)
        return path

    def do(self, deed, **fields):
        request = urllib.request.Request(
            f"{self.url}/_simulator/{deed}", json.dumps(fields).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, context=self.context) as answer:
            return json.load(answer)

    def people(self):
        with urllib.request.urlopen(f"{self.url}/_simulator/people", context=self.context) as answer:
            people = json.load(answer)
        return people["people"] if isinstance(people, dict) else people

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


class Server:
    """`rollcall serve` on a data directory of its own."""

    def __init__(self, folder, tenant):
        self.folder, self.log = folder / "data", folder / "serve.log"
        self.folder.mkdir(mode=0o700)
        cloud = {"loginHost": tenant.host, "graphHost": tenant.host, "caFile": str(tenant.authority)}
        (self.folder / "rollcall.json").write_text(
            json.dumps({"clouds": ["simulated"], "cloud": {"simulated": cloud}}))
        self.port = 0
        self.start()

    def start(self):
        with open(self.log, "w") as out:
            self.process = subprocess.Popen(
                [BUILT / "rollcall", "serve", "--port", str(self.port), "--data-dir", self.folder],
                stdout=out, stderr=subprocess.STDOUT)
        self.url = wait_until(lambda: re.search(r"http://localhost:\d+", self.log.read_text())).group(0)
        self.port = int(self.url.rsplit(":", 1)[1])

    def claim_link(self):
        return wait_until(lambda: re.search(r"http://localhost:\d+/claim#\S+", self.log.read_text())).group(0)

    def command(self, *words):
        """Does something at the console."""
        subprocess.run(
            [BUILT / "rollcall", *words, "--data-dir", self.folder], check=True, stdout=subprocess.DEVNULL)

    def connect_and_import(self, tenant):
        self.command(
            "connection", "set", "--cloud", "simulated", "--tenant", tenant.id, "--client-id", tenant.client,
            "--secret-file", tenant.secret_file(self.folder.parent))
        self.command("import", "--all")

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


def wait_until(question):
    """Asks until there is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError, json.JSONDecodeError):
            if answer := question():
                return answer
        time.sleep(0.05)
    raise TimeoutError("no answer within a minute")


@pytest.fixture
def tenant(tmp_path):
    tenant = Tenant(tmp_path)
    yield tenant
    tenant.end()


@pytest.fixture
def server(tmp_path, tenant):
    server = Server(tmp_path, tenant)
    yield server
    server.end()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), headless=True,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"])
        yield browser
        browser.close()


class Window:
    """A browser window that remembers what went wrong in it."""

    def __init__(self, chromium, **options):
        self.context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **options)
        self.scripts = options.get("java_script_enabled", True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.problems = []
        # What a page may not do by its Content-Security-Policy is a problem, and so is a script that was not ours.
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective));"
            "window.alert = window.confirm = window.prompt = () => console.error('a script ran');")
        self.page.on("console", lambda said: said.type == "error" and self.problems.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self.check)

    def check(self, request):
        if not re.match(r"(http://localhost:|https://localhost:|data:|blob:|about:)", request.url):
            self.problems.append(f"leaves this machine: {request.url}")

    def claim(self, server):
        """Makes the first account, who owns the organization."""
        link, code = server.claim_link().split("#")
        self.page.goto(f"{link}#{code}")
        if not self.scripts:
            # Nobody reads what stands behind the # then: the code is pasted.
            self.page.locator("input[name=code]").fill(code)
        self.page.locator("input[name=name]").fill("Olga Owner")
        self.page.locator("input[name=email]").fill("olga@contoso.example")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("input[name=organization]").fill("Contoso")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/o/contoso/")

    def picture(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def end(self):
        self.context.close()
        assert self.problems == []


@pytest.fixture
def window(chromium):
    window = Window(chromium)
    yield window
    window.end()


@pytest.fixture
def plain_window(chromium):
    """A browser without JavaScript."""
    window = Window(chromium, java_script_enabled=False)
    yield window
    window.end()
