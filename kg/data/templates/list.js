// The list of all plans with their key figures.
const FIGURES = ["Task", "Action", "Target", "Place", "Organisation"];

function planCard(plan) {
  const place = encodeURIComponent(plan.name);
  const title = plan.plans > 1 ? t("nav.together") : (state.lang === "en" && plan.en) || plan.title;
  const tongue = plan.plans > 1 ? null : title === plan.title ? "zh-Hans" : "en";
  const share = plan.sentences ? Math.round((100 * (plan.sentences - plan.silent)) / plan.sentences) : 0;
  const count = (type) => (plan.counts[type] || 0) + (type === "Action" ? plan.counts.Project || 0 : 0);
  const figures = FIGURES.map((type) => el("span", { class: "number t-" + type }, el("b", {}, String(count(type))), el("span", {}, glyph(type), t("types." + type))));
  figures.push(el("span", { class: "number" }, el("b", {}, share + "%"), el("span", {}, t("head.read"))));
  const views = Object.entries(PAGE.files).filter(([name]) => name !== "outline").map(([name, file]) => el("a", { href: `${place}/${file}${address()}` }, t("nav." + name)));
  return el("li", { class: plan.plans > 1 ? "together" : null }, el("h2", { lang: tongue }, el("a", { href: `${place}/index.html${address()}` }, title)),
    title !== plan.title && plan.plans === 1 ? el("p", { class: "help", lang: "zh-Hans" }, plan.title) : null, el("div", { class: "plan-figures" }, ...figures), el("p", { class: "plan-views" }, ...views));
}

onRender.push(() => {
  const plans = PAGE.plans;
  document.getElementById("lead").textContent = t("page.list.lead", { n: plans.filter((plan) => plan.plans === 1).length });
  document.getElementById("plans").replaceChildren(...plans.map(planCard));
});
