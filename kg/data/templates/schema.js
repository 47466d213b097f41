// The ontology as a picture: a click on a class tells what it is, what it is tied to, and how to list it.
const TERMS = new Map([...PAGE.classes, ...PAGE.links].map((term) => [term.name, term]));
const CLASSES = new Set(PAGE.classes.map((term) => term.name));
const own = (term) => term[state.lang];
const wordsOf = (name) => (TERMS.has(name) ? own(TERMS.get(name)) : name);
const withNumber = (term) => t("schema.unit", { n: term.count });

function askingPills(term) {
  const copy = el("button", { type: "button", class: "pill", onclick: () => navigator.clipboard.writeText(term.query).then(() => tell(t("schema.copied")), () => tell(t("wrong.copy"))) }, t("schema.copy"));
  const hash = new URLSearchParams({ q: term.query, lang: state.lang, ...(state.asked ? { theme: state.asked } : {}) });
  return el("div", { class: "pills" }, PAGE.sparql ? el("a", { class: "pill strong", href: "sparql.html#" + hash }, t("schema.ask")) : null, copy);
}

const linkRow = (term, ends, other) => el("li", {}, el("button", { type: "button", class: "item row", onclick: () => showTerm(term.name) }, el("span", {}, own(term))), el("small", {}, ends.map((end) => `${wordsOf(end[other])} ${end[2]}`).join(state.lang === "zh" ? "、" : ", ")));

function linksSection(key, name, side) {
  const rows = PAGE.links.map((term) => [term, term.ends.filter((end) => end[side] === name)]).filter(([, ends]) => ends.length).map(([term, ends]) => linkRow(term, ends, 1 - side));
  return rows.length ? el("section", {}, el("h3", {}, t(key)), el("ul", {}, ...rows)) : null;
}

function showTerm(name) {
  const place = document.getElementById("picked");
  const term = TERMS.get(name);
  state.v = term ? name : "";
  keep();
  if (!term) {
    place.replaceChildren(el("p", { class: "empty" }, t("boxes.pick")));
    return;
  }
  const parts = [
    el("p", { class: "kind t-" + name }, DATA.types[name] ? glyph(name) : null, el("code", {}, "plan:" + name)),
    el("h2", {}, own(term), " ", el("small", {}, withNumber(term))),
    el("p", {}, term.definition[state.lang]),
    term.example ? el("p", {}, el("b", {}, t("schema.example") + (state.lang === "zh" ? "：" : ": ")), chinese(term.example)) : null,
    askingPills(term),
    ...(CLASSES.has(name) ? [linksSection("schema.outgoing", name, 0), linksSection("schema.incoming", name, 1)] : [endsSection(term)]),
    el("h3", {}, t("schema.query")),
    el("pre", { tabindex: "0", lang: "en" }, term.query),
  ];
  place.replaceChildren(...parts.filter(Boolean));
  place.scrollTop = 0;
}

function endsSection(term) {
  const rows = term.ends.map(([from, to, number]) => el("li", {}, boxButton(from), el("span", {}, "→"), boxButton(to), el("small", {}, String(number))));
  return el("section", {}, el("h3", {}, t("schema.ends")), rows.length ? el("ul", {}, ...rows) : el("p", {}, t("schema.none")));
}

function tableOf(key, heads, rows) {
  const head = el("tr", {}, ...heads.map((one) => el("th", { scope: "col" }, t(one))));
  return el("section", {}, el("h3", {}, t(key)), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t(key) }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows))));
}

function renderTwin() {
  const term = (one) => el("td", {}, el("button", { type: "button", class: "item", onclick: () => (CLASSES.has(one.name) ? pick(one.name) : showTerm(one.name)) }, DATA.types[one.name] ? glyph(one.name) : null, el("span", {}, own(one))));
  const classes = PAGE.classes.map((one) => el("tr", {}, term(one), el("td", { class: "number" }, String(one.count)), el("td", {}, one.definition[state.lang])));
  const ends = (one) => one.ends.map(([from, to, number]) => `${wordsOf(from)} → ${wordsOf(to)} (${number})`).join(state.lang === "zh" ? "；" : "; ") || t("schema.none");
  const links = PAGE.links.map((one) => el("tr", {}, term(one), el("td", { class: "number" }, String(one.count)), el("td", {}, ends(one)), el("td", {}, one.definition[state.lang])));
  document.getElementById("twin").replaceChildren(
    tableOf("schema.classes", ["schema.term", "schema.number", "schema.definition"], classes),
    tableOf("schema.links", ["schema.term", "schema.number", "schema.ends", "schema.definition"], links),
  );
}

onPick = showTerm;
onRender.push(() => {
  document.getElementById("lead").textContent = t("schema.lead");
  renderTwin();
  if (CLASSES.has(state.v)) pick(state.v);
  else showTerm(state.v);
});
