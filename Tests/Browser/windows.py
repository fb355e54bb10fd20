"""A browser window that remembers what went wrong in it."""
import os
import pathlib
import re

from stage import ROOT

# Pictures take their time: one of each state is kept, and of whatever is wrong; all of them where somebody asks.
ASKED_FOR = os.environ.get("ROLLCALL_PICTURES")
PICTURES = pathlib.Path(ASKED_FOR or ROOT / ".build" / "pictures")


class Window:
    def __init__(self, chromium, **options):
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options
        self.context = chromium.new_context(**options)
        self.scripts = options.get("java_script_enabled", True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.problems = []
        # What a page may not do by its Content-Security-Policy is a problem, and so is a script that was not ours.
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective));"
            "window.alert = window.confirm = window.prompt = () => console.error('a script ran');")
        self.page.on("console", lambda said: said.type == "error" and self.problems.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self.check)

    def check(self, request):
        if not re.match(r"(http://localhost:|https://localhost:|data:|blob:|about:|chrome-error:)", request.url):
            self.problems.append(f"leaves this machine: {request.url}")

    def picture(self, name, anyway=False, whole=True):
        """Takes a picture of the whole page, or of as much as the window shows."""
        if ASKED_FOR or anyway:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)

    def forgive(self, *patterns):
        """Forgets problems that belong to what a test does, such as a server that is gone."""
        self.problems = [problem for problem in self.problems if not any(re.search(p, problem) for p in patterns)]

    def close(self):
        self.context.close()

    def end(self):
        self.close()
        assert self.problems == [], self.problems
