// The frame of every page: header, ways to the other pages, legend and filters, the two languages, light and dark.
const ATTRIBUTES = { "data-t-label": "aria-label", "data-t-placeholder": "placeholder", "data-t-title": "title" };

function render() {
  const root = document.documentElement;
  root.setAttribute("lang", state.lang === "zh" ? "zh-Hans" : "en");
  root.setAttribute("data-theme", state.theme);
  for (const made of document.querySelectorAll("[data-t]")) made.textContent = t(made.dataset.t);
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    for (const made of document.querySelectorAll(`[${name}]`)) made.setAttribute(attribute, t(made.getAttribute(name)));
  }
  showOwnTab();
  renderTitle();
  if (PLAN) renderBand();
  for (const act of onRender) act();
  keep();
}

/** Where the tabs have no room for all, this page's own is moved into sight. */
function showOwnTab() {
  const tabs = document.querySelector(".views");
  const own = tabs?.querySelector("[aria-current]");
  if (own) tabs.scrollLeft = own.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - own.offsetWidth) / 2;
}

function renderTitle() {
  const title = document.getElementById("title");
  const view = t(`page.${PAGE.name}.title`);
  let shown = view;
  let tongue = state.lang === "zh" ? "zh-Hans" : "en";
  if (PLAN && PLAN.parts.length > 1) shown = t("page.together.title", { n: PLAN.parts.length });
  else if (PLAN) {
    const plan = PLAN.items.find((item) => item.type === "Plan");
    shown = plan && english(plan) ? plan.en : PLAN.title;
    tongue = shown === PLAN.title ? "zh-Hans" : "en";
  }
  title.textContent = shown;
  title.setAttribute("lang", tongue);
  document.title = shown === view ? view : `${shown} – ${view}`;
}

/** The legend, each type a switch with its count, and the other filters. */
function renderBand() {
  const box = document.getElementById("legend");
  const counts = (name) => PLAN.items.filter((item) => item.type === name && passes(item, "off")).length;
  box.replaceChildren(...Object.keys(PLAN.counts).map((type) => {
    const change = () => {
      const off = offTypes();
      if (!off.delete(type)) off.add(type);
      setFilter("off", [...off].sort().join(","));
    };
    const attributes = { type: "button", class: "key", "data-type": type, title: t("head.filter.hint"), onclick: change };
    return el("button", { ...attributes, "aria-pressed": String(!offTypes().has(type)) }, glyph(type), el("span", {}, t("type." + type)), el("b", {}, String(counts(type))));
  }));
  renderFilters();
}

/** What a filter can be set to, each value with its name in the language chosen. */
function choicesOf(name) {
  if (name === "task") return PLAN.items.filter((item) => item.type === "Task").map((item) => [item.key, nameOf(item)]);
  if (name === "plan") return PLAN.parts.length > 1 ? PLAN.parts.map((part) => [part.name, part.title]) : [];
  const fact = name === "word" ? "commitment" : "status";
  const found = [...new Set(PLAN.items.map((item) => item.facts[fact]).filter(Boolean))].sort();
  if (name === "status") return found.map((value) => [value, t("status." + value)]);
  return found.map((value) => [value, state.lang === "en" && PLAN.glossary[value] ? `${value} (${PLAN.glossary[value]})` : value]);
}

/** Whether an item has the value of a filter, for its count. */
function holds(item, name, value) {
  if (name === "task") return TASKS_OF.get(item.key).has(value);
  if (name === "plan") return item.spans.some(([start]) => partOf(start).name === value);
  return item.facts[name === "word" ? "commitment" : "status"] === value;
}

function renderFilters() {
  const box = document.getElementById("choices");
  box.replaceChildren();
  for (const name of FILTERS.slice(1)) {
    const choices = choicesOf(name);
    if (!choices.length) continue;
    const open = PLAN.items.filter((item) => passes(item, name));
    const options = choices.map(([value, words]) => {
      const n = open.filter((item) => holds(item, name, value)).length;
      return el("option", { value, selected: state[name] === value }, `${words} (${n})`);
    });
    const list = el("select", { id: "filter-" + name, onchange: (event) => setFilter(name, event.target.value) }, el("option", { value: "" }, t("filter.all")), ...options);
    box.append(el("label", {}, el("span", {}, t("filter." + name)), list));
  }
  const clear = el("button", { type: "button", class: "pill", id: "clear", hidden: !filtered(), onclick: () => {
    for (const name of FILTERS) state[name] = "";
    setFilter("off", "");
  } }, t("filter.clear"));
  box.append(clear);
  const set = FILTERS.slice(1).filter((name) => state[name]).length;
  document.getElementById("filtercount").textContent = set ? String(set) : "";
}

onFilter.push(() => {
  if (!PLAN) return;
  const focused = document.activeElement;
  const again = focused?.id ? "#" + focused.id : focused?.dataset.type ? `#legend [data-type="${focused.dataset.type}"]` : "";
  renderBand();
  if (again) document.querySelector(again)?.focus();
});

/** What every page does once all its scripts are there. */
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
  document.getElementById("print").addEventListener("click", () => print());
  document.getElementById("plans-menu")?.addEventListener("change", (event) => {
    location.href = event.target.value + address(Object.fromEntries(KEPT.map((name) => [name, ""])));
  });
  window.addEventListener("popstate", () => {
    readAddress();
    render();
  });
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("details.menu[open]")) if (!open.contains(event.target)) open.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const open = document.querySelector("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (state.t) select("");
  });
  render();
}
