// Words and the small pieces made of them. Every word of the article reaches the page as text, never as markup.
const SVG = "http://www.w3.org/2000/svg";

/** The page's own words for a key in the language chosen, with {names} filled in; a missing key is an error. */
function t(key, values = {}) {
  const words = PAGE.messages[state.lang][key];
  if (words === undefined) throw new Error("no message " + key);
  return words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** A new element with attributes and children; strings become text nodes. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  put(made, attributes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The same for a piece of a drawing. */
function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  put(made, attributes);
  made.append(...children);
  return made;
}

function put(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
}

/** The shape of a type, as a small picture. */
function glyph(type) {
  return svg("svg", { viewBox: "0 0 16 16", class: "glyph t-" + type, "aria-hidden": "true" }, svg("path", { d: DATA.types[type].shape, "fill-rule": "evenodd" }));
}

const english = (item) => state.lang === "en" && item.en;
const composed = () => el("sup", { class: "composed", title: t("details.composed") }, "≈");
const nameOf = (item) => english(item) || item.zh;
const chinese = (words) => el("span", { lang: "zh-Hans" }, words);

/** An item's name in the language chosen: English where there is one, else the article's words. */
function label(item) {
  if (!english(item)) return chinese(item.zh);
  return el("span", { lang: "en" }, item.en, item.origin === "composed" ? composed() : null);
}

/** A button that selects an item. */
function button(item, classes = "", extra = []) {
  const current = state.t === item.key ? "true" : null;
  const attributes = { type: "button", class: "item " + classes, "data-key": item.key, "aria-current": current };
  const kind = el("span", { class: "unseen" }, t("type." + item.type) + " ");
  return el("button", { ...attributes, onclick: () => select(item.key) }, glyph(item.type), kind, label(item), ...extra);
}

/** A short word of the data (a commitment, a role) as the article has it; in English its meaning beside it. */
function shortWord(word, tag = "span") {
  const meaning = state.lang === "en" && PLAN.glossary[word];
  return el(tag, {}, chinese(word), meaning ? el("span", { lang: "en" }, ` (${meaning})`) : null);
}

/** The words at a means link's end: it has no item of its own. */
function meansWords(link) {
  const shown = state.lang === "en" && link.en ? el("span", { lang: "en" }, link.en) : chinese(link.zh);
  return el("span", { class: "words" }, shown, link.role ? shortWord(link.role, "small") : null);
}

const statusMark = (status) => el("span", { class: "status s-" + status }, t("status." + status));

/** A list that shows its first few entries and the others on demand. */
function folding(entries, classes, many = 8) {
  const list = el("ul", { class: classes });
  list.append(...entries.slice(0, many));
  if (entries.length <= many) return list;
  const rest = entries.slice(many);
  const more = el("li", {}, el("button", { type: "button", class: "more", onclick: () => {
    more.replaceWith(...rest);
    rest[0].querySelector("button")?.focus();
  } }, t("details.more", { n: rest.length })));
  list.append(more);
  return list;
}

/** Tells a reader, and one who listens, what just happened. */
function tell(words) {
  const box = document.getElementById("status");
  box.textContent = words;
  box.classList.add("shown");
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => box.classList.remove("shown"), 4000);
}
