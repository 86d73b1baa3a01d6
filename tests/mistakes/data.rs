//! Mistakes in front matter and data.

use super::Mistake;
use super::site::{Dice, Line, Part, Seeded, Site, slip};
use std::collections::BTreeSet;

pub const ALL: &[Mistake] = &[
    Mistake {
        name: "two letters change places in the name of a person",
        code: "unknown-reference",
        make: |site, dice| misspelt(site, dice, &site.names("_communaute/", "_data/personnes.yml")),
    },
    Mistake {
        name: "two letters change places in the name of a challenge",
        code: "unknown-reference",
        make: |site, dice| misspelt(site, dice, &site.names("_defis/", "_data/defis.yml")),
    },
    Mistake {
        name: "two letters change places in the name of an author",
        code: "unknown-reference",
        make: |site, dice| {
            let names: Vec<String> = site.names("_communaute/", "_data/personnes.yml").into_iter().collect();
            let name = dice.pick(names.into_iter().filter(|name| slip(name).is_some()).collect())?;
            let new = "_posts/2017-01-02-nouveau.md".to_owned();
            let text =
                format!("---\ntitle: Un nouveau billet\nauthor: \"{}\"\n---\n\nUn texte.\n", slip(&name)?);
            Some(Seeded { edits: vec![(new.clone(), Some(text.into()))], at: (new, 3), right: Some(name) })
        },
    },
    Mistake {
        name: "an original was changed after its translation",
        code: "outdated-translation",
        make: |site, _| {
            let original = "_posts/2018-04-20-eig-au-carre-eig-au-cube.md";
            let text = site.texts.get(original)?.replacen("lang-ref:", "updated: 2019-05-01\nlang-ref:", 1);
            let at = ("en/_posts/2018-04-20-eig-squared-eig-cubed.md".to_owned(), 1);
            Some(Seeded { edits: vec![(original.to_owned(), Some(text.into_bytes()))], at, right: None })
        },
    },
    Mistake {
        name: "two letters change places in a tag",
        code: "near-duplicate",
        make: |site, dice| {
            let mut uses = std::collections::BTreeMap::new();
            let tags = |text: &str| -> Vec<String> {
                let list = text.strip_prefix("tags: [").and_then(|rest| rest.strip_suffix(']'));
                let item = text.strip_prefix("- ").filter(|tag| !tag.contains([' ', ':', '"']));
                let tags = list.into_iter().flat_map(|list| list.split(", ")).chain(item);
                tags.map(str::to_owned).collect()
            };
            let in_posts = |line: &Line| line.part == Part::Front && line.path.starts_with("_posts/2");
            site.lines()
                .filter(in_posts)
                .flat_map(|line| tags(line.text))
                .for_each(|tag| *uses.entry(tag).or_insert(0) += 1);
            site.change(dice, |line| {
                let often = |tag: &String| uses.get(tag).is_some_and(|uses| *uses > 2);
                let tag = tags(line.text).into_iter().find(often).filter(|_| in_posts(line))?;
                Some((line.text.replacen(&tag, &slip(&tag)?, 1), Some(tag)))
            })
        },
    },
    Mistake {
        name: "a person is taken out of a relation on one side",
        code: "one-sided-relation",
        make: |site, dice| {
            let names = site.names("_communaute/", "_data/personnes.yml");
            let seeded = site.change(dice, |line| {
                let name = line
                    .text
                    .strip_prefix("eigs: [\"")?
                    .strip_suffix("\"]")
                    .filter(|name| names.contains(*name))?;
                let fits = line.part == Part::Front && line.path.starts_with("_defis/");
                fits.then(|| (line.text.to_owned(), Some(name.to_owned())))
            })?;
            let name = seeded.right?;
            let (path, text) = site.texts.iter().find(|(path, text)| {
                path.starts_with("_communaute/") && text.contains(&format!("title: \"{name}\""))
            })?;
            let text = text
                .lines()
                .map(|line| if line.starts_with("defis:") { "defis: [Hopkins]" } else { line })
                .collect::<Vec<_>>()
                .join("\n");
            Some(Seeded { edits: vec![(path.clone(), Some(text.into_bytes()))], at: seeded.at, right: None })
        },
    },
    Mistake {
        name: "two letters change places in a key",
        code: "unknown-field",
        make: |site, dice| {
            site.change(dice, |line| {
                let key = line
                    .text
                    .split(':')
                    .next()
                    .filter(|key| ["author", "duration_months", "image"].contains(key));
                let key = key.filter(|_| line.part == Part::Front && line.path.contains("_posts/"))?;
                let wrong =
                    slip(key).or_else(|| Some(key.replacen("age", "aeg", 1)).filter(|wrong| wrong != key))?;
                Some((line.text.replacen(key, &wrong, 1), Some(key.to_owned())))
            })
        },
    },
    Mistake {
        name: "a closing quotation mark is forgotten",
        code: "invalid-yaml",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = is_written(line) && line.text.starts_with("title: \"") && line.text.ends_with('"');
                fits.then(|| (line.text[..line.text.len() - 1].to_owned(), None))
            })
        },
    },
    Mistake {
        name: "a title with a colon has no quotation marks",
        code: "invalid-yaml",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Front
                    && line.path.contains("_posts/")
                    && line.text.starts_with("title:");
                fits.then(|| ("title: Bilan : la suite".to_owned(), None))
            })
        },
    },
    Mistake {
        name: "a tab stands where YAML wants spaces",
        code: "invalid-yaml",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.path.starts_with("_data/")
                    && line.text.starts_with("  ")
                    && line.text.contains(": ");
                let inner = line.text.trim_start();
                let fits = fits && inner.starts_with(|c: char| c.is_ascii_lowercase());
                fits.then(|| (format!("\t{inner}"), None))
            })
        },
    },
    Mistake {
        name: "a line is indented by one space too many",
        code: "invalid-yaml",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Front
                    && line.path.starts_with("_posts/")
                    && line.text.starts_with("title: \"");
                fits.then(|| (format!(" {}", line.text), None))
            })
        },
    },
    Mistake {
        name: "a key is written twice",
        code: "duplicate-key",
        make: |site, dice| {
            let key = |line: &Line| {
                line.part == Part::Front
                    && line.text.starts_with("description: \"")
                    && line.text.ends_with('"')
            };
            let seeded =
                site.change(dice, |line| key(line).then(|| (format!("{0}\n{0}", line.text), None)))?;
            Some(Seeded { at: (seeded.at.0, seeded.at.1 + 1), ..seeded })
        },
    },
    Mistake {
        name: "the line that ends front matter is gone",
        code: "unclosed-front-matter",
        make: |site, dice| {
            let path = dice.pick(site.pages("_tutoriels/"))?;
            let text = site.texts[path].replacen("\n---\n", "\n", 1);
            let edits = vec![(path.to_owned(), Some(text.into_bytes()))];
            Some(Seeded { edits, at: (path.to_owned(), 1), right: None })
        },
    },
    Mistake {
        name: "a month has a thirteenth day of its own",
        code: "invalid-date",
        make: |site, dice| site.front(dice, "_posts/", "date: 2018-13-02"),
    },
    Mistake {
        name: "day and month are turned in a date with slashes",
        code: "invalid-date",
        make: |site, dice| site.front(dice, "_posts/", "date: 03/16/2018"),
    },
    Mistake {
        name: "an end stands before its start",
        code: "impossible-date",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.path == "_data/promotions.yml" && line.text.starts_with("  end: 20");
                fits.then(|| ("  end: 2011-01".to_owned(), None))
            })
        },
    },
    Mistake {
        name: "a status is of a day to come",
        code: "impossible-date",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Front
                    && line.path.starts_with("_defis/")
                    && line.text.starts_with("  - date: 20");
                fits.then(|| ("  - date: 2042-01-01".to_owned(), None))
            })
        },
    },
    Mistake {
        name: "a word is none of its vocabulary",
        code: "unknown-word",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Front
                    && line.path.starts_with("_defis/")
                    && line.text == "    statut: en ligne";
                fits.then(|| ("    statut: en linge".to_owned(), Some("en ligne".to_owned())))
            })
        },
    },
    Mistake {
        name: "a number is a word",
        code: "invalid-field",
        make: |site, dice| {
            site.change(dice, |line| {
                let key = line.text.trim_start().starts_with("duration_months: ");
                key.then(|| (line.text.replace("10", "dix"), None)).filter(|(text, _)| text != line.text)
            })
        },
    },
    Mistake {
        name: "the address of an administration has no scheme",
        code: "invalid-field",
        make: |site, dice| {
            site.change(dice, |line| {
                let key = line.text.trim_start().starts_with("administration_website: https://");
                key.then(|| (line.text.replace("https://", ""), None))
            })
        },
    },
    Mistake {
        name: "a language is a word",
        code: "invalid-field",
        make: |site, dice| site.front(dice, "_posts/", "lang: français"),
    },
    Mistake {
        name: "a challenge has no description",
        code: "missing-field",
        make: |site, dice| {
            let seeded = site.change(dice, |line| {
                let fits = line.part == Part::Front
                    && line.path.starts_with("_defis/")
                    && line.text.starts_with("description: \"");
                fits.then(|| ("description:".to_owned(), None))
            })?;
            Some(Seeded { at: (seeded.at.0, 1), ..seeded })
        },
    },
    Mistake {
        name: "a consent has come to its end",
        code: "expired-consent",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.path.starts_with("_communaute/") && line.text.starts_with("  date: ");
                fits.then(|| (format!("  expires: 2019-01-31\n{}", line.text), None))
            })
        },
    },
    Mistake {
        name: "two letters change places in the name of an administration",
        code: "near-duplicate",
        make: |site, dice| {
            let mut uses = std::collections::BTreeMap::new();
            let of = |text: &str| text.trim().strip_prefix("administration: ").map(str::to_owned);
            site.lines()
                .filter_map(|line| of(line.text))
                .for_each(|name| *uses.entry(name).or_insert(0) += 1);
            site.change(dice, |line| {
                let name = of(line.text).filter(|name| uses[name] > 1)?;
                Some((line.text.replace(&name, &slip(&name)?), Some(name.trim_matches('"').to_owned())))
            })
        },
    },
    Mistake {
        name: "a record is there twice, with a hyphen",
        code: "duplicate-id",
        make: |site, dice| {
            let path = dice.pick(
                ["_data/personnes.yml", "_data/promotions.yml"]
                    .into_iter()
                    .filter(|path| site.texts.contains_key(*path))
                    .collect(),
            )?;
            let of_it = site.lines().filter(|line| line.path == path && !line.text.starts_with(' '));
            let keys = of_it.filter_map(|line| line.text.strip_suffix(':').filter(|key| key.contains(' ')));
            let key = dice.pick(keys.map(str::to_owned).collect())?;
            let text = format!(
                "{}\n\n{}:\n  programme: EIG\n",
                site.texts[path].trim_end(),
                key.replacen(' ', "-", 1)
            );
            let line = text.lines().count() - 1;
            Some(Seeded {
                edits: vec![(path.to_owned(), Some(text.into_bytes()))],
                at: (path.to_owned(), line),
                right: None,
            })
        },
    },
    Mistake {
        name: "two letters change places in the name of a tool",
        code: "unknown-tool",
        make: |site, dice| {
            site.change(dice, |line| {
                let name = ["PostgreSQL", "Nextcloud"].into_iter().find(|name| line.text.contains(name))?;
                let fits = line.path.starts_with("_stacks/") && line.path.ends_with(".org");
                fits.then(|| {
                    (line.text.replacen(name, &slip(name).unwrap_or_default(), 1), Some(name.to_owned()))
                })
            })
        },
    },
];

