//! Old addresses: `_redirects`, `redirect_from:` and `aliases:` in front matter.

use super::Context;
use super::entries::Draft;
use super::links::Targets;
use super::urls::Claims;
use crate::diag::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::yaml::Value;
use std::collections::HashSet;

/// An old address and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address: a path below the base, or a whole address of another host; may end in `/*`.
    pub from: String,
    /// Where it leads: a path below the base, or a whole address.
    pub to: String,
    /// The HTTP status: 301 unless told otherwise.
    pub status: u16,
    /// Whether it counts even where a page stands.
    pub forced: bool,
    /// Conditions that follow in the line, as written.
    pub conditions: String,
    /// Whether a page at the old address leads on, for hosts that know no redirects.
    pub stub: bool,
}

/// All redirects of a site: those of `_redirects` first, in its order, then those of the entries.
pub fn collect(
    file: Option<SourceId>,
    drafts: &[Draft],
    targets: &Targets,
    context: &Context,
    claims: &mut Claims,
    told: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut redirects = file.map(|source| read(source, targets, context, told)).unwrap_or_default();
    for draft in drafts {
        let Some(url) = &draft.entry.card.url else { continue };
        for key in ["redirect_from", "aliases"] {
            for from in addresses(draft.meta.get(key)) {
                redirects.push(Redirect::new(from, url.clone()));
            }
        }
    }
    let mut seen = HashSet::new();
    redirects.retain(|redirect| seen.insert((redirect.from.clone(), redirect.conditions.clone())));
    for redirect in &mut redirects {
        let path_only = redirect.from.starts_with('/') && !redirect.from.contains(['*', ':']);
        let moved = (300..400).contains(&redirect.status) && redirect.conditions.is_empty();
        redirect.stub = path_only && moved && claims.generated(&redirect.from);
    }
    redirects
}

impl Redirect {
    fn new(from: String, to: String) -> Self {
        Self { from, to, status: 301, forced: false, conditions: String::new(), stub: false }
    }
}

/// The old addresses among the values of a key; other names of an entry begin without a slash.
fn addresses(value: Option<&Value>) -> Vec<String> {
    let texts = match value {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    };
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| text.starts_with('/')).collect()
}

/// Reads Netlify's syntax: `from [query=…] to [status[!]] [conditions]`.
fn read(source: SourceId, targets: &Targets, context: &Context, told: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let text = &context.sources.get(source).text;
    let mut redirects = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.split('#').next().unwrap_or_default();
        // A `#` inside an address is an anchor, not the start of a remark.
        let content =
            if content.ends_with(char::is_whitespace) || content.len() == line.len() || content.is_empty() {
                content
            } else {
                line
            };
        let span = |word: &str| {
            let at = start + (word.as_ptr() as usize - line.as_ptr() as usize);
            Span::new(source, at..at + word.len())
        };
        let mut words = content.split_whitespace();
        if let Some(from) = words.next() {
            let rest: Vec<&str> = words.collect();
            let to = rest.iter().position(|word| is_address(word));
            match to.filter(|_| is_address(from)) {
                Some(to) => {
                    let mut redirect = Redirect::new(from.to_owned(), rest[to].to_owned());
                    let mut conditions: Vec<&str> = rest[..to].to_vec();
                    let mut more = &rest[to + 1..];
                    if let Some((status, forced)) = more.first().and_then(|word| status(word)) {
                        (redirect.status, redirect.forced) = (status, forced);
                        more = &more[1..];
                    }
                    conditions.extend(more);
                    redirect.conditions = conditions.join(" ");
                    if redirect.to.starts_with('/')
                        && !redirect.to.contains([':', '*'])
                        && !targets.has(&redirect.to)
                    {
                        told.push(
                            Diagnostic::new(
                                Code::UnknownTarget,
                                span(rest[to]),
                                format!("this leads to `{}`, which is not there", redirect.to),
                            )
                            .help(targets.nearest(&redirect.to).map_or_else(
                                || "correct the address, or take the line out".to_owned(),
                                |near| format!("did you mean `{near}`?"),
                            )),
                        );
                    }
                    redirects.push(redirect);
                }
                None => told.push(
                    Diagnostic::new(
                        Code::InvalidRedirect,
                        span(from),
                        "this line does not say what leads where",
                    )
                    .help("write the old address, a space, the new one: `/ancien/ /nouveau.html 301`"),
                ),
            }
        }
        start += line.len();
    }
    redirects
}

fn is_address(word: &str) -> bool {
    word.starts_with('/') || word.starts_with("http://") || word.starts_with("https://")
}

fn status(word: &str) -> Option<(u16, bool)> {
    let (digits, forced) = word.strip_suffix('!').map_or((word, false), |digits| (digits, true));
    let status: u16 = digits.parse().ok()?;
    (200..600).contains(&status).then_some((status, forced))
}
