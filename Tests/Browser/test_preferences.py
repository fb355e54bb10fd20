"""What visitors set for all pages, and paper."""
import pytest

from looks import resize, slug, WIDE

# A4 less its margins, in CSS pixels.
PAPER = (718, 1000)
CHOSEN = ["overview", "users", "synchronize", "result", "plan", "held", "at work", "components", "sign-in"]


@pytest.fixture
def chosen(gallery):
    return [state for state in gallery.states() if state.name in CHOSEN]


def test_with_forced_colors_everything_has_an_edge_that_color_alone_gave_it(gallery, chosen):
    for state in chosen:
        page, window = gallery.show(state), gallery.windows[state.who]
        page.emulate_media(forced_colors="active")
        bare = page.evaluate("""() => [...document.querySelectorAll(
                "main .button, main .badge, main input:not([type=hidden]), main select, main .card, main .banner, .health")]
            .filter((e) => e.checkVisibility() && !e.matches("[type=checkbox], [type=radio]")
                && getComputedStyle(e).borderTopStyle === "none")
            .map((e) => `<${e.localName} class="${e.className}"> ${e.textContent.trim()}`)""")
        assert bare == [], (state.name, bare)
        window.picture(f"{slug(state.name)}-forced-colors")
        page.emulate_media(forced_colors="none")


def test_nothing_moves_for_those_who_do_not_want_it(gallery):
    for state in [state for state in gallery.states() if state.name in ["components", "at work"]]:
        page = gallery.show(state)
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate("document.getAnimations().length") == 0, state.name
        if state.name == "components":
            page.emulate_media(reduced_motion="no-preference")
            assert page.evaluate("document.getAnimations().length") > 0, "a busy button turns for everybody else"
            page.emulate_media(reduced_motion="reduce")


def test_on_paper_are_tables_and_nothing_to_press(gallery, chosen):
    for state in chosen:
        if state.name in ["components", "sign-in"]:
            continue
        page, window = gallery.show(state), gallery.windows[state.who]
        page.emulate_media(media="print")
        resize(page, PAPER)
        pressable = page.evaluate("""() => [...document.querySelectorAll(
                ".rail, button, .button, input:not([type=hidden]), select, .skip, .sticky, summary")]
            .filter((e) => e.checkVisibility()).map((e) => e.className || e.textContent.trim())""")
        assert pressable == [], (state.name, pressable)
        assert page.evaluate("""() => [...document.querySelectorAll("main table")].filter((e) => e.checkVisibility())
            .every((table) => getComputedStyle(table).display === "table"
                && getComputedStyle(table.tHead).display === "table-header-group")"""), state.name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state.name
        window.picture(f"{slug(state.name)}-print")
        page.emulate_media(media="screen")
        resize(page, WIDE)
