"""A server that is killed while a run is at work. Its pages come back by themselves and say what became of the run."""
from listening import Ear
from pages import Claim, SignIn, Synchronize, Run
from stage import wait_until
from windows import Window


def test_a_page_outlives_the_death_of_its_server(chromium, server, tenant):
    followed, plain = Window(chromium), Window(chromium, java_script_enabled=False)
    home, ear = server.home(), Ear(followed.page)
    Claim(followed, home).by_olga(server)
    server.connect_and_import(tenant)
    SignIn(plain, home).as_somebody(server)
    tenant.do(f"people/{tenant.plain_people()[0]['id']}/edit", surname="Renamed")
    tenant.let_readers_wait(20)

    run, page = Synchronize(followed, home).begin(), followed.page
    assert run.headline == "Synchronizing…"
    note = page.get_by_text("Microsoft asked us to wait")
    note.first.wait_for()
    plain.page.goto(page.url)
    assert plain.page.get_by_role("region", name="Progress").is_visible()

    server.kill()
    page.get_by_text("The server does not answer. Trying again…").first.wait_for()
    followed.picture("running-without-server")
    tenant.do("faults/clear")
    server.start()

    # Nobody touches the page: it asks until the run's lease is over and somebody has closed it.
    page.get_by_text("Stopped. No user was changed.").wait_for(timeout=60_000)
    assert "interrupted" in run.said().lower() or "run-interrupted" in run.said(), run.said()
    # All of that was to be heard, once each; what is at work again says so until it is over.
    ear.wait_for("Stopped. No user was changed.")
    assert [text for text in ear.heard if text != "Reading from Entra"] == [
        "Microsoft asked us to wait. No action needed.", "The server does not answer. Trying again…",
        "Stopped. No user was changed."]
    followed.picture("interrupted")

    stopped = Run(plain, home)
    plain.page.goto(page.url)
    wait_until(lambda: stopped.headline == "Stopped. No user was changed.")

    # The person who was to be renamed has not been, and the next run does it.
    assert Synchronize(followed, home).everyone().headline == "Synchronized 60 users."
    assert "1 modified" in run.said()
    followed.forgive("ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY", "Failed to load resource")
    followed.end()
    plain.end()
