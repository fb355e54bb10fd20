"""What can be wrong with how a page looks, and how it is asked for."""
import contextlib
import glob
import os
import re

import axe_playwright_python

WIDE, NARROW = (1280, 900), (320, 900)

AXE = open(glob.glob(os.path.dirname(axe_playwright_python.__file__) + "/**/axe.min.js", recursive=True)[0]).read()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": TAGS}
# All other rules look at names, roles and order.
VISIBLE = {"type": "rule", "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]}


def flaws(page, rules=EVERYTHING):
    """What axe finds wrong with a page, by its own name. It is in every page of a gallery's windows."""
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], elementRef: false})", rules)
    return [(flaw["id"], [node["target"] for node in flaw["nodes"]]) for flaw in found["violations"]]


def resize(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})


@contextlib.contextmanager
def light(page):
    page.emulate_media(color_scheme="light")
    yield


@contextlib.contextmanager
def dark(page):
    page.emulate_media(color_scheme="dark")
    yield
    page.emulate_media(color_scheme="light")


@contextlib.contextmanager
def narrow(page):
    resize(page, NARROW)
    yield
    resize(page, WIDE)


@contextlib.contextmanager
def zoomed(page):
    """As Control and + do it, up to 200 %: to a page that is a window of half as many pixels each way."""
    resize(page, (WIDE[0] // 2, WIDE[1] // 2))
    yield
    resize(page, WIDE)


@contextlib.contextmanager
def large_letters(page):
    """As a browser's setting for the size of letters does it, up to 200 %."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    devtools.detach()


@contextlib.contextmanager
def narrow_with_large_letters(page):
    with narrow(page), large_letters(page):
        yield


def squeezed(page):
    """What does not fit: beyond the edges of the window, cut off, spilled out of its box, or broken into letters."""
    return page.evaluate("""() => {
        const found = [];
        const root = document.documentElement;
        const call = (e, why) => found.push(`${why}: <${e.localName} class="${e.getAttribute("class") ?? ""}"> `
            + (e.textContent ?? "").trim().replace(/\\s+/g, " ").slice(0, 60));
        const beyond = root.scrollWidth - root.clientWidth;
        if (beyond > 0) found.push(`the document is ${beyond} px too wide`);
        const unseen = (e) => e.closest(".hidden, .skip, dialog:not([open]), svg")
            || getComputedStyle(e).clipPath === "inset(50%)" || !e.checkVisibility({ visibilityProperty: true });
        const isForEars = (e) => e && (getComputedStyle(e).clipPath === "inset(50%)" || isForEars(e.parentElement));
        const scrolls = (e) => {
            for (let box = e.parentElement; box && box !== document.body; box = box.parentElement)
                if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
            return false;
        };
        for (const e of document.body.querySelectorAll("*")) {
            if (unseen(e)) continue;
            const box = e.getBoundingClientRect();
            if (box.width === 0 || box.height === 0) continue;
            const letter = parseFloat(getComputedStyle(e).fontSize);
            const words = [...e.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
            if (words.length > 8 && box.width < 2 * letter && box.height > 5 * letter && !isForEars(e))
                call(e, "a letter on each line");
            if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(e)) call(e, "beyond the edge");
            if (!e.matches("h1, h2, h3, th, td, dt, dd, button, a, label, summary, li, p, legend, figcaption, time, div"))
                continue;
            const style = getComputedStyle(e);
            if (style.display === "inline" || /auto|scroll/.test(style.overflowX)) continue;
            if (e.scrollWidth > e.clientWidth + 1) call(e, "cut or spilled");
        }
        return [...new Set(found)];
    }""")


def smothered(page):
    """What stays in place while the page moves under it, if that leaves less than half of the window."""
    return page.evaluate("""() => {
        const sticky = [...document.querySelectorAll("body *")].filter((e) => {
            const style = getComputedStyle(e);
            return (style.position === "sticky" && style.insetBlockEnd !== "auto" || style.position === "fixed")
                && e.checkVisibility() && !e.matches("dialog, dialog *");
        });
        return sticky.filter((e) => e.offsetHeight > innerHeight / 2)
            .map((e) => `<${e.localName} class="${e.className}"> takes ${e.offsetHeight} of ${innerHeight} px`);
    }""")


def lengthen(page):
    """Every text 40 % longer and with accents, as a translation would have it."""
    page.evaluate("""() => {
        const accents = { a: "à", e: "é", i: "ï", o: "ö", u: "ü", c: "ç", n: "ñ", A: "Å", E: "É", O: "Ø", S: "Š" };
        const longer = (text) => {
            const dressed = text.replace(/[aeioucnAEOS]/g, (letter) => accents[letter]);
            const more = Math.ceil(text.trim().length * 0.4);
            return /[A-Za-z]/.test(text) ? dressed.trimEnd() + " " + "ëxtrà ".repeat(1 + more / 6).slice(0, more) : text;
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            // What a tenant says is not translated.
            if (!node.parentElement.closest("script, style, noscript, code, time, bdi, kbd")) node.data = longer(node.data);
        }
        for (const e of document.querySelectorAll("[placeholder]")) e.placeholder = longer(e.placeholder);
        for (const e of document.querySelectorAll("[data-label]")) e.dataset.label = longer(e.dataset.label);
    }""")


def babble(page):
    """What programs say to programs, where somebody was to read it."""
    said = page.locator("body").inner_text()
    return re.findall(r"\b\w+\(\w+: .{0,40}|Optional\(|\{\{.{0,20}|\bnil\b|\bundefined\b", said)


def listed(found):
    return "\n" + "\n".join(f"{where}:\n    " + "\n    ".join(map(str, wrong)) for where, wrong in found.items())


def turn_around(page):
    page.evaluate("document.documentElement.dir = 'rtl'")


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
