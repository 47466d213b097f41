// What the picture shows, and where: worked out anew from the selection, the filters and the variant of the view.
const written = (id) => JSON.parse(document.getElementById(id).textContent);
const NODES = written("nodes");
const EDGES = written("edges");
const OPTIONS = JSON.parse(written("options"));
const DRAWING = PAGE.drawing;
const RADIAL = new Map(NODES.map((node, number) => [node.id, DRAWING.radial[number]]));
const FOLDED = Object.fromEntries(Object.entries(DRAWING.folded).map(([into, folded]) => [keyOf(into), folded.map(keyOf)]));
const MOST_DRAWN = 300;
const ROWS = 25;
const PLACES = new Map(NODES.map((node) => [node.id, node]));
const INTO = new Map(Object.entries(FOLDED).flatMap(([key, folded]) => folded.map((one) => [one, key])));
const unfolded = new Set(); // tasks whose actions a reader has opened
const columnOf = (type) => ({ Plan: 0, Formula: 0, Task: 1, Action: 2, Project: 2, Goal: 3, Target: 3, Observation: 3 })[type] ?? 4;
const COLUMN_NAMES = ["plan", "tasks", "actions", "aims", "names"];

/** The node that an item is shown through: itself, or the task its actions are folded into. */
function shownAs(key) {
  const into = INTO.get(key);
  return into && !unfolded.has(into) ? into : key;
}

/** The links between nodes, those that fold into one counted. */
function edgesBetween(keys, folding) {
  const found = new Map();
  for (const link of PLAN.relations) {
    if (!link.target || !passes(ITEMS.get(link.source)) || !passes(ITEMS.get(link.target))) continue;
    const from = folding ? shownAs(link.source) : link.source;
    const to = folding ? shownAs(link.target) : link.target;
    if (from === to || !keys.has(from) || !keys.has(to)) continue;
    const id = `${from} ${link.type} ${to}`;
    if (found.has(id)) found.get(id).count += 1;
    else found.set(id, { id, from, to, kind: link.type, count: 1 });
  }
  return [...found.values()];
}

/** Everything within so many links of an item, the nearest first. */
function around(key, depth) {
  const far = new Map([[key, 0]]);
  const queue = [key];
  for (let one = queue.shift(); one !== undefined && far.size < MOST_DRAWN; one = queue.shift()) {
    if (far.get(one) === depth) continue;
    for (const link of LINKS_OF.get(one)) {
      const other = link.source === one ? link.target : link.source;
      if (other && !far.has(other) && far.size < MOST_DRAWN && passes(ITEMS.get(other))) {
        far.set(other, far.get(one) + 1);
        queue.push(other);
      }
    }
  }
  return [...far.keys()];
}

/** A shortest way between two items over the links, as their keys; [] where there is none. */
function pathBetween(from, to) {
  const before = new Map([[from, ""]]);
  const queue = [from];
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    if (one === to) break;
    for (const link of LINKS_OF.get(one)) {
      const other = link.source === one ? link.target : link.source;
      if (other && !before.has(other) && passes(ITEMS.get(other))) {
        before.set(other, one);
        queue.push(other);
      }
    }
  }
  const path = [];
  if (before.has(to)) for (let one = to; one; one = before.get(one)) path.unshift(one);
  return path;
}

