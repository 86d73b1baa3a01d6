//! A site in a folder of its own: write files, build, look at what came out.
//!
//! The folder is gone when the [`Project`] is dropped. Failures print the command's whole output.

mod reviewed;

pub use reviewed::{reviewed, reviewed_parts, table};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_eigsite");

/// The program, which speaks English to tests, whatever the site and the machine speak.
pub fn program() -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("EIGSITE_LANG", "en");
    command
}

/// A site in a temporary folder: sources below `src/`, output in `out/`.
pub struct Project {
    folder: tempfile::TempDir,
    args: Vec<String>,
    epoch: u64,
}

/// What a command did.
pub struct Built {
    /// Its exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    output: PathBuf,
    /// Read at once: the folder may be gone when a test looks.
    tree: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// An empty site.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("src")).expect("a folder for the sources");
        // 2020-01-01: before the dates of tests about posts to come, after all others.
        Self { folder, args: Vec::new(), epoch: 1_577_836_800 }
    }

    /// Writes a source file.
    pub fn write(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(path, text);
        self
    }

    /// Writes a source file of a site that is in use.
    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.source().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folder");
        fs::write(path, text).expect("file");
    }

    /// Adds arguments to every build.
    pub fn args<const N: usize>(mut self, args: [&str; N]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    /// Sets the day of the build, in seconds since 1970.
    pub fn epoch(mut self, epoch: u64) -> Self {
        self.epoch = epoch;
        self
    }

    /// Where the sources are.
    pub fn source(&self) -> PathBuf {
        self.folder.path().join("src")
    }

    /// Where the site goes.
    pub fn output(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Exit code, standard output and standard error of the command `verb` with `args` on the site, with nothing to read.
    pub fn ask(&self, verb: &str, args: &[&str]) -> (i32, String, String) {
        let done = program()
            .arg(verb)
            .args(args)
            .arg(self.source())
            .env("SOURCE_DATE_EPOCH", self.epoch.to_string())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (done.status.code().expect("it was not killed"), text(done.stdout), text(done.stderr))
    }

    /// Builds; the caller looks at the exit code.
    pub fn run(&self) -> Built {
        let mut command = program();
        command.arg("build").arg(self.source()).arg("-o").arg(self.output()).args(&self.args);
        run(command, self.epoch, self.output())
    }

    /// Checks, with `args` besides those of every build; the caller looks at the exit code.
    pub fn check(&self, args: &[&str]) -> Built {
        let mut command = program();
        command.arg("check").arg(self.source()).arg("-o").arg(self.output()).args(&self.args).args(args);
        run(command, self.epoch, self.output())
    }

    /// Builds a site that has no errors.
    pub fn build(&self) -> Built {
        let built = self.run();
        assert_eq!(built.code, 0, "the build failed:\n{}", built.told());
        built
    }
}

impl Built {
    /// What stands in a file of the output.
    pub fn file(&self, path: &str) -> String {
        match self.tree.get(path) {
            Some(bytes) => String::from_utf8(bytes.clone()).expect("UTF-8"),
            None => panic!("no `{path}`; there are:\n{}\n{}", self.paths().join("\n"), self.told()),
        }
    }

    /// Whether the output has a file.
    pub fn has(&self, path: &str) -> bool {
        self.tree.contains_key(path)
    }

    /// The path of the theme's file `assets/NAME.ENDING`, whose checksum stands in its name.
    pub fn asset(&self, name: &str, ending: &str) -> String {
        let sum = |path: &str| {
            let rest = path.strip_prefix("assets/")?.strip_prefix(name)?.strip_prefix('-')?;
            rest.strip_suffix(ending)?.strip_suffix('.').map(str::len)
        };
        let found = self.tree.keys().find(|path| sum(path) == Some(8));
        found.unwrap_or_else(|| panic!("no file `{name}` of the theme")).clone()
    }

    /// Every file of the output, with its bytes.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        self.tree.clone()
    }

    /// The paths of the output that neither a theme's own files, the index of search nor what servers read explain.
    pub fn paths(&self) -> Vec<String> {
        let own = |path: &&String| {
            let server = matches!(path.as_str(), "_headers" | "headers.nginx.conf");
            !server && !path.starts_with("assets/") && !path.starts_with("search/")
        };
        self.tree.keys().filter(own).cloned().collect()
    }

    /// Everything the command printed.
    pub fn told(&self) -> String {
        format!("{}{}", self.stderr, self.stdout)
    }

    /// `severity[code] path:line:column` of everything that was noticed, in order.
    pub fn diagnostics(&self) -> Vec<String> {
        let source = self.output.with_file_name("src");
        let prefix = format!("{}/", source.display());
        self.stdout
            .lines()
            .filter(|line| line.starts_with('{'))
            .map(|line| {
                let value: serde_json::Value = serde_json::from_str(line).expect("one JSON object a line");
                let path = value["path"].as_str().expect("path");
                let path = path.strip_prefix(&prefix).unwrap_or(path);
                let (severity, code) =
                    (value["severity"].as_str().expect("severity"), value["code"].as_str().expect("code"));
                format!("{severity}[{code}] {path}:{}:{}", value["line"], value["column"])
            })
            .collect()
    }
}

