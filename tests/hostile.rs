//! Sources that somebody wrote to break the program: each is built or refused, in words, without a panic and within bounds.
//!
//! The system ends what takes more memory than a page could need, or more of the processor than a machine under load needs for
//! all of it.

use crate::harness::{PROGRAM, Project, installed};
use std::process::{Command, Output};

/// The address space that one build may take, in KiB: the program, its threads, and what the largest case needs.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 3 << 20;
/// The seconds of a processor after which the system ends a build: many times what any case takes.
#[cfg(target_os = "linux")]
const PROCESSOR: u64 = 120;
/// How often what nests is nested.
const DEEP: usize = 10_000;

/// A site with these files besides its configuration.
type Case = (&'static str, Vec<(&'static str, Vec<u8>)>);

/// A post with `text`.
fn post(name: &'static str, text: impl AsRef<[u8]>) -> Case {
    (name, vec![("a.md", [b"---\ntitle: D\n---\n", text.as_ref(), b"\n"].concat())])
}

/// A post with `lines` in its front matter.
fn front(name: &'static str, lines: impl AsRef<str>) -> Case {
    (name, vec![("a.md", format!("---\ntitle: D\n{}\n---\nx\n", lines.as_ref()).into_bytes())])
}

/// A file at `path` with `text`.
fn file(name: &'static str, path: &'static str, text: impl AsRef<[u8]>) -> Case {
    (name, vec![(path, text.as_ref().to_vec())])
}

/// `each` for every number below `most`, one after the other.
fn times(most: usize, each: impl Fn(usize) -> String) -> String {
    (0..most).map(each).collect()
}

/// A text of which each line says the one before ten times over.
fn bomb() -> String {
    let tenfold = |n: usize| vec![format!("*a{}", n - 1); 10].join(",");
    format!("a0: &a0 [x]\n{}", times(11, |n| format!("a{0}: &a{0} [{1}]\n", n + 1, tenfold(n + 1))))
}

fn markdown() -> Vec<Case> {
    let same = |text: &str| text.repeat(DEEP);
    let row = |cell: &str| format!("|{}\n", cell.repeat(2_000));
    vec![
        post("quotes", same("> ")),
        post("lists", same("- ")),
        post("brackets", format!("{}x{}", same("["), same("]"))),
        post("links", same("[a](")),
        post("pictures", same("![")),
        post("emphasis", same("*a_ ")),
        post("ticks", times(400, |n| "`".repeat(n) + " ")),
        post("tags", same("<b>")),
        post("blocks", same("<div>\n")),
        post("tables of HTML", "<table>".repeat(5_000)),
        post("formatting", "<a><b><i>".repeat(3_000) + &"<p>".repeat(100)),
        post("comments", same("<!--")),
        post("sections", same("<![CDATA[")),
        post("attributes", format!("<a {}>x</a>", times(DEEP, |n| format!("a{n}=1 ")))),
        post("entities", "&".repeat(50_000)),
        post("references", times(DEEP, |n| format!("[r{n}]: /x\n")) + &times(DEEP, |n| format!("[r{n}]"))),
        post("one reference", format!("[a]: {}\n\n{}", "x".repeat(20_000), "[a]".repeat(5_000))),
        post(
            "footnotes",
            times(2_000, |n| format!("[^{n}]: t [^{}]\n", (n + 1) % 2_000))
                + &times(2_000, |n| format!("[^{n}]")),
        ),
        post("headings", times(DEEP, |n| format!("\n{} même titre\n", "#".repeat(1 + n % 6)))),
        post("wide table", row("a|") + &row("-|") + &row("a|").repeat(50)),
        post("long table", "|a|\n|-|\n".to_owned() + &"|b|\n".repeat(30_000)),
        post("bar of a table", format!("|{0}\n|{0}\n", "-|".repeat(100_000))),
        post(
            "abbreviations",
            times(3_000, |n| format!("*[A{n}]: x\n")) + "\n" + &times(3_000, |n| format!("A{n} ")),
        ),
        post("Liquid", same("{% raw %}")),
        post("conditions", same("{% if x %}")),
        post("shortcodes", same("{{< figure ")),
        post("classes", format!("a\n{{: {}}}\n", same(".c "))),
        post("definitions", same("a\n: ")),
        post("addresses", same("http://") + &same("a@")),
        post("long word", "a".repeat(1_000_000)),
        post("long line", "mot ".repeat(250_000)),
        post("accents", "a".to_owned() + &"\u{301}".repeat(50_000)),
        post("directions", "\u{202e}".repeat(DEEP)),
        post("quotation marks", "\"'«".repeat(20_000)),
        post("frames", "<iframe src='https://x/'>".repeat(3_000)),
        post("drawing", "<svg>".to_owned() + &same("<g>")),
    ]
}

