// Filters the list of tools where it stands. Without this script the links of the page lead to the same choices.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tools = [...document.querySelectorAll("#categories li")].map((item) => ({
  item,
  text: fold(item.textContent),
  at: new Set(item.dataset.at.split(" ")),
  free: "free" in item.dataset,
}));
const sections = [...document.querySelectorAll("#categories section")];
const alphabet = document.getElementById("alphabet");
const template = document.getElementById("filtre");
const form = template.content.firstElementChild;
const output = form.querySelector("output");
const { q, libre } = form.elements;

// One choice for each list of links.
const model = form.querySelector(".choice");
const choices = [...document.querySelectorAll("[data-kind]")].map((list) => {
  const field = model.cloneNode(true);
  const select = field.querySelector("select");
  select.name = list.dataset.kind;
  select.before(list.dataset.label);
  const options = [...list.children].map((item) => {
    const label = item.firstElementChild.textContent;
    const option = new Option(label, item.dataset.id);
    select.append(option);
    return { option, label, at: item.dataset.at };
  });
  model.before(field);
  return { select, options, at: () => options.find(({ option }) => option.selected)?.at };
});
model.remove();

const fits = (tool, words, wanted, free) =>
  words.every((word) => tool.text.includes(word)) && wanted.every((at) => !at || tool.at.has(at)) && (!free || tool.free);

function show() {
  const words = fold(q.value).split(/\s+/).filter(Boolean);
  const wanted = choices.map((choice) => choice.at());
  let count = 0;
  for (const tool of tools) {
    const shown = fits(tool, words, wanted, libre.checked);
    tool.item.hidden = !shown;
    count += shown;
  }
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  alphabet.hidden = count < tools.length;
  // Each choice says how many tools it would leave.
  choices.forEach(({ options }, own) => {
    const others = wanted.filter((_, index) => index !== own);
    const left = tools.filter((tool) => fits(tool, words, others, libre.checked));
    for (const { option, label, at } of options) {
      const number = left.filter((tool) => tool.at.has(at)).length;
      option.textContent = `${label} (${number})`;
      option.disabled = !number && !option.selected;
    }
  });
  const { zero, one, many } = output.dataset;
  output.textContent = [zero, one][count] ?? many.replace("{n}", count);
}

function remember() {
  const said = [...new FormData(form)].filter(([, value]) => value);
  const query = new URLSearchParams(said).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  show();
}

function recall() {
  const said = new URLSearchParams(location.search);
  q.value = said.get("q") ?? "";
  libre.checked = said.has("libre");
  for (const { select } of choices) {
    select.value = said.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  show();
}

form.addEventListener("input", remember);
form.addEventListener("reset", () => setTimeout(remember));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", recall);
template.replaceWith(form);
recall();
