// Films and slides of other hosts, which are asked for nothing before the reader wants to see them here.
import { button, element, labels } from "./page.js";

for (const box of labels ? document.querySelectorAll("[data-film], [data-slides]") : []) {
  const { film, slides } = box.dataset;
  const title = box.querySelector("a").textContent;
  const address = new URL(film || slides);
  const name = (film ? labels.showFilm : labels.showSlides).replace("{host}", address.host);
  const show = button("button show", name, labels.colon + title);
  show.onclick = () => {
    const frame = element("iframe", {
      title,
      allow: "fullscreen; encrypted-media; picture-in-picture",
      referrerPolicy: "strict-origin-when-cross-origin",
      // It may not lead the page itself away.
      sandbox: "allow-scripts allow-same-origin allow-popups allow-presentation",
      src: address.href,
    });
    show.replaceWith(frame);
    frame.focus();
  };
  box.insertBefore(show, box.querySelector("figcaption"));
}
