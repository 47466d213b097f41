// An answer as a picture: a click on a box tells what it is and what it is tied to; below, the answer and all lines as tables.
const kindOf = (box) => (box.kind ? t("type." + box.kind) : t("answer.value"));
const spoken = (words) => el("span", { lang: CHINESE.test(words) ? "zh-Hans" : "en" }, words);

function showBox(key) {
  const place = document.getElementById("picked");
  const box = BOX.get(key);
  if (!box) {
    place.replaceChildren(el("p", { class: "empty" }, t("boxes.pick")));
    return;
  }
  const ties = LINES.filter((line) => line.from === key || line.to === key);
  const rows = ties.map((line) => el("li", {}, el("small", {}, (line.from === key ? "→ " : "← ") + lineName(line)), boxButton(line.from === key ? line.to : line.from)));
  const other = state.lang === "en" ? box.label : box.en;
  place.replaceChildren(
    el("p", { class: "kind t-" + box.kind }, box.kind ? glyph(box.kind) : null, kindOf(box)),
    el("h2", {}, spoken(boxName(box))),
    ...(other && other !== boxName(box) ? [el("p", { class: "help" }, spoken(other))] : []),
    ...(rows.length ? [el("h3", {}, t("details.links")), el("ul", {}, ...rows)] : []),
    ...(box.kind ? [el("h3", {}, t("answer.iri")), el("code", {}, (/^[a-z]+:/.test(key) ? "" : PAGE.base) + key)] : []),
  );
}

function tableOf(key, heads, rows) {
  const head = el("tr", {}, ...heads.map((one) => el("th", { scope: "col" }, one)));
  const body = rows.map((cells) => el("tr", {}, ...cells.map((one) => el("td", { class: one.length > 12 ? "long" : null }, typeof one === "string" ? spoken(one) : one))));
  return el("section", {}, el("h3", {}, t(key)), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t(key) }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...body))));
}

onPick = showBox;
onRender.push(() => {
  document.title = PAGE.question[state.lang];
  document.getElementById("title").replaceChildren(spoken(PAGE.question[state.lang]));
  document.getElementById("lead").textContent = t("answer.rows", { n: PAGE.rows.length, drawn: PAGE.drawn, boxes: BOXES.length, lines: LINES.length });
  const answer = tableOf("answer.answer", PAGE.columns.map((column) => column[state.lang]), PAGE.rows.map((cells) => cells.map((one) => (one.box ? boxButton(one.box) : one.zh ? one[state.lang] : one))));
  const lines = tableOf("answer.lines", [t("answer.from"), t("answer.line"), t("answer.to")], LINES.map((line) => [boxButton(line.from), lineName(line), boxButton(line.to)]));
  document.getElementById("twin").replaceChildren(answer, lines);
  showBox(picked);
});
