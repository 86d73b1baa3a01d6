//! Pictures: what becomes of their tags, their files and what they say of themselves.

use crate::harness::{Built, Project};
use image::{DynamicImage, ImageFormat, RgbImage};
use std::fs;
use std::io::Cursor;

/// A picture of `width` × `height` that no packing makes tiny.
fn picture(width: u32, height: u32) -> DynamicImage {
    let point =
        |x: u32, y: u32| image::Rgb([(x * 7 % 251) as u8, (y * 5 % 241) as u8, ((x ^ y) % 256) as u8]);
    DynamicImage::from(RgbImage::from_fn(width, height, point))
}

fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture(width, height).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture");
    bytes
}

/// A JPEG whose EXIF says that it lies on its side, and where it was taken.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0lieuqxz";
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    let jpeg = file(width, height, ImageFormat::Jpeg);
    [&jpeg[..2], &[0xFF, 0xE1], &length, exif, &jpeg[2..]].concat()
}

fn site() -> Project {
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /v\n")
}

fn post(text: &str) -> String {
    format!("---\ntitle: Un billet\n---\n{text}\n")
}

const POST: &str = "_posts/2019-01-01-a.md";
const PAGE: &str = "blog/2019/01/01/a.html";

/// The tags of pictures in the main part of a page.
fn tags(built: &Built) -> Vec<String> {
    let page = built.file(PAGE);
    let main = page.split_once("<main").expect("a main part").1;
    main.split("<img").skip(1).map(|rest| rest.split_once('>').expect("an end").0.trim().to_owned()).collect()
}

/// The picture that stands at `path` in the output.
fn read(built: &Built, path: &str) -> DynamicImage {
    image::load_from_memory(&built.tree()[path]).expect("a picture")
}

/// The smaller forms in the output.
fn variants(built: &Built) -> Vec<String> {
    built.tree().into_keys().filter(|path| path.starts_with("assets/images/")).collect()
}

#[test]
fn picture_of_a_text_has_its_size_and_smaller_forms() {
    let text = post("![Un](/img/Grand_été.png)\n\n![Deux](/img/Grand_été.png)");
    let built = site().write(POST, text).write("img/Grand_été.png", file(700, 350, ImageFormat::Png)).build();
    let tags = tags(&built);
    let forms = variants(&built);
    assert_eq!(forms.len(), 4, "{forms:?}");
    let listed: Vec<String> = [160, 320, 640, 700]
        .iter()
        .map(|width| {
            let name = format!("assets/images/grand-ete-{width}-");
            let path = forms.iter().find(|path| path.starts_with(&name)).expect("a form of each width");
            let form = read(&built, path);
            assert_eq!((form.width(), form.height()), (*width, width / 2));
            format!("/v/{path} {width}w")
        })
        .collect();
    for tag in &tags {
        assert!(tag.contains(" width=\"700\" height=\"350\""), "{tag}");
        assert!(
            tag.contains(&format!(
                " srcset=\"{}\" sizes=\"(min-width: 44rem) 40rem, 94vw\"",
                listed.join(", ")
            )),
            "{tag}"
        );
        assert!(tag.contains("src=\"/v/img/Grand_%C3%A9t%C3%A9.png\""), "{tag}");
    }
    assert!(tags[0].ends_with("fetchpriority=\"high\"") && !tags[0].contains("lazy"), "{}", tags[0]);
    assert!(tags[1].contains("loading=\"lazy\" ") && tags[1].ends_with("decoding=\"async\""), "{}", tags[1]);
    assert!(!tags[1].contains("fetchpriority"), "{}", tags[1]);
}

#[test]
fn what_a_photograph_says_of_itself_is_not_published_and_it_stands_upright() {
    let built = site()
        .write(POST, post("![Un](/img/a.jpg)"))
        .write("img/a.jpg", photograph(400, 200))
        .write("img/nowhere-shown.jpg", photograph(40, 20))
        .write("img/b.png", {
            let mut png = file(20, 20, ImageFormat::Png);
            let text = [&9u32.to_be_bytes()[..], b"tEXtAda\0lqxz.", &[0; 4]].concat();
            png.splice(33..33, text);
            png
        })
        .build();
    for (path, bytes) in built.tree() {
        assert!(!bytes.windows(3).any(|window| window == b"qxz"), "{path} tells");
    }
    for path in ["img/a.jpg", "img/nowhere-shown.jpg"] {
        let upright = read(&built, path);
        assert!(upright.height() == upright.width() * 2, "{path}");
    }
    assert!(tags(&built)[0].contains("width=\"200\" height=\"400\""));
    let form = variants(&built).into_iter().find(|path| path.contains("-160-")).expect("a form");
    assert_eq!(read(&built, &form).height(), 320);
}

