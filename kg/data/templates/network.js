// The network: draws the scene with vis-network, nothing moves by itself; keyboard, toolbar and table beside it.
const canvasBox = document.getElementById("canvas");
const near = new Set();
let graph = null;
let current = { nodes: [], edges: [], left: 0 };
let at = new Map();
let edgeSet = null;
let labelled = new Set();

function foldedCount(key) {
  if (!current.cards || state.near || state.from || state.only || unfolded.has(key)) return 0;
  return (FOLDED[key] || []).filter((one) => passes(ITEMS.get(one))).length;
}

/** vis-network asks this of every node it draws; the node's own words and shape are ours. */
function renderer({ ctx, id }) {
  const node = at.get(id);
  const item = ITEMS.get(id);
  const look = { chosen: state.t === id || state.from === id, faint: near.size > 0 && !near.has(id), turned: current.turned };
  const drawNode = current.cards ? () => drawCard(ctx, node, item, foldedCount(id), look) : () => drawDot(ctx, node, item, { ...look, named: node.named || labelled.has(id) || (near.size < 30 && near.has(id)) });
  return { drawNode, nodeDimensions: current.cards ? { width: CARD.width, height: heightOf(node) } : { width: 22, height: 22 } };
}

function edgeLook(edge) {
  const chosen = state.t && (edge.from === state.t || edge.to === state.t);
  const faint = state.t && near.size && !chosen && !current.path;
  const far = Math.abs(at.get(edge.from).x - at.get(edge.to).x) / COLUMN;
  const plain = current.path ? 0.9 : !current.cards ? 0.28 : far === 0 ? (state.near ? 0.4 : 0) : far > 1.5 ? 0.16 : 0.4; // ties inside a column show only when asked for
  const opacity = chosen ? 0.95 : faint ? Math.min(plain, 0.08) : plain;
  return { id: edge.id, width: chosen || current.path ? 2 : 1 + Math.min(2, (edge.count - 1) * 0.5), color: { color: inks[ITEMS.get(edge.to).type], opacity } };
}

/** In the free layout, the names that find room at this zoom, of the nodes with most ties first. */
function chooseLabels() {
  labelled = new Set();
  if (current.cards || current.turned) return;
  const scale = graph.getScale();
  const taken = [];
  for (const node of [...current.nodes].sort((a, b) => b.ties - a.ties).slice(0, 400)) {
    const wide = Math.min(118, nameOf(ITEMS.get(node.id)).length * 13) * 0.55 * scale + 4;
    const box = [node.x * scale - wide, node.y * scale - 12 * scale, node.x * scale + wide, node.y * scale + 48 * scale];
    if (taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3])) continue;
    if (scale < 0.55 && labelled.size >= 40) break;
    taken.push(box);
    labelled.add(node.id);
  }
}

/** The opening view: all of it where that can be read, else its beginning at a size that can. */
function fit() {
  const xs = current.nodes.map((node) => node.x);
  const ys = current.nodes.map((node) => node.y);
  if (!xs.length) return;
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = current.cards ? { x: CARD.width + 24, y: CARD.tall + 84 } : current.turned ? { x: 330, y: 350 } : { x: 140, y: 110 };
  const need = { x: right - left + margin.x, y: bottom - top + margin.y };
  const whole = Math.min(canvasBox.clientWidth / need.x, canvasBox.clientHeight / need.y, 1.25);
  const scale = Math.max(whole, current.cards ? 0.72 : current.turned ? (canvasBox.clientWidth < 700 ? 0.6 : 0.45) : 0.1);
  const roomy = !current.cards || need.x * scale <= canvasBox.clientWidth + 1;
  const x = roomy ? (left + right) / 2 : left - CARD.width / 2 - 12 + canvasBox.clientWidth / scale / 2;
  graph.moveTo({ position: { x, y: (top + bottom) / 2 - (current.cards ? 6 / scale : 0) }, scale });
  chooseLabels();
  placeColumns();
}

