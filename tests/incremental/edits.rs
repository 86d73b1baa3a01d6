//! What editors do to a site, drawn by lot.

use super::site;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that look random and are the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What was done, and the paths that changed; none where whoever watches could not tell.
type Done = (String, Option<BTreeSet<PathBuf>>);

/// One edit of the site in `folder`.
pub fn edit(folder: &Path, dice: &mut Dice) -> Done {
    let edits: [fn(&Path, &mut Dice) -> Done; 18] = [
        words,
        words,
        words,
        words,
        title,
        card,
        card,
        front_matter,
        rename,
        delete,
        add,
        template,
        strings,
        config,
        schema,
        data,
        picture,
        redirect,
    ];
    dice.one(&edits)(folder, dice)
}

/// The files of the site below its folders, sorted, that `keep` keeps.
fn files(folder: &Path, keep: impl Fn(&str) -> bool) -> Vec<String> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = all
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).expect("below").to_str().expect("UTF-8").to_owned());
    files.filter(|path| keep(path)).collect()
}

fn texts(folder: &Path) -> Vec<String> {
    files(folder, |path| path.ends_with(".md") || path.ends_with(".html") && !path.starts_with("_theme"))
}

fn put(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_default()
}

fn done(folder: &Path, what: &str, paths: &[&str]) -> Done {
    let root = folder.canonicalize().expect("there");
    let paths: BTreeSet<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
    (format!("{what}: {paths:?}"), Some(paths))
}

const WORDS: &[&str] = &[
    "Une phrase de plus.",
    "Encore **un** mot, et `du code`.",
    "[Un lien](/a-propos.html) de plus.",
    "![Un point](/img/point.png)",
    "## Une autre partie",
    "Inconnue Personne est passée.",
    "[Nulle part]({% post_url 1999-01-01-nulle-part %})",
    "```python\nx = 2\n```",
    "<p class=\"a\">Du HTML",
    "<!--more-->",
    "*[EIG]: Entrepreneur d’intérêt général",
    "{{< inconnu >}}",
    "Une note[^2].\n\n[^2]: Ici.",
    "Le mot de `site.data.libre`.",
    "[Perdu](/perdu.html), puis ![rien](/img/rien.png) sur https://data.exemple.fr.",
    "[Ailleurs](/a-propos.html#nulle-part) et <a href=\"/perdu.html\">encore</a>.",
];