/// Code that makes the grammars of highlighting go back and forth.
fn code() -> Vec<Case> {
    let of = |name: &'static str, lang: &str, text: &str, times: usize| {
        post(name, format!("```{lang}\n{}\n```\n", text.repeat(times)))
    };
    vec![
        of("expression", "js", "/(", 10_000),
        of("brackets of a script", "js", "a=(", 50_000),
        of("raw strings", "rust", "r#\"", 20_000),
        of("tags of HTML", "html", "<a ", 30_000),
        of("substitutions", "bash", "$((", 20_000),
        of("interpolations", "php", "${", 20_000),
        of("interpolations of Ruby", "ruby", "#{", 20_000),
        of("negations", "css", "a:not(", 20_000),
        of("selections", "sql", "select (", 20_000),
        of("bounds", "typescript", "<T extends ", 10_000),
        of("lists of JSON", "json", "[", 50_000),
        of("templates", "cpp", "template<", 20_000),
        of("environments", "latex", "\\begin{a}", 10_000),
        of("much code", "python", "def f(): return 'xxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n", 5_000),
        post("language", format!("```{}\na\n```\n", "x".repeat(100_000))),
    ]
}

fn values() -> Vec<Case> {
    let list = |most: usize, of: &dyn Fn(usize) -> String| (0..most).map(of).collect::<Vec<_>>().join(",");
    vec![
        front("bomb", bomb()),
        front("long alias", format!("a: &a {}\nb: [{}]", "x".repeat(100_000), list(DEEP, &|_| "*a".into()))),
        front("alias of itself", "a: &a [*a]"),
        front(
            "merged maps",
            times(200, |n| {
                let before =
                    (n.saturating_sub(10)..n).map(|n| format!("*m{n}")).collect::<Vec<_>>().join(",");
                format!("m{n}: &m{n}\n  <<: [{before}]\n  k{n}: 1\n")
            }),
        ),
        front("deep list", format!("x: {}", "[".repeat(DEEP))),
        front("deep map", format!("x: {}", "{a: ".repeat(DEEP))),
        front("deep blocks", times(1_000, |n| format!("{}a:\n", " ".repeat(n)))),
        front("many keys", times(20_000, |n| format!("k{n}: {n}\n"))),
        front("the same key", "k: 1\n".repeat(5_000)),
        front("long number", format!("n: {}\nm: 1e999999999", "9".repeat(100_000))),
        front("date", "date: 99999999999-01-01"),
        front("tags", format!("tags: [{}]", list(1_000, &|n| format!("t{n}")))),
        front("escapes", format!("x: \"{}\"", "\\x41".repeat(20_000))),
        front("address above", format!("permalink: /{}x", "../".repeat(1_000))),
        front("long address", format!("permalink: /{}", "a".repeat(5_000))),
        front("NUL", "permalink: \"/a\\0b\""),
        front("layout", format!("layout: {}etc/passwd", "../".repeat(100))),
        front("picture above", "image: /../../../../etc/passwd"),
        front("old addresses", format!("redirect_from: [{}]", list(1_000, &|n| format!("/r{n}")))),
        file("heads", "a.md", "---\ntitle: a\n".repeat(5_000)),
        file("TOML", "a.md", format!("+++\na={}\n+++\nx", "[".repeat(DEEP))),
        file("data", "_data/a.yml", bomb()),
        file("JSON", "_data/a.json", "[".repeat(DEEP)),
        file("CSV", "_data/a.csv", "a,b\n".to_owned() + &"\"x,".repeat(50_000)),
        file(
            "menu",
            "_data/nav.yml",
            times(500, |n| format!("{0}- name: a\n{0}  children:\n", "  ".repeat(n))),
        ),
    ]
}

