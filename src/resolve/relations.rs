//! Names become relations: each reference finds its entry, and the entry learns who refers to it.

use super::entries::{self, Draft};
use super::names::{Meaning, Names};
use super::{Context, EntryId, FieldValue, Reference, fields};
use crate::diag::{Code, Diagnostic, Fix};
use crate::schema::{Field, Kind};
use crate::yaml::{Step, Value, respell};
use std::collections::{BTreeMap, HashMap, HashSet};

/// One reference that is written somewhere.
struct Mention {
    from: EntryId,
    field: usize,
    item: usize,
    collection: usize,
}

/// Resolves every reference of `drafts`; makes the entries that a mere mention makes; sets inverses and translations.
pub fn relate(drafts: &mut Vec<Draft>, context: &Context, told: &mut Vec<Diagnostic>) {
    let mentions = mentions(drafts, context);
    let mut names = index(drafts, &mentions, context);
    let mut known: HashMap<(usize, String), Option<EntryId>> = HashMap::new();
    let before = drafts.len();
    for mention in &mentions {
        let (_, FieldValue::References(references)) = &drafts[mention.from].entry.fields[mention.field]
        else {
            continue;
        };
        let Reference { name, id, .. } = references[mention.item].clone();
        let by_address = id.map(|id| names[mention.collection].find(&id));
        let key = (mention.collection, name);
        let found = match (by_address, known.get(&key)) {
            (Some(Meaning::One(found)), _) => Some(found),
            (_, Some(Some(found))) => Some(*found),
            // What was said once about a name is said again at each place that holds it.
            _ => {
                let found = find(mention, &key.1, drafts, &mut names, context, told);
                known.insert(key, found);
                found
            }
        };
        if let (_, FieldValue::References(references)) = &mut drafts[mention.from].entry.fields[mention.field]
        {
            references[mention.item].entry = found;
        }
    }
    for draft in drafts.iter_mut() {
        once_each(draft);
    }
    if drafts.len() > before {
        entries::distinguish(drafts);
    }
    inverses(drafts, context);
    translations(drafts);
}

fn mentions(drafts: &[Draft], context: &Context) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        let collection = &context.schema.collections[draft.entry.collection];
        for (field, (name, value)) in draft.entry.fields.iter().enumerate() {
            let FieldValue::References(references) = value else { continue };
            let Some(Kind::Ref { to, .. }) = collection.field(name).map(|field| &field.kind) else {
                continue;
            };
            let Some((target, _)) = context.schema.collection(to) else { continue };
            let open = (0..references.len()).filter(|item| !references[*item].settled);
            mentions.extend(open.map(|item| Mention { from, field, item, collection: target }));
        }
    }
    mentions
}

/// The names of every collection that something refers to.
fn index(drafts: &[Draft], mentions: &[Mention], context: &Context) -> Vec<Names> {
    let mut names: Vec<Names> = context.schema.collections.iter().map(|_| Names::default()).collect();
    let mut wanted = vec![false; names.len()];
    for mention in mentions {
        wanted[mention.collection] = true;
    }
    for (id, draft) in drafts.iter().enumerate().filter(|(_, draft)| wanted[draft.entry.collection]) {
        names[draft.entry.collection].add(id, draft);
    }
    names
}

