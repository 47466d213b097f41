// Draws what pyvis wrote, as small cards with the type's shape and a name that is read at the opening zoom.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const NODES = read("nodes");
const EDGES = read("edges");
const OPTIONS = JSON.parse(read("options"));
const DRAWING = DATA.drawing;
const CARD = { width: 212, height: 26, tall: 38, font: 13, small: 11.5, line: 16, tight: 12.5, glyph: 12, pad: 6, corner: 4 };
const heightOf = (node) => (node.high >= CARD.tall ? CARD.tall : CARD.height);
const shapes = Object.fromEntries(Object.entries(DATA.types).map(([type, look]) => [type, new Path2D(look.shape)]));
const canvasBox = document.getElementById("canvas");
const detailsBox = document.getElementById("details");
const near = new Set();
const ties = new Map(NODES.map((node) => [node.id, new Set()]));
for (const edge of EDGES) {
  ties.get(edge.from).add(edge.to);
  ties.get(edge.to).add(edge.from);
}
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const COLUMN = 256;
let inks = {};
let graph = null;
let nodeSet = null;
let edgeSet = null;

const nameOf = (item) => (english(item) ? item.en : item.zh);

/** The words as lines of a width, at most so many, with … where something is left out. */
function linesOf(context, words, width, most) {
  const parts = words.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) || [];
  const lines = [""];
  for (const [place, part] of parts.entries()) {
    const last = lines.length - 1;
    if (context.measureText(lines[last] + part.trimEnd()).width <= width) lines[last] += part;
    else if (lines.length < most) lines.push(part);
    else {
      let kept = [...lines[last], ...parts.slice(place, place + 1).join("")];
      while (kept.length > 1 && context.measureText(kept.join("").trimEnd() + "…").width > width) kept = kept.slice(0, -1);
      lines[last] = kept.join("").trimEnd() + "…";
      break;
    }
  }
  return lines;
}

function drawShape(context, type, x, y, size) {
  context.save();
  context.translate(x, y - size / 2);
  context.scale(size / 16, size / 16);
  context.fillStyle = inks[type];
  context.fill(shapes[type], "evenodd");
  context.restore();
}

/** One node: a card with the type's shape, its name, and how many actions are folded into it. */
function drawCard(context, node, x, y) {
  const item = ITEMS.get(node.id);
  const chosen = state.t === item.key;
  const height = heightOf(node);
  const left = x - CARD.width / 2;
  context.save();
  context.beginPath();
  context.roundRect(left, y - height / 2, CARD.width, height, CARD.corner);
  context.fillStyle = chosen ? inks["seal-wash"] : inks.card;
  context.fill();
  context.lineWidth = chosen ? 2 : 1;
  context.strokeStyle = chosen ? inks.seal : inks.rule;
  context.stroke();
  if (near.size && !near.has(item.key)) context.globalAlpha = 0.35;
  drawShape(context, item.type, left + CARD.pad, y, CARD.glyph);
  let room = CARD.width - CARD.glyph - CARD.pad * 3;
  const folded = DRAWING.folded[item.key];
  context.textBaseline = "middle";
  if (folded) {
    context.font = `400 ${CARD.font - 1}px ${inks.sans}`;
    const wide = context.measureText(String(folded.length)).width;
    const right = left + CARD.width - CARD.pad - wide;
    context.fillStyle = inks.soft;
    context.fillText(String(folded.length), right, y + 1);
    drawShape(context, "Action", right - 13, y, 10);
    room -= wide + 18;
  }
  const weight = item.type === "Task" || item.type === "Plan" ? 600 : 400;
  const words = nameOf(item);
  context.font = `${weight} ${CARD.font}px ${inks.sans}`;
  const tight = height === CARD.height && context.measureText(words).width > room;
  if (tight) context.font = `${weight} ${CARD.small}px ${inks.sans}`;
  context.fillStyle = inks.ink;
  const lines = linesOf(context, words, room, 2);
  const line = tight ? CARD.tight : CARD.line;
  lines.forEach((part, place) => context.fillText(part, left + CARD.glyph + CARD.pad * 2, y + 1 + (place - (lines.length - 1) / 2) * line));
  context.restore();
}

const PLACES = new Map(NODES.map((node) => [node.id, node]));

function renderer({ ctx, id, x, y }) {
  const node = PLACES.get(id);
  return { drawNode: () => drawCard(ctx, node, x, y), nodeDimensions: { width: CARD.width, height: heightOf(node) } };
}

function edgeLook(edge) {
  const chosen = state.t && (edge.from === state.t || edge.to === state.t);
  const faint = state.t && near.size && !chosen;
  const kind = ITEMS.get(edge.to).type;
  const far = Math.abs(PLACES.get(edge.from).x - PLACES.get(edge.to).x) / COLUMN;
  const plain = far === 0 ? 0 : far > 1 ? 0.16 : 0.4; // ties inside a column show only when asked for
  return { id: edge.id, width: chosen ? 2 : 1 + Math.min(2, (edge.count - 1) * 0.5), color: { color: inks[kind], opacity: chosen ? 0.95 : faint ? Math.min(plain, 0.08) : plain } };
}

