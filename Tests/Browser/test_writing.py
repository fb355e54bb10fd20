"""Other languages: written from right to left, and longer."""
from looks import NARROW, WIDE, lengthen, listed, resize, slug, squeezed, turn_around


def test_no_state_is_cut_by_longer_words_or_another_direction(gallery):
    found = {}
    for state in gallery.states():
        page, window = gallery.show(state), gallery.windows[state.who]
        for way, change in [("from right to left", turn_around), ("longer", lengthen)]:
            change(page)
            for size in [WIDE, NARROW]:
                resize(page, size)
                if wrong := squeezed(page):
                    found[f"{state.name}, {way}, {size[0]}"] = wrong
        # Both at once by now.
        window.picture(f"{slug(state.name)}-longer-narrow")
        resize(page, WIDE)
        window.picture(f"{slug(state.name)}-longer")
    assert not found, listed(found)


def test_what_does_not_fit_would_be_noticed(gallery):
    overview = next(state for state in gallery.states() if state.name == "overview")
    page = gallery.show(overview)
    assert squeezed(page) == []
    page.evaluate("document.querySelector('h1').style.cssText = 'inline-size: 40px; overflow-wrap: normal'")
    assert any("cut or spilled: <h1" in flaw for flaw in squeezed(page)), squeezed(page)
    page.evaluate("document.querySelector('h1').style.cssText = 'min-inline-size: 3000px; max-inline-size: none'")
    assert any("beyond the edge: <h1" in flaw for flaw in squeezed(page)), squeezed(page)
