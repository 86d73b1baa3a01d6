//! Old addresses: `_redirects`, `redirect_from:` and `aliases:` in front matter.

mod circles;

use super::Context;
use super::entries::Draft;
use super::links::Targets;
use super::safe_path::{NoPlace, place};
use super::urls::Claims;
use crate::diag::{Code, Diagnostic, text};
use crate::source::{SourceId, Span, begin};
use crate::yaml::Value;
use std::collections::HashMap;

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
    /// Whether something of the site stands at the old address, and comes first unless `forced`.
    pub shadowed: bool,
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
    let lines = file.map(|source| lines(source, context, told)).unwrap_or_default();
    let mut redirects: Vec<Redirect> = lines.iter().map(|line| line.redirect.clone()).collect();
    let mut seen: HashMap<String, Option<Span>> =
        redirects.iter().filter(|r| r.conditions.is_empty()).map(|r| (r.from.clone(), None)).collect();
    for draft in drafts {
        aliases(draft, &mut redirects, &mut seen, (claims, targets), context, told);
    }
    check_targets(&lines, &seen, targets, told);
    circles::check(&lines, told);
    for (at, redirect) in redirects.iter_mut().enumerate() {
        let plain = redirect.from.starts_with('/') && !redirect.from.contains(['*', ':']);
        let holder = claims.holder(&redirect.from);
        let taken = holder.is_some() || targets.stands(&redirect.from);
        redirect.shadowed = plain && !redirect.forced && taken;
        if let Some(line) = lines.get(at).filter(|_| redirect.shadowed && redirect.conditions.is_empty()) {
            told.push(circles::shadowed(line, holder.flatten()));
        }
        let moved = (300..400).contains(&redirect.status) && redirect.conditions.is_empty();
        redirect.stub = plain && moved && !taken && claims.generated(&redirect.from);
    }
    redirects
}

/// Adds the old addresses that an entry names itself. One where something stands, or that another entry names too, is
/// told with both places.
fn aliases(
    draft: &Draft,
    redirects: &mut Vec<Redirect>,
    seen: &mut HashMap<String, Option<Span>>,
    (claims, targets): (&Claims, &Targets),
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let Some(url) = &draft.entry.card.url else { return };
    for key in ["redirect_from", "aliases"] {
        for (index, written) in addresses(draft.meta.get(key), key).into_iter().enumerate() {
            let span = draft.span(context, key, Some(index));
            let from = encode(&written);
            if place(&from) == Err(NoPlace::Outside) || from.starts_with("//") {
                told.push(
                    Diagnostic::new(
                        Code::UnsafePermalink,
                        span,
                        text!("is-no-address-of-this-site", written = written.escape_debug().to_string()),
                    )
                    .help(text!("write-the-old-address-as-it")),
                );
                continue;
            }
            // What the program makes of itself (the home page, a feed) is nobody's claim, but it stands there.
            let stands = targets.stands(&from);
            let (holder, other) = match (claims.holder(&from), seen.get(&from)) {
                (Some(holder), _) => (true, holder),
                (None, Some(other)) => (true, *other),
                (None, None) => (stands, None),
            };
            if holder {
                let mut diagnostic =
                    Diagnostic::new(Code::DuplicateUrl, span, text!("is-taken-already", from = from))
                        .help(text!("an-old-address-must-be-one"));
                if let Some(other) = other {
                    diagnostic = diagnostic.also(other, text!("by-this"));
                }
                told.push(diagnostic);
                continue;
            }
            seen.insert(from.clone(), Some(span));
            redirects.push(Redirect::new(from, url.clone()));
        }
    }
}

impl Redirect {
    fn new(from: String, to: String) -> Self {
        let conditions = String::new();
        Self { from, to, status: 301, forced: false, conditions, shadowed: false, stub: false }
    }
}

