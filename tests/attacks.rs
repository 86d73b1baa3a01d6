//! Texts that try to run scripts, in every field of every collection: none runs in a browser, even without the policy that
//! servers send.

use crate::harness::{Project, installed, run_in_node};
use eigsite::schema::{Collection, Field, Kind, Schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// What a script does that comes to run.
const RUN: &str = "top.attacked=1";

/// What strangers have put into texts since there are browsers; `§` is the script.
const ATTACKS: &[&str] = &[
    "<script>§</script>",
    "<SCRIPT>§</SCRIPT>",
    "<scr<script>ipt>§</scr</script>ipt>",
    "<script src=data:,§></script>",
    "<script\u{0}>§</script>",
    "<script/x>§</script/x>",
    "<script type=\"text/javascript\" charset=utf-8>§</script >",
    "</title><script>§</script>",
    "</textarea><script>§</script>",
    "</script><script>§</script>",
    "--><script>§</script>",
    "]]><script>§</script>",
    "\"><script>§</script>",
    "'><script>§</script>",
    "\" onmouseover=\"§",
    "' autofocus onfocus='§",
    "x onerror=§ ",
    "`onload=§",
    "<img src=x onerror=§>",
    "<img src=x onerror=\"§\">",
    "<img/src=x/onerror=§>",
    "<img src=x:x onerror\u{a}=\u{9}§>",
    "<IMG SRC=x OnErRoR=§>",
    "<img src=\"x` `<script>§</script>\"` `>",
    "<img src=javascript:§>",
    "<img srcset=\"x 1x\" onerror=§>",
    "<image src=x onerror=§>",
    "<svg onload=§>",
    "<svg/onload=§>",
    "<svg><script>§</script></svg>",
    "<svg><script href=data:,§ />",
    "<svg><animate onbegin=§ attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:§\"><text>x</text></a></svg>",
    "<svg><set attributeName=onmouseover to=§>",
    "<svg><foreignObject><iframe srcdoc=\"<script>§</script>\"></iframe></foreignObject></svg>",
    "<svg><style><img src=x onerror=§></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=§&gt;\">",
    "<math href=\"javascript:§\">x</math>",
    "<math><a xlink:href=\"javascript:§\">x</a></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=§>\">",
    "<iframe src=\"javascript:§\"></iframe>",
    "<iframe srcdoc=\"<script>§</script>\"></iframe>",
    "<iframe src=data:text/html,<script>§</script>></iframe>",
    "<object data=\"javascript:§\"></object>",
    "<object data=\"data:text/html;base64,PHNjcmlwdD50b3AuYXR0YWNrZWQ9MTwvc2NyaXB0Pg==\"></object>",
    "<embed src=\"javascript:§\">",
    "<body onload=§>",
    "<body background=\"javascript:§\">",
    "<input autofocus onfocus=§>",
    "<select autofocus onfocus=§>",
    "<textarea autofocus onfocus=§>",
    "<details open ontoggle=§>",
    "<video><source onerror=§></video>",
    "<video src=x onerror=§>",
    "<audio src=x onerror=§>",
    "<marquee onstart=§>",
    "<form action=\"javascript:§\"><input type=submit></form>",
    "<button formaction=\"javascript:§\">x</button>",
    "<isindex action=\"javascript:§\" type=submit>",
    "<a href=\"javascript:§\">x</a>",
    "<a href=\"JaVaScRiPt:§\">x</a>",
    "<a href=\"java\u{9}script:§\">x</a>",
    "<a href=\"java\u{a}script:§\">x</a>",
    "<a href=\" \u{1}javascript:§\">x</a>",
    "<a href=\"&#106;avascript:§\">x</a>",
    "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A§\">x</a>",
    "<a href=\"javascript&colon;§\">x</a>",
    "<a href=\"vbscript:§\">x</a>",
    "<a href=\"data:text/html,<script>§</script>\">x</a>",
    "<base href=\"javascript:§//\">",
    "<link rel=stylesheet href=\"data:text/css,*{x:expression(§)}\">",
    "<link rel=import href=\"data:text/html,<script>§</script>\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:§\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=data:text/html,<script>§</script>\">",
    "<style>@import 'javascript:§';</style>",
    "<style onload=§></style>",
    "<div style=\"background:url(javascript:§)\">x</div>",
    "<div style=\"width:expression(§)\">x</div>",
    "<xss style=\"animation-name:x\" onanimationstart=§>",
    "<x contenteditable onblur=§>x</x>",
    "<table background=\"javascript:§\"><td background=\"javascript:§\">",
    "<template><script>§</script></template>",
    "<frameset onload=§>",
    "<plaintext><script>§</script>",
    "<!--[if gte IE 4]><script>§</script><![endif]-->",
    "<?xml version=\"1.0\"?><script>§</script>",
    "<![CDATA[<script>§</script>]]>",
    "&lt;script&gt;§&lt;/script&gt;",
    "\u{ff1c}script\u{ff1e}§\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-§+ADw-/script+AD4-",
    "[x](javascript:§)",
    "[x](<javascript:§>)",
    "[x](java&#115;cript:§)",
    "[x](data:text/html,<script>§</script>)",
    "![x](x \"onerror=§\")",
    "![x\" onerror=\"§](x)",
    "[x]: javascript:§",
    "<javascript:§>",
    "[x](x){: onclick=\"§\"}",
    "x {: onclick=\"§\" }",
    "`<script>§</script>`",
    "```<script>§</script>\n```",
    "{{ \"<script>§</script>\" }}",
    "{% raw %}<script>§</script>{% endraw %}",
    "{{< figure src=\"x\\\" onerror=\\\"§\" >}}",
    "{{< youtube \"x\\\"><script>§</script>\" >}}",
    "javascript:§",
    "  javascript:§",
    "java\u{9}script:§",
    "javascript://exemple.fr/%0a§",
    "https://exemple.fr/\"><script>§</script>",
    "https://exemple.fr/' onclick='§",
    "//exemple.fr\\@javascript:§",
    "data:text/html,<script>§</script>",
    "/x\" onmouseover=\"§",
];

/// How many attacks of the list lie between two entries of a collection; 1, and each stands in each field once. The usual
/// number has each attack in some field of each collection.
const STEP: usize = 12;

fn attack(number: usize) -> String {
    ATTACKS[number % ATTACKS.len()].replace('§', RUN)
}

/// What `field` may say with the attack `number`.
fn value(field: &Field, number: usize, schema: &Schema) -> Value {
    let record = field.of.as_ref().and_then(|name| schema.record(name));
    if let Some(record) = record {
        let inner = record.fields.iter().enumerate();
        let item: serde_json::Map<String, Value> =
            inner.map(|(at, field)| (field.keys[0].clone(), json!(attack(number + at)))).collect();
        return json!([item]);
    }
    match &field.kind {
        Kind::List | Kind::Ref { many: true, .. } => json!([attack(number), attack(number + 1)]),
        Kind::Map => json!({ "x": attack(number), attack(number): "x" }),
        _ => json!(attack(number)),
    }
}

/// One key a line, so that a line that is an error can be left out.
fn entry(collection: &Collection, number: usize, schema: &Schema) -> String {
    let mut text = format!("---\ntitle: {}\n", json!(format!("{} {number}", attack(number))));
    let mut seen = BTreeSet::from([
        "title".to_owned(),
        "layout".into(),
        "permalink".into(),
        "date".into(),
        "lang".into(),
    ]);
    for (at, field) in collection.fields.iter().enumerate() {
        let key = &field.keys[0];
        if seen.insert(key.clone()) {
            text.push_str(&format!("{key}: {}\n", value(field, number + at + 1, schema)));
        }
    }
    text.push_str("---\n");
    for at in 0..ATTACKS.len() / 4 {
        let attack = attack(number + at);
        let line = attack.replace('\n', " ");
        text.push_str(&format!("\n{attack}\n\n## {line}\n\n> {line}\n\n| {line} |\n|---|\n| {line} |\n"));
    }
    text
}

/// A site with attacks everywhere; what is an error, and keeps the site from being written, is left out.
fn site() -> Project {
    let schema = Schema::embedded();
    let config = format!(
        "title: {0}\ndescription: {0}\nurl: https://exemple.fr\neigsite:\n  images: off\n  cards: off\n  publisher:\n    name: {0}\n    director: {0}\n",
        json!(attack(12))
    );
    let menu = |number| {
        format!(
            "- {{ name: {0}, url: {1} }}\n- {{ name: {0}, url: / }}\n",
            json!(attack(number)),
            json!("javascript:top.attacked=1")
        )
    };
    let project = Project::new()
        .args(["--format", "json", "--no-cache"])
        .write("_config.yml", config)
        .write("_data/nav.yml", menu(18))
        .write("_data/footer.yml", menu(13))
        .write(
            "_redirects",
            "/vieux /%22%3E%3Cscript%3Etop.attacked=1%3C/script%3E\n/autre javascript:top.attacked=1\n",
        );
    for collection in &schema.collections {
        let Some(folder) = collection.folder().filter(|folder| !folder.is_empty()) else { continue };
        for number in (0..ATTACKS.len()).step_by(STEP) {
            let path = format!("{}/2018-03-16-x{number}.md", folder.trim_end_matches('/'));
            project.put(&path, entry(collection, number, schema));
        }
    }
    for _ in 0..8 {
        let built = project.run();
        if built.code == 0 {
            return project;
        }
        leave_out(&built.stdout);
    }
    panic!("there are always more errors");
}

/// Takes the lines away that are told as errors.
fn leave_out(told: &str) {
    let mut lines: BTreeSet<(String, usize)> = BTreeSet::new();
    for told in told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        if told["severity"] == "error" {
            let path = told["path"].as_str().expect("a path").to_owned();
            lines.insert((path, told["line"].as_u64().expect("a line") as usize));
        }
    }
    assert!(!lines.is_empty(), "no error is told: {told}");
    for (path, line) in lines.iter().rev() {
        let text = std::fs::read_to_string(path).expect("a text");
        let rest: String = text
            .split_inclusive('\n')
            .enumerate()
            .filter(|(at, _)| at + 1 != *line)
            .map(|(_, line)| line)
            .collect();
        assert_ne!(rest, text, "{path}:{line}");
        std::fs::write(path, rest).expect("written");
    }
}

#[test]
fn no_attack_runs_in_a_browser() {
    if !installed("attacks in a browser", &["node", "chromedriver", "chromium"]) {
        return;
    }
    let project = site();
    run_in_node("tests/attacks", &[("EIGSITE_SITE", &project.output() as &Path)]);
}
