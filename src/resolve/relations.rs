//! Names become relations: each reference finds its entry, and the entry learns who refers to it.

use super::entries::{self, Draft};
use super::mentions::{self, Mention, targets};
use super::names::{Meaning, Names};
use super::{Context, EntryId, FieldValue, Reference, said, translations};
use crate::diag::{Code, Diagnostic, Fix};
use crate::schema::{Field, Kind};
use crate::yaml::{Step, Value, respell};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a name means to a field that refers to these collections.
#[derive(Default)]
struct Known {
    found: HashMap<Name, Option<EntryId>>,
    /// Names in rows of tables, and in fields of joined names, that mean nothing: how often each is written, and what is
    /// said of the first.
    strays: BTreeMap<Name, (usize, Vec<Diagnostic>)>,
}

/// The collections that a name is looked up in, and the name.
type Name = (Vec<usize>, String);

/// Resolves every reference of `drafts`; makes the entries that a mere mention makes; sets inverses and translations.
pub fn relate(drafts: &mut Vec<Draft>, context: &Context, told: &mut Vec<Diagnostic>) {
    let translations = translations::of(drafts, context.schema);
    let mut names = index(drafts, &translations, context);
    part(drafts, &names, context);
    let mut known = Known::default();
    let before = drafts.len();
    for from in 0..before {
        for list in mentions::lists(&drafts[from]) {
            let Some(field) = list.field(&drafts[from], context.schema) else { continue };
            let targets = targets(field, context.schema);
            let open = |item: &usize| !list.of(&drafts[from])[*item].settled;
            let items: Vec<usize> = (0..list.of(&drafts[from]).len()).filter(open).collect();
            for item in items.into_iter().filter(|_| !targets.is_empty()) {
                let mention = Mention { from, list, item };
                let found = settle(mention, field, &targets, drafts, &mut names, &mut known, context, told);
                if let Some(references) = list.of_mut(&mut drafts[from]) {
                    references[item].entry = found;
                }
            }
        }
    }
    for (count, mut first) in known.strays.into_values() {
        if let Some(diagnostic) = first.first_mut().filter(|_| count > 1) {
            diagnostic.message += &format!("; it is written {count} times, first here");
        }
        told.append(&mut first);
    }
    for draft in drafts.iter_mut() {
        once_each(draft);
    }
    if drafts.len() > before {
        entries::distinguish(drafts);
    }
    inverses(drafts, context, |field| field.through.is_none());
    credits(drafts, &names, context);
    through(drafts, context);
    inverses(drafts, context, |field| field.through.is_some());
    for (id, others) in translations.into_iter().enumerate() {
        drafts[id].entry.translations = others;
    }
}

/// The names of every collection.
fn index(drafts: &[Draft], translations: &[Vec<EntryId>], context: &Context) -> Vec<Names> {
    let mut names: Vec<Names> = context.schema.collections.iter().map(|_| Names::default()).collect();
    let mut wanted = vec![false; names.len()];
    let inner = context.schema.records.iter().flat_map(|record| &record.fields);
    for field in context.schema.collections.iter().flat_map(|c| &c.fields).chain(inner) {
        targets(field, context.schema).into_iter().for_each(|target| wanted[target] = true);
        if let Some(credited) = credited(field, context) {
            wanted[credited] = true;
        }
    }
    for (index, names) in names.iter_mut().enumerate().filter(|(index, _)| wanted[*index]) {
        names.add_all(drafts, |draft| draft.entry.collection == index, translations, context);
    }
    names
}

/// Takes apart what several names are written as, where no entry bears the whole: `AP`, `A/P`, `A et P`.
fn part(drafts: &mut [Draft], names: &[Names], context: &Context) {
    for draft in drafts {
        for list in mentions::lists(draft) {
            let Some(field) = list.field(draft, context.schema).filter(|field| field.joined) else {
                continue;
            };
            let targets = targets(field, context.schema);
            let is_name =
                |text: &str| targets.iter().any(|target| names[*target].find(text) != Meaning::Nothing);
            let Some(references) = list.of_mut(draft) else { continue };
            let parted = references.iter().flat_map(|reference| match is_name(&reference.name) {
                true => vec![reference.clone()],
                false => parts(&reference.name, &is_name).map_or_else(
                    || vec![reference.clone()],
                    |parts| parts.into_iter().map(|part| Reference::to(part, None)).collect(),
                ),
            });
            *references = parted.collect();
        }
    }
}

/// The names that `text` is made of, if it is made of nothing else.
fn parts(text: &str, is_name: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.filter(|word| *word != "et" && *word != "and") {
        if is_name(word) {
            parts.push(word.to_owned());
            continue;
        }
        let letters: Vec<String> = word.chars().map(String::from).collect();
        if !letters.iter().all(|letter| is_name(letter)) {
            return None;
        }
        parts.extend(letters);
    }
    (!parts.is_empty()).then_some(parts)
}