/** Puts items into columns by type, those of a column beside what they are tied to, long columns side by side. */
function arrange(keys) {
  const columns = [[], [], [], [], []];
  const order = new Map(PLAN.items.map((item, place) => [item.key, place]));
  for (const key of keys) columns[columnOf(ITEMS.get(key).type)].push(key);
  const height = new Map();
  const nodes = [];
  let x = 0;
  columns.forEach((column) => {
    const pull = (key) => {
      const near = LINKS_OF.get(key).map((link) => height.get(shownAs(link.source === key ? link.target : link.source))).filter((y) => y !== undefined);
      return near.length ? near.reduce((sum, y) => sum + y, 0) / near.length : 1e6;
    };
    const weights = new Map(column.map((key) => [key, pull(key)]));
    column.sort((a, b) => weights.get(a) - weights.get(b) || order.get(a) - order.get(b));
    for (let start = 0; start < column.length; start += ROWS) {
      const part = column.slice(start, start + ROWS);
      const apart = Math.max(31, Math.min(76, (31 * (ROWS - 1)) / Math.max(1, part.length - 1)));
      part.forEach((key, row) => {
        const y = Math.round((row - (part.length - 1) / 2) * apart);
        height.set(key, y);
        nodes.push({ id: key, x, y, high: apart - 5 });
      });
      x += COLUMN;
    }
  });
  return nodes;
}

/** Everything that is drawn now: { nodes, edges, cards, turned, missing }. */
function scene() {
  const open = (key) => passes(ITEMS.get(key));
  if (state.from && state.t && state.from !== state.t) {
    const path = pathBetween(state.from, state.t);
    const nodes = path.map((id, place) => ({ id, x: place * (COLUMN + 40), y: 0, high: CARD.tall }));
    return { nodes, edges: edgesBetween(new Set(path), false), cards: true, path, left: 0 };
  }
  if (state.near && state.t) {
    const keys = around(state.t, Number(state.depth) || 1);
    return { nodes: arrange(keys), edges: edgesBetween(new Set(keys), false), cards: true, left: 0 };
  }
  if (state.only) {
    const keys = state.only.split(",").filter((key) => ITEMS.has(key) && open(key)).slice(0, MOST_DRAWN);
    return { nodes: arrange(keys), edges: edgesBetween(new Set(keys), false), cards: true, left: 0 };
  }
  if (state.v === "whole" || state.v === "everything") return wholeScene(open);
  if (state.v === "radial") {
    const nodes = NODES.filter((node) => open(node.id)).map((node) => ({ id: node.id, x: RADIAL.get(node.id)[0], y: RADIAL.get(node.id)[1], named: true }));
    for (const node of nodes) node.room = columnOf(ITEMS.get(node.id).type) > 3 || ITEMS.get(node.id).type === "Formula" ? 140 : 92;
    const keys = new Set(nodes.map((node) => node.id));
    return { nodes, edges: edgesBetween(keys, true), turned: true, left: hidden(keys) };
  }
  const kept = NODES.filter((node) => open(node.id));
  const extra = [...unfolded].flatMap((key) => FOLDED[key]).filter(open);
  const nodes = extra.length ? arrange([...kept.map((node) => node.id), ...extra].slice(0, MOST_DRAWN)) : kept;
  const keys = new Set(nodes.map((node) => node.id));
  const plain = !extra.length && kept.length === NODES.length && !filtered();
  return { nodes, edges: plain ? EDGES : edgesBetween(keys, true), cards: true, left: hidden(keys) };
}

/** How many items the filters let through that are neither drawn nor folded into what is drawn. */
function hidden(keys) {
  return PLAN.items.filter((item) => passes(item) && !keys.has(item.key) && !keys.has(shownAs(item.key))).length;
}

function wholeScene(open) {
  const ties = (key) => LINKS_OF.get(key).length;
  let keys = PLAN.items.map((item) => item.key).filter(open);
  const all = keys.length;
  if (state.v === "whole" && all > MOST_DRAWN) keys = keys.sort((a, b) => ties(b) - ties(a)).slice(0, MOST_DRAWN);
  const place = new Map(PLAN.items.map((item, number) => [item.key, DRAWING.whole[number]]));
  const nodes = keys.map((id) => ({ id, x: place.get(id)[0], y: place.get(id)[1], size: Math.min(30, 11 + 2 * Math.sqrt(ties(id))), ties: ties(id) }));
  return { nodes, edges: edgesBetween(new Set(keys), false), left: all - keys.length };
}
