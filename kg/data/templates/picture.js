// How nodes and edges are drawn: cards with the type's shape and a name, or shapes with a name beside them.
const CARD = { width: 212, height: 26, tall: 38, font: 13, small: 11.5, line: 16, tight: 12.5, glyph: 12, pad: 6, corner: 4 };
const COLUMN = 256;
const shapes = Object.fromEntries(Object.entries(DATA.types).map(([type, look]) => [type, new Path2D(look.shape)]));
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const heightOf = (node) => ((node.high ?? CARD.tall) >= CARD.tall ? CARD.tall : CARD.height);
let inks = {};

function recolour() {
  inks = { sans: colour("sans") };
  for (const name of ["ink", "soft", "paper", "card", "rule", "seal", "seal-wash", ...Object.keys(DATA.types)]) inks[name] = colour(name);
}

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
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 16, size / 16);
  context.fillStyle = inks[type];
  context.fill(shapes[type], "evenodd");
  context.restore();
}

/** Where the parts of a card are: worked out once for the canvas and for SVG. */
function cardParts(context, node, item, folded) {
  const height = heightOf(node);
  let room = CARD.width - CARD.glyph - CARD.pad * 3;
  let badge = null;
  if (folded) {
    context.font = `400 ${CARD.font - 1}px ${inks.sans}`;
    const wide = context.measureText(String(folded)).width;
    badge = { words: String(folded), x: CARD.width / 2 - CARD.pad - wide };
    room -= wide + 18;
  }
  const weight = ["Task", "Plan"].includes(item.type) ? 600 : 400;
  const words = nameOf(item);
  let size = CARD.font;
  context.font = `${weight} ${size}px ${inks.sans}`;
  if (height === CARD.height && context.measureText(words).width > room) size = CARD.small;
  context.font = `${weight} ${size}px ${inks.sans}`;
  return { height, badge, weight, size, lines: linesOf(context, words, room, 2), line: size === CARD.small ? CARD.tight : CARD.line };
}

/** One node as a card: the type's shape, its name, and how many actions are folded into it. */
function drawCard(context, node, item, folded, { chosen, faint }) {
  const { x, y } = node;
  const left = x - CARD.width / 2;
  const parts = cardParts(context, node, item, folded);
  context.save();
  context.beginPath();
  context.roundRect(left, y - parts.height / 2, CARD.width, parts.height, CARD.corner);
  context.fillStyle = chosen ? inks["seal-wash"] : inks.card;
  context.fill();
  context.lineWidth = chosen ? 2 : 1;
  context.strokeStyle = chosen ? inks.seal : inks.rule;
  context.stroke();
  if (faint) context.globalAlpha = 0.35;
  drawShape(context, item.type, left + CARD.pad + CARD.glyph / 2, y, CARD.glyph);
  context.textBaseline = "middle";
  if (parts.badge) {
    context.font = `400 ${CARD.font - 1}px ${inks.sans}`;
    context.fillStyle = inks.soft;
    context.fillText(parts.badge.words, x + parts.badge.x, y + 1);
    drawShape(context, "Action", x + parts.badge.x - 8, y, 10);
  }
  context.font = `${parts.weight} ${parts.size}px ${inks.sans}`;
  context.fillStyle = inks.ink;
  parts.lines.forEach((part, place) => context.fillText(part, left + CARD.glyph + CARD.pad * 2, y + 1 + (place - (parts.lines.length - 1) / 2) * parts.line));
  context.restore();
}

/** One node as a shape; its name runs outwards from the middle of rings, else stands below where there is room. */
function drawDot(context, node, item, { chosen, faint, named, turned }) {
  const { x, y } = node;
  const size = node.size || 15;
  context.save();
  if (faint) context.globalAlpha = 0.25;
  if (chosen) {
    context.beginPath();
    context.arc(x, y, size * 0.85, 0, 7);
    context.fillStyle = inks["seal-wash"];
    context.strokeStyle = inks.seal;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }
  drawShape(context, item.type, x, y, size);
  if (named || chosen) {
    context.font = `${item.type === "Plan" || item.type === "Task" ? 600 : 400} ${turned ? 14 : 13}px ${inks.sans}`;
    context.fillStyle = inks.ink;
    context.strokeStyle = inks.paper;
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.textBaseline = "middle";
    context.translate(x, y);
    const around = turned && (x || y);
    const angle = Math.atan2(y, x);
    const flipped = around && Math.abs(angle) > Math.PI / 2;
    if (around) context.rotate(flipped ? angle + Math.PI : angle);
    context.textAlign = around ? (flipped ? "end" : "start") : "center";
    const lines = linesOf(context, nameOf(item), node.room || 118, 2);
    lines.forEach((part, place) => {
      const down = around ? (place - (lines.length - 1) / 2) * 15 : size / 2 + 9 + place * 14;
      const along = around ? (flipped ? -12 : 12) : 0;
      context.strokeText(part, along, down);
      context.fillText(part, along, down);
    });
  }
  context.restore();
}