fn ground() -> Vec<Case> {
    let fields = times(5_000, |n| format!("      f{n}: text\n"));
    vec![
        file("deep schema", "_schema.yml", format!("collections:\n  a:\n    fields: {}", "[".repeat(DEEP))),
        file("fields", "_schema.yml", format!("collections:\n  a:\n    folder: _a\n    fields:\n{fields}")),
        file(
            "collections",
            "_schema.yml",
            format!("collections:\n{}", times(1_000, |n| format!("  c{n}:\n    folder: _c{n}\n"))),
        ),
        file("deep configuration", "_config.yml", format!("a: {}", "{b: ".repeat(DEEP))),
        file(
            "patterns",
            "_config.yml",
            format!("exclude: ['{}b']\ninclude: ['{}']\n", "*a".repeat(200), "?*".repeat(500)),
        ),
        file("chain of redirects", "_redirects", times(5_000, |n| format!("/a{n} /a{}\n", n + 1))),
        file("circle of redirects", "_redirects", "/a /b\n/b /a\n/c /c\n".repeat(3_000)),
        file("parts of redirects", "_redirects", format!("/{} /x\n", ":a/".repeat(5_000))),
        file("stars", "_redirects", format!("/{} /:splat\n", "*".repeat(1_000)).repeat(100)),
        file("levels of Org", "_defis/a.org", times(1_000, |n| format!("{} a\n", "*".repeat(n + 1)))),
        file("links of Org", "_defis/a.org", "[[".repeat(DEEP)),
        file("marks of Org", "_defis/a.org", "*/_=~+".repeat(DEEP)),
        file("drawers of Org", "_defis/a.org", ":PROPERTIES:\n".repeat(DEEP)),
        file("blocks of Org", "_defis/a.org", "#+begin_src\n".repeat(DEEP)),
        file("table of Org", "_defis/a.org", "|a|\n".repeat(30_000)),
        file("stack", "_stacks/2018.org", format!("* Défi\n- {}\n", "Python 3, ".repeat(20_000))),
        file("brackets of a stack", "_stacks/2018.md", format!("# Défi\n- {}", "(".repeat(DEEP))),
        file(
            "words of a stack",
            "_stacks/2018.md",
            format!("# Défi\n- outil {}\n- {}", "a".repeat(100_000), "x / y + ".repeat(DEEP)),
        ),
        file(
            "questions",
            "_search_tests.yml",
            times(200, |_| format!("- {{ q: {}, expect: / }}\n", "a".repeat(2_000))),
        ),
        file(
            "words that mean the same",
            "_data/synonymes.yml",
            times(5_000, |n| format!("- [a{n}, a{}]\n", n + 1)),
        ),
    ]
}

/// A picture at `path` and a page that shows it.
fn picture(name: &'static str, path: &'static str, bytes: Vec<u8>) -> Case {
    let (_, mut page) = post("", format!("![Une image](/{path})"));
    page.push((path, bytes));
    (name, page)
}

/// A PNG that says to be `width` by `height` and holds what `data` unpacks to.
fn png(width: u32, height: u32, data: &[u8]) -> Vec<u8> {
    let part = |kind: &[u8; 4], data: &[u8]| {
        let body = [kind, data].concat();
        [&(data.len() as u32).to_be_bytes()[..], &body, &crc32fast::hash(&body).to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), part(b"IHDR", &head), part(b"IDAT", data), part(b"IEND", b"")].concat()
}

/// Zeros, packed as a PNG has them.
fn packed(zeros: usize) -> Vec<u8> {
    let mut packer = libdeflater::Compressor::new(libdeflater::CompressionLvl::fastest());
    let mut packed = vec![0; packer.zlib_compress_bound(zeros)];
    let length = packer.zlib_compress(&vec![0; zeros], &mut packed).expect("there is room");
    packed.truncate(length);
    packed
}

fn pictures() -> Vec<Case> {
    let entities = times(12, |n| match n {
        0 => format!("<!ENTITY a0 '{}'>", "x".repeat(100)),
        n => format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10)),
    });
    let svg = format!(
        "<!DOCTYPE svg [{entities}]><svg xmlns='http://www.w3.org/2000/svg'><text>&a11;</text></svg>"
    );
    let deep = format!("<svg xmlns='http://www.w3.org/2000/svg'>{}", "<g>".repeat(50_000));
    let frames = [
        &b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff"[..],
        &b"!\xf9\x04\0\0\0\0\0".repeat(5_000),
        b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;",
    ]
    .concat();
    let marks = [&b"\xff\xd8"[..], &b"\xff\xe0\0\x02".repeat(100_000), b"\xff\xd9"].concat();
    vec![
        picture("large picture", "img/a.png", png(65_000, 65_000, &packed(1_000_000))),
        picture("packed picture", "img/a.png", png(20_000, 20_000, &packed(200_000_000))),
        picture("frames of a picture", "img/a.gif", frames),
        picture("marks of a picture", "img/a.jpg", marks),
        picture("deep drawing", "img/a.svg", deep.into_bytes()),
        picture("drawing of entities", "img/a.svg", svg.into_bytes()),
        picture(
            "picture without end",
            "img/a.webp",
            b"RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff\x2f\xff\xff\xff\xff".to_vec(),
        ),
    ]
}

