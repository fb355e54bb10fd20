"""Every page in every state, by day and by night, narrow, zoomed and with large letters."""
import pytest

from looks import (
    EVERYTHING, VISIBLE, babble, dark, flaws, large_letters, light, listed, narrow, slug, smothered, squeezed, zoomed)

LOOKS = {light: EVERYTHING, dark: EVERYTHING, narrow: EVERYTHING, zoomed: EVERYTHING, large_letters: VISIBLE}


def test_no_state_has_a_flaw_in_any_light_or_size(gallery):
    found = {}
    for state in gallery.states():
        page, window = gallery.show(state), gallery.windows[state.who]
        assert babble(page) == [], state.name
        for look, rules in LOOKS.items():
            with look(page):
                wrong = flaws(page, rules) + squeezed(page) + smothered(page)
                if wrong:
                    found[f"{state.name}, {look.__name__}"] = wrong
                window.picture(f"{slug(state.name)}-{look.__name__}", anyway=bool(wrong))
    assert not found, listed(found)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__)
def test_a_flaw_would_be_noticed(gallery, look):
    page = gallery.show(next(state for state in gallery.states() if state.name == "overview"))
    with look(page):
        page.evaluate("document.querySelector('main h1 + *, main p').style.color = 'color-mix(in srgb, CanvasText 15%, Canvas)'")
        assert "color-contrast" in [name for name, _ in flaws(page, LOOKS[look])]