/** Keeps the columns' names above their columns. */
function placeColumns() {
  const box = document.getElementById("columns");
  box.replaceChildren();
  if (!current.cards || current.path) return;
  const seen = new Set();
  for (const node of [...current.nodes].sort((a, b) => a.x - b.x)) {
    const name = COLUMN_NAMES[columnOf(ITEMS.get(node.id).type)];
    if (seen.has(name)) continue;
    seen.add(name);
    const made = el("span", {}, t("column." + name));
    made.style.left = graph.canvasToDOM({ x: node.x - CARD.width / 2, y: 0 }).x + "px";
    box.append(made);
  }
}

/** Straight between shapes; beside the column where both cards stand in one. */
function bend(edge) {
  if (!current.cards) return { smooth: false };
  return at.get(edge.from).x === at.get(edge.to).x ? { smooth: { enabled: true, type: at.get(edge.from).y < at.get(edge.to).y ? "curvedCW" : "curvedCCW", roundness: 0.6 } } : {};
}

/** Works the scene out and draws it. */
function draw(refit = true) {
  current = scene();
  at = new Map(current.nodes.map((node) => [node.id, node]));
  describe(); // before the canvas is measured: the toolbar may take another line
  markNear();
  edgeSet = new vis.DataSet(current.edges.map((edge) => ({ ...edge, ...bend(edge), ...edgeLook(edge) })));
  const nodes = new vis.DataSet(current.nodes.map(({ id, x, y }) => ({ id, x, y, label: " ", shape: "custom", ctxRenderer: renderer, title: nameOf(ITEMS.get(id)) })));
  if (graph) graph.setData({ nodes, edges: edgeSet });
  else {
    graph = new vis.Network(canvasBox, { nodes, edges: edgeSet }, { ...OPTIONS, autoResize: true });
    graph.on("click", ({ nodes: [key] }) => select(key || ""));
    graph.on("doubleClick", ({ nodes: [key] }) => key && toggleFold(key));
    for (const name of ["zoom", "dragging", "dragEnd"]) graph.on(name, placeColumns);
    graph.on("resize", () => requestAnimationFrame(placeColumns)); // after vis-network has moved the picture
    graph.on("zoom", chooseLabels);
    graph.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", graph.getScale().toFixed(2)));
  }
  if (refit) fit();
  if (!document.getElementById("twin").hidden) renderTable();
}

function markNear() {
  near.clear();
  if (!at.has(state.t) || current.path || state.near) return;
  near.add(state.t);
  for (const edge of current.edges) {
    if (edge.from === state.t) near.add(edge.to);
    if (edge.to === state.t) near.add(edge.from);
  }
}

/** Says in words what is drawn, and sets the toolbar to the state. */
function describe() {
  const folded = current.nodes.reduce((sum, node) => sum + foldedCount(node.id), 0);
  const key = current.path ? (current.path.length ? "network.path.found" : "network.path.none") : folded ? "network.drawn.folded" : "network.drawn";
  document.getElementById("drawn").textContent = t(key, { n: current.nodes.length, all: PLAN.items.length, folded, steps: Math.max(0, (current.path || []).length - 1) });
  for (const made of document.querySelectorAll("[data-v]")) made.setAttribute("aria-pressed", String(!state.near && !state.from && !state.only && made.dataset.v === (state.v || "layered")));
  document.getElementById("near").setAttribute("aria-pressed", String(Boolean(state.near)));
  document.getElementById("near").disabled = !state.t;
  document.getElementById("depth").value = state.depth || "1";
  document.getElementById("from").setAttribute("aria-pressed", String(Boolean(state.from)));
  document.getElementById("from").disabled = !state.t && !state.from;
  document.getElementById("fromname").textContent = state.from && state.from === state.t ? t("network.path.to", { from: nameOf(ITEMS.get(state.from)) }) : "";
  document.getElementById("everything").hidden = !(state.v === "whole" && current.left);
  canvasBox.setAttribute("aria-label", `${t("network.name")}: ${document.getElementById("drawn").textContent} ${t("network.keys")}`);
}

function toggleFold(key) {
  if (!FOLDED[key]) return;
  if (!unfolded.delete(key)) unfolded.add(key);
  Object.assign(state, { v: "", near: "", from: "" });
  keep();
  draw();
  for (const act of onSelect) act(state.t, null);
}

