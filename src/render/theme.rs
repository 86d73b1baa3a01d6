//! The theme: templates, static files and strings; the embedded one, with the site's own files laid over it.

use super::assets::Assets;
use crate::artifact::{Artifact, Content};
use crate::diag::{Checked, Code, Diagnostic, Severity, Text, text};
use crate::source::{Source, SourceId, Sources, Span};
use crate::text::player;
use crate::yaml::{self, Value};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::path::PathBuf;
use tera::Tera;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        /// Every file of the default theme: path below its folder, and bytes.
        const EMBEDDED: &[(&str, &[u8])] =
            &[$(($path, include_bytes!(concat!("../../themes/eig/", $path)))),*];
    };
}

embedded![
    "static/assets/favicon.svg",
    "static/assets/matomo.js",
    "static/assets/search-page.js",
    "static/assets/site.js",
    "static/assets/style.css",
    "strings/en.yml",
    "strings/fr.yml",
    "templates/404.html",
    "templates/accessibilite.html",
    "templates/administration.html",
    "templates/agenda-passe.html",
    "templates/agenda.html",
    "templates/annuaire.html",
    "templates/base.html",
    "templates/chiffres.html",
    "templates/collection.html",
    "templates/communaute.html",
    "templates/competence.html",
    "templates/competences.html",
    "templates/components/cards.html",
    "templates/components/events.html",
    "templates/components/facts.html",
    "templates/components/filter.html",
    "templates/components/frame.html",
    "templates/components/log.html",
    "templates/components/outcomes.html",
    "templates/components/text.html",
    "templates/components/tools.html",
    "templates/components/words.html",
    "templates/defi-fiche.html",
    "templates/defi.html",
    "templates/defis.html",
    "templates/donnees-personnelles.html",
    "templates/donnees.html",
    "templates/entraide.html",
    "templates/entry.html",
    "templates/evenement.html",
    "templates/fiche.html",
    "templates/fiches.html",
    "templates/generated.html",
    "templates/home.html",
    "templates/journal-defi.html",
    "templates/journal-semaine.html",
    "templates/journal.html",
    "templates/list.html",
    "templates/mentions-legales.html",
    "templates/outil.html",
    "templates/outils-facette.html",
    "templates/outils-panorama.html",
    "templates/outils.html",
    "templates/page.html",
    "templates/personne.html",
    "templates/plan.html",
    "templates/porteurs.html",
    "templates/post.html",
    "templates/posts.html",
    "templates/promotion.html",
    "templates/realisations.html",
    "templates/recherche.html",
    "templates/sous-liste.html",
    "templates/suites.html",
    "templates/tag.html",
    "templates/traductions.html",
    "templates/webinaire.html",
];

/// The client of the search, which the theme's scripts load when it is needed.
const SEARCH: &[u8] = include_bytes!("../search/client/search.js");

/// A theme that is ready to render.
#[derive(Debug)]
pub struct Theme {
    pub(super) tera: Tera,
    /// What all its templates hold, in a number.
    pub(super) key: u64,
    /// The source of each template, to point at its faults.
    templates: BTreeMap<String, SourceId>,
    pub(super) assets: Assets,
    strings: BTreeMap<String, Value>,
    /// Whether every template could be read; nothing is rendered otherwise.
    pub(super) sound: bool,
}

/// One file that is laid over the embedded theme.
#[derive(Debug, Clone)]
pub enum ThemeFile {
    /// A text that was read: path below the theme's folder, and source.
    Text(String, SourceId),
    /// A file to copy: path below the theme's folder, and where it is.
    Copy(String, PathBuf),
}

impl Theme {
    /// Lets go of what pages are rendered with, where none is to be rendered any more.
    pub fn forget_templates(&mut self) {
        self.tera = Tera::default();
        self.strings.clear();
    }

