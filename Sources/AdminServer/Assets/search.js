// Searches while somebody types: the same page is asked for, and its results take the place of those that are shown.
// Whoever is ticked and not found any more stays ticked, out of sight.

const pause = 300;
const least = 2;

export function searchAsYouType(form, chooseRows) {
  const field = form.querySelector("input[type=search]");
  const results = document.getElementById("results");
  const people = results?.closest("form");
  if (!field || !people) return;
  let timer = 0;
  let asking = null;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text.length >= least) timer = setTimeout(() => ask(text), pause);
  });
  form.addEventListener("submit", () => clearTimeout(timer));

  async function ask(text) {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(location.href);
    address.searchParams.set("q", text);
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("results");
      if (!found) {
        form.submit();
        return;
      }
      show(found, page, address);
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    } finally {
      results.removeAttribute("aria-busy");
    }
  }

  function show(found, page, address) {
    const ticked = [...people.querySelectorAll("tbody input[type=checkbox]:checked, input[data-kept]")];
    const kept = new Map(ticked.map((box) => [box.value, box.name]));
    results.replaceChildren(...found.childNodes);
    for (const box of people.querySelectorAll("[data-kept]")) box.remove();
    for (const [value, name] of kept) {
      const box = results.querySelector(`input[type=checkbox][value="${CSS.escape(value)}"]`);
      if (box) {
        box.checked = true;
      } else {
        people.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        people.lastElementChild.dataset.kept = "";
      }
    }
    const hidden = people.querySelector("input[name=q]") ?? document.createElement("input");
    Object.assign(hidden, { type: "hidden", name: "q", value: address.searchParams.get("q") });
    people.prepend(hidden);
    const count = page.querySelector(".heading .count");
    const place = document.querySelector(".heading .count");
    if (count && place) place.replaceWith(count);
    else if (count) document.querySelector(".heading").append(count);
    history.replaceState(null, "", address);
    chooseRows(people);
  }
}
