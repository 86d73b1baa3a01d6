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
            Some(Seeded { edits: vec![(path.to_owned(), Some(bytes))], at: (path.to_owned(), line), right: None })
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
        name: "a post is there twice",
        code: "duplicate-url",
        make: |site, dice| {
            let path = dice.pick(site.pages("_posts/").into_iter().filter(|path| path.starts_with("_posts/2")).collect())?;
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
        is_one && path.is_ascii() && site.texts.iter().any(|(text, words)| text.starts_with("_posts/") && words.contains(&format!("](/{path})")))
    };
    let path = dice.pick(site.files.iter().filter(shown).collect())?;
    Some(Seeded { edits: vec![(path.clone(), Some(bytes))], at: (path.clone(), 1), right: None })
}
