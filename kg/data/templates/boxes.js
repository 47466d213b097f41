// Draws the boxes and lines that pyvis wrote: cards with the type's shape, a name and a number, at places worked out before.
const readJson = (id) => JSON.parse(document.getElementById(id).textContent);
const BOXES = readJson("nodes");
const LINES = readJson("edges");
const BOX = new Map(BOXES.map((box) => [box.id, box]));
const SIZE = { width: 200, height: 38, font: 13, line: 16, shape: 12, pad: 8, corner: 4 };
const CHINESE = /[\u2e80-\u9fff\uff00-\uffef]/;
const canvasBox = document.getElementById("canvas");
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const shapeOf = new Map(Object.entries(DATA.types).map(([type, look]) => [type, new Path2D(look.shape)]));
const boxName = (box) => (state.lang === "en" && box.en) || box.label;
const lineName = (line) => (state.lang === "en" && line.en) || line.zh;
const nearBoxes = new Set();
let inks = {};
let graph = null;
let picked = ""; // the box chosen
let onPick = () => {};

function recolour() {
  inks = Object.fromEntries(["ink", "soft", "card", "paper", "rule", "seal", "seal-wash", "sans", ...Object.keys(DATA.types)].map((name) => [name, token(name)]));
}

/** Words in at most two lines of a width, with … where something is left out. */
function twoLines(context, words, width) {
  const parts = words.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) || [];
  const lines = [""];
  for (const part of parts) {
    if (context.measureText(lines[lines.length - 1] + part.trimEnd()).width <= width) lines[lines.length - 1] += part;
    else if (lines.length < 2) lines.push(part);
    else {
      lines[1] = lines[1].trimEnd() + "…";
      while (lines[1].length > 2 && context.measureText(lines[1]).width > width) lines[1] = lines[1].slice(0, -2).trimEnd() + "…";
      break;
    }
  }
  return lines;
}

function drawBox(context, box, x, y) {
  const chosen = picked === box.id;
  const left = x - SIZE.width / 2;
  context.save();
  context.beginPath();
  context.roundRect(left, y - SIZE.height / 2, SIZE.width, SIZE.height, box.kind ? SIZE.corner : SIZE.height / 2);
  context.fillStyle = chosen ? inks["seal-wash"] : inks.card;
  context.fill();
  context.lineWidth = chosen ? 2 : 1;
  context.strokeStyle = chosen ? inks.seal : inks.rule;
  context.stroke();
  if (nearBoxes.size && !nearBoxes.has(box.id)) context.globalAlpha = 0.35;
  let room = SIZE.width - SIZE.pad * 2;
  let at = left + SIZE.pad;
  if (shapeOf.has(box.kind)) {
    context.save();
    context.translate(at, y - SIZE.shape / 2);
    context.scale(SIZE.shape / 16, SIZE.shape / 16);
    context.fillStyle = inks[box.kind];
    context.fill(shapeOf.get(box.kind), "evenodd");
    context.restore();
    at += SIZE.shape + SIZE.pad;
    room -= SIZE.shape + SIZE.pad;
  }
  context.textBaseline = "middle";
  context.font = `400 ${SIZE.font}px ${inks.sans}`;
  if (box.note) {
    const wide = context.measureText(box.note).width;
    context.fillStyle = inks.soft;
    context.fillText(box.note, left + SIZE.width - SIZE.pad - wide, y + 1);
    room -= wide + SIZE.pad;
  }
  context.fillStyle = inks.ink;
  const lines = twoLines(context, boxName(box), room);
  if (!box.kind && !box.note) { // round ends: the words stand in the middle, clear of them and of arrowheads
    context.textAlign = "center";
    at = x;
  }
  lines.forEach((part, place) => context.fillText(part, at, y + 1 + (place - (lines.length - 1) / 2) * SIZE.line));
  context.restore();
}

function lineLook(line) {
  const chosen = picked && (line.from === picked || line.to === picked);
  const opacity = chosen ? 0.95 : picked ? 0.1 : 0.45;
  const font = { size: chosen ? 12 : 0, color: inks.ink, strokeWidth: 4, strokeColor: inks.paper, face: inks.sans };
  const kind = BOX.get(line.to).kind;
  const width = chosen ? 2 : 1 + Math.min(2, Math.log10(line.count));
  return { id: line.id, width, color: { color: inks[kind] || inks.soft, opacity }, label: chosen ? lineName(line) : undefined, font, arrows: { to: { enabled: true, scaleFactor: 0.45 } } };
}