#[test]
fn picture_with_nothing_to_hide_is_copied_byte_for_byte() {
    let bytes = file(40, 30, ImageFormat::Jpeg);
    let built = site().write("img/a.jpg", &bytes).build();
    assert_eq!(built.tree()["img/a.jpg"], bytes);
}

#[test]
fn drawing_and_moving_picture_are_left_alone_but_for_their_size() {
    let frame = b"\x2C\0\0\0\0\x02\0\x01\0\0\x02\x02\x4C\x01\0";
    let gif = [&b"GIF89a\x02\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF"[..], frame, frame, b"\x3B"].concat();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"/>";
    let built = site()
        .write(POST, post("![Un](/img/a.gif) ![Deux](/img/b.svg) ![Trois](/img/c.svg)"))
        .write("img/a.gif", &gif)
        .write("img/b.svg", svg)
        .write("img/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")
        .build();
    let tags = tags(&built);
    assert!(tags[0].contains("width=\"2\" height=\"1\""), "{tags:?}");
    assert!(tags[1].contains("width=\"40\" height=\"20\""), "{tags:?}");
    assert!(!tags[2].contains("width"), "{tags:?}");
    assert!(!tags.concat().contains("srcset"), "{tags:?}");
    assert_eq!((built.tree()["img/a.gif"].clone(), variants(&built)), (gif, Vec::new()));
    assert_eq!(built.diagnostics(), [""; 0]);
}

#[test]
fn what_an_editor_says_of_a_picture_stands() {
    let text = post(
        "<img src=\"/img/a.png\" alt=\"a\" width=\"300\">\n\n<img src=\"/img/a.png\" alt=\"b\" height=\"10\">",
    );
    let built = site().write(POST, text).write("img/a.png", file(600, 300, ImageFormat::Png)).build();
    let tags = tags(&built);
    assert!(tags[0].contains("width=\"300\"") && tags[0].contains("height=\"150\""), "{tags:?}");
    assert!(tags[0].contains("sizes=\"300px\""), "{tags:?}");
    assert!(tags[1].contains("height=\"10\" ") && tags[1].contains("width=\"20\""), "{tags:?}");
}

#[test]
fn portrait_has_no_form_larger_than_it_is_shown() {
    let built = site()
        .write("_communaute/2018-01-01-ada.md", "---\nnom: Ada\nimage: /img/ada.png\n---\n")
        .write("img/ada.png", file(900, 900, ImageFormat::Png))
        .build();
    let widths: Vec<bool> = [160, 320, 640]
        .iter()
        .map(|w| variants(&built).iter().any(|path| path.contains(&format!("-{w}-"))))
        .collect();
    assert_eq!(widths, [true, true, false]);
    let list = built.file("communaute.html");
    assert!(list.contains(" 160w\"") && !list.contains(" 320w"), "{list}");
}

#[test]
fn picture_with_much_more_to_show_is_linked() {
    let config = "title: Essai\nurl: https://exemple.fr\neigsite: { images: { widths: [100, 200] } }\n";
    let text = "![Un plan](/img/a.png)\n\n[![Lié](/img/a.png)](https://exemple.fr/)\n\n![](/img/a.png)\n\n![Petit](/img/b.png)";
    let built = site()
        .write("_config.yml", config)
        .write(POST, post(text))
        .write("img/a.png", file(600, 300, ImageFormat::Png))
        .write("img/b.png", file(210, 100, ImageFormat::Png))
        .build();
    assert_eq!(built.file(PAGE).matches("<a href=\"/img/").count(), 1);
    assert!(built.file(PAGE).contains("<a href=\"/img/a.png\"><img "));
}