/// The old addresses among the values of a key. `redirect_from` holds nothing else, with or without its slash; of
/// `aliases` only what begins with one: the others are names.
fn addresses(value: Option<&Value>, key: &str) -> Vec<String> {
    let texts: Vec<String> = match value {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    };
    let texts = texts.into_iter().map(|text| text.trim().to_owned());
    texts
        .filter_map(|text| match text.starts_with('/') {
            true => Some(text),
            false if key == "redirect_from" && !text.is_empty() => Some(format!("/{text}")),
            false => None,
        })
        .collect()
}

/// An address with the signs escaped that would end it in a line or a file of redirects.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^' => {
                out.push_str(&format!("%{:02X}", u32::from(c)))
            }
            c => out.push(c),
        }
    }
    out
}

/// A line of `_redirects` that was read.
struct Line {
    redirect: Redirect,
    /// Where its old address is written.
    from: Span,
    /// Where its target is written.
    to: Span,
}

/// Reads Netlify's syntax: `from [query=…] to [status[!]] [conditions]`, and remarks after a `#`.
fn lines(source: SourceId, context: &Context, told: &mut Vec<Diagnostic>) -> Vec<Line> {
    let text = &context.sources.get(source).text;
    let mut found = Vec::new();
    let mut start = begin(text);
    for line in text[start..].split_inclusive('\n') {
        let span = |word: &str| {
            let at = start + (word.as_ptr() as usize - line.as_ptr() as usize);
            Span::new(source, at..at + word.len())
        };
        // A `#` within an address is an anchor; a remark begins with a word of its own.
        let words: Vec<&str> = line.split_whitespace().take_while(|word| !word.starts_with('#')).collect();
        match read(&words) {
            Some((redirect, to)) => found.push(Line { redirect, from: span(words[0]), to: span(to) }),
            None if words.is_empty() => {}
            None => told.push(
                Diagnostic::new(Code::InvalidRedirect, span(words[0]), text!("this-line-does-not-say-what"))
                    .help(text!("write-the-old-address-a-space")),
            ),
        }
        start += line.len();
    }
    found
}

/// The redirect that the words of a line say, and the word that is its target.
fn read<'w>(words: &[&'w str]) -> Option<(Redirect, &'w str)> {
    let (from, rest) = words.split_first().filter(|(from, _)| is_address(from))?;
    let to = rest.iter().position(|word| is_address(word))?;
    let mut redirect = Redirect::new((*from).to_owned(), rest[to].to_owned());
    let mut conditions: Vec<&str> = rest[..to].to_vec();
    let mut more = &rest[to + 1..];
    if let Some((status, forced)) = more.first().and_then(|word| status(word)) {
        (redirect.status, redirect.forced) = (status, forced);
        more = &more[1..];
    }
    conditions.extend(more);
    redirect.conditions = conditions.join(" ");
    Some((redirect, rest[to]))
}

/// Tells every line that leads to a page which is not there; another old address is a page too.
fn check_targets(
    lines: &[Line],
    seen: &HashMap<String, Option<Span>>,
    targets: &Targets,
    told: &mut Vec<Diagnostic>,
) {
    let mut suggestions = targets.suggestions();
    for Line { redirect, to, .. } in lines {
        let page = redirect.to.starts_with('/') && !redirect.to.contains([':', '*']);
        if !page || targets.has(&redirect.to) || seen.contains_key(&redirect.to) {
            continue;
        }
        let message = text!("this-leads-to-which-is-not", to = &redirect.to);
        let help = suggestions.nearest(&redirect.to).map_or_else(
            || text!("correct-the-address-or-take-the"),
            |near| text!("did-you-mean", near = near),
        );
        told.push(Diagnostic::new(Code::UnknownTarget, *to, message).help(help));
    }
}

fn is_address(word: &str) -> bool {
    word.starts_with('/') || word.starts_with("http://") || word.starts_with("https://")
}

fn status(word: &str) -> Option<(u16, bool)> {
    let (digits, forced) = word.strip_suffix('!').map_or((word, false), |digits| (digits, true));
    let status: u16 = digits.parse().ok()?;
    (200..600).contains(&status).then_some((status, forced))
}
