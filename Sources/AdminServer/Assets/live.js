// A page of a run at work follows it. Without this it reloads itself.

const live = document.querySelector("[data-live]");
if (live) follow(live);
else if (sessionStorage.getItem("followed") === location.pathname) focusHeading();

function follow(live) {
  const part = (name) => live.querySelector(`[data-live-${name}]`);
  const milestones = new Set();
  let resting = false;
  let troubles = 0;

  function show(news) {
    troubles = 0;
    part("text").textContent = news.text ?? "";
    const bar = part("share");
    if (news.share === undefined || news.share === null) bar.removeAttribute("value");
    else bar.value = news.share;
    note(news.note);
    pauseOrResume(news);
    let passed = true;
    for (const step of live.querySelectorAll("[data-phase]")) {
      const isCurrent = step.dataset.phase === news.phase;
      if (isCurrent) passed = false;
      step.toggleAttribute("data-done", passed);
      if (isCurrent) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    reach(news);
  }

  // Starts and quarters are said aloud once, though a total that grows may bring them again, and when a rest is over.
  function reach(news) {
    const isNew = resting || !milestones.has(news.milestone);
    resting = Boolean(news.note);
    if (!resting) milestones.add(news.milestone);
    if (isNew || resting) say(news.milestone);
  }

  // Only what is new is said aloud, not every tick.
  function say(text) {
    if (text && text !== part("milestone").textContent) part("milestone").textContent = text;
  }

  // The form that has the run wait, or the one that has it go on.
  function pauseOrResume(news) {
    if (!part("pause")) return;
    part("pause").hidden = news.isPaused || news.phase === "applying";
    part("resume").hidden = !news.isPaused;
  }

  function note(text) {
    part("note").textContent = text ?? "";
    part("note").hidden = !text;
  }

  function end() {
    sessionStorage.setItem("followed", location.pathname);
    location.reload();
  }

  function trouble() {
    troubles += 1;
    resting = true;
    note(live.dataset.lost);
    say(live.dataset.lost);
  }

  async function poll() {
    try {
      const answer = await fetch(live.dataset.progress, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      if (!news.isAtWork) return end();
      show(news);
    } catch {
      trouble();
    }
    setTimeout(poll, 2000);
  }

  const source = new EventSource(live.dataset.live);
  source.addEventListener("progress", (event) => show(JSON.parse(event.data)));
  source.addEventListener("end", () => { source.close(); end(); });
  source.addEventListener("busy", () => { source.close(); poll(); });
  source.addEventListener("error", () => {
    trouble();
    if (source.readyState === EventSource.CLOSED || troubles > 2) { source.close(); poll(); }
  });
  addEventListener("pagehide", () => source.close());
}

// The result takes the place of what was followed: reading goes on at its heading.
function focusHeading() {
  sessionStorage.removeItem("followed");
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
}
