// Pages work without this. It ticks a whole page at once, counts what is ticked, and keeps a form from being sent twice.

for (const form of document.querySelectorAll("form[data-selection]")) selection(form);
for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);

codeFromAddress();

// A one-time link carries its code behind the number sign, which no server sees. It goes into the form, and out of the
// address bar.
function codeFromAddress() {
  const field = document.querySelector("input[name=code].code");
  if (!field || location.hash.length < 2 || location.hash === "#main") return;
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}

function selection(form) {
  const all = form.querySelector("[data-all]");
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox]:not(:disabled)")];
  const chosen = form.querySelector("input[name=scope][value=chosen]");
  const run = form.querySelector("button[value=run]");
  const status = form.querySelector("[data-status]");
  const plainLabel = run.textContent;
  const hint = status.textContent;
  let last = null;

  function show() {
    const ticked = boxes.filter((box) => box.checked).length;
    if (all) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    const counts = chosen.checked && ticked > 0;
    run.textContent = !counts ? plainLabel
      : ticked === 1 ? run.dataset.one
      : filled(run.dataset.many, ticked);
    status.textContent = counts ? filled(form.dataset.ticked, ticked) : hint;
    for (const box of boxes) box.closest("tbody").classList.toggle("chosen", box.checked);
  }

  if (all && boxes.length > 0) {
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      if (all.checked) chosen.checked = true;
      show();
    });
  }
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
      if (box.checked) chosen.checked = true;
      show();
    });
  }
  form.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}

// A sentence with the number in its place.
function filled(sentence, number) {
  return sentence.replace("{n}", number.toLocaleString(document.documentElement.lang));
}

function sendOnce(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    form.setAttribute("aria-busy", "true");
    event.submitter?.classList.add("busy");
  });
  addEventListener("pageshow", () => {
    sent = false;
    form.removeAttribute("aria-busy");
    for (const busy of form.querySelectorAll(".busy")) busy.classList.remove("busy");
  });
}
