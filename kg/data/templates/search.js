// Search: any part of a name in either language, and any words of the article.
const searchBox = document.getElementById("search");
const hitsBox = document.getElementById("hits");
const MOST = { items: 10, places: 8, around: 12 };

function found(q) {
  const wanted = q.toLowerCase();
  const names = (item) => [item.zh, item.en, ...item.aliases].some((name) => name && name.toLowerCase().includes(wanted));
  const items = PLAN.items.filter(names).sort((a, b) => a.zh.length - b.zh.length).slice(0, MOST.items);
  const places = [];
  const text = PLAN.text.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0 && places.length < MOST.places; at = text.indexOf(wanted, at + wanted.length)) places.push([at, at + q.length]);
  return { items, places };
}

function snippet([start, end]) {
  const text = PLAN.text;
  const clean = (words) => words.replace(/\s+/g, " ");
  return el("span", { lang: "zh-Hans" }, "…" + clean(text.slice(Math.max(0, start - MOST.around), start)), el("mark", {}, text.slice(start, end)), clean(text.slice(end, end + MOST.around)) + "…");
}

function goTo(span) {
  closeHits();
  pane("article");
  for (const mark of marks) mark.classList.toggle("via", Number(mark.dataset.start) < span[1] && Number(mark.dataset.end) > span[0]);
  const range = rangeOf(span);
  if (!range) return;
  bringIntoView(range.startContainer.parentElement);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The article's own nodes for a stretch of its text: paragraphs leave out the line ends, so each is counted again. */
function rangeOf([start, end]) {
  let from = 0;
  const paragraphs = [...textBox.children];
  for (const line of PLAN.text.split("\n")) {
    const made = line.trim() ? paragraphs.shift() : null;
    if (made && from <= start && end <= from + line.length) {
      const range = document.createRange();
      const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
      let at = from;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const next = at + node.data.length;
        if (at <= start && start < next) range.setStart(node, start - at);
        if (at < end && end <= next) {
          range.setEnd(node, end - at);
          return range;
        }
        at = next;
      }
    }
    from += line.length + 1;
  }
  return null;
}

function closeHits() {
  hitsBox.hidden = true;
  hitsBox.replaceChildren();
}

function showHits() {
  const q = searchBox.value.trim();
  if (!q) return closeHits();
  const { items, places } = found(q);
  hitsBox.replaceChildren();
  for (const item of items) {
    const made = button(item, "row", endOf(item));
    made.addEventListener("click", closeHits);
    hitsBox.append(made);
  }
  if (places.length) hitsBox.append(el("h4", {}, t("control.search.text"), el("b", {}, String(places.length))));
  for (const span of places) hitsBox.append(el("button", { type: "button", class: "item row", onclick: () => goTo(span) }, snippet(span)));
  if (!items.length && !places.length) hitsBox.append(el("p", { class: "empty" }, t("control.search.none", { q })));
  hitsBox.hidden = false;
}

searchBox.addEventListener("input", showHits);
searchBox.addEventListener("focus", showHits);
searchBox.parentElement.addEventListener("keydown", (event) => {
  const stops = [searchBox, ...hitsBox.querySelectorAll("button")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && stops[at + step]) {
    stops[at + step].focus();
    event.preventDefault();
  } else if (event.key === "Enter" && at === 0 && stops[1]) stops[1].click();
  else if (event.key === "Escape") {
    closeHits();
    searchBox.focus();
  }
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) closeHits();
});
start();
