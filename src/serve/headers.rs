//! What the site's `_headers` wants to be said with each file.
//!
//! Takes the text in Netlify's form, and says the same as the host would, but for what would spoil editing: nothing is kept
//! by browsers, and the policy lets the server's own script in.

use crate::hosting::{Rule, Rules};

/// What a browser would remember longer than the edit lasts.
const LEFT_OUT: [&str; 2] = ["cache-control", "strict-transport-security"];
const POLICY: &str = "content-security-policy";

/// The rules of the text of a `_headers`, as this server follows them.
pub(super) fn read(text: &str) -> Rules {
    let mut rules = Rules::read(text);
    for Rule { headers, .. } in &mut rules.rules {
        headers.retain(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
        for (_, policy) in headers.iter_mut().filter(|(name, _)| name == POLICY) {
            *policy = with_self(policy);
        }
    }
    rules
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
    fn nothing_is_said_that_outlasts_the_edit() {
        let rules = read("/*\n  X-Frame-Options: DENY\n  Cache-Control: max-age=9\n");
        assert_eq!(rules.of("/a").collect::<Vec<_>>(), [("x-frame-options", "DENY")]);
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
