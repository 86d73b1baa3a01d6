//! Mistakes with whole files: what they hold and what they are called.

use super::Mistake;
use super::site::{Dice, Seeded, Site, point};

pub const ALL: &[Mistake] = &[
    Mistake {
        name: "a text is saved in the encoding of another age",
        code: "not-utf8",
        make: |site, dice| {
            let path = dice.pick(site.pages("_posts/"))?;
            let bytes: Vec<u8> = site.texts[path].replace('é', "\u{1}").into_bytes();
            let bytes: Vec<u8> = bytes.into_iter().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
            let first = bytes.iter().position(|byte| *byte == 0xE9)?;
            let line = bytes[..first].iter().filter(|byte| **byte == b'\n').count() + 1;
            Some(Seeded {
                edits: vec![(path.to_owned(), Some(bytes))],
                at: (path.to_owned(), line),
                right: None,
            })
        },
    },
    Mistake {
        name: "a text holds a NUL",
        code: "nul-byte",
        make: |site, dice| site.append(dice, "_posts/", "Un \0 mot.", 1),
    },
    Mistake {
        name: "a post has no date in its name",
        code: "invalid-post-name",
        make: |site, dice| {
            let new = "_posts/nouveau-billet.md".to_owned();
            let _ = dice.pick(site.pages("_posts/"))?;
            let text = "---\ntitle: Un nouveau billet\n---\n\nUn texte.\n";
            Some(Seeded { edits: vec![(new.clone(), Some(text.into()))], at: (new, 1), right: None })
        },
    },
    Mistake {
        name: "a post is of the thirteenth month",
        code: "invalid-post-name",
        make: |site, dice| {
            let new = "_posts/2018-13-01-nouveau-billet.md".to_owned();
            let _ = dice.pick(site.pages("_posts/"))?;
            let text = "---\ntitle: Un nouveau billet\n---\n\nUn texte.\n";
            Some(Seeded { edits: vec![(new.clone(), Some(text.into()))], at: (new, 1), right: None })
        },
    },
    Mistake {
        name: "a picture is a text",
        code: "broken-image",
        make: |site, dice| picture(site, dice, b"Une image, dit-on.".to_vec()),
    },
    Mistake {
        name: "a picture is of another kind than its name says",
        code: "image-ending",
        make: |site, dice| picture(site, dice, point("a.gif")?),
    },
    Mistake {
        name: "a picture is renamed",
        code: "missing-file",
        make: |site, dice| {
            let named = |path: &String| {
                let lines = site.lines().filter(|line| line.text.contains(path.as_str()));
                let places: Vec<_> = lines.map(|line| (line.path.to_owned(), line.number)).take(2).collect();
                let [place] = places.as_slice() else { return None };
                let posts = place.0.contains("_posts/") && path.starts_with("img/blog/") && path.is_ascii();
                posts.then(|| (path.clone(), place.clone()))
            };
            let (path, at) = dice.pick(site.files.iter().filter_map(named).collect())?;
            let (stem, ending) = path.rsplit_once('.')?;
            let new = format!("{stem}-2.{ending}");
            let right = Some(format!("/{new}"));
            Some(Seeded { edits: vec![(path.clone(), None), (new.clone(), point(&new))], at, right })
        },
    },
    Mistake {
        name: "a picture is added that nothing shows",
        code: "unused-file",
        make: |site, dice| {
            let _ = dice.pick(site.pages("_posts/"))?;
            let new = "img/nouveau/dessin.svg".to_owned();
            Some(Seeded { edits: vec![(new.clone(), point(&new))], at: (new, 1), right: None })
        },
    },
    Mistake {
        name: "two posts have one title",
        code: "duplicate-title",
        make: |site, dice| {
            let titled = site
                .lines()
                .filter(|line| line.path.starts_with("_posts/2") && line.text.starts_with("title: \""));
            let title = dice.pick(titled.map(|line| line.text.to_owned()).collect())?;
            let new = "_posts/2023-12-01-nouveau.md".to_owned();
            let text = format!("---\nauthor: L’équipe\n{title}\n---\n\nUn texte.\n");
            Some(Seeded { edits: vec![(new.clone(), Some(text.into()))], at: (new, 3), right: None })
        },
    },
    Mistake {
        name: "a post is of another millennium",
        code: "impossible-date",
        make: |site, dice| {
            let _ = dice.pick(site.pages("_posts/"))?;
            let new = "_posts/0218-01-01-nouveau.md".to_owned();
            let text = "---\ntitle: Un nouveau billet\n---\n\nUn texte.\n";
            Some(Seeded { edits: vec![(new.clone(), Some(text.into()))], at: (new, 1), right: None })
        },
    },
    Mistake {
        name: "a post is there twice",
        code: "duplicate-url",
        make: |site, dice| {
            let plain = |path: &&str| path.starts_with("_posts/2") && !site.texts[*path].contains('<');
            let path = dice.pick(site.pages("_posts/").into_iter().filter(plain).collect())?;
            let new = format!("_posts/vieux/{}", path.strip_prefix("_posts/")?);
            let text = site.texts[path].clone().into_bytes();
            Some(Seeded { edits: vec![(new.clone(), Some(text))], at: (new, 1), right: None })
        },
    },
];

/// A picture that pages show, with other bytes.
fn picture(site: &Site, dice: &mut Dice, bytes: Vec<u8>) -> Option<Seeded> {
    let shown = |path: &&String| {
        let is_one = [".png", ".jpg"].iter().any(|ending| path.ends_with(ending));
        is_one
            && path.is_ascii()
            && site
                .texts
                .iter()
                .any(|(text, words)| text.starts_with("_posts/") && words.contains(&format!("](/{path})")))
    };
    let path = dice.pick(site.files.iter().filter(shown).collect())?;
    Some(Seeded { edits: vec![(path.clone(), Some(bytes))], at: (path.clone(), 1), right: None })
}
