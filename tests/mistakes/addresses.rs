//! Mistakes in addresses: links, redirects, menus, permalinks.

use super::Mistake;
use super::site::{Part, slip};

pub const ALL: &[Mistake] = &[
    Mistake {
        name: "the name of a post is misspelt in a link to it",
        code: "unknown-target",
        make: |site, dice| {
            site.change(dice, |line| {
                let name = line.text.split("{% post_url ").nth(1)?.split(' ').next()?;
                let fits = line.part == Part::Body && line.text.matches("post_url").count() == 1;
                fits.then(|| Some((line.text.replace(name, &slip(name)?), Some(name.to_owned())))).flatten()
            })
        },
    },
    Mistake {
        name: "a post is linked to that nobody wrote",
        code: "unknown-target",
        make: |site, dice| {
            let text = "Voir [le bilan]({% post_url 1999-12-31-passage-a-l-an-deux-mille %}).";
            site.append(dice, "_posts/", text, 1)
        },
    },
    Mistake {
        name: "a file is linked to by a misspelt name",
        code: "unknown-target",
        make: |site, dice| {
            let path = dice.pick(site.texts.keys().filter(|path| path.starts_with("_defis/")).collect())?;
            let text = format!("Voir [le défi]({{% link {} %}}).", slip(path)?);
            Some(site.append(dice, "_posts/", &text, 1)?.right(path))
        },
    },
    Mistake {
        name: "a redirect leads to a page that was renamed",
        code: "unknown-target",
        make: |site, dice| {
            site.change(dice, |line| {
                let target = line.text.split(' ').nth(1).filter(|to| to.starts_with("/defis/2018/"))?;
                // What is not there now is told already.
                let fits = line.path == "_redirects" && !target.contains("archemse");
                fits.then(|| Some((line.text.replacen(target, &slip(target)?, 1), Some(target.to_owned())))).flatten()
            })
        },
    },
    Mistake {
        name: "a redirect does not say where it leads",
        code: "invalid-redirect",
        make: |site, dice| {
            site.change(dice, |line| {
                let from = line.text.split(' ').next().filter(|from| from.starts_with("/posts/"))?;
                (line.path == "_redirects").then(|| (from.to_owned(), None))
            })
        },
    },
    Mistake {
        name: "a page asks for an address that is taken",
        code: "duplicate-url",
        make: |site, dice| site.front(dice, "_posts/", "permalink: /img/favicon.svg"),
    },
    Mistake {
        name: "a page asks for an address outside of the site",
        code: "unsafe-permalink",
        make: |site, dice| site.front(dice, "_posts/", "permalink: ../../ailleurs.html"),
    },
    Mistake {
        name: "a placeholder of a permalink is misspelt",
        code: "invalid-permalink",
        make: |site, dice| site.front(dice, "_posts/", "permalink: /billets/:titel.html"),
    },
    Mistake {
        name: "an old address is that of another page",
        code: "duplicate-url",
        make: |site, dice| site.front(dice, "_posts/", "redirect_from: /defis/2018/gobelins.html"),
    },
    Mistake {
        name: "a menu leads to a misspelt page",
        code: "unknown-target",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.path.starts_with("_data/nav") && line.text.trim() == "path: /communaute.html";
                fits.then(|| (line.text.replace("communaute", "comunaute"), Some("/communaute.html".to_owned())))
            })
        },
    },
    Mistake {
        name: "two letters change places in a key of the configuration",
        code: "unknown-config-key",
        make: |site, dice| {
            site.change(dice, |line| {
                let key = ["timezone", "permalink"].into_iter().find(|key| line.text.starts_with(&format!("{key}:")))?;
                let fits = line.path == "_config.yml" && key == "timezone";
                fits.then(|| (line.text.replacen(key, "timezoen", 1), Some(key.to_owned())))
            })
        },
    },
    Mistake {
        name: "a time zone is misspelt",
        code: "invalid-config",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.path == "_config.yml" && line.text.starts_with("lang: fr");
                fits.then(|| ("lang: francais".to_owned(), None))
            })
        },
    },
];
