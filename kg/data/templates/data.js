// The one set of data that all pages carry, made ready for use. What it leaves out says nothing: an empty value.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PAGE = JSON.parse(document.getElementById("page").textContent);
const PLAN = DATA.plan;
const EMPTY_ITEM = { zh: "", en: "", origin: "", spans: [], facts: {}, inferred: [], figure: null, aliases: [], rules: [], corrections: [] };
const EMPTY_LINK = { target: "", spans: [], zh: "", en: "", role: "", order: null, rules: [], who: "", derived: false };
const ITEMS = new Map();
const LINKS_OF = new Map(); // key of an item: its links, whichever end it is
const keyOf = (number) => PLAN.items[number]?.key ?? ""; // items are named by their place in the list
const TASKS_OF = new Map(); // key of an item: the keys of the tasks it belongs to

if (PLAN) {
  const said = (numbers) => (numbers || []).map((number) => DATA.words[number]);
  PLAN.items = PLAN.items.map((item) => ({ ...EMPTY_ITEM, ...item, rules: said(item.rules), corrections: (item.corrections || []).map(said) }));
  for (const item of PLAN.items) {
    ITEMS.set(item.key, item);
    LINKS_OF.set(item.key, []);
    TASKS_OF.set(item.key, new Set());
  }
  PLAN.relations = PLAN.relations.map((link) => ({ ...EMPTY_LINK, ...link, source: keyOf(link.source), target: keyOf(link.target), rules: said(link.rules) }));
  for (const link of PLAN.relations) {
    LINKS_OF.get(link.source).push(link);
    if (link.target && link.target !== link.source) LINKS_OF.get(link.target).push(link);
  }
  const spell = (section) => {
    section.key = keyOf(section.key);
    for (const [name, numbers] of Object.entries(section.groups)) section.groups[name] = numbers.map(keyOf);
    section.below.forEach(spell);
  };
  [...DATA.outline.tasks, DATA.outline.whole].forEach(spell);
  DATA.outline.formulas = DATA.outline.formulas.map(keyOf);
  const walk = (section, above) => {
    const tasks = [...above, section.key];
    for (const task of tasks) TASKS_OF.get(section.key).add(task);
    for (const keys of Object.values(section.groups)) for (const key of keys) for (const task of tasks) TASKS_OF.get(key).add(task);
    for (const below of section.below) walk(below, tasks);
  };
  for (const section of DATA.outline.tasks) walk(section, []);
}

/** The article that a place of the text belongs to: with all plans together the text is theirs in a row. */
function partOf(place) {
  return PLAN.parts.find((part) => place < part.end) || PLAN.parts[PLAN.parts.length - 1];
}

/** The sentence that holds a stretch of the article, or the stretch itself where none does. */
function sentenceOf(span) {
  return PLAN.sentences.find(([start, end]) => start <= span[0] && span[1] <= end) || span;
}
