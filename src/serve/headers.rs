//! What the site's `_headers` wants to be said with each file.
//!
//! Takes the text in Netlify's form, and says the same as the host would, but for what would spoil editing: nothing is kept
//! by browsers, and the policy lets the server's own script in.

/// What is said with which files.
#[derive(Debug, Default)]
pub(super) struct Headers {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    /// A path, with `*` at its end for all that begins so.
    path: String,
    headers: Vec<(String, String)>,
}

/// What a browser would remember longer than the edit lasts.
const LEFT_OUT: [&str; 2] = ["cache-control", "strict-transport-security"];
const POLICY: &str = "content-security-policy";

impl Headers {
    /// Reads the text of a `_headers`.
    pub fn read(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                let name = name.trim().to_ascii_lowercase();
                let value = value.trim();
                if name == POLICY {
                    rule.headers.push((name, with_self(value)));
                } else if !LEFT_OUT.contains(&name.as_str()) {
                    rule.headers.push((name, value.to_owned()));
                }
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
}

/// `policy`, in which scripts, styles and connections of the site itself are allowed.
fn with_self(policy: &str) -> String {
    let mut directives: Vec<Vec<&str>> = policy
        .split(';')
        .map(|part| part.split_whitespace().collect())
        .filter(|part: &Vec<&str>| !part.is_empty())
        .collect();
    let find = |directives: &[Vec<&str>], name: &str| {
        directives.iter().position(|part| part[0].eq_ignore_ascii_case(name))
    };
    for (name, fallback) in [
        ("script-src", "default-src"),
        ("style-src", "default-src"),
        ("connect-src", "default-src"),
        ("script-src-elem", "script-src"),
        ("style-src-elem", "style-src"),
    ] {
        let at = match find(&directives, name) {
            Some(at) => at,
            // What is not there follows the fallback, which is enough if that allows it.
            None => match find(&directives, fallback) {
                Some(at) if name.ends_with("-src") && !directives[at].contains(&"'self'") => {
                    let values = directives[at][1..].to_vec();
                    directives.push([name].into_iter().chain(values).collect());
                    directives.len() - 1
                }
                _ => continue,
            },
        };
        directives[at].retain(|value| *value != "'none'");
        if !directives[at].contains(&"'self'") {
            directives[at].push("'self'");
        }
    }
    directives.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_add_up() {
        let headers = Headers::read(
            "/*\n  X-Frame-Options: DENY\n  Cache-Control: max-age=9\n\n# rien\n/a/*\n  Link: <a>; rel=b: c\n/a/b\n  X: y\n",
        );
        let of = |path| headers.of(path).collect::<Vec<_>>();
        assert_eq!(of("/a/b"), [("x-frame-options", "DENY"), ("link", "<a>; rel=b: c"), ("x", "y")]);
        assert_eq!(of("/c"), [("x-frame-options", "DENY")]);
    }

    #[test]
    fn policy_lets_the_script_of_the_server_in() {
        let own = "default-src 'self'; connect-src 'self' https://stats.exemple.fr";
        assert_eq!(with_self(own), own, "the theme's own is left as it is");
        assert_eq!(
            with_self("default-src 'none'; script-src 'sha256-x'"),
            "default-src 'none'; script-src 'sha256-x' 'self'; style-src 'self'; connect-src 'self'"
        );
        assert_eq!(with_self("object-src 'none'"), "object-src 'none'");
    }
}
