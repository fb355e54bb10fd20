// Keeps a form from being sent twice.

export function sendOnce(form) {
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
