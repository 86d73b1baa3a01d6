// Runs in each page before its own scripts: notes what the bars ask about afterwards.
(() => {
  const noted = { moved: [], focus: [] };
  window.bars = noted;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      noted.moved.push(`${value.toFixed(4)}: ${sources.map(({ node }) => node && brief(node.closest ? node : node.parentElement)).join(", ")}`);
  }).observe({ type: "layout-shift", buffered: true });

  const name = (element) =>
    `${element.localName}${element.id ? `#${element.id}` : ""}${element.className?.split ? element.className.split(" ").filter(Boolean).map((c) => `.${c}`).join("") : ""}`;
  const brief = (element) => `${name(element)} «${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}»`;

  /** What the keyboard should come to. */
  noted.stops = () =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']")]
      .filter((element) => !element.disabled && element.tabIndex >= 0)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }));

  /** Notes each stop of the keyboard, where it is on the page and how it shows that it has the focus. */
  noted.listen = () => {
    noted.focus = [];
    document.addEventListener("focusin", ({ target }) => {
      const box = target.getBoundingClientRect();
      // A label that wraps its box may carry the ring in the box's place.
      const rings = [target, target.parentElement, ...target.children].map((element) => getComputedStyle(element));
      const outlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      const stroked = ({ stroke, strokeWidth }) => stroke !== "none" && parseFloat(strokeWidth) >= 3;
      const ring = rings.some(target instanceof SVGElement ? stroked : outlined);
      const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const middle = document.elementFromPoint(
        Math.min(Math.max(box.left + Math.min(box.width, 10) / 2, 1), innerWidth - 1),
        Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1),
      );
      const covered = inView && middle && !target.contains(middle) && !middle.contains(target) && !middle.closest("label")?.contains(target);
      noted.focus.push({
        what: brief(target), at: noted.order.indexOf(target), ring, inView, covered: covered ? brief(middle) : "",
        top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
      });
    });
    noted.order = noted.stops();
    return noted.order.map(brief);
  };

  /** What is wider than the page, or cut off. */
  noted.overflow = () => {
    const faults = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) {
      const culprits = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".unseen"));
      faults.push(`${wide} px too wide: ${culprits.slice(0, 3).map(brief).join(", ")}`);
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || element.closest("svg, .unseen") || element.clientHeight <= 1) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const cut = (how, inner, outer) => ["hidden", "clip"].includes(how) && inner > outer + 1;
      if (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight))
        faults.push(`cut off: ${brief(element)}`);
    }
    return faults;
  };
})();