#[test]
fn pictures_are_made_once_and_what_is_no_longer_shown_goes() {
    let project = site()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { cards: off }\n")
        .write(POST, post("![Un](/img/a.png)"))
        .write("img/a.png", file(700, 350, ImageFormat::Png));
    let kept = || {
        let folder = project.output().with_file_name(".eigsite/images");
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        files.filter(|file| file.file_type().is_file()).count()
    };
    let first = project.build();
    assert!(first.stderr.contains("4 pictures made, 0 reused"), "{}", first.stderr);
    let second = project.build();
    assert!(second.stderr.contains("0 pictures made, 4 reused"), "{}", second.stderr);
    assert!(first.tree() == second.tree());
    assert_eq!(kept(), 4);
    fs::remove_dir_all(project.output().with_file_name(".eigsite")).expect("removed");
    assert!(project.build().tree() == first.tree());

    project.put("img/a.png", file(400, 300, ImageFormat::Png));
    let changed = project.build();
    assert_eq!((kept(), variants(&changed).len()), (3, 3));
    project.put(POST, post("Rien."));
    let none = project.build();
    assert_eq!((kept(), variants(&none)), (0, Vec::new()));
}

#[test]
fn threads_change_no_byte_of_a_picture() {
    let tree = |jobs: &str| {
        let mut project = site()
            .args(["--jobs", jobs])
            .write(POST, post("![a](/img/0.jpg) ![b](/img/1.jpg) ![c](/img/2.jpg)"));
        for (number, width) in [(0, 300), (1, 500), (2, 330)] {
            project = project.write(&format!("img/{number}.jpg"), photograph(width, 400));
        }
        project.build().tree()
    };
    assert!(tree("1") == tree("8"));
}

#[test]
fn portrait_of_someone_who_does_not_agree_leaves_nothing() {
    let person = |consent: &str| {
        site()
            .write(
                "_communaute/2018-01-01-ada.md",
                format!("---\nnom: Ada\nimage: /img/ada.png\n{consent}---\n"),
            )
            .write("img/ada.png", file(300, 300, ImageFormat::Png))
    };
    let pictures = |project: &Project| {
        let built = project.build();
        built
            .tree()
            .into_keys()
            .filter(|path| path.contains("ada") && !path.ends_with(".html") && !path.contains("api/"))
            .count()
    };
    let granted = person("consent: { scope: [photo], date: 2018-02-01 }\n");
    assert!(pictures(&granted) > 1);
    granted.put(
        "_communaute/2018-01-01-ada.md",
        "---\nnom: Ada\nimage: /img/ada.png\nconsent: { scope: [bio], date: 2018-02-01 }\n---\n",
    );
    assert_eq!(pictures(&granted), 0);
    assert!(!granted.output().with_file_name(".eigsite").exists(), "something is kept");
    assert_eq!(pictures(&person("consent: { scope: [bio], date: 2018-02-01 }\n")), 0);
}

/// A PNG that says to have `side` × `side` points, and holds none.
fn bomb(side: u32) -> Vec<u8> {
    let mut png = file(1, 1, ImageFormat::Png);
    png[16..20].copy_from_slice(&side.to_be_bytes());
    png[20..24].copy_from_slice(&side.to_be_bytes());
    let check = crc32fast::hash(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&check);
    png
}

#[test]
fn pictures_that_cannot_be_read_are_told_and_published() {
    let jpeg = file(300, 200, ImageFormat::Jpeg);
    let webp = webp::Encoder::from_rgb(&[9; 300], 10, 10).encode(50.0).to_vec();
    let files = [
        ("empty.png", Vec::new()),
        ("huge.png", bomb(50_000)),
        ("lying.png", bomb(3_000)),
        ("short.jpg", jpeg[..90].to_vec()),
        ("text.jpg", b"\0portrait".to_vec()),
        ("wrong.png", jpeg.clone()),
        ("short.webp", webp[..webp.len() / 2].to_vec()),
    ];
    let text: String = files.iter().map(|(name, _)| format!("![Une image](/img/{name})\n\n")).collect();
    let mut project = site().write(POST, post(&text));
    for (name, bytes) in &files {
        project = project.write(&format!("img/{name}"), bytes);
    }
    let built = project.build();
    let told = [
        "warning[broken-image] img/empty.png:1:1",
        "warning[huge-image] img/huge.png:1:1",
        "warning[broken-image] img/lying.png:1:1",
        "warning[broken-image] img/short.jpg:1:1",
        "warning[broken-image] img/short.webp:1:1",
        "warning[broken-image] img/text.jpg:1:1",
        "hint[image-ending] img/wrong.png:1:1",
    ];
    assert_eq!(built.diagnostics(), told);
    for (name, bytes) in &files {
        assert!(built.tree()[&format!("img/{name}")] == *bytes, "{name}");
    }
    assert!(tags(&built)[1].contains("width=\"50000\" height=\"50000\""));
    assert!(built.stdout.contains(&format!("`{PAGE}` shows it")), "{}", built.stdout);
    // A check notices the same, and makes nothing.
    fs::remove_dir_all(project.output().with_file_name(".eigsite")).expect("removed");
    assert_eq!(project.check(&[]).diagnostics(), told);
    assert!(!project.output().with_file_name(".eigsite").exists());
}

