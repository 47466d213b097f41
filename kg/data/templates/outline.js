// The outline beside the article: click an item and its words come into view, click a mark and the item opens.
const NAMED = new Set(["Place", "Organisation", "Person", "Group", "Sector", "Strategy", "Award", "Indicator"]);
const ALWAYS = new Set(["Goal", "Target"]);
const OUTLINE = DATA.outline;
const outlineBox = document.getElementById("outline");
const textBox = document.getElementById("text");
const detailsBox = document.getElementById("details");
const main = document.getElementById("main");
const opened = new Set(); // groups a reader has opened: section key + group
let marks = [];
let drawerCount = 0;
let seen = -1; // the sentence without a mark that was shown last

/** Shows one of the two panes where there is room for one only. */
function pane(name) {
  main.dataset.pane = name;
  for (const made of document.querySelectorAll(".switch button")) made.setAttribute("aria-pressed", String(made.dataset.pane === name));
}

/** What a row says at its end: the figure, and whether it is under way or done; most things are planned. */
function endOf(item) {
  const status = item.facts.status;
  const shown = [];
  if (item.figure) shown.push(el("span", { class: "amount" }, item.figure[state.lang]));
  if (status && status !== "planned" && item.type !== "Observation") shown.push(el("span", { class: "state status s-" + status }, t("status." + status)));
  return shown;
}

function means(key) {
  const links = PLAN.relations.filter((link) => link.type === "means" && link.source === key);
  if (!links.length) return null;
  return el("p", { class: "means" }, el("i", {}, t("link.means")), ...links.map((link) => (ITEMS.has(link.target) ? button(ITEMS.get(link.target), "chip") : meansWords(link))));
}

/** The groups of a section: aims are always there, the rest opens by its count. */
function groupsOf(section) {
  const shown = [];
  const bar = el("div", { class: "bar" });
  const drawers = [];
  for (const [group, keys] of Object.entries(section.groups)) {
    const items = keys.map((key) => ITEMS.get(key));
    const chips = NAMED.has(group);
    const list = el("ul", { class: chips ? "chips" : "rows" }, ...items.map((item) => el("li", {}, button(item, chips ? "chip" : "row", endOf(item)))));
    if (ALWAYS.has(group)) {
      shown.push(list);
      continue;
    }
    const id = section.key + " " + group;
    const name = "drawer" + ++drawerCount;
    const drawer = el("div", { class: "drawer", id: name, "data-drawer": id, hidden: !opened.has(id) }, el("h4", {}, t("types." + group)), list);
    const toggle = () => {
      if (!opened.delete(id)) opened.add(id);
      drawer.hidden = !opened.has(id);
      knob.setAttribute("aria-expanded", String(opened.has(id)));
    };
    const knob = el("button", { type: "button", class: "knob t-" + group, "aria-expanded": String(opened.has(id)), "aria-controls": name, "data-knob": id, onclick: toggle }, glyph(group), el("span", {}, t("types." + group)), el("b", {}, String(items.length)));
    bar.append(knob);
    drawers.push(drawer);
  }
  return [...shown, bar.childNodes.length ? bar : null, ...drawers];
}

function sectionOf(section, number, depth) {
  const task = ITEMS.get(section.key);
  const head = el("div", { class: "head" }, el("span", { class: "number", "aria-hidden": "true" }, number), el(depth ? "h4" : "h3", {}, button(task, "title", [])));
  const below = section.below.map((one, place) => sectionOf(one, `${number}.${place + 1}`, depth + 1));
  return el("section", { class: depth ? "task sub" : "task" }, head, means(section.key), ...groupsOf(section), ...below);
}

function formulaOf(key) {
  const item = ITEMS.get(key);
  const members = PLAN.relations.filter((link) => link.type === "hasMember" && link.source === key).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const declared = item.facts.declaredCount;
  const values = { n: members.length, declared };
  let verdict = el("span", { class: "verdict" }, t("outline.formula.free", values));
  if (!members.length) verdict = el("span", { class: "verdict open" }, t("outline.formula.open"));
  else if (declared && Number(declared) === members.length) verdict = el("span", { class: "verdict right" }, t("outline.formula.right", values));
  else if (declared) verdict = el("span", { class: "verdict wrong" }, t("outline.formula.wrong", values));
  const list = el("ol", { class: "chips" }, ...members.map((link) => el("li", {}, ITEMS.has(link.target) ? button(ITEMS.get(link.target), "chip") : meansWords(link))));
  return el("div", { class: "formula" }, el("div", { class: "head" }, button(item, "title", []), verdict), members.length ? list : null);
}