fn find(
    mention: &Mention,
    name: &str,
    drafts: &mut Vec<Draft>,
    names: &mut [Names],
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Option<EntryId> {
    let target = &context.schema.collections[mention.collection];
    let meaning = names[mention.collection].find(name);
    if let Meaning::One(found) = meaning {
        return Some(found);
    }
    let from = &drafts[mention.from];
    let field = context.schema.collections[from.entry.collection].field(&from.entry.fields[mention.field].0);
    let key = field.and_then(|field| field.keys.iter().find(|key| from.meta.get(key).is_some()));
    let key = key.map_or("", String::as_str);
    let item = place_in_list(mention, name, from, key);
    let span = from.span(context, key, item);
    let label = target.singular.get("en").to_lowercase();
    match meaning {
        Meaning::Nothing if target.create || makes(field) => {
            let id = drafts.len();
            let draft = entries::from_mention(mention.collection, name, span, &context.config.lang);
            names[mention.collection].add(id, &draft);
            drafts.push(draft);
            Some(id)
        }
        Meaning::Several(bearers) => {
            let list: Vec<String> = bearers.iter().map(|id| format!("`{}`", drafts[*id].entry.id)).collect();
            told.push(
                Diagnostic::new(
                    Code::AmbiguousReference,
                    span,
                    format!("several entries of `{}` are called `{name}`", target.name),
                )
                .help(format!("write which one is meant by its id: {}", list.join(", "))),
            );
            None
        }
        _ => {
            let near = names[mention.collection].nearest(name, drafts);
            let help = near.as_ref().map_or_else(
                || format!("correct the name, or add the {label} to `{}`", target.name),
                |near| format!("did you mean `{}`?", near.name),
            );
            let near = near.filter(|near| near.sole);
            let fix = near.and_then(|near| respell_reference(from, key, item, (name, &near.name), context));
            told.push(
                Diagnostic::new(Code::UnknownReference, span, format!("no {label} is called `{name}`"))
                    .help(help)
                    .maybe_fix(fix),
            );
            None
        }
    }
}

/// Its place in the list as written, which may hold blanks that are no references, and the same name twice.
fn place_in_list(mention: &Mention, name: &str, from: &Draft, key: &str) -> Option<usize> {
    let (_, FieldValue::References(references)) = &from.entry.fields[mention.field] else { return None };
    let before = references[..mention.item].iter().filter(|reference| reference.name == name).count();
    let list = from.meta.get(key).and_then(Value::as_list)?;
    let names = list.iter().enumerate().map(|(index, value)| (index, fields::reference(value)));
    names
        .filter(|(_, reference)| reference.as_ref().is_some_and(|reference| reference.name == name))
        .map(|(index, _)| index)
        .nth(before)
}

/// The edit that writes another name where a reference is written, be it alone or in a mapping.
fn respell_reference(
    from: &Draft,
    key: &str,
    item: Option<usize>,
    (name, to): (&str, &str),
    context: &Context,
) -> Option<Fix> {
    let place: Vec<Step> = [Step::Key(key)].into_iter().chain(item.map(Step::Index)).collect();
    let keys = fields::NAMES.iter().map(|key| Some(Step::Key(key)));
    std::iter::once(None).chain(keys).find_map(|step| {
        let path: Vec<Step> = place.iter().copied().chain(step).collect();
        let span = from.value_span(context, &path)?;
        respell(&context.sources.get(span.source).text, span, name, to)
    })
}

/// Leaves out what a field names a second time.
fn once_each(draft: &mut Draft) {
    for (_, value) in &mut draft.entry.fields {
        if let FieldValue::References(references) = value {
            let mut seen = HashSet::new();
            references.retain(|reference| reference.entry.is_none_or(|entry| seen.insert(entry)));
        }
    }
}

/// Whether a mention in `field` makes the entry that it names.
fn makes(field: Option<&Field>) -> bool {
    matches!(field.map(|field| &field.kind), Some(Kind::Ref { create: true, .. }))
}

/// Tells each entry who refers to it, under the name that the referring field gives; a field of the entry with that
/// very name that refers back to the same collection takes them in, each entry once.
fn inverses(drafts: &mut [Draft], context: &Context) {
    let mut found: Vec<BTreeMap<String, Vec<EntryId>>> = drafts.iter().map(|_| BTreeMap::new()).collect();
    for (from, draft) in drafts.iter().enumerate() {
        let collection = &context.schema.collections[draft.entry.collection];
        for (name, value) in &draft.entry.fields {
            let FieldValue::References(references) = value else { continue };
            let Some(Kind::Ref { inverse: Some(inverse), .. }) =
                collection.field(name).map(|field| &field.kind)
            else {
                continue;
            };
            for entry in references.iter().filter_map(|reference| reference.entry) {
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
            } else {
                draft.entry.inverse.push((name, list));
            }
        }
    }
}

/// Documents with one `lang-ref` in different languages are translations of each other.
fn translations(drafts: &mut [Draft]) {
    let mut groups: BTreeMap<(usize, String), Vec<EntryId>> = BTreeMap::new();
    for (id, draft) in drafts.iter().enumerate() {
        let key = ["lang-ref", "lang_ref", "ref"]
            .iter()
            .find_map(|key| draft.meta.get(key).and_then(Value::to_text));
        if let Some(key) = key {
            groups.entry((draft.entry.collection, key)).or_default().push(id);
        }
    }
    for group in groups.into_values() {
        for &id in &group {
            let lang = drafts[id].entry.card.lang.clone();
            let others =
                group.iter().copied().filter(|other| drafts[*other].entry.card.lang != lang).collect();
            drafts[id].entry.translations = others;
        }
    }
}
