// Shared by all pages: the data, the two languages, the address, light and dark. Every word of the article reaches the
// page as text, never as markup.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PLAN = DATA.plan;
// What the data leaves out says nothing: an empty value.
const EMPTY_ITEM = { zh: "", en: "", origin: "", spans: [], facts: {}, inferred: [], figure: null, aliases: [], rules: [], corrections: [] };
const EMPTY_RELATION = { target: "", spans: [], zh: "", en: "", role: "", order: null, rules: [], who: "", derived: false };
if (PLAN) {
  PLAN.items = PLAN.items.map((item) => ({ ...EMPTY_ITEM, ...item }));
  const keyOf = (place) => (place === undefined ? "" : PLAN.items[place].key);
  PLAN.relations = PLAN.relations.map((link) => ({ ...EMPTY_RELATION, ...link, source: keyOf(link.source), target: keyOf(link.target) }));
}
const ITEMS = new Map(PLAN ? PLAN.items.map((item) => [item.key, item]) : []);
const SVG = "http://www.w3.org/2000/svg";
const state = { t: "", lang: "", theme: "", off: "" };
const onRender = [];
const onSelect = [];

/** The page's own words for a key in the language chosen, with {names} filled in; a missing key is an error. */
function t(key, values = {}) {
  const words = DATA.messages[state.lang][key];
  if (words === undefined) throw new Error("no message " + key);
  return words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** A new element with attributes and children; strings become text nodes. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The shape of a type, as a small picture. */
function glyph(type) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "glyph t-" + type);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DATA.types[type].shape);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

const english = (item) => state.lang === "en" && item.en;

/** An item's name in the language chosen: English where there is one, else the article's words. */
function label(item) {
  if (!english(item)) return el("span", { lang: "zh-Hans" }, item.zh);
  const made = el("span", { lang: "en" }, item.en);
  if (item.origin === "composed") made.append(composed());
  return made;
}

const composed = () => el("sup", { class: "composed", title: t("details.composed") }, "≈");

/** A button that selects an item. */
function button(item, classes = "", extra = []) {
  const current = state.t === item.key ? "true" : null;
  const attributes = { type: "button", class: "item " + classes, "data-key": item.key, "aria-current": current };
  const kind = el("span", { class: "unseen" }, t("type." + item.type) + " ");
  return el("button", { ...attributes, onclick: () => select(item.key) }, glyph(item.type), kind, label(item), ...extra);
}

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  state.t = ITEMS.has(asked.get("t")) ? asked.get("t") : "";
  const own = (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
  state.lang = ["zh", "en"].includes(asked.get("lang")) ? asked.get("lang") : own;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  state.asked = ["light", "dark"].includes(asked.get("theme")) ? asked.get("theme") : "";
  state.theme = state.asked || dark;
  state.off = asked.get("off") || "";
}

function address() {
  const parts = new URLSearchParams();
  if (state.t) parts.set("t", state.t);
  parts.set("lang", state.lang);
  if (state.asked) parts.set("theme", state.asked);
  if (state.off) parts.set("off", state.off);
  return "#" + parts.toString();
}

/** Writes the state into the address: a new selection can be gone back from, all else replaces. */
function keep(push = false) {
  history[push ? "pushState" : "replaceState"](null, "", address());
  for (const link of document.querySelectorAll("a[data-to]")) {
    link.setAttribute("href", link.getAttribute("href").split("#")[0] + address());
  }
}

/** Makes an item the page's selection ("" for none); `at` is the stretch of the article to show, if one is meant. */
function select(key, at = null) {
  const changed = state.t !== key;
  state.t = key;
  keep(changed);
  for (const made of document.querySelectorAll("[data-key]")) {
    if (made.dataset.key === key) made.setAttribute("aria-current", "true");
    else made.removeAttribute("aria-current");
  }
  for (const act of onSelect) act(key, at);
}

const ATTRIBUTES = { "data-t-label": "aria-label", "data-t-placeholder": "placeholder", "data-t-title": "title" };

function render() {
  const root = document.documentElement;
  root.setAttribute("lang", state.lang === "zh" ? "zh-Hans" : "en");
  root.setAttribute("data-theme", state.theme);
  for (const made of document.querySelectorAll("[data-t]")) made.textContent = t(made.dataset.t);
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    for (const made of document.querySelectorAll(`[${name}]`)) made.setAttribute(attribute, t(made.getAttribute(name)));
  }
  if (PLAN) {
    const plan = PLAN.items.find((item) => item.type === "Plan");
    const title = document.getElementById("title");
    const shown = plan && english(plan) ? plan.en : PLAN.title;
    title.textContent = shown;
    title.setAttribute("lang", shown === PLAN.title ? "zh-Hans" : "en");
    document.title = `${shown} – ${t(`page.${DATA.page}.title`)}`;
  } else {
    document.getElementById("title").textContent = t(`page.${DATA.page}.title`);
    document.title = t(`page.${DATA.page}.title`);
  }
  for (const act of onRender) act();
  keep();
}

/** The counts by type; where `toggle` is given each is a switch for its type. */
function legend(box, toggle = null) {
  const off = new Set(state.off.split(",").filter(Boolean));
  box.replaceChildren();
  for (const [type, count] of Object.entries(PLAN.counts)) {
    const parts = [glyph(type), el("span", {}, t("type." + type)), el("b", {}, String(count))];
    if (!toggle) {
      box.append(el("span", { class: "key" }, ...parts));
      continue;
    }
    const change = () => {
      if (!off.delete(type)) off.add(type);
      state.off = [...off].sort().join(",");
      keep();
      pressed.setAttribute("aria-pressed", String(!off.has(type)));
      toggle(off);
    };
    const attributes = { type: "button", class: "key", "aria-pressed": String(!off.has(type)), "data-type": type };
    const pressed = el("button", { ...attributes, title: t("head.filter.hint"), onclick: change }, ...parts);
    box.append(pressed);
  }
}

function start() {
  readAddress();
  document.getElementById("language").addEventListener("click", () => {
    state.lang = state.lang === "zh" ? "en" : "zh";
    render();
  });
  document.getElementById("theme").addEventListener("click", () => {
    state.theme = state.asked = state.theme === "dark" ? "light" : "dark";
    render();
  });
  window.addEventListener("popstate", () => {
    readAddress();
    render();
  });
  render();
}
