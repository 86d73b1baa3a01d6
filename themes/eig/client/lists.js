// Narrows a list in place. Without it, links lead to the page of each choice.
//
// `#choix` holds the choices of each facet, and `data-at` of an entry the numbers of those that it fits. The address holds
// what is asked, so that it can be kept, sent and gone back to.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function narrow(form, facets) {
  const { q } = form.elements;
  const [output] = form.getElementsByTagName("output");
  const link = document.createElement("a");
  const entries = [...document.querySelectorAll("[data-at]")].map((item) => ({
    item,
    text: folded(`${item.textContent} ${item.dataset.names ?? ""}`),
    at: new Set(item.dataset.at.split(" ")),
  }));
  const groups = new Set(entries.map(({ item }) => item.closest("section")));
  groups.delete(null);
  let number = 0;
  const fields = facets.map(([name, choices]) => {
    const field = form.elements[name];
    const options = choices.map(([value, label, url]) => {
      const option = field.options && field.appendChild(new Option(label, value));
      return { value, label, url, option, at: `${number++}` };
    });
    return { name, field, options };
  });
  const chosen = () =>
    fields.map(({ field, options }) =>
      field.options ? options[field.selectedIndex - 1] : field.checked ? options[0] : undefined,
    );

  function show() {
    const words = folded(q.value).split(/\s+/);
    const wanted = chosen();
    const spoken = entries.filter(({ text }) => words.every((word) => text.includes(word)));
    // Those who fit all that is asked, but for facet `but`.
    const fitting = (but) =>
      spoken.filter(({ at }) => wanted.every((choice, own) => !choice || own === but || at.has(choice.at)));
    const shown = new Set(fitting());
    for (const entry of entries) entry.item.hidden = !shown.has(entry);
    for (const group of groups) group.hidden = !group.querySelector("[data-at]:not([hidden])");
    fields.forEach(({ options }, own) => {
      const left = fitting(own);
      for (const { option, label, at } of options) {
        if (!option) continue;
        const count = left.filter((entry) => entry.at.has(at)).length;
        option.text = `${label} (${count})`;
        option.disabled = !count && !option.selected;
      }
    });
    const { zero, one, many } = output.dataset;
    output.textContent = [zero, one][shown.size] ?? many.replace("{n}", shown.size);
    const asked = wanted.filter(Boolean);
    const page = asked.length === 1 && asked[0].url;
    if (page) {
      link.href = page;
      link.textContent = output.dataset.page.replace("{title}", asked[0].label);
      output.after(link);
    } else link.remove();
  }

  // What the address asks for.
  function recall() {
    const said = new URLSearchParams(location.search);
    q.value = said.get("q") ?? "";
    for (const { name, field, options } of fields) {
      const value = said.get(name);
      const place = options.findIndex((option) => option.value === value) + 1;
      if (field.options) field.selectedIndex = place;
      else field.checked = place > 0;
    }
    // Where the choices are folded away, what is asked is to be seen.
    if (chosen().some(Boolean)) form.getElementsByTagName("details")[0].open = true;
    show();
  }

  function remember(how) {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = (`${query}` && `?${query}`) || location.pathname;
    history[how](null, "", address);
    show();
  }

  // While somebody types, the way back is not paved with letters.
  form.addEventListener("input", ({ target }) => remember(target === q ? "replaceState" : "pushState"));
  form.addEventListener("reset", () => setTimeout(() => remember("pushState")));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", recall);
  recall();
}

const listForm = document.getElementById("filtre");
const listChoices = document.getElementById("choix");
if (listForm && listChoices) narrow(listForm, JSON.parse(listChoices.textContent));