/// The entry that a reference means: by the address beside its name, by what was found before, or by its name.
#[allow(clippy::too_many_arguments)] // all of the stage's state, once
fn settle(
    mention: Mention,
    field: &Field,
    targets: &[usize],
    drafts: &mut Vec<Draft>,
    names: &mut [Names],
    known: &mut Known,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let Reference { name, id, .. } = mention.reference(drafts).clone();
    let by_address = id.and_then(|id| {
        targets.iter().find_map(|target| match names[*target].find(&id) {
            Meaning::One(found) => Some(found),
            _ => None,
        })
    });
    let key = (targets.to_vec(), name);
    // What was said once about a name is said again at each place that holds it.
    if let Some(found) = by_address.or_else(|| known.found.get(&key).copied().flatten()) {
        return Some(found);
    }
    // Where the site has no such table, its words are what they are.
    if field.joined && targets.iter().all(|target| names[*target].is_empty()) {
        return None;
    }
    if field.joined || !drafts[mention.from].cells.is_empty() {
        if let Some((count, _)) = known.strays.get_mut(&key) {
            *count += 1;
            return None;
        }
        let mut first = Vec::new();
        let found = find(mention, field, targets, &key.1, drafts, names, context, &mut first);
        match found {
            Some(_) => drop(known.found.insert(key, found)),
            None => drop(known.strays.insert(key, (1, first))),
        }
        return found;
    }
    let found = find(mention, field, targets, &key.1, drafts, names, context, told);
    known.found.insert(key, found);
    found
}

#[allow(clippy::too_many_arguments)] // all of the stage's state, once
fn find(
    mention: Mention,
    field: &Field,
    targets: &[usize],
    name: &str,
    drafts: &mut Vec<Draft>,
    names: &mut [Names],
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let meanings: Vec<Meaning> = targets.iter().map(|target| names[*target].find(name)).collect();
    if let Some(Meaning::One(found)) = meanings.iter().find(|meaning| matches!(meaning, Meaning::One(_))) {
        return Some(*found);
    }
    let path = mention.path(drafts, context);
    let span = drafts[mention.from].span_of(context, &path);
    let collection = |target: usize| &context.schema.collections[target];
    let several = targets.iter().zip(meanings).find_map(|(target, meaning)| match meaning {
        Meaning::Several(bearers) => Some((*target, bearers)),
        _ => None,
    });
    if let Some((target, bearers)) = several {
        let list: Vec<String> = bearers.iter().map(|id| format!("`{}`", drafts[*id].entry.id)).collect();
        let message = format!("several entries of `{}` are called `{name}`", collection(target).name);
        let help = format!("write which one is meant by its id: {}", list.join(", "));
        told.push(Diagnostic::new(Code::AmbiguousReference, span, message).help(help));
        return None;
    }
    let maker = targets.iter().find(|target| collection(**target).create);
    if let Some(target) = maker.filter(|_| targets.len() == 1).or(targets.first().filter(|_| makes(field))) {
        let id = drafts.len();
        let draft = entries::from_mention(*target, name, span, &context.config.lang);
        names[*target].add(id, &draft);
        drafts.push(draft);
        return Some(id);
    }
    let near = targets.iter().find_map(|target| names[*target].nearest(name, drafts));
    let labels: Vec<String> =
        targets.iter().map(|target| collection(*target).singular.get("en").to_lowercase()).collect();
    let label = if labels.len() == 1 { labels[0].as_str() } else { "entry" };
    let help = match (&near, targets) {
        (Some(near), _) => format!("did you mean `{}`?", near.name),
        (None, [target]) => format!("correct the name, or add the {label} to `{}`", collection(*target).name),
        (None, _) => "correct the name, or add what bears it".to_owned(),
    };
    let near = near.filter(|near| near.sole);
    let fix =
        near.and_then(|near| respell_reference(&drafts[mention.from], &path, (name, &near.name), context));
    let message = format!("no {label} is called `{name}`");
    told.push(Diagnostic::new(Code::UnknownReference, span, message).help(help).maybe_fix(fix));
    None
}

/// The edit that writes another name where a reference is written, be it alone or in a mapping.
fn respell_reference(
    from: &Draft,
    place: &[Step],
    (name, to): (&str, &str),
    context: &Context,
) -> Option<Fix> {
    let keys = said::NAMES.iter().map(|key| Some(Step::Key(key)));
    std::iter::once(None).chain(keys).find_map(|step| {
        let path: Vec<Step> = place.iter().copied().chain(step).collect();
        let span = from.value_span(context, &path)?;
        respell(&context.sources.get(span.source).text, span, name, to)
    })
}

/// Leaves out what a field names a second time.
fn once_each(draft: &mut Draft) {
    for list in mentions::lists(draft) {
        let mut seen = HashSet::new();
        if let Some(references) = list.of_mut(draft) {
            references.retain(|reference| reference.entry.is_none_or(|entry| seen.insert(entry)));
        }
    }
}

/// Whether a mention in `field` makes the entry that it names.
fn makes(field: &Field) -> bool {
    matches!(field.kind, Kind::Ref { create: true, .. })
}

