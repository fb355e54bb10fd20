"""Somebody who has a keyboard and no mouse. Wherever the focus stops it is to be seen, and nothing covers it."""
from stage import wait_until

STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return { nowhere: true };
    const box = e.getClientRects()[0] ?? e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
        what: `<${e.localName}> ${(e.getAttribute("aria-label") ?? e.innerText ?? e.value ?? "").trim().slice(0, 60)}`,
        isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isInside: box.top >= 0 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1
            || box.height > innerHeight,
        covering: at && (at === e || e.contains(at) || [...e.labels ?? []].some((label) => label.contains(at)))
            ? null : at ? `<${at.localName} class="${at.getAttribute("class") ?? ""}">` : "nothing is there",
    };
}"""


class Keyboard:
    def __init__(self, page):
        self.page, self.devtools = page, page.context.new_cdp_session(page)
        self.stops = 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text):
        self.page.keyboard.type(text)
        return self

    def focus(self):
        """The role and the accessible name of what has the focus, as a screen reader hears them."""
        found = self.devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        nodes = self.devtools.send(
            "Accessibility.getPartialAXTree", {"objectId": found["objectId"], "fetchRelatives": False})["nodes"]
        value = lambda of: nodes[0].get(of, {}).get("value", "") if nodes else ""
        return value("role"), " ".join(str(value("name")).split())

    def look(self):
        """The focus is outlined, inside the window, and under nothing."""
        stop = self.page.evaluate(STOP)
        if stop.get("nowhere"):
            return
        self.stops += 1
        assert stop["isOutlined"], f"no focus is to be seen on {stop['what']} of {self.page.url}"
        assert stop["isInside"], f"{stop['what']} of {self.page.url} has the focus outside of the window"
        assert stop["covering"] is None, f"{stop['covering']} covers {stop['what']} of {self.page.url}"

    def to(self, role, name, key="Tab", limit=250):
        """Goes on with Tab until something has the focus whose name begins so. Looks at each stop on the way."""
        heard = []
        for _ in range(limit):
            self.press(key)
            self.look()
            heard.append(self.focus())
            if heard[-1][0] == role and heard[-1][1].startswith(name):
                return self
        raise AssertionError(f"never came to {role} {name!r} on {self.page.url}; heard {heard[:60]}")

    def fill(self, name, text, role="textbox"):
        self.to(role, name)
        # Whatever was in the field is written over.
        return self.press("Control+a").type(text)

    def push(self, name):
        return self.go("button", name)

    def follow(self, name):
        return self.go("link", name)

    def go(self, role, name):
        """Presses what leads to another page, and waits for that."""
        self.to(role, name)
        with self.page.expect_navigation():
            self.press("Enter")
        return self

    def skip(self):
        """Past the menu, unless the page has put the focus behind it already."""
        if self.focus()[0] == "RootWebArea":
            self.to("link", "Skip to content", limit=1).press("Enter")
        return self

    def wait_for_heading(self, text):
        wait_until(lambda: text in self.page.locator("h1").inner_text())
        return self
