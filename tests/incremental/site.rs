//! A small site with something of every kind.

use std::fs;
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    (
        "_config.yml",
        "title: Essai\nurl: https://exemple.fr\nlang: fr\ntimezone: Europe/Paris\npagination:\n  per_page: 3\ncollections:\n  defis:\n    output: true\n  communaute:\n    output: true\n",
    ),
    (
        "_schema.yml",
        "collections:\n  recettes:\n    label: { fr: Recettes, en: Recipes }\n    sources: [\"_recettes/**/*.md\"]\n    permalink: /recettes/:title.html\n    list: { path: /recettes/ }\n    fields:\n      title: { type: text, required: true }\n      temps: { type: number }\n      outil: { type: ref, to: [defis, outils] }\n",
    ),
    ("_redirects", "/vieux.html /posts/ 301!\n"),
    ("_data/nav.yml", "- title: Accueil\n  url: /\n- title: À propos\n  url: /a-propos.html\n"),
    (
        "_data/promotions.yml",
        "\"EIG 2\":\n  title: EIG 2\n  promotion: 2\n  start: 2018-01\n  end: 2018-11\n",
    ),
    ("_data/libre.yml", "mot: un\n"),
    ("_data/faq.yml", "- title: Qui peut candidater ?\n  text: Tout le monde, ou presque.\n"),
    (
        "_defis/gobelins.md",
        "---\ntitle: Gobelins\ndescription: Les meubles du Mobilier national.\npromotion: EIG 2\nyear: 2018\nskills: [datasciences]\nimage: /img/point.png\n---\n\n## Le problème\n\nDes milliers de meubles.\n\n## La réponse\n\nUn site.\n",
    ),
    (
        "_defis/hopkins.md",
        "---\ntitle: Hopkins\npromotion: EIG 2\nyear: 2018\nmentors: [Inconnue Personne]\n---\n\nLire des textes libres.\n",
    ),
    (
        "_communaute/ada.md",
        "---\ntitle: Ada Martin\nclass: [eig]\nannees: [2018]\ndefis: [Gobelins]\n---\n\nElle écrit des programmes.\n",
    ),
    ("_communaute/zoe.md", "---\ntitle: Zoé d’Été\nannees: [2018]\ndefis: [Hopkins]\n---\n"),
    ("_stacks/gobelins.yml", "defi: Gobelins\nyear: 2018\nLangages: [PHP]\nBases de données: [PostgreSQL]\n"),
    ("_recettes/tarte.md", "---\ntitle: Tarte\ntemps: 40\noutil: Gobelins\n---\n\nÉtaler la pâte.\n"),
    (
        "_posts/2019-01-05-premier.md",
        "---\ntitle: Le premier\nauthor: Ada Martin\ntags: [code, essai]\ndescription: Pour commencer.\n---\n\nUn mot, puis [le deuxième]({% post_url 2019-02-05-deuxieme %}).\n\n```python\nprint(1)\n```\n",
    ),
    (
        "_posts/2019-02-05-deuxieme.md",
        "---\ntitle: Le deuxième\nauthor: Zoé d’Été\ntags: [essai]\n---\n\n![Un point](/img/point.png)\n\nDu texte.\n\n## Une partie\n\nEncore.\n",
    ),
    (
        "_posts/2019-03-05-troisieme.md",
        "---\ntitle: Le troisième\ntags: [code]\ndescription: Rien de neuf.\n---\n\nInconnue Personne y était.\n\nRien d’autre.\n",
    ),
    (
        "_posts/2019-04-05-quatrieme.md",
        "---\ntitle: Le quatrième\n---\n\nDes mots.\n\n[Perdu]({% post_url 2000-01-01-rien %})\n",
    ),
    (
        "_posts/2019-05-05-cinquieme.md",
        "---\ntitle: Le cinquième\nlang-ref: cinq\n---\n\nUne note[^1].\n\n[^1]: En bas.\n",
    ),
    ("en/_posts/2019-05-05-fifth.md", "---\ntitle: The fifth\nlang: en\nlang-ref: cinq\n---\n\nWords.\n"),
    (
        "_tutoriels/essayer.md",
        "---\ntitle: Essayer\nabout: [Le premier, Gobelins]\nchecked: 2019-12-01\n---\n\nPas à pas.\n",
    ),
    ("_drafts/idee.md", "---\ntitle: Idée\n---\n\nPas encore.\n"),
    (
        "a-propos.md",
        "---\ntitle: À propos\npermalink: /a-propos.html\n---\n\nVoir [le blog](/blog/) et *tout*.\n\n<a name=\"ici\"></a>\n",
    ),
    ("index.md", "---\ntitle: Accueil\n---\n\nBienvenue [ici](/a-propos.html#ici).\n"),
    ("style.css", "body { color: black }\n"),
    ("page.html", "---\ntitle: À la main\n---\n<p>Du HTML.</p>\n"),
    ("_theme/strings/fr.yml", "home: Accueil du site\n"),
];

/// The picture of the site.
const PICTURE: &str = "img/point.png";

/// Writes it to `folder`.
pub fn write(folder: &Path) {
    FILES.iter().for_each(|(path, text)| put(&folder.join(path), text.as_bytes()));
    picture(folder, 60);
}

/// Makes of `folder` what it was when it was written, but for the picture: one that is written anew counts as another.
pub fn write_again(folder: &Path) {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("it can be read"));
    for file in all.filter(|entry| entry.file_type().is_file()) {
        let path = file.path().strip_prefix(folder).expect("below");
        if FILES.iter().map(|(path, _)| *path).chain([PICTURE]).all(|own| Path::new(own) != path) {
            fs::remove_file(file.path()).expect("removed");
        }
    }
    FILES.iter().for_each(|(path, text)| put(&folder.join(path), text.as_bytes()));
}

/// Writes a picture of one colour and `wide` points.
pub fn picture(folder: &Path, wide: u32) {
    put(&folder.join(PICTURE), &png(wide));
}

/// Writes `bytes` to `path`, unless they stand there already.
pub fn put(path: &Path, bytes: &[u8]) {
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

/// A grey picture, as simple as the format allows.
fn png(wide: u32) -> Vec<u8> {
    let mut rows = Vec::new();
    for _ in 0..20 {
        rows.push(0);
        rows.extend(std::iter::repeat_n(120_u8, wide as usize));
    }
    let mut packed = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
    let mut data = vec![0; packed.zlib_compress_bound(rows.len())];
    let size = packed.zlib_compress(&rows, &mut data).expect("it fits");
    data.truncate(size);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = wide.to_be_bytes().to_vec();
    header.extend(20_u32.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    for (name, bytes) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        out.extend((bytes.len() as u32).to_be_bytes());
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(name);
        hasher.update(&bytes);
        out.extend_from_slice(name);
        out.extend_from_slice(&bytes);
        out.extend(hasher.finalize().to_be_bytes());
    }
    out
}
