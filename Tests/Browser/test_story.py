"""The whole job as an administrator does it, in a real browser, with scripts and without."""
import re

import pytest

from pages import Claim, Connecting, Deleted, Import, Run, Synchronize
from windows import Window


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_olga_claims_the_server_and_keeps_contoso_in_step(chromium, server, tenant, scripts):
    window = Window(chromium, java_script_enabled=scripts)
    page, home = window.page, server.home()
    Claim(window, home).by_olga(server)
    Connecting(window, home).connect(tenant)

    imported = Import(window, home).everyone()
    assert imported.headline == "Imported 60 people."
    assert "Reactivated" not in imported.said()

    ana, bo, cy, dee, eli, fay = tenant.plain_people()[:6]
    tenant.do(f"people/{ana['id']}/edit", surname="Renamed")
    tenant.do(f"people/{bo['id']}/swap-mail", **{"with": cy["id"]})
    tenant.do(f"people/{dee['id']}/delete")
    tenant.do(f"people/{eli['id']}/edit", mail=fay["mail"])
    run = Synchronize(window, home).everyone()
    assert run.headline == "Synchronized 60 users."
    assert "3 modified + 1 deleted + 1 duplicated + 55 unchanged = 60 selected" in run.said(), run.said()
    window.picture(f"result-{'with' if scripts else 'without'}-scripts")

    run.preview_undoing()
    assert run.headline == "This will change 3 users and restore 1."
    run.apply()
    assert run.headline == "Undid run 2: 4 users changed back."
    assert Deleted(window, home).open().names() == []

    is_held_before_many_are_deleted(window, home, tenant)
    brings_somebody_back(window, home)
    # The number that was mistyped is answered with such a status, and a browser notes it.
    window.forgive("status of 4")
    window.end()


def is_held_before_many_are_deleted(window, home, tenant):
    tenant.do("delete-many", count=20)
    run = Synchronize(window, home).everyone()
    held_because = r"Held: (\d+) of 60 users would lose access\."
    assert re.fullmatch(held_because, run.headline), run.headline
    assert re.search(r"would delete or deactivate \d+ of 60 users.*the limit is 5", run.said()), run.said()
    lost = re.search(r"Type (\d+) to approve", run.said()).group(1)
    held, page = window.page.url, window.page

    page.goto(home + "users")
    assert page.get_by_role("link", name="Needs review").is_visible()
    assert "is held for review" in run.said(), "each page says that something waits"
    page.goto(home)
    page.get_by_role("link", name=re.compile("^Open run")).click()
    assert page.url == held

    run.approve("1")
    assert "was not typed as it is" in run.said()
    page.goto(held)
    assert re.fullmatch(held_because, run.headline), run.headline
    run.approve(lost)
    assert run.headline == "Synchronized 60 users.", run.said()
    assert f"{lost} deleted" in run.said()
    assert len(Deleted(window, home).open().names()) == int(lost)


def brings_somebody_back(window, home):
    deleted = Deleted(window, home).open()
    before = deleted.names()
    ana, bo = [name for name in before if before.count(name) == 1][:2]
    run = deleted.restore(ana, bo)
    assert run.headline == "Restored 2 users."
    assert sorted(Deleted(window, home).open().names() + [ana, bo]) == sorted(before)
    window.page.goto(home + "users?q=" + ana)
    assert window.page.get_by_role("link", name=ana, exact=True).first.is_visible()
