// Follows the edits of a page that `eigsite serve` shows: one stream tells what to do, a toolbar leads to the sources, an
// overlay shows what is wrong. Stands in a shadow tree, so that neither the page's style nor its scripts meet it.
(() => {
  const script = document.currentScript;
  const MEMORY = "eigsite-serve";
  const FRENCH = {
    edit: "Modifier cette page", files: "Fichiers de cette page", notes: "À vérifier", tools: "eigsite",
    more: (n) => `et ${n} de plus`, draft: "Brouillon", close: "Fermer",
    wrong: (n) => (n > 1 ? `${n} erreurs : cette page est la dernière bonne version` : "Une erreur : cette page est la dernière bonne version"),
    open: "Ouvrir", lost: "Le serveur ne répond plus",
  };
  const ENGLISH = {
    edit: "Edit this page", files: "Files of this page", notes: "To check", tools: "eigsite",
    more: (n) => `and ${n} more`, draft: "Draft", close: "Close",
    wrong: (n) => (n > 1 ? `${n} errors: this page is the last good one` : "One error: this page is the last good one"),
    open: "Open", lost: "The server does not answer any more",
  };
  const words = document.documentElement.lang.startsWith("en") ? ENGLISH : FRENCH;
  const tag = script.dataset.eigsite;

  const host = document.createElement("eigsite-serve");
  host.lang = words === ENGLISH ? "en" : "fr";
  const shadow = host.attachShadow({ mode: "open" });
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const ribbon = make("p", { class: "ribbon", hidden: "" }, words.draft);
  const tools = make("details", { class: "tools" });
  // Live from the start: what is put into it later is read out, and the focus stays where it is.
  const overlay = make("div", { class: "overlay", role: "alert" });
  const style = make("link", { rel: "stylesheet", href: "/__eigsite/serve.css" });
  shadow.append(style, ribbon, tools, overlay);
  document.body.append(host);

  /** A link that opens a source in the editor. */
  const opening = ({ path, line, link }, text = `${path}:${line}`) => make("a", { href: link }, text);
  const fault = (fault) =>
    make("li", { class: fault.severity }, make("pre", {}, fault.text), ...(fault.link ? [opening(fault, `${words.open} ${fault.path}:${fault.line}`)] : []));
  const list = (items, more) => make("ul", {}, ...items, ...(more ? [make("li", {}, words.more(more))] : []));

  function showTools({ own, files, moreFiles, notes }) {
    const opened = tools.open;
    const summary = make("summary", {}, words.tools, ...(notes.length ? [` (${notes.length})`] : []));
    const parts = [summary];
    if (files.length) {
      if (own) parts.push(make("p", {}, opening(files[0], words.edit)));
      parts.push(make("h2", {}, words.files), list(files.map((file) => make("li", {}, opening(file))), moreFiles));
    }
    if (notes.length) parts.push(make("h2", {}, words.notes), list(notes.map(fault)));
    tools.replaceChildren(...parts);
    tools.open = opened;
  }

  let shown = "";
  function hide() {
    overlay.replaceChildren();
    overlay.classList.remove("open");
  }
  function showErrors({ errors, moreErrors }) {
    const now = JSON.stringify(errors);
    // What somebody has closed stays closed until something else is wrong.
    if (now === shown) return;
    shown = now;
    if (!errors.length) return hide();
    const close = make("button", { type: "button" }, words.close);
    close.addEventListener("click", hide);
    overlay.classList.add("open");
    overlay.replaceChildren(
      make("header", {}, make("strong", {}, words.wrong(errors.length + moreErrors)), close),
      list(errors.map(fault), moreErrors),
    );
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay.classList.contains("open")) hide();
  });

  /** What is kept over a reload, and taken back at once. */
  function remembered() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(MEMORY));
      sessionStorage.removeItem(MEMORY);
      return kept && kept.path === location.pathname ? kept : undefined;
    } catch {
      return undefined;
    }
  }
  const kept = remembered();
  if (kept) {
    const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    back();
    if (document.readyState !== "complete") addEventListener("load", back, { once: true });
  }

  function reload(number) {
    // A reload that brought the same page again is no reason for another.
    if (kept && kept.number === number && kept.tag === tag) return;
    try {
      sessionStorage.setItem(MEMORY, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, number, tag }));
    } catch {
      // Without a memory the browser's own has to do.
    }
    location.reload();
  }

  function swap([old, fresh], number) {
    const pathOf = (link) => new URL(link.href, location.href).pathname;
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (pathOf(link) !== new URL(old, location.href).pathname) continue;
      const next = link.cloneNode();
      next.href = old === fresh ? `${fresh}?${number}` : fresh;
      // The page is never without a style.
      next.addEventListener("load", () => link.remove(), { once: true });
      next.addEventListener("error", () => link.remove(), { once: true });
      link.after(next);
    }
  }

  let stream;
  function listen() {
    if (stream) return;
    const page = encodeURIComponent(location.pathname);
    stream = new EventSource(`/__eigsite/events?page=${page}&tag=${encodeURIComponent(tag)}`);
    let number = 0;
    stream.addEventListener("state", ({ data }) => {
      const state = JSON.parse(data);
      ({ number } = state);
      ribbon.hidden = !state.draft;
      showTools(state);
      showErrors(state);
      host.dataset.number = number;
    });
    stream.addEventListener("reload", ({ data }) => reload(JSON.parse(data)));
    stream.addEventListener("move", ({ data }) => location.replace(JSON.parse(data) + location.hash));
    stream.addEventListener("styles", ({ data }) => {
      for (const pair of JSON.parse(data)) swap(pair, number);
    });
  }
  function leave() {
    stream?.close();
    stream = undefined;
  }
  // A browser gives a host few connections: pages that nobody sees leave theirs, and are told on return what they missed.
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  if (!document.hidden) listen();
})();
