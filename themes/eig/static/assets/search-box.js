// Makes a combobox of the search box; without it the box is a form that leads to the search page.
export const form = document.querySelector("form[data-index]");
export const input = form?.elements.q;
export const language = document.documentElement.lang;

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export function count(n) {
  const { zero, one, many } = form.dataset;
  return fill([zero, one][n] ?? many, { n: n.toLocaleString(language) });
}

export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const place = ({ url, anchor }) => (anchor ? `${url}#${anchor}` : url);

// The index, opened when it is first asked for; after a failure the next one to ask tries again.
let opened;
export const open = () =>
  (opened ??= import(`${form.dataset.index}search.js`)
    .then((client) => client.open(form.dataset.index, {}))
    .catch((error) => {
      opened = undefined;
      throw error;
    }));

// Puts `text` into the live region once typing has paused, and only if it is news.
let speaking;
export function say(text, then) {
  const status = form.querySelector("[role=status]");
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (status.textContent !== text) status.textContent = text;
    then?.();
  }, text && 400);
}

function combobox() {
  const list = form.querySelector("[role=listbox]");
  const set = (name, value) => input.setAttribute(`aria-${name}`, value);
  let active, timer;
  let turn = 0;

  function choose(option) {
    active?.removeAttribute("aria-selected");
    active = option;
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    if (option) set("activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(options) {
    options.forEach((option, at) => (option.id = `choix-${at}`));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    set("expanded", !list.hidden);
    choose();
  }

  function close() {
    clearTimeout(timer);
    turn++;
    show([]);
    say("");
  }

  // Options are links, so that they open as links do; the focus stays in the box.
  function option(href, ...children) {
    const made = element("a", { href, tabIndex: -1 }, ...children);
    made.setAttribute("role", "option");
    return made;
  }

  function options({ total, hits, facets, suggestion }) {
    const types = new Map(facets.type?.map(({ value, label }) => [value, label]));
    const page = (q) => `${form.action}?${new URLSearchParams({ q })}`;
    const made = hits.map((hit) => {
      const excerpt = element("span", { className: "excerpt" }, hit.summary);
      const type = element("span", { className: "meta" }, types.get(hit.type) ?? hit.type);
      const choice = option(place(hit), element("b", {}, hit.title), " ", type, " ", excerpt);
      if (hit.lang !== language) choice.lang = hit.lang;
      choice.detail = () => {
        if (hit.excerpt) excerpt.innerHTML = hit.excerpt;
        choice.href = place(hit);
      };
      return choice;
    });
    if (suggestion) {
      const other = option(page(suggestion), fill(form.dataset.try, { title: suggestion }));
      other.addEventListener("click", (event) => {
        event.preventDefault();
        input.value = suggestion;
        ask();
      });
      made.push(other);
    }
    if (total) made.push(option(page(input.value), fill(form.dataset.all, { n: total.toLocaleString(language) })));
    return made;
  }

  async function ask() {
    if (!input.value.trim()) return close();
    const mine = ++turn;
    try {
      const index = await open();
      const answer = await index.search(input.value, { limit: 8, excerpts: false });
      if (mine !== turn) return;
      show(options(answer));
      const shown = [...list.children];
      const told = (answer.relaxed ? `${form.dataset.relaxed} ` : "") + count(answer.total);
      // Excerpts cost a file each: they wait for a pause.
      say(told, () => answer.hits.forEach((hit, at) => index.excerpt(hit).then(shown[at].detail, () => {})));
    } catch {
      if (mine !== turn) return;
      show([]);
      say(form.dataset.off);
    }
  }

  function press(event) {
    const options = [...list.children];
    const at = options.indexOf(active);
    const last = options.length - 1;
    const next = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      // Without a choice these two move in the text.
      Home: active && 0,
      End: active && last,
    }[event.key];
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else if (event.key === "Enter" && active) {
      active.click();
    } else if (next !== undefined) {
      if (list.hidden) ask();
      else choose(options[next]);
    } else return;
    event.preventDefault();
  }

  input.setAttribute("role", "combobox");
  set("autocomplete", "list");
  set("controls", list.id);
  set("expanded", false);
  form.querySelector("[role=status]").classList.remove("unseen");
  input.addEventListener("focus", () => open().catch(() => {}));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  });
  input.addEventListener("keydown", press);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || close());
  document.addEventListener("pointerdown", ({ target }) => form.contains(target) || close());
  addEventListener("pagehide", close);
}

if (form) {
  if (!document.getElementById("resultats")) combobox();
  input.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.select();
    input.focus();
  });
}
