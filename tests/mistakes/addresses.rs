//! Mistakes in addresses: links, redirects, menus, permalinks.

use super::Mistake;
use super::site::{Part, Seeded, Site, slip};

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
        name: "a link to a page is misspelt",
        code: "broken-link",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Body
                    && !line.path.starts_with("en/")
                    && line.text.matches("](/defis/").count() == 1;
                let path = line.text.split("](").find(|part| part.starts_with("/defis/")).filter(|_| fits)?;
                let path = path.split(')').next().filter(|path| path.starts_with("/defis/2018/"))?;
                // Others may have been misspelt before.
                let name = path.strip_prefix("/defis/2018/")?.strip_suffix(".html")?;
                let there = site.texts.keys().any(|text| text.ends_with(&format!("-{name}.md")));
                there
                    .then(|| Some((line.text.replacen(path, &slip(path)?, 1), Some(path.to_owned()))))
                    .flatten()
            })
        },
    },
    Mistake {
        name: "a link leads to the right page in the wrong folder",
        code: "broken-link",
        make: |site, dice| {
            let text = "Voir [Gobelins](/defis/2012/gobelins.html).";
            Some(site.append(dice, "_posts/", text, 1)?.right("/defis/2018/gobelins.html"))
        },
    },
    Mistake {
        name: "a link in HTML leads nowhere",
        code: "broken-link",
        make: |site, dice| {
            site.append(dice, "_defis/", "<a href=\"/vraiment/nulle-part.html\">Le bilan</a>", 1)
        },
    },
    Mistake {
        name: "a link is seen from another folder",
        code: "broken-link",
        make: |site, dice| site.append(dice, "_posts/", "Voir [le bilan](bilan-de-l-annee.html).", 1),
    },
    Mistake {
        name: "the scheme of an address elsewhere is forgotten",
        code: "broken-link",
        make: |site, dice| {
            let text = "Voir [le portail](www.data.gouv.fr/fr/).";
            Some(site.append(dice, "_posts/", text, 1)?.right("https://www.data.gouv.fr/fr/"))
        },
    },
    Mistake {
        name: "the scheme of an address is there twice",
        code: "broken-link",
        make: |site, dice| {
            let text = "Voir [le portail](https://https://www.data.gouv.fr/).";
            Some(site.append(dice, "_defis/", text, 1)?.right("https://www.data.gouv.fr/"))
        },
    },
    Mistake {
        name: "a mail address has no host",
        code: "broken-link",
        make: |site, dice| site.append(dice, "_posts/", "Écrire [à l’équipe](mailto:equipe@exemple).", 1),
    },
    Mistake {
        name: "a document is linked to that is not there",
        code: "broken-link",
        make: |site, dice| site.append(dice, "_defis/", "Lire [le rapport](/docs/rapport-de-1999.pdf).", 1),
    },
    Mistake {
        name: "a link leads to a place of its page that was renamed",
        code: "unknown-anchor",
        make: |site, dice| {
            let text = "Voir [le bilan](#nos-premeirs-resultats).\n\n## Nos premiers résultats\n\nUn mot.";
            Some(site.append(dice, "_tutoriels/", text, 1).or_else(|| {
                let plain = "Voir [le bilan](#nos-premeirs-resultats).\n\n## Nos premiers résultats\n\nUn mot.";
                site.append(dice, "_posts/2019", plain, 1)
            })?.right("nos-premiers-resultats"))
        },
    },
    Mistake {
        name: "a link leads to a place that another page does not have",
        code: "unknown-anchor",
        make: |site, dice| {
            site.append(
                dice,
                "_posts/",
                "Voir [Gobelins](/defis/2018/gobelins.html#le-calendrier-lunaire).",
                1,
            )
        },
    },
    Mistake {
        name: "a picture is called by small letters",
        code: "missing-file",
        make: |site, dice| {
            let picture = dice.pick(
                site.files.iter().filter(|path| path.starts_with("img/blog/") && path.is_ascii()).collect(),
            )?;
            let (folder, name) = picture.rsplit_once('/')?;
            let text = format!("![Un point](/{folder}/{})", name.to_uppercase());
            Some(site.append(dice, "_posts/", &text, 1)?.right(&format!("/{picture}")))
        },
    },
    Mistake {
        name: "the picture of a post is misspelt",
        code: "missing-file",
        make: |site, dice| {
            site.change(dice, |line| {
                let path = line.text.strip_prefix("image: /").filter(|path| site.files.contains(*path))?;
                let fits = line.part == Part::Front && line.path.contains("_posts/");
                fits.then(|| Some((line.text.replace(path, &slip(path)?), Some(format!("/{path}")))))
                    .flatten()
            })
        },
    },
    Mistake {
        name: "a redirect leads to itself",
        code: "redirect-loop",
        make: |site, _| redirects(site, "/tout-droit/ /tout-droit/ 301", 0),
    },
    Mistake {
        name: "redirects lead round in a circle",
        code: "redirect-loop",
        make: |site, _| redirects(site, "/ici/ /la-bas/ 301\n/la-bas/ /ici/ 301", 0),
    },
    Mistake {
        name: "a redirect begins where a page stands",
        code: "shadowed-redirect",
        make: |site, _| redirects(site, "/defis/2018/gobelins.html /blog/ 301", 0),
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
                fits.then(|| Some((line.text.replacen(target, &slip(target)?, 1), Some(target.to_owned()))))
                    .flatten()
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
        make: |site, dice| site.front(dice, "_posts/", "permalink: /defis/2018/gobelins.html"),
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
                fits.then(|| {
                    (line.text.replace("communaute", "comunaute"), Some("/communaute.html".to_owned()))
                })
            })
        },
    },
    Mistake {
        name: "two letters change places in a key of the configuration",
        code: "unknown-config-key",
        make: |site, dice| {
            site.change(dice, |line| {
                let key = ["timezone", "permalink"]
                    .into_iter()
                    .find(|key| line.text.starts_with(&format!("{key}:")))?;
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

/// `lines` behind the redirects of a site; what is told stands in its line `line`, from 0.
fn redirects(site: &Site, lines: &str, line: usize) -> Option<Seeded> {
    let before = site.texts.get("_redirects")?.trim_end();
    let at = before.lines().count() + 1 + line;
    let edits = vec![("_redirects".to_owned(), Some(format!("{before}\n{lines}\n").into_bytes()))];
    Some(Seeded { edits, at: ("_redirects".to_owned(), at), right: None })
}
