//! What a new site begins with: a few texts that show how, and what publishes them.
//!
//! Takes a few words about the site; returns its files, of which nothing is written here. The site that they make has
//! neither errors nor warnings.

use jiff::civil::Date;

/// What is known of a site that is to be.
#[derive(Debug, Clone)]
pub struct Start<'a> {
    /// Its name.
    pub title: &'a str,
    /// The address that it will have.
    pub url: &'a str,
    /// Its language.
    pub lang: Lang,
    /// Where it is to be built and published, if that is known.
    pub ci: Option<Ci>,
    /// The day on which it begins.
    pub today: Date,
}

/// A language that the first texts are there in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// French.
    French,
    /// English.
    English,
}

/// A service that builds and publishes a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ci {
    /// GitHub, with its pages.
    Github,
    /// GitLab, with its pages.
    Gitlab,
}

/// A file of the new site: its path and what it holds.
pub type StarterFile = (String, String);

/// The texts of a language, and the paths that they go to.
type Texts = [(&'static str, &'static str); 4];

const FRENCH: Texts = [
    ("_config.yml", include_str!("starter/fr/_config.yml")),
    ("_posts/{{day}}-le-site-ouvre.md", include_str!("starter/fr/post.md")),
    ("_defis/{{year}}-01-01-un-premier-defi.md", include_str!("starter/fr/defi.md")),
    ("a-propos.md", include_str!("starter/fr/about.md")),
];

const ENGLISH: Texts = [
    ("_config.yml", include_str!("starter/en/_config.yml")),
    ("_posts/{{day}}-the-site-opens.md", include_str!("starter/en/post.md")),
    ("_defis/{{year}}-01-01-a-first-challenge.md", include_str!("starter/en/defi.md")),
    ("about.md", include_str!("starter/en/about.md")),
];

/// The files of a new site, in no particular order.
pub fn files(start: &Start) -> Vec<StarterFile> {
    let texts = match start.lang {
        Lang::French => FRENCH,
        Lang::English => ENGLISH,
    };
    let mut files: Vec<StarterFile> =
        texts.iter().map(|(path, text)| (fill(path, start), fill(text, start))).collect();
    files.push((".gitignore".to_owned(), "/_site/\n/.eigsite/\n".to_owned()));
    files.extend(start.ci.map(|ci| {
        let (path, text) = match ci {
            Ci::Github => (".github/workflows/site.yml", include_str!("starter/ci/github.yml")),
            Ci::Gitlab => (".gitlab-ci.yml", include_str!("starter/ci/gitlab.yml")),
        };
        (path.to_owned(), fill(text, start))
    }));
    files
}

/// A text with what is known of the site in its places.
fn fill(text: &str, start: &Start) -> String {
    text.replace("{{title}}", &quoted(start.title))
        .replace("{{url}}", &quoted(start.url))
        .replace("{{day}}", &start.today.to_string())
        .replace("{{year}}", &start.today.year().to_string())
        .replace("{{version}}", env!("CARGO_PKG_VERSION"))
}

/// A text as YAML has it between quotes, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(title: &str) -> Start<'_> {
        let today = Date::constant(2026, 11, 22);
        Start { title, url: "https://vitrine.example", lang: Lang::French, ci: Some(Ci::Github), today }
    }

    #[test]
    fn no_place_is_left_open() {
        for lang in [Lang::French, Lang::English] {
            for ci in [Ci::Github, Ci::Gitlab] {
                for (path, text) in files(&Start { lang, ci: Some(ci), ..start("Essai") }) {
                    // Workflows have braces of their own, behind a dollar.
                    let open = text.replace("${{", "").contains("{{");
                    assert!(!open && !path.contains("{{"), "{path}:\n{text}");
                }
            }
        }
    }

    #[test]
    fn title_with_signs_of_yaml_stays_a_title() {
        let files = files(&start("L’\"essai\": #1"));
        let (_, config) = files.iter().find(|(path, _)| path == "_config.yml").expect("it has one");
        assert!(config.contains(r##"title: "L’\"essai\": #1""##), "{config}");
    }
}
