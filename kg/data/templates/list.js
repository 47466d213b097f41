// The list of all plans with their key figures.
onRender.push(() => {
  const rows = DATA.plans.map((plan) => {
    const place = encodeURIComponent(plan.name);
    const counts = Object.entries(plan.counts).map(([type, count]) => el("span", { class: "key" }, glyph(type), el("span", {}, t("type." + type)), el("b", {}, String(count))));
    return el("li", {}, el("h2", { lang: "zh-Hans" }, el("a", { href: `${place}/index.html${address()}` }, plan.title)),
      el("p", {}, el("a", { href: `${place}/index.html${address()}` }, t("nav.outline")), " · ", el("a", { href: `${place}/network.html${address()}` }, t("nav.network"))),
      el("div", { class: "legend" }, ...counts));
  });
  document.getElementById("plans").replaceChildren(...rows);
});
start();