/// Whether an editor of a text wrote this line of front matter.
fn is_written(line: &Line) -> bool {
    line.part == Part::Front && (line.path.starts_with("_posts/") || line.path.starts_with("_tutoriels/"))
}

/// A line that names one of `names` where the name is no title, with a slip in it.
fn misspelt(site: &Site, dice: &mut Dice, names: &BTreeSet<String>) -> Option<Seeded> {
    site.change(dice, |line| {
        let lists = ["_data/defis.yml", "_data/personnes.yml", "_defis/", "_communaute/"];
        if !lists.iter().any(|list| line.path.starts_with(list))
            || !matches!(line.part, Part::Front | Part::Data)
        {
            return None;
        }
        let text = line.text.trim();
        let item = text.strip_prefix("- ").map(|item| item.trim_matches(['"', '\'']));
        let alone = || {
            let (key, value) = text.split_once(": ")?;
            let fits = ["defis", "eigs", "mentors", "promotion"].contains(&key);
            value
                .strip_prefix('[')?
                .strip_suffix(']')
                .map(|one| one.trim_matches(['"', '\'']))
                .filter(|_| fits)
        };
        let name = item.or_else(alone).filter(|name| names.contains(*name))?;
        let wrong = slip(name)?;
        // Another name may be as near.
        let sole = names.iter().filter(|other| strsim::osa_distance(other, &wrong) <= 2).count() == 1;
        sole.then(|| (line.text.replacen(name, &wrong, 1), Some(name.to_owned())))
    })
}
