"""From signing in to undoing a run with the keyboard alone."""
import pytest

from keyboard import Keyboard
from pages import OLGA, PASSWORD, Claim
from windows import Window


@pytest.fixture
def keys(chromium, server):
    """The keyboard of a window in which a click of a mouse would fail."""
    first = Window(chromium)
    Claim(first, server.home()).by_olga(server)
    first.end()
    window = Window(chromium)
    window.page.mouse.click = window.page.mouse.down = None
    yield Keyboard(window.page)
    window.end()


def test_olga_signs_in_connects_imports_synchronizes_and_undoes_without_a_mouse(keys, server, tenant):
    page = keys.page
    page.goto(server.url)
    keys.fill("Email", OLGA).fill("Password", PASSWORD).push("Sign in")
    keys.wait_for_heading("Overview")

    keys.skip().follow("Connect a tenant").skip()
    keys.to("combobox", "Cloud").type("simulated")
    keys.fill("Tenant", tenant.id).fill("Application (client) ID", tenant.client).push("Save and continue")
    keys.skip().fill("Client secret", tenant.secret).push("Save and continue")
    keys.skip().push("Test the connection")
    page.locator(".trials li").nth(4).wait_for()
    assert page.locator(".trials li.good").count() == page.locator(".trials li").count()
    keys.skip().follow("Continue").skip()
    keys.to("combobox", "Schedule").type("Only")
    keys.push("Save and finish")
    keys.wait_for_heading("is connected.")

    keys.follow("Import").skip()
    keys.to("radio", "The people ticked").press("ArrowDown")
    assert keys.focus() == ("radio", "Everyone in the tenant")
    keys.push("Import")
    keys.wait_for_heading("Imported 60 people.")

    ana, bo = tenant.plain_people()[:2]
    tenant.do(f"people/{ana['id']}/edit", surname="Renamed")
    tenant.do(f"people/{bo['id']}/delete")
    keys.press("g", "s").wait_for_heading("Synchronize")
    # The whole list, stop by stop, down to the buttons that stay in sight below it.
    keys.skip().push("Choose everyone")
    keys.press("s")
    assert keys.focus() == ("button", "Preview")
    keys.press("Enter").wait_for_heading("This will change 1 user and delete 1.")
    keys.skip().push("Apply")
    keys.wait_for_heading("Synchronized 60 users.")
    keys.skip().push("Preview undoing")
    keys.wait_for_heading("This will change 1 user and restore 1.")
    keys.skip().push("Apply")
    keys.wait_for_heading("Undid run 2: 2 users changed back.")
    assert keys.stops > 100, "that was no walk"


def test_single_keys_work_outside_of_fields_and_not_inside(keys, server, tenant):
    server.connect_and_import(tenant)
    page, home = keys.page, server.home()
    page.goto(server.url + "/sign-in")
    keys.fill("Email", OLGA).fill("Password", PASSWORD).press("Enter")
    keys.wait_for_heading("Overview")
    for letter, place in {"u": "users", "i": "import", "s": "synchronize", "r": "runs", "d": "duplicates",
                          "x": "deleted", "o": ""}.items():
        page.keyboard.press("g")
        page.keyboard.press(letter)
        page.wait_for_url(home + place)
    page.goto(home + "synchronize")
    ticked = page.locator("tbody input[type=checkbox]:checked")

    keys.press("j").look()
    assert keys.focus()[0] == "checkbox"
    first = keys.focus()
    keys.press("x")
    assert ticked.count() == 1
    keys.press("j", "j").look()
    assert keys.focus() != first
    keys.press("Shift+X")
    assert ticked.count() == 3
    keys.press("k", "k")
    assert keys.focus() == first
    keys.press("x")
    assert ticked.count() == 2

    keys.press("/")
    assert keys.focus()[0] == "searchbox"
    keys.type("gu?xjs/o")
    assert page.locator("input[type=search]").input_value() == "gu?xjs/o"
    assert page.url == home + "synchronize" and ticked.count() == 2
    assert page.get_by_role("dialog").count() == 0

    keys.to("checkbox", "Tick").press("?")
    assert page.get_by_role("dialog", name="Keyboard").is_visible()
    keys.press("g", "u")
    assert page.url == home + "synchronize", "nothing happens behind a dialog"
    keys.to("button", "Switch single keys off").press("Enter", "Escape")
    assert page.get_by_role("dialog").count() == 0
    keys.press("g", "u", "?")
    assert page.url == home + "synchronize" and page.get_by_role("dialog").count() == 0


def test_a_focus_that_is_hidden_or_covered_would_be_noticed(keys, server):
    page = keys.page
    page.goto(server.url + "/sign-in")
    keys.to("textbox", "Email")
    page.evaluate("document.activeElement.style.outline = 'none'")
    with pytest.raises(AssertionError, match="no focus is to be seen"):
        keys.look()
    page.evaluate("document.activeElement.style.outline = ''")
    page.evaluate("""() => {
        const bar = Object.assign(document.createElement("div"), { className: "cover" });
        bar.style.cssText = "position: fixed; inset: 0; background: white";
        document.body.append(bar);
    }""")
    with pytest.raises(AssertionError, match="covers"):
        keys.look()
