// A one-time link carries its code behind the number sign, which no server sees. It goes into the form, and out of the
// address bar.

export function codeFromAddress() {
  const field = document.querySelector("input[name=code].code");
  if (!field || location.hash.length < 2 || location.hash === "#main") return;
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}

// Whoever reads the page in another language gets the code back: no server sees it on the way there either.
export function codeIntoOtherLanguage() {
  const field = document.querySelector("input[name=code].code");
  if (!field) return;
  for (const form of document.querySelectorAll("form.languages")) {
    const address = form.getAttribute("action");
    form.addEventListener("submit", () => form.setAttribute("action", `${address}${field.value && "#"}${field.value}`));
  }
}
