// Films and slides of other hosts, which are asked for nothing before the reader wants to see them here.
import { about, button, words } from "./say.js";

for (const box of words ? document.querySelectorAll("[data-film], [data-slides]") : []) {
  const { film, slides } = box.dataset;
  const link = box.querySelector("a");
  const address = new URL(film || slides);
  const title = link.textContent;
  const show = button("button show", (film ? words.showFilm : words.showSlides).replace("{host}", address.host));
  show.append(about(words.colon + title));
  show.onclick = () => {
    const frame = document.createElement("iframe");
    Object.assign(frame, {
      title,
      allow: "fullscreen; encrypted-media; picture-in-picture",
      referrerPolicy: "strict-origin-when-cross-origin",
      src: address.href,
    });
    // It may not lead the page itself away.
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
    show.replaceWith(frame);
    frame.focus();
  };
  box.insertBefore(show, box.querySelector("figcaption"));
}