    /// The embedded theme with `layers` laid over it in order. The embedded templates become sources too, so that a
    /// fault in any template can be shown where it stands.
    pub fn load(sources: &mut Sources, layers: &[ThemeFile]) -> Checked<Theme> {
        let mut told = Vec::new();
        let mut theme = Theme {
            tera: Tera::default(),
            key: 0,
            templates: BTreeMap::new(),
            assets: Assets::default(),
            strings: BTreeMap::new(),
            sound: true,
        };
        let mut statics = BTreeMap::new();
        for (path, bytes) in EMBEDDED {
            match std::str::from_utf8(bytes).ok().filter(|_| !path.starts_with("static/")) {
                Some(text) => {
                    let source = sources.add(Source::new(format!("(thème eig)/{path}"), text));
                    theme.lay(&ThemeFile::Text((*path).to_owned(), source), sources, &mut statics, &mut told);
                }
                None => drop(statics.insert(static_path(path), Content::Bytes(bytes.to_vec().into()))),
            }
        }
        let highlight = crate::parse::markdown::highlight_css().into_bytes();
        statics.insert("assets/highlight.css".into(), Content::Bytes(highlight.into()));
        statics.insert("assets/search.js".into(), Content::Bytes(SEARCH.to_vec().into()));
        for layer in layers {
            theme.lay(layer, sources, &mut statics, &mut told);
        }
        theme.assets = Assets::new(statics);
        theme.compile(sources, &mut told);
        Checked { value: theme, diagnostics: told }
    }

    fn lay(
        &mut self,
        file: &ThemeFile,
        sources: &Sources,
        statics: &mut BTreeMap<String, Content>,
        told: &mut Vec<Diagnostic>,
    ) {
        match file {
            ThemeFile::Copy(path, from) => {
                drop(statics.insert(static_path(path), Content::Copy(from.clone())))
            }
            ThemeFile::Text(path, source) => {
                let text = &sources.get(*source).text;
                if let Some(name) = path.strip_prefix("templates/") {
                    self.templates.insert(name.to_owned(), *source);
                } else if let Some(lang) =
                    path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yml"))
                {
                    let strings = yaml::parse(*source, text, 0..text.len()).unpack(told).unwrap_or_default();
                    if strings.as_map().is_none() && strings != Value::Null {
                        told.push(
                            Diagnostic::new(
                                Code::Template,
                                Span::file(*source),
                                text!("this-file-holds-no-strings"),
                            )
                            .help(text!("write-one-a-line-with-the")),
                        );
                        return;
                    }
                    self.add_strings(lang, strings);
                } else if path.starts_with("static/") {
                    statics.insert(static_path(path), Content::Bytes(text.clone().into_bytes().into()));
                } else {
                    told.push(astray(path, *source));
                }
            }
        }
    }

    fn add_strings(&mut self, lang: &str, strings: Value) {
        let (Some(Value::Map(known)), Value::Map(new)) = (self.strings.get_mut(lang), &strings) else {
            self.strings.insert(lang.to_owned(), strings);
            return;
        };
        for (key, value) in new.iter() {
            known.insert(key, value.clone());
        }
    }

    fn compile(&mut self, sources: &Sources, told: &mut Vec<Diagnostic>) {
        let texts = |theme: &Self| -> Vec<(String, String)> {
            theme
                .templates
                .iter()
                .map(|(name, source)| (name.clone(), sources.get(*source).text.clone()))
                .collect()
        };
        self.tera.register_filter("frame", frame);
        let texts = texts(self);
        let mut hasher = DefaultHasher::new();
        texts.hash(&mut hasher);
        self.key = hasher.finish();
        let Err(error) = self.tera.add_raw_templates(texts) else { return };
        self.sound = false;
        // What concerns several templates (an unknown filter, say) comes as one text with a report for each place.
        let reports = match error.kind() {
            tera::ErrorKind::Msg(text) => reports(text),
            _ => Vec::new(),
        };
        for report in &reports {
            let start = self.templates.get(report.template).map_or(0, |source| {
                let text = &sources.get(*source).text;
                let line: usize = text.split_inclusive('\n').take(report.line - 1).map(str::len).sum();
                line + report.column - 1
            });
            told.push(self.fault(report.template, Text::as_it_is(report.message), start..start + 1));
        }
        if reports.is_empty() {
            told.push(self.diagnostic(&error, ""));
        }
    }

