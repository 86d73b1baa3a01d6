//! Mistakes in the words of texts.

use super::Mistake;
use super::site::{Part, Seeded};

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
            let picture = site.files.iter().find(|path| path.starts_with("img/") && path.is_ascii())?;
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
        name: "a block of Org has no end",
        code: "unclosed-block",
        make: |site, dice| {
            let seeded = site.change(dice, |line| {
                let fits = line.path.ends_with(".org") && line.part == Part::Data && line.text.starts_with("** ");
                fits.then(|| (format!("{}\n#+begin_quote\nUne phrase.", line.text), None))
            })?;
            Some(Seeded { at: (seeded.at.0, seeded.at.1 + 1), ..seeded })
        },
    },
];