/// Builds `project` within the bounds.
fn build(project: &Project) -> Output {
    #[cfg(target_os = "linux")]
    let mut run = {
        let mut run = Command::new("sh");
        let bounds = format!("ulimit -v {MEMORY}; ulimit -t {PROCESSOR}; exec \"$@\"");
        run.args(["-c", &bounds, "sh", PROGRAM]);
        run
    };
    #[cfg(not(target_os = "linux"))]
    let mut run = Command::new(PROGRAM);
    run.arg("build").arg(project.source()).arg("-o").arg(project.output()).args(["--format", "short"]);
    run.env("EIGSITE_LANG", "en").env("SOURCE_DATE_EPOCH", "1715000000").output().expect("it runs")
}

fn hold(cases: Vec<Case>) {
    for (name, files) in cases {
        let mut project = Project::new().write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
        for (path, bytes) in files {
            project = project.write(path, bytes);
        }
        let done = build(&project);
        let said = String::from_utf8_lossy(&done.stderr);
        let start: String = said.chars().take(500).collect();
        assert!(!said.contains("panicked"), "{name}: {start}");
        match done.status.code() {
            Some(0) => assert!(project.output().join("index.html").exists(), "{name}: there is no site"),
            Some(1) => assert!(said.contains(": error["), "{name}: nothing says why: {start}"),
            other => panic!("{name} ends with {other:?}: {start}"),
        }
    }
}

#[test]
fn texts_that_nest_repeat_and_never_end() {
    hold(markdown());
}

#[test]
fn code_that_grammars_stumble_over() {
    hold(code());
}

#[test]
fn values_that_explode() {
    hold(values());
}

#[test]
fn schemas_lists_and_redirects_without_measure() {
    hold(ground());
}

#[test]
fn pictures_that_are_larger_than_they_look() {
    hold(pictures());
}

#[test]
#[cfg(unix)]
fn files_with_any_name() {
    use std::os::unix::ffi::OsStrExt;
    let project = Project::new().write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    let long = "x".repeat(248) + ".md";
    let names = [
        "a\nb.md",
        "a'b.md",
        "a\"b.md",
        "..a.md",
        "a..md",
        "...",
        "-rf.md",
        "*?.md",
        "a\\b.md",
        "é.md",
        "e\u{301}.md",
        "A.md",
        "a.md",
        "CON.md",
        "a:b.md",
        " a .md",
        "\u{202e}a.md",
        "#a.md",
        "a#b.md",
        "a?b.md",
        "a%2e.md",
        "a&b.md",
        "<a>.md",
        &long,
        "💥.md",
        "{{a}}.md",
        "{% a %}.md",
    ];
    for name in names {
        std::fs::write(project.source().join(name), "---\ntitle: D\n---\nx\n").expect("a file");
    }
    let odd = std::ffi::OsStr::from_bytes(b"not\xffutf8.md");
    std::fs::write(project.source().join(odd), "---\ntitle: D\n---\nx\n").expect("a file");
    let deep = project.source().join(["d"; 60].map(|part| part.repeat(30)).join("/"));
    std::fs::create_dir_all(&deep).expect("folders");
    std::fs::write(deep.join("a.md"), "---\ntitle: D\n---\nx\n").expect("a file");
    let done = build(&project);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let errors: Vec<&str> = said.lines().filter(|line| line.contains(": error[")).collect();
    assert!(errors.iter().any(|line| line.contains("utf8.md")), "{errors:#?}");
}

#[test]
#[cfg(unix)]
fn links_to_devices_pipes_and_themselves() {
    use std::os::unix::fs::symlink;
    let project = Project::new().write("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    for (to, name) in
        [("/dev/zero", "zero.md"), ("/etc", "machine"), (".", "loop"), ("/nonexistent", "nothing.md")]
    {
        symlink(to, project.source().join(name)).expect("a link");
    }
    if installed("a pipe among the sources", &["mkfifo"]) {
        assert!(
            Command::new("mkfifo").arg(project.source().join("pipe.md")).status().expect("mkfifo").success()
        );
    }
    let done = build(&project);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    for (name, code) in [
        ("zero.md", "outside-link"),
        ("machine", "outside-link"),
        ("loop", "link-loop"),
        ("nothing.md", "dangling-link"),
    ] {
        assert!(
            said.lines().any(|line| line.contains(name) && line.contains(&format!("[{code}]"))),
            "{name}: {said}"
        );
    }
}
