// Ticks a whole page at once, ranges with Shift, and says how many are chosen on this page and on others.

export function chooseRows(form) {
  const all = form.querySelector("[data-all]");
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox]:not(:disabled)")];
  const chosen = form.querySelector("input[name=scope][value=chosen]");
  const run = form.querySelector("button[value=run]");
  const status = form.querySelector("[data-status]");
  const kept = Number(form.querySelector("[data-elsewhere]")?.dataset.elsewhere ?? 0);
  const everybody = form.querySelector("[data-everybody]") !== null;
  const keeper = form.querySelector("[data-keep-ticks]");
  const before = boxes.filter((box) => box.checked).length;
  form.dataset.label ??= run.textContent;
  form.dataset.hint ??= status.textContent;
  let last = null;
  if (keeper) keeper.hidden = true;

  function show() {
    const ticked = boxes.filter((box) => box.checked).length;
    const number = kept - before + ticked + form.querySelectorAll("[data-kept]").length;
    // Whoever is in conflict is ticked by hand or not at all.
    const plain = boxes.filter((box) => !("apart" in box.dataset));
    if (all) {
      all.checked = plain.length > 0 && plain.every((box) => box.checked);
      all.indeterminate = ticked > 0 && !all.checked;
    }
    const counts = !everybody && (!chosen || chosen.checked) && number > 0;
    const changed = ticked !== before;
    run.textContent = !counts ? form.dataset.label
      : number === 1 ? run.dataset.one
      : filled(run.dataset.many, number);
    status.textContent = counts && (changed || chosen) ? filled(form.dataset.ticked, number) : form.dataset.hint;
    for (const box of boxes) box.closest("tbody").classList.toggle("chosen", box.checked);
  }

  if (all && boxes.length > 0) {
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) if (!all.checked || !("apart" in box.dataset)) box.checked = all.checked;
      if (all.checked && chosen) chosen.checked = true;
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
      if (box.checked && chosen) chosen.checked = true;
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
