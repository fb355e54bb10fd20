"""The pictures of the README: `make pictures` makes them again, from the demo's tenant of 500 people."""
import re
import subprocess

import pytest

from pages import Run, SignIn
from stage import BUILT, PATIENCE, ROOT, wait_until
from windows import Window

IMAGES = ROOT / "Documentation" / "images"
MOST = 150_000


class Demo:
    """`rollcall demo`: its tenant, its owner, and what happened since the import."""

    def __init__(self, folder):
        log = folder / "demo.log"
        with open(log, "w") as out:
            self.process = subprocess.Popen(
                [BUILT / "rollcall", "demo", "--port", "0"], stdout=out, stderr=subprocess.STDOUT)
        said = wait_until(lambda: "Stop with Control-C" in log.read_text() and log.read_text())
        self.url = re.search(r"Rollcall is at\s+(\S+?)/?\s", said).group(1)
        self.email = re.search(r"Sign in with\s+(\S+)", said).group(1)
        self.password = re.search(r"and password\s+(\S+)", said).group(1)

    def home(self, handle="demo"):
        return f"{self.url}/o/{handle}/"

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path)
    yield demo
    demo.end()


def test_pictures_of_the_list_the_plan_and_the_result(demo, chromium):
    window = Window(chromium, color_scheme="light")
    page, home = window.page, demo.home()
    SignIn(window, home).as_somebody(demo, demo.email, demo.password)

    page.goto(home + "synchronize")
    for box in page.locator("tbody input[type=checkbox]:enabled").all()[1:4]:
        box.check()
    take(page, "synchronize", 700)

    page.get_by_role("button", name=re.compile("^Choose everyone")).click()
    page.get_by_role("button", name="Preview").click()
    plan = Run(window, home).ended()
    take(page, "plan", 880)

    plan.apply()
    take(page, "run", 900)
    window.end()


def take(page, name, height):
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    page.set_viewport_size({"width": 1280, "height": height})
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    assert path.stat().st_size <= MOST, f"{path.name} has {path.stat().st_size} bytes"
