// Numbered phrases: the members found against the number that the text names. Used by the outline and the decoder.
function membersOf(key) {
  return LINKS_OF.get(key).filter((link) => link.type === "hasMember" && link.source === key).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** How the members found stand to the number named: right, wrong, open (none listed) or free (no number named). */
function judged(item, members) {
  const declared = item.facts.declaredCount;
  if (!members.length) return "open";
  if (!declared) return "free";
  return Number(declared) === members.length ? "right" : "wrong";
}

function verdict(item, members) {
  const how = judged(item, members);
  return el("span", { class: "verdict " + how }, t("formula." + how, { n: members.length, declared: item.facts.declaredCount }));
}