/// The words of one or two texts.
fn words(folder: &Path, dice: &mut Dice) -> Done {
    let texts = texts(folder);
    let mut paths = Vec::new();
    for _ in 0..=dice.below(4) / 3 {
        let path = dice.one(&texts).clone();
        let text = read(folder, &path);
        let mut lines: Vec<&str> = text.split("\n\n").collect();
        let at = 1 + dice.below(lines.len());
        match dice.below(4) {
            0 if at < lines.len() => drop(lines.remove(at)),
            _ => lines.insert(at.min(lines.len()), *dice.one(WORDS)),
        }
        put(folder, &path, lines.join("\n\n"));
        paths.push(path);
    }
    done(folder, "words", &paths.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Writes `line` in the place of the line of the front matter of `path` that begins as it does.
fn set_line(folder: &Path, path: &str, line: &str) {
    let text = read(folder, path);
    let key = line.split(':').next().unwrap_or_default();
    let begins = |other: &str| other.split(':').next() == Some(key);
    let mut lines: Vec<&str> = text.lines().collect();
    match lines.iter().position(|other| begins(other)) {
        Some(at) => lines[at] = line,
        None => lines.insert(1.min(lines.len()), line),
    }
    put(folder, path, lines.join("\n") + "\n");
}

fn title(folder: &Path, dice: &mut Dice) -> Done {
    let path = dice.one(&texts(folder)).clone();
    set_line(folder, &path, &format!("title: Titre {}", dice.below(1000)));
    done(folder, "title", &[&path])
}

/// What lists show of a post: a title that others have, or are referred to by, or a summary.
fn card(folder: &Path, dice: &mut Dice) -> Done {
    let posts: Vec<String> = texts(folder).into_iter().filter(|path| path.contains("_posts/")).collect();
    let Some(path) = posts.get(dice.below(posts.len())) else { return title(folder, dice) };
    let line = *dice.one(&[
        "title: Le premier",
        "title: Un titre",
        "title: \"Un titre : « deux »\"",
        "title: Gobelins",
        "title: PHP",
        "title: À compléter",
        "title: Inconnue Personne",
        "description: Un résumé.",
        "description: Un *autre* [résumé](/perdu.html).",
        "excerpt: Un début.",
        "modal-id: Un nom",
    ]);
    set_line(folder, path, line);
    done(folder, &format!("card `{line}`"), &[path])
}

fn front_matter(folder: &Path, dice: &mut Dice) -> Done {
    let path = dice.one(&texts(folder)).clone();
    let line = *dice.one(&[
        "tags: [neuf, code]",
        "tags: []",
        "description: Autrement dit.",
        "date: 2019-06-01",
        "date: 2020-01-01 08:00",
        "image: /img/point.png",
        "author: Zoé d’Été",
        "titre: perdu",
        "permalink: /ailleurs/",
        "published: false",
        "search: false",
        "defis: [Gobelins, Inconnu]",
        "mentors: [Autre Personne]",
        "consent: { scope: [photo, bio], date: 2019-01-01 }",
        "title: \"cassé",
        "lang: en",
    ]);
    set_line(folder, &path, line);
    done(folder, &format!("front matter `{line}`"), &[&path])
}

fn rename(folder: &Path, dice: &mut Dice) -> Done {
    let path = dice.one(&texts(folder)).clone();
    let (stem, ending) = path.rsplit_once('.').expect("an ending");
    let new = format!("{stem}-{}.{ending}", dice.below(10));
    fs::rename(folder.join(&path), folder.join(&new)).expect("renamed");
    done(folder, "rename", &[&path, &new])
}

fn delete(folder: &Path, dice: &mut Dice) -> Done {
    let texts = texts(folder);
    if texts.len() < 12 {
        return add(folder, dice);
    }
    let path = dice.one(&texts).clone();
    fs::remove_file(folder.join(&path)).expect("removed");
    done(folder, "delete", &[&path])
}

fn add(folder: &Path, dice: &mut Dice) -> Done {
    let number = dice.below(100);
    let path = match dice.below(5) {
        0 => format!("_defis/defi-{number}.md"),
        1 => format!("_communaute/personne-{number}.md"),
        2 => format!("_recettes/r-{number}.md"),
        3 => format!("page-{number}.md"),
        _ => format!("_posts/2019-07-{:02}-billet-{number}.md", 1 + number % 28),
    };
    put(folder, &path, format!("---\ntitle: Nouveau {number}\ntags: [code]\n---\n\nDes mots.\n\nEncore.\n"));
    // Whoever watches a folder that is new looks at everything.
    let (what, paths) = done(folder, "add", &[&path]);
    (what, paths.filter(|_| dice.below(2) == 0))
}

fn template(folder: &Path, dice: &mut Dice) -> Done {
    let name = *dice.one(&[
        "templates/post.html",
        "templates/components/cards.html",
        "templates/base.html",
        "static/assets/style.css",
    ]);
    let path = format!("_theme/{name}");
    if folder.join(&path).exists() && dice.below(2) == 0 {
        fs::remove_file(folder.join(&path)).expect("removed");
        return done(folder, "template as it was", &[&path]);
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/eig").join(name);
    let text = fs::read_to_string(own).expect("a file of the theme");
    let new = match dice.below(8) {
        0 => format!("{text}\n{{{{ cassé"),
        number => text.replacen("</a>", &format!(" <!-- {number} --></a>"), 2),
    };
    put(folder, &path, new);
    done(folder, "template", &[&path])
}

fn strings(folder: &Path, dice: &mut Dice) -> Done {
    put(folder, "_theme/strings/fr.yml", format!("home: Accueil {}\n", dice.below(50)));
    done(folder, "strings", &["_theme/strings/fr.yml"])
}

fn config(folder: &Path, dice: &mut Dice) -> Done {
    let line = *dice.one(&[
        "title: Autre essai",
        "title: Essai",
        "baseurl: /sous",
        "baseurl: \"\"",
        "lang: en",
        "lang: fr",
        "inconnu: 1",
    ]);
    set_line(folder, "_config.yml", line);
    done(folder, &format!("config `{line}`"), &["_config.yml"])
}

fn schema(folder: &Path, dice: &mut Dice) -> Done {
    let text = read(folder, "_schema.yml");
    let new = match dice.below(3) {
        0 => text.replace("type: number", "type: text"),
        1 => text.replace("type: text }\n      outil", "type: number }\n      outil"),
        _ => text.replace("fr: Recettes", "fr: Plats"),
    };
    put(folder, "_schema.yml", new);
    done(folder, "schema", &["_schema.yml"])
}

fn data(folder: &Path, dice: &mut Dice) -> Done {
    let number = dice.below(50);
    let (path, text) = match dice.below(5) {
        0 => ("_data/libre.yml", format!("mot: {number}\n")),
        1 => (
            "_data/nav.yml",
            format!("- title: Accueil {number}\n  url: /\n- title: Perdu\n  url: /perdu-{number}.html\n"),
        ),
        2 => (
            "_data/promotions.yml",
            format!(
                "\"EIG 2\":\n  title: EIG 2\n  promotion: 2\n  start: 2018-01\n  description: \"{number}\"\n"
            ),
        ),
        3 => (
            "_stacks/gobelins.yml",
            format!(
                "defi: Gobelins\nyear: 2018\nLangages: [PHP, Python {number}]\nBases de données: [postgre]\n"
            ),
        ),
        _ => ("_data/faq.yml", format!("- title: Combien ?\n  text: \"{number}, ou presque.\"\n")),
    };
    put(folder, path, text);
    done(folder, "data", &[path])
}

/// Another picture than before: of files that are copied, one that is written anew counts as another.
fn picture(folder: &Path, dice: &mut Dice) -> Done {
    let before = fs::read(folder.join("img/point.png")).ok();
    let wide = 20 + dice.below(900) as u32;
    if dice.below(5) == 0 {
        put(folder, "img/point.png", "aucune image");
    } else {
        site::picture(folder, wide);
    }
    if fs::read(folder.join("img/point.png")).ok() == before {
        site::picture(folder, wide + 1);
    }
    done(folder, "picture", &["img/point.png"])
}

fn redirect(folder: &Path, dice: &mut Dice) -> Done {
    put(
        folder,
        "_redirects",
        format!("/vieux-{}.html /a-propos.html 301!\n/autre /perdu 301!\n", dice.below(20)),
    );
    done(folder, "redirect", &["_redirects"])
}