    /// A fault of Tera's as a diagnostic, at its place in the template it names.
    pub(super) fn diagnostic(&self, error: &tera::Error, template: &str) -> Diagnostic {
        let (message, name, range) = match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
                (Text::as_it_is(report.message()), report.filename().to_owned(), report.span().range.clone())
            }
            tera::ErrorKind::CircularExtend { tpl, .. } | tera::ErrorKind::CircularInclude { tpl, .. } => {
                (text!("it-leads-back-to-itself"), tpl.clone(), 0..0)
            }
            tera::ErrorKind::MissingParent { current, parent } => {
                (text!("it-extends-which-is-not-there", parent = parent), current.clone(), 0..0)
            }
            other => (Text::as_it_is(other.to_string()), template.to_owned(), 0..0),
        };
        self.fault(&name, message, range)
    }

    fn fault(&self, name: &str, message: Text, range: Range<usize>) -> Diagnostic {
        let source = self.templates.get(name).or_else(|| self.templates.get("base.html"));
        let span = source.map_or(Span::file(SourceId(0)), |source| Span::new(*source, range));
        let what = if name.is_empty() { text!("a-template") } else { text!("the-template", name = name) };
        Diagnostic::new(Code::Template, span, text!("cannot-be-used", what = what, message = message))
            .help(text!("correct-the-template-or-take-it"))
    }

    /// `name` as the theme knows it, if there is such a template.
    pub(super) fn name(&self, name: &str) -> Option<&str> {
        self.templates.get_key_value(name).map(|(name, _)| name.as_str())
    }

    /// The strings of `lang`; what it lacks is taken from English.
    pub(super) fn strings(&self, lang: &str) -> Value {
        let mut all = match self.strings.get("en") {
            Some(Value::Map(map)) => map.clone(),
            _ => yaml::Map::default(),
        };
        if let Some(Value::Map(own)) = self.strings.get(lang) {
            for (key, value) in own.iter() {
                all.insert(key, value.clone());
            }
        }
        Value::Map(all)
    }

    /// The files that are copied.
    pub(super) fn statics(&self) -> impl Iterator<Item = Artifact> + '_ {
        let files = self.assets.files.iter();
        files.map(|(path, content)| Artifact { path: path.clone(), content: content.clone() })
    }
}

/// The filter `frame`: the address that shows the film at an address in a frame; nothing if its host is not known.
fn frame(address: &str, _: tera::Kwargs, _: &tera::State) -> Option<String> {
    player(address).map(|player| player.frame)
}

/// One place that a text of Tera's tells of.
struct Report<'t> {
    message: &'t str,
    template: &'t str,
    line: usize,
    column: usize,
}

/// The reports in a text of Tera's: `error: MESSAGE`, and on the next line `--> TEMPLATE:LINE:COLUMN`.
fn reports(text: &str) -> Vec<Report<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter_map(|pair| {
            let message = pair[0].strip_prefix("error: ")?;
            let mut parts = pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let column = parts.next()?.parse().ok().filter(|column| *column > 0)?;
            let line = parts.next()?.parse().ok().filter(|line| *line > 0)?;
            Some(Report { message, template: parts.next()?, line, column })
        })
        .collect()
}

/// A file of a theme that nothing reads.
fn astray(path: &str, source: SourceId) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(Code::Template, Span::file(source), text!("nothing-reads-of-the-theme", path = path))
            .help(text!("put-it-into-or"));
    diagnostic.severity = Severity::Warning;
    diagnostic
}

fn static_path(path: &str) -> String {
    path.strip_prefix("static/").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_theme_folder_is_embedded() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/eig");
        let mut there: Vec<String> = walkdir::WalkDir::new(root)
            .into_iter()
            .map(|entry| entry.expect("readable"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/"))
            // The schema reads the ones; of the others a script is made.
            .filter(|path| !path.starts_with("schemas/") && !path.starts_with("client/"))
            .collect();
        there.sort();
        let embedded: Vec<&str> = EMBEDDED.iter().map(|(path, _)| *path).collect();
        assert_eq!(there, embedded);
    }

    #[test]
    fn embedded_theme_compiles() {
        let mut sources = Sources::default();
        assert_eq!(Theme::load(&mut sources, &[]).diagnostics, []);
    }
}
