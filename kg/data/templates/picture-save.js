// The picture as files: PNG as it is seen, SVG as a whole.
function savePng() {
  saveCanvas(canvasBox.querySelector("canvas"), inks.paper, `${PLAN.name}-network.png`);
}

function svgCard(context, node, item) {
  const parts = cardParts(context, node, item, foldedCount(node.id));
  const left = node.x - CARD.width / 2;
  const made = svg("g", {}, svg("title", {}, nameOf(item)), svg("rect", { x: left, y: node.y - parts.height / 2, width: CARD.width, height: parts.height, rx: CARD.corner, fill: inks.card, stroke: inks.rule }), svgShape(item.type, left + CARD.pad + CARD.glyph / 2, node.y, CARD.glyph));
  parts.lines.forEach((part, place) => made.append(svg("text", { x: left + CARD.glyph + CARD.pad * 2, y: node.y + 5 + (place - (parts.lines.length - 1) / 2) * parts.line, "font-size": parts.size, "font-weight": parts.weight, fill: inks.ink }, part)));
  if (parts.badge) made.append(svg("text", { x: node.x + parts.badge.x, y: node.y + 5, "font-size": CARD.font - 1, fill: inks.soft }, parts.badge.words));
  return made;
}

const svgShape = (type, x, y, size) => svg("path", { d: DATA.types[type].shape, "fill-rule": "evenodd", fill: inks[type], transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})` });

function svgDot(node, item) {
  return svg("g", {}, svg("title", {}, nameOf(item)), svgShape(item.type, node.x, node.y, node.size || 15), svg("text", { x: node.x + 11, y: node.y + 4, "font-size": 11, fill: inks.ink }, nameOf(item)));
}

function pictureAsSvg() {
  const context = el("canvas").getContext("2d");
  const at = new Map(current.nodes.map((node) => [node.id, node]));
  const xs = current.nodes.map((node) => node.x);
  const ys = current.nodes.map((node) => node.y);
  const box = [Math.min(...xs) - 130, Math.min(...ys) - 60, Math.max(...xs) - Math.min(...xs) + 300, Math.max(...ys) - Math.min(...ys) + 120];
  const made = svg("svg", { xmlns: SVG, viewBox: box.join(" "), width: box[2], height: box[3], "font-family": "sans-serif" }, svg("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: inks.paper }));
  for (const edge of current.edges) {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    const bend = current.cards ? (to.x - from.x) * 0.45 : 0;
    const path = current.cards ? `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
    made.append(svg("path", { d: path, fill: "none", stroke: inks[ITEMS.get(edge.to).type], "stroke-opacity": 0.45, "stroke-width": 1 + Math.min(2, (edge.count - 1) * 0.5) }));
  }
  for (const node of current.nodes) made.append(current.cards ? svgCard(context, node, ITEMS.get(node.id)) : svgDot(node, ITEMS.get(node.id)));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(made);
}

const saveSvg = () => download(`${PLAN.name}-network.svg`, pictureAsSvg(), "image/svg+xml");
