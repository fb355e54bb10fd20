"""Every page in every state, by day and by night, narrow, zoomed and with large letters."""
from looks import (
    EVERYTHING, NARROW, VISIBLE, babble, enlarge_letters, flaws, listed, resize, slug, smothered, squeezed, zoomed)


def test_no_state_has_a_flaw_in_any_light_or_size(gallery):
    found = {}

    def look(state, way, rules=VISIBLE):
        wrong = flaws(page, rules) + squeezed(page) + smothered(page)
        if wrong:
            found[f"{state.name}, {way}"] = wrong

    for state in gallery.states():
        page, window = gallery.show(state), gallery.windows[state.who]
        look(state, "light", EVERYTHING)
        assert babble(page) == [], state.name
        window.picture(f"{slug(state.name)}-light")
        page.emulate_media(color_scheme="dark")
        look(state, "dark")
        window.picture(f"{slug(state.name)}-dark")
        page.emulate_media(color_scheme="light")
        resize(page, NARROW)
        look(state, "narrow", EVERYTHING)
        window.picture(f"{slug(state.name)}-narrow")
        with zoomed(page):
            look(state, "zoomed")
        enlarge_letters(page)
        look(state, "large letters")
    assert not found, listed(found)
