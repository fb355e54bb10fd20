"""Every page in every state, by day and by night, narrow, zoomed and with large letters."""
import pytest

from looks import (
    EVERYTHING, VISIBLE, babble, dark, flaws, large_letters, light, listed, narrow, narrow_with_large_letters, slug,
    smothered, squeezed, zoomed)

LOOKS = {light: EVERYTHING, dark: EVERYTHING, narrow: EVERYTHING, zoomed: EVERYTHING,
         large_letters: VISIBLE, narrow_with_large_letters: VISIBLE}


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
                # A window that grows for a picture of the whole page forgets the size of its letters.
                window.picture(
                    f"{slug(state.name)}-{slug(look.__name__)}", anyway=bool(wrong) or look is light,
                    whole=rules is EVERYTHING)
    assert not found, listed(found)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__)
def test_a_flaw_would_be_noticed_in_each_look(gallery, look):
    page = gallery.show(next(state for state in gallery.states() if state.name == "overview"))
    with look(page):
        page.evaluate("document.querySelector('h1').style.color = 'color-mix(in srgb, CanvasText 15%, Canvas)'")
        assert [name for name, _ in flaws(page, LOOKS[look])] == ["color-contrast"]


def test_letters_are_large_where_they_are_to_be(gallery):
    page = gallery.show(next(state for state in gallery.states() if state.name == "users"))
    is_a_table = "getComputedStyle(document.querySelector('main table')).display === 'table'"
    assert page.evaluate(is_a_table)
    with large_letters(page):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert not page.evaluate(is_a_table), "in a window that is wide, and too narrow for such letters"
    assert page.evaluate(is_a_table)