/** All of it where it can be read, else its beginning at a size that can. */
function fitBoxes() {
  if (!BOXES.length) return;
  const xs = BOXES.map((box) => box.x);
  const ys = BOXES.map((box) => box.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const whole = Math.min(canvasBox.clientWidth / (right - left + SIZE.width + 40), canvasBox.clientHeight / (bottom - top + SIZE.height + 50), 1.25);
  const scale = Math.max(whole, 0.72);
  const wide = canvasBox.clientWidth / scale;
  const high = canvasBox.clientHeight / scale;
  const x = right - left + SIZE.width > wide ? left - SIZE.width / 2 - 14 + wide / 2 : (left + right) / 2;
  const y = bottom - top + SIZE.height > high ? top - SIZE.height / 2 - 14 + high / 2 : (top + bottom) / 2;
  graph.moveTo({ position: { x, y }, scale });
}

/** Chooses a box ("" for none): what is tied to it stays bright, its lines say what they mean. */
function pick(key) {
  picked = BOX.has(key) ? key : "";
  nearBoxes.clear();
  if (picked) {
    nearBoxes.add(picked);
    for (const line of LINES) {
      if (line.from === picked) nearBoxes.add(line.to);
      if (line.to === picked) nearBoxes.add(line.from);
    }
  }
  for (const made of document.querySelectorAll("[data-box]")) made.setAttribute("aria-current", String(made.dataset.box === picked));
  relook();
  onPick(picked);
}

function relook() {
  if (!graph) return;
  graph.body.data.edges.update(LINES.map(lineLook));
  graph.redraw();
}

/** A button that chooses a box. */
function boxButton(key) {
  const box = BOX.get(key);
  const name = boxName(box);
  const words = el("span", { lang: CHINESE.test(name) ? "zh-Hans" : "en" }, name);
  return el("button", { type: "button", class: "item row", "data-box": key, "aria-current": String(picked === key), onclick: () => pick(key) }, box.kind && DATA.types[box.kind] ? glyph(box.kind) : null, words);
}

/** The box that an arrow key leads to. */
function boxTowards(key, { x, y }) {
  const own = BOX.get(key);
  if (!own) return BOXES[0];
  const there = BOXES.filter((box) => (x ? Math.sign(box.x - own.x) === x : box.x === own.x && Math.sign(box.y - own.y) === y));
  const far = (box) => Math.abs(box.x - own.x) * 3 + Math.abs(box.y - own.y);
  return there.sort((a, b) => far(a) - far(b))[0];
}

async function drawBoxes() {
  await Promise.all([unpack(), ...[...document.fonts].map((face) => face.load().catch(() => null))]);
  recolour();
  const drawn = BOXES.map((box) => ({ id: box.id, x: box.x, y: box.y, label: " ", shape: "custom", ctxRenderer: ({ ctx, x, y }) => ({ drawNode: () => drawBox(ctx, box, x, y), nodeDimensions: { width: SIZE.width, height: SIZE.height } }) }));
  const lines = LINES.map((line) => ({ ...line, title: undefined, ...lineLook(line) }));
  graph = new vis.Network(canvasBox, { nodes: new vis.DataSet(drawn), edges: new vis.DataSet(lines) }, JSON.parse(readJson("options")));
  graph.on("click", ({ nodes }) => pick(nodes[0] || ""));
  fitBoxes();
  graph.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", graph.getScale().toFixed(2)));
  relook();
}

function saveBoxes() {
  saveCanvas(canvasBox.querySelector("canvas"), inks.paper, `${PAGE.name}.png`);
}

let drawing = null;
onRender.push(() => {
  if (!drawing) drawing = drawBoxes();
  recolour();
  relook();
});

canvasBox.addEventListener("keydown", (event) => {
  const step = { ArrowRight: { x: 1 }, ArrowLeft: { x: -1 }, ArrowDown: { y: 1 }, ArrowUp: { y: -1 } }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = boxTowards(picked, step);
  if (next) pick(next.id);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && picked) pick("");
});
document.getElementById("fit").addEventListener("click", fitBoxes);
document.getElementById("png").addEventListener("click", saveBoxes);
