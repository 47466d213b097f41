// Places, bodies and groups by task: a matrix of counts, each a way to its sentences, and the same as a small picture.
const drawnBy = (id) => JSON.parse(document.getElementById(id).textContent);
const NODES = drawnBy("nodes");
const EDGES = drawnBy("edges");
const AT = new Map(NODES.map((node) => [node.id, node]));
const canvasBox = document.getElementById("canvas");
const TASKS = PAGE.tasks.map((key) => ITEMS.get(key));
let graph = null;
let edgeSet = null;
let chosenCell = "";

const linksAt = (key, task) => (PAGE.ties[key][task] || []).map((number) => PLAN.relations[number]).filter((link) => passes(ITEMS.get(link.source)));
const actors = () => Object.keys(PAGE.ties).map((key) => ITEMS.get(key)).filter((item) => passes(item));
shownItems = () => [...TASKS, ...actors()];

function cellOf(item, task, key) {
  const links = linksAt(item.key, key);
  if (!links.length) return el("td", { class: "none" }, "·");
  const id = item.key + " " + key;
  const show = () => {
    chosenCell = id;
    renderMatrix();
    showLinks(item, task, links);
  };
  const words = t("actors.cell", { n: links.length, actor: nameOf(item), task: task ? nameOf(task) : t("actors.other") });
  const made = el("button", { type: "button", class: "count", "data-cell": id, "aria-label": words, title: words, "aria-pressed": String(chosenCell === id), onclick: show }, String(links.length));
  made.style.setProperty("--heat", Math.min(1, 0.18 + links.length / 8));
  return el("td", {}, made);
}

/** The sentences that tie an actor to a task. */
function showLinks(item, task, links) {
  if (state.t) select("");
  const close = el("button", { type: "button", class: "round close", "aria-label": t("control.close"), onclick: () => select("") }, "×");
  const head = el("header", {}, el("span", { class: "kind t-" + item.type }, glyph(item.type), t("type." + item.type)), close);
  const rows = links.map((link) => el("li", {}, el("p", { class: "caption" }, button(ITEMS.get(link.source)), " ", el("span", {}, t("link." + link.type))), quotation(link.spans[0] || ITEMS.get(link.source).spans[0], link.source)));
  detailsBox.replaceChildren(head, el("h2", {}, label(item)), el("p", { class: "english" }, task ? label(task) : t("actors.other")), folding(rows, "quotes", 6));
  detailsBox.classList.add("open");
}

function renderMatrix() {
  const shown = actors();
  const box = document.getElementById("matrix");
  const focused = document.activeElement?.dataset.cell;
  const columns = [...TASKS.map((task) => [task, task.key]), [null, ""]].filter(([task]) => !task || passes(task));
  const heads = columns.map(([task]) => (task ? el("th", { scope: "col" }, el("span", { class: "number", "aria-hidden": "true" }, String(TASKS.indexOf(task) + 1)), button(task, "small")) : el("th", { scope: "col" }, t("actors.other"))));
  const body = el("tbody");
  let kind = "";
  for (const item of shown) {
    if (item.type !== kind) body.append(el("tr", { class: "kindrow" }, el("th", { scope: "rowgroup", colspan: columns.length + 2 }, t("types." + item.type))));
    kind = item.type;
    const all = columns.reduce((sum, [, key]) => sum + linksAt(item.key, key).length, 0);
    if (!all) continue;
    body.append(el("tr", {}, el("th", { scope: "row" }, button(item, "row")), ...columns.map(([task, key]) => cellOf(item, task, key)), el("td", { class: "sum" }, String(all))));
  }
  if (!shown.length) return box.replaceChildren(nothing(t("actors.none")));
  const head = el("tr", {}, el("th", { scope: "col" }, t("actors.who")), ...heads, el("th", { scope: "col" }, t("actors.all")));
  box.replaceChildren(el("table", {}, el("caption", { class: "unseen" }, t("actors.matrix")), el("thead", {}, head), body));
  if (focused) box.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
  return undefined;
}

const nearOf = (key) => new Set([key, ...EDGES.filter((edge) => edge.from === key || edge.to === key).flatMap((edge) => [edge.from, edge.to])]);

function renderer({ ctx, id }) {
  const near = AT.has(state.t) ? nearOf(state.t) : null;
  const item = ITEMS.get(id);
  return { drawNode: () => drawCard(ctx, AT.get(id), item, 0, { chosen: state.t === id, faint: (near && !near.has(id)) || !passes(item) }), nodeDimensions: { width: CARD.width, height: heightOf(AT.get(id)) } };
}

function edgeLook(edge) {
  const chosen = state.t && (edge.from === state.t || edge.to === state.t);
  return { id: edge.id, width: Math.min(6, 1 + edge.count * 0.7), color: { color: inks[ITEMS.get(edge.to).type], opacity: chosen ? 0.95 : AT.has(state.t) ? 0.08 : 0.45 } };
}

function drawActors() {
  recolour();
  const nodes = NODES.map((node) => ({ id: node.id, x: node.x, y: node.y, label: " ", shape: "custom", ctxRenderer: renderer, title: nameOf(ITEMS.get(node.id)) }));
  edgeSet = new vis.DataSet(EDGES.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  if (graph) graph.setData({ nodes, edges: edgeSet });
  else {
    const options = JSON.parse(drawnBy("options"));
    graph = new vis.Network(canvasBox, { nodes, edges: edgeSet }, { ...options, interaction: { ...options.interaction, zoomView: false } });
    graph.on("click", ({ nodes: [key] }) => select(key || ""));
    graph.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", graph.getScale().toFixed(2)));
  }
  const xs = NODES.map((node) => node.x);
  const wide = Math.max(...xs, 0) + CARD.width + 30;
  const high = Math.max(...NODES.map((node) => Math.abs(node.y)), 60) * 2 + 70;
  const scale = Math.max(0.72, Math.min(1.1, canvasBox.clientWidth / wide, canvasBox.clientHeight / high));
  const roomy = wide * scale <= canvasBox.clientWidth + 1;
  graph.moveTo({ position: { x: roomy ? Math.max(...xs, 0) / 2 : -CARD.width / 2 - 12 + canvasBox.clientWidth / scale / 2, y: 0 }, scale });
}

onSelect.push((key, at) => {
  chosenCell = "";
  showDetails(key, at, nothing(t("actors.choose")));
  if (graph) {
    edgeSet.update(EDGES.map(edgeLook));
    graph.redraw();
  }
});
onFilter.push(() => {
  renderMatrix();
  graph?.redraw();
});
onRender.push(async () => {
  renderMatrix();
  showDetails(state.t, atSpan(), nothing(t("actors.choose")));
  if (!graph) await unpacking;
  await document.fonts?.ready;
  drawActors();
});
canvasBox.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step || !NODES.length) return;
  event.preventDefault();
  const place = NODES.findIndex((node) => node.id === state.t);
  select(NODES[(place + step + NODES.length) % NODES.length].id);
});
const unpacking = unpack();
