"""What is said aloud of a run at work: its start, its quarters, its pauses and its end, and not every tick."""
import json

import pytest

from listening import Ear

READING = "Reading from Entra"
MICROSOFT = "Microsoft asked us to wait. No action needed."


def reading(people, of=1000, **pause):
    quarter = people * 4 // of * 25
    said = f"{READING}: {quarter} %" if quarter else READING
    return {"isAtWork": True, "isPaused": False, "phase": "reading", "text": f"{people} of about {of} read",
            "share": people * 1000 // of, "milestone": said} | pause


def throttled(people, seconds):
    return reading(people, note=f"Microsoft asked us to wait {seconds} seconds. No action needed.", milestone=MICROSOFT)


def paused(people):
    return reading(people, note="Paused by Bo Lind at 12:00.", milestone="Paused by Bo Lind.", isPaused=True)


def step(phase, said, text):
    return {"isAtWork": True, "isPaused": False, "phase": phase, "text": text, "milestone": said}


RUN = [
    *(reading(people) for people in range(0, 401, 10)),
    *(throttled(400, seconds) for seconds in [42, 41, 40]),
    *(reading(people) for people in range(400, 601, 10)),
    # There are more than it looked: half of them is still to come.
    *(reading(people, of=1300) for people in range(600, 701, 10)),
    *(paused(700) for _ in range(3)),
    *(reading(people, of=1300) for people in range(700, 1301, 10)),
    *(step("comparing", "Comparing", f"{people} people compared") for people in range(0, 1301, 100)),
    step("applying", "Applying", "Writing what becomes of 1,300 people"),
]
SAID = [
    READING, f"{READING}: 25 %",
    MICROSOFT, f"{READING}: 25 %", f"{READING}: 50 %",
    "Paused by Bo Lind.", f"{READING}: 50 %", f"{READING}: 75 %", f"{READING}: 100 %",
    "Comparing", "Applying",
]


@pytest.fixture
def page(gallery):
    """The page of a run at work, not yet opened."""
    page = gallery.windows["olga"].context.new_page()
    yield page
    page.close()


def test_a_run_is_heard_at_its_quarters_and_its_pauses(gallery, page):
    events = [f"event: progress\ndata: {json.dumps(news)}\n\n" for news in RUN]
    page.route("**/runs/2/events", times=1, handler=lambda route: route.fulfill(
        content_type="text/event-stream", body="".join(events) + "event: end\ndata: {}\n\n"))
    ear = Ear(page)
    page.goto(gallery.server.home("northwind") + "runs/2")
    ear.wait_for("Applying")
    assert len(RUN) > 150 and ear.heard[:len(SAID)] == SAID
