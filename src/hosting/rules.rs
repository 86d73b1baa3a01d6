//! The rules of `_headers`, in Netlify's form: a path on a line, and below it, indented, what is said with the files that
//! it fits.

use super::escaped;

/// What is said with which files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rules {
    /// In the order of the text.
    pub rules: Vec<Rule>,
}

/// What is said with the files that a path fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The path, with `*` at its end for all that begins so.
    pub path: String,
    /// Names, in small letters, and values.
    pub headers: Vec<(String, String)>,
}

impl Rules {
    /// Reads the text of a `_headers`.
    pub fn read(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers of what is asked for as `path`, escaped as it stands in the address.
    pub fn of<'h>(&'h self, path: &'h str) -> impl Iterator<Item = (&'h str, &'h str)> {
        let fits = move |rule: &&Rule| match rule.path.strip_suffix('*') {
            Some(begin) => path.starts_with(begin),
            None => rule.path == path,
        };
        let headers = self.rules.iter().filter(fits).flat_map(|rule| &rule.headers);
        headers.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What stands before the path of each file in its address: the first rule that a build writes is for the whole site.
    /// Empty where the first rule is for one of the folders that `files` are in, as in rules that an editor has written.
    pub fn base<'p>(&self, files: impl IntoIterator<Item = &'p str>) -> &str {
        let whole = self.rules.first().and_then(|rule| rule.path.strip_suffix("/*")).unwrap_or_default();
        let folder = format!("{}/", whole.trim_start_matches('/'));
        let is_folder = files.into_iter().any(|file| escaped(file).starts_with(&folder));
        if is_folder { "" } else { whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_add_up() {
        let rules = Rules::read(
            "/*\n  X-Frame-Options: DENY\n\n# rien\n/a/*\n  Link: <a>; rel=b: c\n/a/b\n  Cache-Control: max-age=9\n",
        );
        let of = |path| rules.of(path).collect::<Vec<_>>();
        assert_eq!(
            of("/a/b"),
            [("x-frame-options", "DENY"), ("link", "<a>; rel=b: c"), ("cache-control", "max-age=9")]
        );
        assert_eq!(of("/c"), [("x-frame-options", "DENY")]);
    }

    #[test]
    fn base_is_the_path_of_the_rule_for_all() {
        let base = |text: &str| Rules::read(text).base(["index.html", "assets/a b.css"]).to_owned();
        assert_eq!(base("/*\n  X: y\n/assets/*\n  X: z\n"), "");
        assert_eq!(base("/essai/v2/*\n  X: y\n"), "/essai/v2");
        assert_eq!(base("/assets/*\n  X: y\n"), "", "rules of an editor");
        assert_eq!(base("/feed.xml\n  X: y\n"), "");
        assert_eq!(base(""), "");
    }
}
