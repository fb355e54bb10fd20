// Whoever goes to another view of the same list takes the ticks along: the link is sent as the form.

export function keepTicks(form) {
  const main = form.closest("main");

  function go(query) {
    form.querySelector("[data-go]")?.remove();
    const button = document.createElement("button");
    button.type = "submit";
    button.hidden = true;
    button.dataset.go = "";
    button.formAction = `${form.dataset.keeper}${query}`;
    form.append(button);
    form.requestSubmit(button);
  }

  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-keep]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!form.querySelector("tbody input[type=checkbox]")) return;
    event.preventDefault();
    go(new URL(link.href).search);
  });
  for (const search of main.querySelectorAll("form[data-keep]:not([data-live])")) {
    search.addEventListener("submit", (event) => {
      if (!form.querySelector("tbody input[type=checkbox]")) return;
      event.preventDefault();
      const fields = [...new FormData(search)].filter(([, value]) => value !== "");
      go(`?${new URLSearchParams(fields)}`);
    });
    for (const select of search.querySelectorAll("select")) {
      select.addEventListener("change", () => search.requestSubmit());
    }
  }
}
