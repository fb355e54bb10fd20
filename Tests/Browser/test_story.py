"""The whole job as an administrator does it, in a real browser, with scripts and without."""
import glob
import os
import re

import axe_playwright_python
import pytest

from conftest import PASSWORD, Window, wait_until


PLACES = [
    "", "users", "import?q=a", "synchronize", "runs", "runs/1", "runs/2", "duplicates", "deleted", "audit", "members", "tokens",
    "settings/connection", "settings/connection/steps/tenant", "settings/connection/steps/credential",
    "settings/connection/steps/credential?kind=imported", "settings/connection/steps/test",
    "settings/connection/steps/scope", "settings/connection/steps/done", "settings/people", "settings/safety", "settings/schedule", "settings/organization", "components",
]


def flaws(page):
    """What axe finds wrong with a page, by its own name."""
    folder = os.path.dirname(axe_playwright_python.__file__)
    page.evaluate(open(glob.glob(folder + "/**/axe.min.js", recursive=True)[0]).read())
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
    return [(flaw["id"], [node["target"] for node in flaw["nodes"]]) for flaw in found["violations"]]


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def connect(page, home, tenant):
    """Goes through the four steps."""
    page.goto(home)
    page.get_by_role("link", name="Connect a tenant").click()
    page.locator("select[name=cloud]").select_option("simulated")
    page.locator("input[name=tenant]").fill(tenant.id)
    page.locator("input[name=client-id]").fill(tenant.client)
    press(page, "Save and continue")
    page.locator("input[name=secret]").fill(tenant.secret)
    press(page, "Save and continue")
    press(page, "Test the connection")
    checks = page.locator(".trials li")
    wait_until(lambda: checks.count() >= 5)
    assert page.locator(".trials li.good").count() == checks.count(), page.locator(".trials").inner_text()
    page.get_by_role("link", name="Continue", exact=True).click()
    page.locator("select[name=schedule]").select_option("on-request")
    press(page, "Save and finish")
    assert page.locator("h1").inner_text().endswith("is connected.")


def result(page):
    """What the page of a run says once the run has ended."""
    page.wait_for_url(re.compile(r"/runs/\d+"))

    def ended():
        page.wait_for_timeout(300)
        return page.locator(".live").count() == 0 and page.locator("h1").inner_text()
    return wait_until(ended)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_olga_claims_the_server_and_keeps_contoso_in_step(chromium, server, tenant, scripts):
    window = Window(chromium, java_script_enabled=scripts)
    page, home = window.page, f"{server.url}/o/contoso/"
    window.claim(server)
    connect(page, home, tenant)

    page.goto(home + "import")
    page.locator("input[name=scope][value=everyone]").check()
    press(page, re.compile("^Import"))
    assert result(page) == "Imported 60 people."
    assert "Reactivated" not in page.locator("main").inner_text()

    ana, bo, cy, dee = [person["id"] for person in tenant.people() if person["mail"] and person["accountEnabled"]][:4]
    tenant.do(f"people/{ana}/edit", surname="Renamed")
    tenant.do(f"people/{bo}/swap-mail", **{"with": cy})
    tenant.do(f"people/{dee}/delete")
    page.goto(home + "synchronize")
    press(page, re.compile("^Choose everyone"))
    press(page, re.compile("^Synchronize"))
    assert result(page) == "Synchronized 60 users."
    said = " ".join(page.locator("main").inner_text().split())
    assert "3 modified + 1 deleted + 56 unchanged = 60 selected" in said, said
    window.picture(f"result-{'with' if scripts else 'without'}-scripts")

    press(page, "Preview undoing")
    assert result(page) == "This will change 3 users and restore 1."
    press(page, re.compile("^Apply"))
    assert result(page) == "Undid run 2: 4 users changed back."
    page.goto(home + "deleted")
    assert page.locator("th[scope=row]").count() == 0
    window.end()


def test_every_page_is_free_of_what_axe_finds(chromium, server, tenant):
    for theme, width in [("light", 1280), ("dark", 1280), ("light", 320)]:
        window = Window(chromium, color_scheme=theme)
        page, home = window.page, f"{server.url}/o/contoso/"
        page.set_viewport_size({"width": width, "height": 900})
        if theme == "light" and width == 1280:
            window.claim(server)
            server.connect_and_import(tenant)
            tenant.do(f"people/{tenant.people()[0]['id']}/delete")
            server.command("sync", "--all")
        else:
            page.goto(server.url + "/sign-in")
            page.locator("input[name=email]").fill("olga@contoso.example")
            page.locator("input[name=password]").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url("**/o/contoso/")
        for place in PLACES:
            page.goto(home + place, wait_until="networkidle")
            assert flaws(page) == [], (place, theme, width)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (place, width)
            window.picture(f"{place.replace('/', '-').split('?')[0] or 'overview'}-{theme}-{width}")
        window.end()
