// Three steps on first opening. A reader can leave at any time; where storage is allowed the pages remember it.
const SEEN = "plan-kg.tour";
const STOPS = [["tour.one", "#legend"], ["tour.two", "#main"], ["tour.three", "#search"]];

function tourSeen() {
  try {
    return localStorage.getItem(SEEN) === "yes";
  } catch {
    return true; // no storage: better no tour than one at every opening
  }
}

function endTour() {
  document.getElementById("tour")?.remove();
  for (const made of document.querySelectorAll(".toured")) made.classList.remove("toured");
  try {
    localStorage.setItem(SEEN, "yes");
  } catch {
    // without storage nothing is remembered
  }
}

function showTour(step) {
  document.getElementById("tour")?.remove();
  for (const made of document.querySelectorAll(".toured")) made.classList.remove("toured");
  const [words, place] = STOPS[step];
  document.querySelector(place)?.classList.add("toured");
  const last = step === STOPS.length - 1;
  const next = el("button", { type: "button", class: "pill strong", onclick: () => (last ? endTour() : showTour(step + 1)) }, t(last ? "tour.done" : "tour.next"));
  const leave = el("button", { type: "button", class: "more", onclick: endTour }, t("tour.leave"));
  const head = el("strong", {}, `${t("tour.name")} ${step + 1}/${STOPS.length}`);
  document.body.append(el("aside", { id: "tour", class: "tour", "aria-label": t("tour.name"), "data-step": step }, head, el("p", { role: "status" }, t(words)), el("div", { class: "bar" }, next, last ? null : leave)));
}

if (PLAN) {
  document.getElementById("tour-again").addEventListener("click", () => {
    document.getElementById("more").open = false;
    showTour(0);
    document.querySelector("#tour .pill").focus();
  });
  onRender.push(() => {
    const open = document.getElementById("tour");
    if (open) showTour(Number(open.dataset.step));
    else if (PAGE.name === "outline" && !tourSeen()) showTour(0);
  });
}