function renderOutline() {
  const parts = [];
  const knobs = () => [...outlineBox.querySelectorAll("[data-knob]")];
  const all = el("button", { type: "button", class: "more", onclick: () => {
    const open = knobs().some((knob) => knob.getAttribute("aria-expanded") === "false");
    for (const knob of knobs()) if ((knob.getAttribute("aria-expanded") === "false") === open) knob.click();
    all.textContent = t(open ? "control.collapse" : "control.expand");
  } }, t("control.expand"));
  parts.push(el("div", { class: "panehead" }, el("h2", {}, t("outline.tasks")), all));
  for (const item of PLAN.items.filter((one) => one.type === "Plan")) parts.push(el("p", { class: "theplan" }, button(item, "row")), means(item.key));
  OUTLINE.tasks.forEach((section, place) => parts.push(sectionOf(section, String(place + 1), 0)));
  if (!OUTLINE.tasks.length) parts.push(el("p", { class: "empty" }, t("outline.empty")));
  if (OUTLINE.formulas.length) {
    parts.push(el("div", { class: "panehead" }, el("h2", {}, t("outline.formulas"))), el("p", { class: "help" }, t("outline.formulas.note")));
    parts.push(...OUTLINE.formulas.map(formulaOf));
  }
  if (Object.keys(OUTLINE.whole.groups).length) {
    parts.push(el("div", { class: "panehead" }, el("h2", {}, t("outline.whole"))), el("p", { class: "help" }, t("outline.whole.note")));
    parts.push(el("section", { class: "task whole" }, ...groupsOf(OUTLINE.whole)));
  }
  outlineBox.replaceChildren(...parts.filter(Boolean));
}

