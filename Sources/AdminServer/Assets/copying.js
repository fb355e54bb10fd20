// Copies the lines of a list of commands, or marks them where the browser lets no page copy.

export function copyFrom(button) {
  const lines = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = [...lines.querySelectorAll("code")].map((line) => line.textContent).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(lines);
    }
  });
}
