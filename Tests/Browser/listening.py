"""Somebody who listens to a page: what a screen reader says by itself while nobody touches anything."""
from stage import wait_until

# A region that is not shown says nothing; one that is told the same again says it again. What stands in a page when it
# comes is no news.
LISTEN = """(() => {
    const say = (e) => {
        const text = e.textContent.trim().replace(/\\s+/g, " ");
        if (text && e.checkVisibility()) heard(location.pathname, text);
    };
    const region = (node) => (node.closest ? node : node.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
    const observer = new MutationObserver((changes) =>
        new Set(changes.map((change) => region(change.target)).filter(Boolean)).forEach(say));
    document.addEventListener("readystatechange", () =>
        observer.observe(document, { subtree: true, childList: true, characterData: true }), { once: true });
    // A heading that is given the focus is read.
    addEventListener("focusin", (event) => event.target.matches("h1") && say(event.target));
})()"""


class Ear:
    """What was heard on pages of runs."""

    def __init__(self, page):
        self.page, self.heard = page, []
        page.expose_function("heard", lambda path, text: "/runs/" in path and self.heard.append(text))
        page.add_init_script(LISTEN)

    def wait_for(self, text):
        def is_heard():
            self.page.wait_for_timeout(50)
            return text in self.heard
        wait_until(is_heard)
