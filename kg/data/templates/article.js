// The article with its marks: what is told in a clause is underlined, names are tinted, what gave nothing is hatched.
const textBox = document.getElementById("text");
let marks = [];

/** The article as paragraphs of stretches, each knowing which items its words belong to, the narrowest first. */
function renderArticle() {
  const spans = [];
  for (const item of PLAN.items) for (const [start, end] of item.spans) spans.push({ start, end, item });
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const edges = new Set([0, PLAN.text.length]);
  for (const { start, end } of spans) edges.add(start).add(end);
  for (const [start, end] of PLAN.sentences) edges.add(start).add(end);
  const cuts = [...edges].sort((a, b) => a - b);
  const firsts = new Set(PLAN.parts.map((part) => part.start));
  textBox.replaceChildren();
  marks = [];
  let from = 0;
  let heading = true;
  for (const line of PLAN.text.split("\n")) {
    const to = from + line.length;
    if (firsts.has(from)) heading = true;
    if (line.trim()) {
      const words = line.trim();
      const short = words.length < 32 && !/[。！？；]$/.test(words);
      const made = el("p", { class: heading ? "headline" : words.length < 3 ? "tiny" : short ? "short" : "body", "data-from": from });
      const near = spans.filter((span) => span.start < to && from < span.end);
      const places = [from, ...cuts.filter((cut) => cut > from && cut < to)];
      places.forEach((start, place) => made.append(stretch(start, places[place + 1] ?? to, near)));
      textBox.append(made);
      heading = false;
    }
    from = to + 1;
  }
  if (marks.length) marks[0].tabIndex = 0;
}

function stretch(start, end, near) {
  const words = PLAN.text.slice(start, end);
  const here = near.filter((span) => span.start <= start && end <= span.end).sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  if (!here.length) {
    const bare = PLAN.silent.some(([first, last]) => first <= start && end <= last);
    return bare ? el("span", { class: "bare", title: t("article.silent"), role: "button", tabindex: "0", "data-start": start, "data-end": end }, words) : words;
  }
  const kinds = [...new Set(here.map((span) => t("type." + span.item.type)))].join(" · ");
  const made = el("span", { class: "m", role: "button", tabindex: "-1", title: kinds, "data-start": start, "data-end": end });
  for (const span of here) if (span.start === start) made.prepend(glyph(span.item.type));
  made.append(words);
  made.keys = here.map((span) => span.item.key);
  made.spans = here.map((span) => [span.start, span.end]);
  marks.push(made);
  return made;
}

/** Gives each mark the look of the narrowest clause and name there that the filters let through. */
function filterMarks() {
  for (const mark of marks) {
    const types = mark.keys.map((key) => ITEMS.get(key)).filter((item) => passes(item)).map((item) => item.type);
    const clause = types.find((type) => DATA.types[type].line);
    const name = types.find((type) => !DATA.types[type].line && type !== "Plan") || types.find((type) => type === "Plan");
    const kept = ["on", "via"].filter((one) => mark.classList.contains(one));
    mark.className = ["m", clause && "u-" + clause, name && "n t-" + name, !types.length && "dim", ...kept].filter(Boolean).join(" ");
    for (const picture of mark.querySelectorAll(".glyph")) picture.toggleAttribute("hidden", !types.some((type) => picture.classList.contains("t-" + type)));
  }
}

/** A click opens the narrowest item; further clicks on the same words go outwards through those around it. */
function openMark(mark) {
  const turn = mark.keys.indexOf(state.t);
  const shown = mark.keys.map((key, place) => place).filter((place) => passes(ITEMS.get(mark.keys[place])));
  const order = shown.length ? shown : mark.keys.map((key, place) => place);
  const place = order[(order.indexOf(turn) + 1) % order.length];
  for (const other of marks) other.tabIndex = -1;
  mark.tabIndex = 0;
  select(mark.keys[place], mark.spans[place]);
}

/** Colours the words of the selected item, and returns the mark to bring into view. */
function colourArticle(key, at) {
  const item = ITEMS.get(key);
  const wanted = at || (item && item.spans[0]);
  let target = null;
  for (const mark of marks) {
    const start = Number(mark.dataset.start);
    const own = mark.keys.includes(key);
    const via = Boolean(at) && at[0] <= start && Number(mark.dataset.end) <= at[1];
    mark.classList.toggle("on", own);
    mark.classList.toggle("via", via && !own);
    if (wanted && !target && start >= wanted[0] && start < wanted[1]) target = mark;
  }
  return target;
}

/** Scrolls only the pane that holds the element, and only when it is out of sight or under the details of a phone. */
function bringIntoView(made, smooth = true) {
  const calm = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const scroller = made.closest(".pane");
  const box = scroller.getBoundingClientRect();
  const own = made.getBoundingClientRect();
  const sheet = getComputedStyle(detailsBox).position === "fixed" && detailsBox.classList.contains("open");
  const bottom = Math.min(box.bottom, sheet ? innerHeight - detailsBox.offsetHeight : box.bottom);
  if (own.top >= box.top + 24 && own.bottom <= bottom - 24) return;
  const wanted = box.top + Math.max(24, (bottom - box.top) / 3);
  scroller.scrollTo({ top: scroller.scrollTop + own.top - wanted, behavior: calm ? "auto" : "smooth" });
}

/** The article's own nodes for a stretch of its text. */
function rangeOf([start, end]) {
  for (const made of textBox.children) {
    let at = Number(made.dataset.from);
    if (start < at || end > at + made.textContent.length) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.data.length;
      if (!begun && start < next) {
        range.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= next) {
        range.setEnd(node, end - at);
        return range;
      }
      at = next;
    }
  }
  return null;
}

/** Shows a stretch of the article that need not be a mark, as a selection of its words. */
function showStretch(span) {
  for (const mark of marks) mark.classList.toggle("via", Number(mark.dataset.start) < span[1] && Number(mark.dataset.end) > span[0]);
  const range = rangeOf(span);
  if (!range) return;
  bringIntoView(range.startContainer.parentElement, false);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Marks all places of the words searched for, where the browser can do so without touching the text. */
function highlightSearch() {
  if (!CSS.highlights || typeof Highlight === "undefined") return;
  const ranges = placesOf(state.q).slice(0, 200).map(rangeOf).filter(Boolean);
  CSS.highlights.set("find", new Highlight(...ranges));
}

textBox.addEventListener("click", (event) => {
  const mark = event.target.closest(".m");
  if (mark && String(getSelection()) === "") openMark(mark);
});
textBox.addEventListener("keydown", (event) => {
  const mark = event.target.closest(".m");
  if (!mark) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") openMark(mark);
  else if (step) {
    const next = marks[marks.indexOf(mark) + step];
    if (next) {
      mark.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  } else return;
  event.preventDefault();
});
