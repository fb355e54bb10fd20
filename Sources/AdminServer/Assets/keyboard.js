// Single keys, while no field has the focus. They can be switched off in the list that `?` opens (WCAG 2.1.4).

const off = "rollcall.keys.off";

export function listen() {
  const help = document.getElementById("keys");
  if (!help) return;
  const toggle = help.querySelector("[data-toggle]");
  let prefix = false;

  function isOff() {
    try { return localStorage.getItem(off) === "1"; } catch { return false; }
  }
  function show() {
    toggle.textContent = isOff() ? toggle.dataset.on : toggle.dataset.off;
    toggle.setAttribute("aria-pressed", String(isOff()));
  }
  toggle.addEventListener("click", () => {
    try { isOff() ? localStorage.removeItem(off) : localStorage.setItem(off, "1"); } catch { /* stays as it is */ }
    show();
  });
  for (const opener of document.querySelectorAll("[data-keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => help.showModal());
  }
  show();

  const rows = () => [...document.querySelectorAll("main tbody")].filter((row) => row.querySelector("th a, th label"));
  const target = (row) => row.querySelector("input[type=checkbox]:not(:disabled)") ?? row.querySelector("th a");
  function move(step) {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    if (next) target(next)?.focus();
  }
  const here = () => document.activeElement?.closest("main tbody");

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || isOff()) return;
    const field = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (field) return;
    const place = prefix && document.querySelector(`[data-go-key="${CSS.escape(event.key)}"]`);
    prefix = false;
    if (place) {
      location.assign(place.href);
    } else if (event.key === "g") {
      prefix = true;
    } else if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (!search) return;
      search.focus();
    } else if (event.key === "j") {
      move(1);
    } else if (event.key === "k") {
      move(-1);
    } else if (event.key === "x" || event.key === "X") {
      const box = here()?.querySelector("input[type=checkbox]:not(:disabled)");
      box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
    } else if (event.key === "o") {
      here()?.querySelector("th a")?.click();
    } else if (event.key === "s") {
      document.querySelector("form[data-selection] button[value=preview]")?.focus();
    } else if (event.key === "?") {
      help.showModal();
    } else {
      return;
    }
    event.preventDefault();
  });
}