#[test]
fn site_may_do_without_smaller_pictures() {
    let image = file(700, 350, ImageFormat::Png);
    let config = "title: Essai\nurl: https://exemple.fr\neigsite: { images: off }\n";
    let off = site()
        .write("_config.yml", config)
        .write(POST, post("![Un](/img/a.png)"))
        .write("img/a.png", &image)
        .build();
    let flag = site()
        .args(["--no-images"])
        .write(POST, post("![Un](/img/a.png)"))
        .write("img/a.png", &image)
        .build();
    for built in [off, flag] {
        assert!(tags(&built)[0].contains("width=\"700\"") && !tags(&built)[0].contains("srcset"));
        assert_eq!(variants(&built), [""; 0]);
    }
}

#[test]
fn page_that_an_editor_wrote_to_the_last_byte_stays_so() {
    let page = "<!doctype html><title>A</title><img src=\"/img/a.png\">";
    let built = site().write("a.html", page).write("img/a.png", file(30, 30, ImageFormat::Png)).build();
    assert_eq!(built.file("a.html"), page);
}

/// What a page says under `og:NAME`.
fn said(page: &str, name: &str) -> Option<String> {
    let rest = page.split_once(&format!("<meta property=\"og:{name}\" content=\""))?.1;
    Some(rest.split_once('"')?.0.to_owned())
}

/// The cards in the output.
fn cards(built: &Built) -> Vec<String> {
    built.tree().into_keys().filter(|path| path.starts_with("assets/cards/")).collect()
}

#[test]
fn post_and_challenge_have_a_card_that_says_what_they_are() {
    let project = site()
        .write(POST, "---\ntitle: L’été « à venir »\nimage: /img/a.png\n---\nTexte\n")
        .write("_defis/2018-01-01-gobelins.md", "---\ntitle: Gobelins\npromotion: EIG 2\n---\n")
        .write("img/a.png", file(40, 40, ImageFormat::Png));
    let built = project.build();
    assert_eq!(cards(&built).len(), 2);
    for (path, label) in [(PAGE, "1er janvier 2019"), ("defis/2018/gobelins.html", "EIG 2")] {
        let page = built.file(path);
        let address = said(&page, "image").expect("a card");
        let card = read(&built, address.strip_prefix("https://exemple.fr/v/").expect("a file of the site"));
        assert_eq!((card.width(), card.height()), (1200, 630));
        assert_eq!(said(&page, "image:width").as_deref(), Some("1200"));
        assert_eq!(said(&page, "image:height").as_deref(), Some("630"));
        assert!(said(&page, "image:alt").is_some_and(|alt| alt.contains(label)), "{page}");
    }
    let before = said(&built.file(PAGE), "image");
    project.put(POST, "---\ntitle: Un autre titre\n---\nTexte\n");
    assert_ne!(said(&project.build().file(PAGE), "image"), before);
}

#[test]
fn without_cards_the_picture_of_a_post_stands_for_it() {
    let built = site()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { cards: off }\n")
        .write(POST, "---\ntitle: Un billet\nimage: /img/a.png\n---\nTexte\n")
        .write("img/a.png", file(40, 40, ImageFormat::Png))
        .build();
    assert_eq!(said(&built.file(PAGE), "image").as_deref(), Some("https://exemple.fr/img/a.png"));
    assert_eq!(cards(&built), [""; 0]);
}
