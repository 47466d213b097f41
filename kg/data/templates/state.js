// What the reader has chosen: one selection for all pages, kept in the address, so that a link reopens it.
// t item, at stretch of the text, q search words; off types, task, status, word (commitment), plan: filters; v variant of the
// view, from start of a path, depth of the neighbourhood, near neighbours only, only these items (from an answer); lang and theme.
const KEPT = ["t", "at", "q", "off", "task", "status", "word", "plan", "v", "from", "depth", "near", "only"];
const FILTERS = ["off", "task", "status", "word", "plan"];
const state = { lang: "", theme: "", asked: "", ...Object.fromEntries(KEPT.map((name) => [name, ""])) };
const onRender = []; // the page is shown anew: another language, another address
const onSelect = []; // another item is selected
const onFilter = []; // other filters hold
const PROMISES = new Set(["Goal", "Target", "Observation", "Task", "Action", "Project"]); // what has a status

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of KEPT) state[name] = asked.get(name) || "";
  if (!ITEMS.has(state.t)) state.t = PLAN && ITEMS.has(state.t.replace(PLAN.base, "")) ? state.t.replace(PLAN.base, "") : "";
  if (!ITEMS.has(state.task)) state.task = "";
  if (!ITEMS.has(state.from)) state.from = "";
  if (!/^\d+-\d+$/.test(state.at)) state.at = "";
  const own = (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
  state.lang = ["zh", "en"].includes(asked.get("lang")) ? asked.get("lang") : own;
  state.asked = ["light", "dark"].includes(asked.get("theme")) ? asked.get("theme") : "";
  state.theme = state.asked || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/** The address of the present state, with other values for some of it. */
function address(changes = {}) {
  const wanted = { ...state, ...changes };
  const parts = new URLSearchParams();
  for (const name of KEPT) if (wanted[name]) parts.set(name, wanted[name]);
  parts.set("lang", wanted.lang);
  if (wanted.asked) parts.set("theme", wanted.asked);
  return "#" + parts.toString();
}

/** Writes the state into the address: a new selection can be gone back from, all else replaces. */
function keep(push = false) {
  history[push ? "pushState" : "replaceState"](null, "", address());
  for (const link of document.querySelectorAll("a[data-to]")) {
    const changes = link.dataset.fresh ? { ...Object.fromEntries(KEPT.map((name) => [name, ""])) } : { v: link.dataset.to === "help" ? PAGE.name : "" };
    link.setAttribute("href", link.getAttribute("href").split("#")[0] + address(changes));
  }
}

/** Makes an item the page's selection ("" for none); `at` is the stretch of the article to show, if one is meant. */
function select(key, at = null) {
  const changed = state.t !== key;
  state.t = key;
  state.at = at ? at.join("-") : "";
  keep(changed);
  for (const made of document.querySelectorAll("[data-key]")) {
    if (made.dataset.key === key) made.setAttribute("aria-current", "true");
    else made.removeAttribute("aria-current");
  }
  for (const act of onSelect) act(key, at);
}

const atSpan = () => (state.at ? state.at.split("-").map(Number) : null);
const offTypes = () => new Set(state.off.split(",").filter(Boolean));

/** Whether the filters let an item through; `but` names one filter that is not asked, for counting its choices. */
function passes(item, but = "") {
  if (but !== "off" && state.off && offTypes().has(item.type)) return false;
  if (but !== "task" && state.task && !TASKS_OF.get(item.key).has(state.task)) return false;
  if (but !== "status" && state.status && PROMISES.has(item.type) && item.facts.status !== state.status) return false;
  if (but !== "word" && state.word && PROMISES.has(item.type) && item.facts.commitment !== state.word) return false;
  return but === "plan" || !state.plan || item.spans.some(([start]) => partOf(start).name === state.plan);
}

function setFilter(name, value) {
  state[name] = value;
  keep();
  for (const act of onFilter) act();
}

const filtered = () => FILTERS.some((name) => state[name]);