/** The opening view: all of it where that can be read, else the tasks at a size that can. */
function fit() {
  const width = canvasBox.clientWidth;
  const xs = NODES.map((node) => node.x);
  const ys = NODES.map((node) => node.y);
  if (!xs.length) return;
  const need = { x: Math.max(...xs) - Math.min(...xs) + CARD.width + 24, y: Math.max(...ys) - Math.min(...ys) + CARD.tall + 84 };
  const whole = Math.min(width / need.x, canvasBox.clientHeight / need.y, 1.25);
  const scale = Math.max(whole, 0.72);
  const middle = (Math.max(...xs) + Math.min(...xs)) / 2;
  const x = whole < scale ? Math.min(...xs) - CARD.width / 2 - 12 + width / scale / 2 : middle;
  const roomy = need.x * scale <= width + 1;
  graph.moveTo({ position: { x: roomy ? middle : x, y: (Math.max(...ys) + Math.min(...ys)) / 2 - 6 / scale }, scale });
  placeColumns();
}

/** Keeps the columns' names above their columns. */
function placeColumns() {
  const box = document.getElementById("columns");
  box.replaceChildren();
  for (const [column, keys] of Object.entries(DRAWING.columns)) {
    if (!keys.length) continue;
    const node = NODES.find((one) => one.id === keys[0]);
    const made = el("span", {}, t("column." + column));
    made.style.left = graph.canvasToDOM({ x: node.x - CARD.width / 2, y: 0 }).x + "px";
    box.append(made);
  }
}

/** The picture takes what the header leaves of the window. */
function size() {
  const top = document.querySelector(".top").offsetHeight;
  document.documentElement.style.setProperty("--top", top + "px");
}

function recolour() {
  inks = { sans: colour("sans") };
  for (const name of ["ink", "soft", "card", "rule", "seal", "seal-wash", ...Object.keys(DATA.types)]) inks[name] = colour(name);
}

function focusOn(key) {
  near.clear();
  if (ties.has(key)) {
    near.add(key);
    for (const other of ties.get(key)) near.add(other);
  }
  edgeSet.update(EDGES.map(edgeLook));
  graph.redraw();
}

function foldedList(key) {
  const keys = DRAWING.folded[key];
  if (!keys) return null;
  const rows = keys.map((one) => el("li", {}, button(ITEMS.get(one), "row")));
  return el("section", {}, el("h3", {}, t("network.folded"), el("b", {}, String(keys.length))), folding(rows, "rows"));
}

function openInOutline(key) {
  return key ? el("p", {}, el("a", { href: "index.html" + address() }, t("details.outline.open"))) : null;
}

function renderTwin() {
  const parts = Object.entries(DRAWING.columns).map(([column, keys]) => [t("column." + column), keys]);
  parts.push([t("network.undrawn"), DRAWING.undrawn]);
  const made = parts.filter(([, keys]) => keys.length).map(([title, keys]) => el("section", {}, el("h3", {}, title, el("b", {}, String(keys.length))),
    folding(keys.map((key) => el("li", {}, button(ITEMS.get(key), "row"))), "rows")));
  document.getElementById("twin").replaceChildren(...made);
}

/** The node that an arrow key leads to: the next of the column, or the nearest of the next column. */
function stepTo(key, { x, y }) {
  const own = NODES.find((node) => node.id === key);
  if (!own) return NODES[0];
  const there = x ? NODES.filter((node) => Math.sign(node.x - own.x) === x) : NODES.filter((node) => node.x === own.x && Math.sign(node.y - own.y) === y);
  const far = (node) => Math.abs(node.x - own.x) * 10 + Math.abs(node.y - own.y) + (x && ties.get(key).has(node.id) ? -1000 : 0);
  return there.sort((a, b) => far(a) - far(b))[0];
}

function draw() {
  recolour();
  nodeSet = new vis.DataSet(NODES.map((node) => ({ ...node, label: " ", title: ITEMS.get(node.id).zh, shape: "custom", group: undefined, color: undefined, ctxRenderer: renderer })));
  edgeSet = new vis.DataSet(EDGES.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  graph = new vis.Network(canvasBox, { nodes: nodeSet, edges: edgeSet }, { ...OPTIONS, autoResize: true });
  graph.on("click", ({ nodes }) => select(nodes[0] || ""));
  for (const name of ["zoom", "dragging", "dragEnd", "resize"]) graph.on(name, placeColumns);
  fit();
  graph.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", graph.getScale().toFixed(2)));
}

onSelect.push((key) => {
  focusOn(key);
  showDetails(detailsBox, key, null, "network.empty", foldedList(key));
  const link = openInOutline(key);
  if (link) detailsBox.querySelector("h2").after(link);
});

onRender.push(() => {
  legend(document.getElementById("legend"));
  document.getElementById("drawn").textContent = t("network.drawn", { n: NODES.length, all: PLAN.items.length });
  size();
  if (!graph) draw();
  recolour();
  placeColumns();
  renderTwin();
  for (const act of onSelect) act(state.t, null);
});

canvasBox.addEventListener("keydown", (event) => {
  const step = { ArrowRight: { x: 1 }, ArrowLeft: { x: -1 }, ArrowDown: { y: 1 }, ArrowUp: { y: -1 } }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = stepTo(state.t, step);
  if (next) select(next.id);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.t) select("");
});
window.addEventListener("resize", size);
document.getElementById("fit").addEventListener("click", fit);
start();