/** The article as paragraphs of stretches, each knowing which items its words belong to, the narrowest first. */
function renderArticle() {
  const spans = [];
  for (const item of PLAN.items) for (const [start, end] of item.spans) spans.push({ start, end, item });
  spans.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const silent = new Set(PLAN.silent.map(([start]) => start));
  const cuts = new Set([0, PLAN.text.length]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  for (const [start, end] of PLAN.sentences) cuts.add(start).add(end);
  textBox.replaceChildren();
  marks = [];
  let from = 0;
  let first = true;
  for (const line of PLAN.text.split("\n")) {
    const to = from + line.length;
    if (line.trim()) {
      const short = line.trim().length < 32 && !/[。！？；]$/.test(line.trim());
      const kind = first ? "headline" : line.trim().length < 3 ? "tiny" : short ? "short" : "body";
      const made = el("p", { class: kind });
      const places = [...cuts].filter((cut) => cut > from && cut < to).sort((a, b) => a - b);
      [from, ...places].forEach((start, place) => made.append(stretch(start, places[place] ?? to, spans, silent)));
      textBox.append(made);
      first = false;
    }
    from = to + 1;
  }
  if (marks.length) marks[0].tabIndex = 0;
}

function stretch(start, end, spans, silent) {
  const words = PLAN.text.slice(start, end);
  const here = spans.filter((span) => span.start <= start && end <= span.end);
  if (!here.length) {
    const bare = PLAN.silent.some(([first, last]) => first <= start && end <= last);
    return bare ? el("span", { class: "bare", title: t("article.silent"), "data-start": start }, words) : words;
  }
  const clause = here.find((span) => DATA.types[span.item.type].line);
  const name = here.find((span) => !DATA.types[span.item.type].line && span.item.type !== "Plan") || here.find((span) => span.item.type === "Plan");
  const classes = ["m", clause ? "u-" + clause.item.type : "", name ? "n t-" + name.item.type : ""].join(" ");
  const kinds = [...new Set(here.map((span) => t("type." + span.item.type)))].join(" · ");
  const made = el("span", { class: classes, role: "button", tabindex: "-1", title: kinds, "data-start": start, "data-end": end });
  for (const span of here) if (span.start === start) made.prepend(glyph(span.item.type));
  made.append(words);
  made.keys = here.map((span) => span.item.key);
  made.spans = here.map((span) => [span.start, span.end]);
  marks.push(made);
  return made;
}

/** A click opens the narrowest item; further clicks on the same words go outwards through those around it. */
function openMark(mark) {
  const turn = mark.keys.indexOf(state.t);
  const place = (turn + 1) % mark.keys.length;
  for (const other of marks) other.tabIndex = -1;
  mark.tabIndex = 0;
  select(mark.keys[place], mark.spans[place]);
}

function colourArticle(key, at) {
  const item = ITEMS.get(key);
  let target = null;
  for (const mark of marks) {
    const start = Number(mark.dataset.start);
    const own = mark.keys.includes(key);
    const via = Boolean(at) && at[0] <= start && Number(mark.dataset.end) <= at[1];
    mark.classList.toggle("on", own);
    mark.classList.toggle("via", via && !own);
    const wanted = at || (item && item.spans[0]);
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
  const sheet = getComputedStyle(detailsBox).position === "fixed" && state.t;
  const bottom = Math.min(box.bottom, sheet ? innerHeight - detailsBox.offsetHeight : box.bottom);
  if (own.top >= box.top + 24 && own.bottom <= bottom - 24) return;
  const wanted = box.top + Math.max(24, (bottom - box.top) / 3);
  scroller.scrollTo({ top: scroller.scrollTop + own.top - wanted, behavior: calm ? "auto" : "smooth" });
}

/** Opens the drawer of the outline that holds the item, unless it already stands in the open. */
function reveal(key) {
  const found = [...outlineBox.querySelectorAll("[data-key]")].filter((made) => made.dataset.key === key);
  if (!found.length) return;
  let shown = found.find((made) => made.offsetParent);
  if (!shown && !found.some((made) => !made.closest("[hidden]"))) {
    const drawer = found[0].closest(".drawer");
    const knob = [...outlineBox.querySelectorAll("[data-knob]")].find((made) => made.dataset.knob === drawer.dataset.drawer);
    knob.click();
    shown = found[0];
  }
  if (shown) bringIntoView(shown);
}

function filterMarks(off) {
  document.documentElement.dataset.off = [...off].join(" ");
  for (const mark of marks) {
    const types = mark.keys.map((key) => ITEMS.get(key).type);
    mark.classList.toggle("dim", types.every((type) => off.has(type)));
    for (const picture of mark.querySelectorAll(".glyph")) picture.toggleAttribute("hidden", [...picture.classList].some((one) => off.has(one.slice(2))));
    for (const type of new Set(types)) mark.classList.toggle("no-" + type, off.has(type));
    const clause = types.find((type) => DATA.types[type].line && !off.has(type));
    const name = types.find((type) => !DATA.types[type].line && !off.has(type));
    for (const type of Object.keys(DATA.types)) {
      mark.classList.toggle("u-" + type, type === clause);
      mark.classList.toggle("t-" + type, type === name);
    }
    mark.classList.toggle("n", Boolean(name));
  }
}

function nextSilent() {
  if (!PLAN.silent.length) return;
  seen = (seen + 1) % PLAN.silent.length;
  const made = textBox.querySelector(`.bare[data-start="${PLAN.silent[seen][0]}"]`);
  for (const other of textBox.querySelectorAll(".bare.found")) other.classList.remove("found");
  if (!made) return;
  pane("article");
  made.classList.add("found");
  bringIntoView(made);
}

onSelect.push((key, at) => {
  const target = colourArticle(key, at);
  showDetails(detailsBox, key, at, "details.empty");
  if (at) pane("article");
  reveal(key);
  if (target) bringIntoView(target);
});

onRender.push(() => {
  renderOutline();
  renderArticle();
  const off = new Set(state.off.split(",").filter(Boolean));
  legend(document.getElementById("legend"), filterMarks);
  filterMarks(off);
  const all = PLAN.sentences.length;
  document.getElementById("coverage").textContent = t("head.coverage", { n: all - PLAN.silent.length, all });
  const target = colourArticle(state.t, null);
  showDetails(detailsBox, state.t, null, "details.empty");
  if (state.t) reveal(state.t);
  if (target) bringIntoView(target, false);
});

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
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.t && event.target.id !== "search") select("");
});
document.getElementById("coverage").addEventListener("click", nextSilent);
for (const made of document.querySelectorAll(".switch button")) made.addEventListener("click", () => pane(made.dataset.pane));