/// Tells each entry who refers to it by one of the `wanted` fields, under the name that the field gives; a field of the
/// entry with that very name takes them in, each entry once.
fn inverses(drafts: &mut [Draft], context: &Context, wanted: impl Fn(&Field) -> bool) {
    let mut found: Vec<BTreeMap<String, Vec<EntryId>>> = drafts.iter().map(|_| BTreeMap::new()).collect();
    for (from, draft) in drafts.iter().enumerate() {
        for list in mentions::lists(draft) {
            let field = list.field(draft, context.schema).filter(|field| wanted(field));
            let Some(Kind::Ref { inverse: Some(inverse), .. }) = field.map(|field| &field.kind) else {
                continue;
            };
            for entry in list.of(draft).iter().filter_map(|reference| reference.entry) {
                let list = found[entry].entry(inverse.clone()).or_default();
                if list.last() != Some(&from) {
                    list.push(from);
                }
            }
        }
    }
    let titles: Vec<String> = drafts.iter().map(|draft| draft.entry.card.title.clone()).collect();
    for (draft, inverse) in drafts.iter_mut().zip(found) {
        for (name, list) in inverse {
            let own = draft.entry.fields.iter_mut().find(|(field, _)| *field == name);
            if let Some((_, FieldValue::References(references))) = own {
                let had: Vec<Option<EntryId>> = references.iter().map(|reference| reference.entry).collect();
                let new = list.into_iter().filter(|id| !had.contains(&Some(*id)));
                references.extend(new.map(|id| Reference::to(titles[id].clone(), Some(id))));
            } else if let Some((_, known)) = draft.entry.inverse.iter_mut().find(|(known, _)| *known == name)
            {
                known.extend(list);
                known.sort_unstable();
                known.dedup();
            } else {
                draft.entry.inverse.push((name, list));
            }
        }
    }
}

/// The collection that the text of `field` credits.
fn credited(field: &Field, context: &Context) -> Option<usize> {
    context.schema.collection(field.credits.as_deref()?).map(|(index, _)| index)
}

/// Tells people of the entries whose texts credit them, such as the author of a post: `Ada Martin et Grace Petit`. A
/// text that names nobody is no mistake.
fn credits(drafts: &mut [Draft], names: &[Names], context: &Context) {
    let mut found: Vec<(EntryId, &str, EntryId)> = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        let collection = &context.schema.collections[draft.entry.collection];
        for field in &collection.fields {
            let Some(credited) = credited(field, context) else { continue };
            let text = entries::plain(&draft.entry, &field.name).and_then(Value::to_text).unwrap_or_default();
            let parts = text
                .split([',', ';', '&'])
                .flat_map(|part| part.split(" et "))
                .flat_map(|part| part.split(" and "));
            found.extend(parts.filter(|part| !part.trim().is_empty()).filter_map(|part| {
                match names[credited].find(part) {
                    Meaning::One(person) if person != from => Some((person, collection.name.as_str(), from)),
                    _ => None,
                }
            }));
        }
    }
    for (person, name, from) in found {
        let inverse = &mut drafts[person].entry.inverse;
        match inverse.iter_mut().find(|(known, _)| known == name) {
            Some((_, list)) if list.contains(&from) => {}
            Some((_, list)) => list.push(from),
            None => inverse.push((name.to_owned(), vec![from])),
        }
    }
}

/// Fills in what entries say through others: a person's promotions are those of the person's challenges.
fn through(drafts: &mut [Draft], context: &Context) {
    let mut found = Vec::new();
    for (id, draft) in drafts.iter().enumerate() {
        for field in &context.schema.collections[draft.entry.collection].fields {
            let said = draft.entry.fields.iter().any(|(name, _)| *name == field.name);
            let Some((relation, of)) = field.through.as_ref().filter(|_| !said) else { continue };
            let mut far: Vec<EntryId> =
                related(draft, relation).into_iter().flat_map(|near| related(&drafts[near], of)).collect();
            far.sort_unstable();
            far.dedup();
            if !far.is_empty() {
                found.push((id, field.name.clone(), far));
            }
        }
    }
    for (id, name, far) in found {
        let titles = far.iter().map(|other| Reference {
            settled: true,
            ..Reference::to(drafts[*other].entry.card.title.clone(), Some(*other))
        });
        let value = FieldValue::References(titles.collect());
        drafts[id].entry.fields.push((name, value));
    }
}

/// The entries that `draft` names in the field `relation`, or that name it so.
fn related(draft: &Draft, relation: &str) -> Vec<EntryId> {
    let own = draft.entry.fields.iter().filter(|(name, _)| name == relation);
    let own = own.flat_map(|(_, value)| value.references()).filter_map(|reference| reference.entry);
    let inverse = draft.entry.inverse.iter().filter(|(name, _)| name == relation);
    own.chain(inverse.flat_map(|(_, ids)| ids.iter().copied())).collect()
}
