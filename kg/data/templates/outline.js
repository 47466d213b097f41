// The plan as an outline: key figures, tasks with what belongs to each, numbered phrases, and what no task has.
const CHIPS = new Set(["Place", "Organisation", "Person", "Group", "Sector", "Strategy", "Award", "Indicator"]);
const ALWAYS = new Set(["Goal", "Target"]);
const OUTLINE = DATA.outline;
const outlineBox = document.getElementById("outline");
const opened = new Set(); // groups a reader has opened: section key + group
let drawerCount = 0;

/** What a row says at its end: the figure, and whether it is under way or done; most things are planned. */
function endOf(item) {
  const status = item.facts.status;
  const shown = [];
  if (item.figure) shown.push(el("span", { class: "amount" }, item.figure[state.lang]));
  if (status && status !== "planned" && item.type !== "Observation") shown.push(el("span", { class: "state" }, statusMark(status)));
  return shown;
}

function means(key) {
  const links = LINKS_OF.get(key).filter((link) => link.type === "means" && link.source === key);
  if (!links.length) return null;
  return el("p", { class: "means" }, el("i", {}, t("link.means")), ...links.map((link) => (ITEMS.has(link.target) ? button(ITEMS.get(link.target), "chip") : meansWords(link))));
}

/** The groups of a section: aims are always there, the rest opens by its count. */
function groupsOf(section) {
  const shown = [];
  const bar = el("div", { class: "bar" });
  const drawers = [];
  for (const [group, keys] of Object.entries(section.groups)) {
    const items = keys.map((key) => ITEMS.get(key)).filter((item) => passes(item));
    if (!items.length) continue;
    const chips = CHIPS.has(group);
    const list = el("ul", { class: chips ? "chips" : "rows" }, ...items.map((item) => el("li", {}, button(item, chips ? "chip" : "row", endOf(item)))));
    if (ALWAYS.has(group)) {
      shown.push(list);
      continue;
    }
    const id = section.key + " " + group;
    const name = "drawer" + ++drawerCount;
    const drawer = el("div", { class: "drawer", id: name, "data-drawer": id, hidden: !opened.has(id) }, el("p", { class: "caption" }, t("types." + group)), list);
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
  const below = section.below.map((one, place) => sectionOf(one, `${number}.${place + 1}`, depth + 1)).filter(Boolean);
  if (!passes(task) && !below.length && state.task) return null;
  const head = el("div", { class: "head" }, el("span", { class: "number", "aria-hidden": "true" }, number), el(depth ? "h4" : "h3", {}, button(task, "title", [])));
  return el("section", { class: depth ? "task sub" : "task" }, head, means(section.key), ...groupsOf(section), ...below);
}

function formulaOf(key) {
  const item = ITEMS.get(key);
  const members = membersOf(key);
  const list = el("ol", { class: "chips" }, ...members.map((link) => el("li", {}, ITEMS.has(link.target) ? button(ITEMS.get(link.target), "chip") : meansWords(link))));
  return el("div", { class: "formula" }, el("div", { class: "head" }, button(item, "title", []), verdict(item, members)), members.length ? list : null);
}

/** The six numbers a reader asks for first; each leads to the view that shows them. */
function renderFigures() {
  const count = (...types) => types.reduce((sum, type) => sum + (PLAN.counts[type] || 0), 0);
  const all = PLAN.sentences.length;
  const share = all ? Math.round((100 * (all - PLAN.silent.length)) / all) : 0;
  const figures = [
    ["Task", count("Task"), t("types.Task"), "network"], ["Action", count("Action", "Project"), t("types.Action"), "network"], ["Target", count("Target"), t("types.Target"), "targets"],
    ["Place", count("Place"), t("types.Place"), "actors"], ["Organisation", count("Organisation"), t("types.Organisation"), "actors"], ["", share + "%", t("head.read"), "reader"],
  ];
  const made = figures.map(([type, number, words, view]) => el(PAGE.files[view] ? "a" : "div", { href: PAGE.files[view] && PAGE.files[view] + "#", "data-to": view, class: "number-card t-" + type }, el("b", {}, String(number)), el("span", {}, type ? glyph(type) : null, words)));
  document.getElementById("figures").replaceChildren(...made);
}

function heading(words, ...more) {
  return el("div", { class: "panehead" }, el("h2", {}, words), ...more);
}

/** The tasks, under their plan where there are several. */
function taskParts() {
  const made = [];
  let plan = "";
  let number = 0;
  for (const section of OUTLINE.tasks) {
    const span = ITEMS.get(section.key).spans[0];
    const part = span && partOf(span[0]);
    if (PLAN.parts.length > 1 && part && part.name !== plan) {
      plan = part.name;
      number = 0;
      if (!state.plan || state.plan === plan) made.push(el("h3", { class: "plan-name", lang: "zh-Hans" }, part.title));
    }
    number += 1;
    if (state.plan && part && part.name !== state.plan) continue;
    made.push(sectionOf(section, String(number), 0));
  }
  return made.filter(Boolean);
}

function renderOutline() {
  const parts = [];
  const knobs = () => [...outlineBox.querySelectorAll("[data-knob]")];
  const all = el("button", { type: "button", class: "more", onclick: () => {
    const open = knobs().some((knob) => knob.getAttribute("aria-expanded") === "false");
    for (const knob of knobs()) if ((knob.getAttribute("aria-expanded") === "false") === open) knob.click();
    all.textContent = t(open ? "control.collapse" : "control.expand");
  } }, t("control.expand"));
  parts.push(heading(t("outline.tasks"), all));
  if (PLAN.parts.length === 1) for (const item of PLAN.items.filter((one) => one.type === "Plan")) parts.push(el("div", { class: "theplan" }, button(item, "row")), means(item.key));
  const tasks = taskParts();
  parts.push(el("div", { class: "tasks" }, ...tasks));
  if (!tasks.length) parts.push(nothing(t("outline.empty")));
  const formulas = OUTLINE.formulas.filter((key) => passes(ITEMS.get(key)));
  if (formulas.length) parts.push(heading(t("outline.formulas")), el("p", { class: "help" }, t("outline.formulas.note")), el("div", { class: "formulas" }, ...formulas.map(formulaOf)));
  const whole = groupsOf(OUTLINE.whole).filter(Boolean);
  if (whole.length && !state.task) parts.push(heading(t("outline.whole")), el("p", { class: "help" }, t("outline.whole.note")), el("section", { class: "task whole" }, ...whole));
  outlineBox.replaceChildren(...parts.filter(Boolean));
}

/** Brings the item into view, opening the drawer that holds it, unless it already stands in the open. */
function reveal(key) {
  const made = [...outlineBox.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === key);
  if (!made.length) return;
  let shown = made.find((one) => one.offsetParent);
  if (!shown && !made.some((one) => !one.closest("[hidden]"))) {
    const drawer = made[0].closest(".drawer");
    [...outlineBox.querySelectorAll("[data-knob]")].find((one) => one.dataset.knob === drawer.dataset.drawer).click();
    shown = made[0];
  }
  if (!shown) return;
  const box = shown.closest(".pane").getBoundingClientRect();
  const own = shown.getBoundingClientRect();
  if (own.top < box.top || own.bottom > Math.min(box.bottom, innerHeight)) shown.scrollIntoView({ block: "center" });
}

function detailsOfSelection(key, at) {
  showDetails(key, at, nothing(t("outline.choose")));
}

onSelect.push((key, at) => {
  detailsOfSelection(key, at);
  reveal(key);
});
onFilter.push(renderOutline);
onRender.push(() => {
  renderFigures();
  renderOutline();
  detailsOfSelection(state.t, atSpan());
  if (state.t) reveal(state.t);
});
