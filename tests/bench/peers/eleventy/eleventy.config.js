// The packages are those of the folder `ELEVENTY_FROM`, so that a site needs none of its own.
import { createRequire } from "node:module";
import { join } from "node:path";

const { resolve } = createRequire(join(process.env.ELEVENTY_FROM, "from.js"));
const load = async (name) => (await import(resolve(name))).default;

export default async function (config) {
  config.addPlugin(await load("@11ty/eleventy-plugin-syntaxhighlight"));
  const [anchors, contents, notes] = await Promise.all(["markdown-it-anchor", "markdown-it-toc-done-right", "markdown-it-footnote"].map(load));
  config.amendLibrary("md", (md) => md.use(notes).use(anchors, { level: [2, 3] }).use(contents, { level: [2, 3] }));

  // The filter takes a millisecond a call; there are few tags.
  const slugify = config.getFilter("slugify");
  const slugs = new Map();
  config.addFilter("slug", (text) => slugs.get(text) ?? slugs.set(text, slugify(text)).get(text));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("first", (list, count) => list.slice(0, count));

  const latest = (api) => api.getFilteredByGlob("posts/*.md").sort((a, b) => b.date - a.date);
  config.addCollection("latest", latest);
  config.addCollection("themes", (api) => {
    const themes = new Map();
    for (const post of latest(api))
      for (const tag of post.data.tags) (themes.get(tag) ?? themes.set(tag, []).get(tag)).push(post);
    return [...themes].map(([name, posts]) => ({ name, posts }));
  });
  return { htmlTemplateEngine: "njk", markdownTemplateEngine: false };
}