/** The node that an arrow key leads to: the nearest in that direction. */
function stepTo(key, { x = 0, y = 0 }) {
  const own = at.get(key);
  if (!own) return current.nodes[0];
  const ahead = (node) => (node.x - own.x) * x + (node.y - own.y) * y;
  const aside = (node) => Math.abs((node.x - own.x) * y) + Math.abs((node.y - own.y) * x);
  const there = current.nodes.filter((node) => node !== own && ahead(node) > 4 && (!current.cards || x || aside(node) < COLUMN / 2));
  const cost = (node) => ahead(node) + aside(node) * (x ? 0.5 : 3) + (near.has(node.id) ? -60 : 0);
  return there.sort((a, b) => cost(a) - cost(b))[0];
}

function foldedSection(key) {
  const keys = (FOLDED[key] || []).filter((one) => passes(ITEMS.get(one)));
  if (!keys.length) return null;
  const toggle = el("button", { type: "button", class: "pill", onclick: () => toggleFold(key) }, t(unfolded.has(key) ? "network.fold" : "network.unfold"));
  return el("section", {}, el("h3", {}, t("network.folded"), el("b", {}, String(keys.length))), toggle, folding(keys.map((one) => el("li", {}, button(ITEMS.get(one), "row"))), "rows"));
}

/** The steps of a path in words. */
function pathSection() {
  if (!current.path || current.path.length < 2) return null;
  const rows = current.path.slice(1).map((key, place) => {
    const before = current.path[place];
    const link = LINKS_OF.get(before).find((one) => one.source === key || one.target === key);
    return el("li", {}, el("span", { class: "step" }, t((link.source === before ? "link." : "inverse.") + link.type)), button(ITEMS.get(key), "row"));
  });
  return el("section", {}, el("h3", {}, t("network.path")), el("p", {}, button(ITEMS.get(current.path[0]))), el("ol", { class: "rows path" }, ...rows));
}

onSelect.push((key, span) => {
  if (!graph) return;
  if (state.near || state.from) draw();
  else {
    markNear();
    edgeSet.update(current.edges.map(edgeLook));
    graph.redraw();
    describe();
  }
  showDetails(key, span, nothing(t("network.empty")), pathSection() || foldedSection(key));
});
onFilter.push(() => draw());
onRender.push(async () => {
  if (!graph) await unpacking;
  recolour();
  await document.fonts?.ready;
  draw(true);
  showDetails(state.t, atSpan(), nothing(t("network.empty")), pathSection() || foldedSection(state.t));
});

function setView(changes) {
  Object.assign(state, changes);
  keep();
  draw();
  showDetails(state.t, null, nothing(t("network.empty")), pathSection() || foldedSection(state.t));
}

for (const made of document.querySelectorAll("[data-v]")) made.addEventListener("click", () => setView({ v: made.dataset.v === "layered" ? "" : made.dataset.v, near: "", from: "", only: "" }));
document.getElementById("near").addEventListener("click", () => setView({ near: state.near ? "" : "1", from: "" }));
document.getElementById("depth").addEventListener("change", (event) => setView({ depth: event.target.value === "1" ? "" : event.target.value, near: state.t ? "1" : "", from: "" }));
document.getElementById("from").addEventListener("click", () => setView({ from: state.from ? "" : state.t, near: "" }));
document.getElementById("everything").addEventListener("click", () => setView({ v: "everything", only: "" }));
document.getElementById("fit").addEventListener("click", fit);
document.getElementById("save-png").addEventListener("click", savePng);
document.getElementById("save-svg").addEventListener("click", saveSvg);
document.getElementById("table").addEventListener("click", (event) => {
  const twin = document.getElementById("twin");
  twin.hidden = !twin.hidden;
  document.getElementById("stage").hidden = !twin.hidden;
  event.currentTarget.setAttribute("aria-pressed", String(!twin.hidden));
  if (!twin.hidden) renderTable();
  else draw();
});
canvasBox.addEventListener("keydown", (event) => {
  const step = { ArrowRight: { x: 1 }, ArrowLeft: { x: -1 }, ArrowDown: { y: 1 }, ArrowUp: { y: -1 } }[event.key];
  if (event.key === "Enter" && state.t) toggleFold(state.t);
  const zoom = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
  if (zoom) graph.moveTo({ scale: graph.getScale() * zoom });
  if (!step) return;
  event.preventDefault();
  const next = stepTo(state.t, step);
  if (next) select(next.id);
});
const unpacking = unpack();