/// Every file below `root`, with its bytes.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

/// Builds a folder that is not a test's own; its pictures, which may be hundreds, are not made smaller.
pub fn build_folder(source: &Path, output: &Path, args: &[&str]) -> Built {
    let mut command = program();
    command.arg("build").arg(source).arg("-o").arg(output).arg("--no-images").args(args);
    run(command, 1_715_000_000, output.to_owned())
}

fn run(mut command: Command, epoch: u64, output: PathBuf) -> Built {
    let done = command
        .env("SOURCE_DATE_EPOCH", epoch.to_string())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    Built {
        code: done.status.code().expect("it was not killed"),
        stdout: String::from_utf8(done.stdout).expect("UTF-8"),
        stderr: String::from_utf8(done.stderr).expect("UTF-8"),
        tree: tree(&output),
        output,
    }
}

/// `eigsite render` with `args`: what it makes of `text`.
pub fn render(args: &[&str], text: &str) -> String {
    let mut child = program()
        .arg("render")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("stdin").write_all(text.as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    assert!(done.status.success(), "render failed on {text:?}");
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// The programme's real sources, where they lie beside the checkout; a line on standard error where they do not.
pub fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: the corpus `{name}` is not beside this checkout");
    None
}

/// Whether all of `commands` can be run; a line on standard error where one cannot, and a failure where `CI` is set.
pub fn installed(what: &str, commands: &[&str]) -> bool {
    let missing: Vec<&str> = commands.iter().copied().filter(|command| !there(command)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "not installed: {}", missing.join(", "));
    eprintln!("SKIPPED: {what} needs {}", missing.join(", "));
    false
}

/// Whether `command` is there to be run; `node` counts from version 20 on.
fn there(command: &str) -> bool {
    let asked = Command::new(command).arg("--version").stdin(Stdio::null()).output();
    let Some(version) = asked.ok().filter(|asked| asked.status.success()).map(|asked| asked.stdout) else {
        return false;
    };
    let version = String::from_utf8_lossy(&version).into_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    command != "node" || major.is_some_and(|major: u32| major >= 20)
}

/// Runs the tests in `folder` with Node's own runner, which prints what fails; `env` besides what there is.
pub fn run_in_node(folder: &str, env: &[(&str, &Path)]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(root.join(folder)).expect("tests").map(|entry| entry.expect("entry").path());
    let mut tests: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    assert!(!tests.is_empty(), "no tests in {folder}");
    let done = Command::new("node")
        .arg("--test")
        .args(&tests)
        .current_dir(root)
        .envs(env.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("node runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

/// Templates that show little but what a test looks at.
pub fn bare(project: Project) -> Project {
    let page = "{{ page.title }}\n{{ page.canonical }}\n{{ entry.body }}";
    ["post", "page", "defi", "personne"]
        .iter()
        .fold(project, |project, name| project.write(&format!("_theme/templates/{name}.html"), page))
}

/// Asserts that `page` holds each of `texts`.
#[track_caller]
pub fn holds(page: &str, texts: &[&str]) {
    let missing: Vec<&&str> = texts.iter().filter(|text| !page.contains(**text)).collect();
    assert!(missing.is_empty(), "{missing:?} is not in:\n{page}");
}

/// Asserts that `page` holds each of `texts`, the first place of one behind that of the one before it.
#[track_caller]
pub fn holds_in_order(page: &str, texts: &[&str]) {
    holds(page, texts);
    let places: Vec<Option<usize>> = texts.iter().map(|text| page.find(text)).collect();
    assert!(places.is_sorted(), "{texts:?} stand at {places:?} of:\n{page}");
}

/// A JPEG that can be read, for tests that look at where it goes.
pub fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::RgbImage::new(8, 8);
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Jpeg).expect("a picture");
    bytes
}
