// Search on every page: any part of a name or a further name in either language, and any words of the article. What is
// found in the article opens in the reader; the words stay in the address.
const searchBox = document.getElementById("search");
const hitsBox = document.getElementById("hits");
const MOST = { items: 10, places: 8, around: 12 };
const readers = []; // a page that has the article shows a stretch of it itself

function found(q) {
  const wanted = q.toLowerCase();
  const names = (item) => [item.zh, item.en, ...item.aliases].some((name) => name && name.toLowerCase().includes(wanted));
  const items = PLAN.items.filter(names).sort((a, b) => a.zh.length - b.zh.length);
  return { items, places: placesOf(q) };
}

/** Where the article says some words. */
function placesOf(q) {
  const places = [];
  const wanted = q.toLowerCase();
  const text = PLAN.text.toLowerCase();
  for (let at = wanted ? text.indexOf(wanted) : -1; at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push([at, at + q.length]);
  return places;
}

function snippet([start, end]) {
  const clean = (words) => words.replace(/\s+/g, " ");
  const before = clean(PLAN.text.slice(Math.max(0, start - MOST.around), start));
  return el("span", { lang: "zh-Hans" }, "…" + before, el("mark", {}, PLAN.text.slice(start, end)), clean(PLAN.text.slice(end, end + MOST.around)) + "…");
}

/** Shows a stretch of the article, here or in the reader. */
function goTo(span) {
  closeHits();
  if (readers.length) {
    state.at = span.join("-");
    keep(true);
    readers[0](span);
  } else location.href = "reader.html" + address({ at: span.join("-"), v: "" });
}

function closeHits() {
  hitsBox.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

function showHits() {
  const q = searchBox.value.trim();
  if (state.q !== q) {
    state.q = q;
    keep();
  }
  CSS.highlights?.delete("find");
  if (!q) return closeHits();
  const { items, places } = found(q);
  hitsBox.replaceChildren();
  for (const item of items.slice(0, MOST.items)) {
    const figure = item.figure ? [el("span", { class: "amount" }, item.figure[state.lang])] : [];
    const made = button(item, "row", figure);
    made.addEventListener("click", closeHits);
    hitsBox.append(made);
  }
  if (items.length > MOST.items) hitsBox.append(el("p", { class: "help" }, t("control.search.more", { n: items.length - MOST.items })));
  if (places.length) hitsBox.append(el("p", { class: "caption" }, t("control.search.text"), el("b", {}, String(places.length))));
  for (const span of places.slice(0, MOST.places)) hitsBox.append(el("button", { type: "button", class: "item row", onclick: () => goTo(span) }, snippet(span)));
  if (!items.length && !places.length) hitsBox.append(el("p", { class: "empty" }, t("control.search.none", { q })));
  hitsBox.hidden = false;
  searchBox.setAttribute("aria-expanded", "true");
  return undefined;
}

if (searchBox) {
  searchBox.addEventListener("input", showHits);
  searchBox.addEventListener("click", showHits);
  searchBox.parentElement.addEventListener("keydown", (event) => {
    const stops = [searchBox, ...hitsBox.querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "ArrowDown" && hitsBox.hidden) showHits();
    if (step && stops[at + step]) {
      stops[at + step].focus();
      event.preventDefault();
    } else if (event.key === "Enter" && at === 0 && !hitsBox.hidden && stops[1]) stops[1].click();
    else if (event.key === "Escape" && !hitsBox.hidden) {
      event.preventDefault();
      closeHits();
      searchBox.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) closeHits();
  });
  onRender.push(() => {
    if (document.activeElement !== searchBox) searchBox.value = state.q;
  });
}
