// Every piece that the pages are made of, once, on an invented plan: to look at when something is changed.
const ofType = (type) => PLAN.items.find((item) => item.type === type);

function lookRow(type) {
  const line = DATA.types[type].line;
  const mark = el("span", { class: line ? "u-" + type : "n t-" + type, lang: "zh-Hans" }, PAGE.messages.zh["type." + type]);
  const swatch = (paper) => {
    const patch = el("span", { class: "swatch" });
    patch.style.background = DATA.types[type][paper]; // the colour named beside it, whichever of the two looks the page has
    return el("code", {}, patch, DATA.types[type][paper]);
  };
  return el("tr", {}, el("th", { scope: "row" }, glyph(type), " ", t("type." + type)), el("td", {}, mark), el("td", {}, swatch("light")), el("td", {}, swatch("dark")));
}

function looks() {
  const heads = ["patterns.type", "patterns.mark", "patterns.light", "patterns.dark"].map((name) => el("th", { scope: "col" }, t(name)));
  return el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...Object.keys(DATA.types).map(lookRow)));
}

function buttons() {
  const piece = (words, attributes) => el("button", { type: "button", class: "pill", ...attributes }, words);
  return el("div", { class: "bar" }, piece(t("network.near"), {}), piece(t("network.table"), { "aria-pressed": "true" }), piece(t("network.from"), { disabled: true }), piece(t("tour.done"), { class: "pill strong" }), el("button", { type: "button", class: "more" }, t("details.more", { n: 3 })), el("select", { "aria-label": t("network.depth") }, el("option", {}, "1"), el("option", {}, "2")));
}

function entriesOf() {
  const figure = (item) => [el("span", { class: "amount" }, item.figure[state.lang])];
  return el("div", {}, el("ul", { class: "rows" }, el("li", {}, button(ofType("Goal"), "row")), el("li", {}, button(ofType("Target"), "row", figure(ofType("Target"))))), el("ul", { class: "chips" }, ...["Place", "Organisation", "Group", "Sector", "Strategy", "Award", "Person"].map((type) => el("li", {}, button(ofType(type), "chip")))));
}

function states() {
  return el("p", { class: "bar" }, statusMark("planned"), statusMark("ongoing"), statusMark("done"), derivedMark(), el("span", {}, nameOf(ofType("Goal")), composed()), shortWord(Object.keys(PLAN.glossary)[0]), wrongMark(() => entries.add([0, 4]), [0, 4]));
}

function verdicts() {
  const item = ofType("Formula");
  const members = membersOf(item.key);
  return el("p", { class: "bar" }, verdict(item, members), verdict({ facts: { declaredCount: "2" } }, members), verdict({ facts: {} }, members), verdict(item, []));
}

function numbers() {
  return el("div", { class: "chips" }, ...["Task", "Target"].map((type) => el("div", { class: "number-card t-" + type }, el("b", {}, "1"), el("span", {}, glyph(type), t("types." + type)))));
}

function correction() {
  const item = ofType("Goal");
  return correctionBox(entries.remove(item, item.spans[0]), item.spans[0]);
}

const PIECES = {
  "patterns.looks": looks,
  "patterns.buttons": buttons,
  "patterns.entries": entriesOf,
  "patterns.states": states,
  "patterns.verdicts": verdicts,
  "patterns.numbers": numbers,
  "patterns.quote": () => quotation(ofType("Goal").spans[0], "goal/x"),
  "patterns.meter": () => el("div", { class: "meter" }, el("span", {})),
  "patterns.empty": () => nothing(t("outline.empty")),
  "patterns.correction": correction,
};

onSelect.push((key, at) => showDetails(key, at, nothing(t("outline.choose"))));
onRender.push(() => {
  const made = Object.entries(PIECES).map(([name, make]) => el("section", {}, el("h2", {}, t(name)), make()));
  document.getElementById("patterns").replaceChildren(...made);
  showDetails(state.t || "project/x", null, nothing(t("outline.choose")));
});
