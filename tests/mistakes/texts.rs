//! Mistakes in the words of texts.

use super::Mistake;
use super::site::Part;

pub const ALL: &[Mistake] = &[
    Mistake {
        name: "Liquid is written that nobody runs",
        code: "unknown-liquid",
        make: |site, dice| site.append(dice, "_posts/", "{% include carte.html %}", 1),
    },
    Mistake {
        name: "a shortcode is misspelt",
        code: "unknown-shortcode",
        make: |site, dice| site.append(dice, "_defis/", "{{< dailymotoin x7abc >}}", 1),
    },
    Mistake {
        name: "a script is pasted into a text",
        code: "unsafe-html",
        make: |site, dice| site.append(dice, "_posts/", "Un mot.\n\n<script>alert(1)</script>", 3),
    },
    Mistake {
        name: "a button is asked to do something",
        code: "unsafe-html",
        make: |site, dice| site.append(dice, "_defis/", "<p onclick=\"ouvrir()\">Un texte.</p>", 1),
    },
    Mistake {
        name: "an address runs a script",
        code: "unsafe-html",
        make: |site, dice| site.append(dice, "_posts/", "Voir [la carte](javascript:carte).", 1),
    },
    Mistake {
        name: "the scheme of an address is misspelt",
        code: "unsafe-html",
        make: |site, dice| site.append(dice, "_defis/", "Voir [le bilan](htpps://exemple.fr/bilan).", 1),
    },
    Mistake {
        name: "a picture names its own sizes",
        code: "unsafe-html",
        make: |site, dice| {
            let named = |path: &str| site.texts.values().any(|text| text.contains(path));
            let picture =
                site.files.iter().find(|path| path.starts_with("img/") && path.is_ascii() && named(path))?;
            let text = format!("<img src=\"/{picture}\" alt=\"Un point\" srcset=\"/img/rien.png 2x\">");
            site.append(dice, "_posts/", &text, 1)
        },
    },
    Mistake {
        name: "a player is embedded",
        code: "embed-replaced",
        make: |site, dice| {
            let text = "<iframe src=\"https://www.dailymotion.com/embed/video/x7abc\"></iframe>";
            site.append(dice, "_posts/", text, 1)
        },
    },
    Mistake {
        name: "a picture comes from another host, without encryption",
        code: "external-image",
        make: |site, dice| site.append(dice, "_posts/", "![La carte](http://ailleurs.example/carte.png)", 1),
    },
    Mistake {
        name: "the language of code is misspelt",
        code: "unknown-code-language",
        make: |site, dice| {
            let seeded = site.append(dice, "_posts/", "```pyhton\nprint(1)\n```", 1)?;
            Some(seeded.right("python"))
        },
    },
    Mistake {
        name: "a block of code has no end",
        code: "unclosed-block",
        make: |site, dice| site.append(dice, "_posts/", "```text\nUne ligne.", 1),
    },
    Mistake {
        name: "a footnote has no note",
        code: "lone-footnote",
        make: |site, dice| site.append(dice, "_posts/", "Une phrase[^perdue].", 1),
    },
    Mistake {
        name: "a note has no mark",
        code: "lone-footnote",
        make: |site, dice| site.append(dice, "_defis/", "[^perdue]: Une note.", 1),
    },
    Mistake {
        name: "a bar in a cell takes its end for another cell",
        code: "table-row",
        make: |site, dice| site.append(dice, "_posts/", "| a | b |\n|---|---|\n| un | deux | trois |", 3),
    },
    Mistake {
        name: "the words of a picture are taken out",
        code: "missing-alt",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits =
                    line.part == Part::Body && line.path.contains("_posts/") && line.text.starts_with("![");
                let (words, rest) = line.text.split_once("](/img/").filter(|_| fits)?;
                (words.len() > 2).then(|| (format!("![](/img/{rest}"), None))
            })
        },
    },
    Mistake {
        name: "the words of a picture are the name of its file",
        code: "missing-alt",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits =
                    line.part == Part::Body && line.path.contains("_posts/") && line.text.starts_with("![");
                let (words, rest) = line.text.split_once("](/img/").filter(|_| fits)?;
                (words.len() > 2).then(|| (format!("![IMG_2034.jpg](/img/{rest}"), None))
            })
        },
    },
    Mistake {
        name: "a picture in HTML has no words",
        code: "missing-alt",
        make: |site, dice| {
            let named = |path: &str| site.texts.values().any(|text| text.contains(path));
            let picture =
                site.files.iter().find(|path| path.starts_with("img/") && path.is_ascii() && named(path))?;
            site.append(dice, "_defis/", &format!("<img src=\"/{picture}\">"), 1)
        },
    },
    Mistake {
        name: "a heading skips a level",
        code: "heading-order",
        make: |site, dice| site.append(dice, "_posts/", "## Une partie\n\nUn mot.\n\n##### Un détail", 5),
    },
    Mistake {
        name: "a link says no more than here",
        code: "link-text",
        make: |site, dice| {
            site.append(dice, "_posts/", "Le bilan se lit [ici](https://exemple.fr/bilan).", 1)
        },
    },
    Mistake {
        name: "a link in HTML says no more than click here",
        code: "link-text",
        make: |site, dice| site.append(dice, "_defis/", "<a href=\"https://exemple.fr\">Cliquez ici</a>", 1),
    },
    Mistake {
        name: "the text of a link is its address",
        code: "link-text",
        make: |site, dice| {
            let text = "Le bilan : [https://exemple.fr/bilan](https://exemple.fr/bilan).";
            site.append(dice, "_posts/", text, 1)
        },
    },
    Mistake {
        name: "a link has no text",
        code: "link-text",
        make: |site, dice| site.append(dice, "_defis/", "Le bilan []( https://exemple.fr/bilan).", 1),
    },
    Mistake {
        name: "a text in Latin waits for another",
        code: "placeholder-text",
        make: |site, dice| site.append(dice, "_posts/", "Lorem ipsum dolor sit amet.", 1),
    },
    Mistake {
        name: "a part is to be written",
        code: "placeholder-text",
        make: |site, dice| site.append(dice, "_defis/", "Un mot.\n\n*(à compléter)*", 3),
    },
    Mistake {
        name: "a description is to be written",
        code: "placeholder-text",
        make: |site, dice| {
            site.change(dice, |line| {
                let fits = line.part == Part::Front && line.path.starts_with("_posts/2");
                let fits = fits && line.text.starts_with("title: ") && !line.text.ends_with([':', '>', '|']);
                let next = site.texts[line.path].lines().nth(line.number).unwrap_or_default();
                (fits && !next.starts_with(' ')).then(|| ("title: \"Titre : à compléter\"".to_owned(), None))
            })
        },
    },
    Mistake {
        name: "an element has no end",
        code: "unclosed-html",
        make: |site, dice| site.append(dice, "_posts/", "<div class=\"note\">\n\nUn mot.", 1),
    },
    Mistake {
        name: "an end has no element",
        code: "unclosed-html",
        make: |site, dice| site.append(dice, "_defis/", "Un mot.\n\n</div>", 3),
    },
];
