//! Makes the files of the search index (`FORMAT.md`, section 3) from the pages that are looked for.
//!
//! Takes a corpus, returns artifacts below `search/`; does not know where pages come from. The same pages, in whatever
//! order and on however many cores, make the same bytes.

mod bytes;
mod camel;
mod cards;
mod compounds;
mod directory;
mod entries;
mod facets;
mod file;
mod gather;
mod groups;
mod passages;
mod phrases;
mod postings;
mod score;
mod shards;
mod shares;
mod slugs;
mod spelling;
mod synonyms;
#[cfg(test)]
mod tests;
mod texts;
mod vocabulary;
mod word_shard;
mod words;

use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::cards::Card;
use self::compounds::Compounds;
use self::directory::{Cards, Directory};
use self::entries::Entries;
use self::file::{Name, Packed, Packer, artifact, settle};
use self::gather::{Gathered, gather};
use self::phrases::Phrases;
use self::postings::{List, Postings};
use self::score::{Language, Terms};
use self::shards::Shard;
use self::synonyms::Set;
use self::vocabulary::Vocabulary;
use crate::artifact::{Artifact, Shelf};
use crate::search::page::{Corpus, Page};

/// How what every reader loads is compressed.
const LEVEL: i32 = 12;
/// The same for texts, which are many, and each is small.
const LEVEL_OF_TEXTS: i32 = 1;
/// The same for the shards of a large site, of which a reader loads few: it is faster.
const LEVEL_OF_MANY: i32 = 4;
/// So many shards are many.
const MANY: usize = 400;
/// The texts of how many pages are packed in a row at least.
const FEWEST_PAGES: usize = 64;

/// How many bytes the directory gives to the pages of facets.
const FACETS: usize = 8 * 1024;

/// How an index is made.
#[derive(Debug, Clone, Copy)]
pub struct How<'a> {
    /// Facets whose lists of pages take more bytes than this, compressed, have files of their own.
    pub facets: usize,
    /// Where texts wait, if memory need not hold them.
    pub shelf: Option<&'a Arc<Shelf>>,
}

impl Default for How<'_> {
    fn default() -> Self {
        Self { facets: FACETS, shelf: None }
    }
}

/// All files of the index but the client.
pub fn build(corpus: &Corpus) -> Vec<Artifact> {
    build_with(corpus, How::default())
}

/// The same, made as `how` says.
pub fn build_with(corpus: &Corpus, how: How) -> Vec<Artifact> {
    let mut gathered = gather(corpus);
    let sets = synonyms::sets(corpus, &gathered);
    let members = phrases::read(&sets, &mut gathered);
    let capitals = camel::parts(&mut gathered);
    let vocabulary = Vocabulary::new(&gathered);
    let pages = gathered.pages.clone();
    // Much of making words is work for one core; the texts keep the others busy.
    let (words, (cards, others)) = rayon::join(
        || words_of(gathered, vocabulary, &sets, &members, &capitals),
        || cards(corpus, &pages, how.shelf),
    );
    let WordFiles { words, reversed, stop_words, endings, mut artifacts } = words;
    artifacts.extend(others);
    let (facets, files) = facets::listed(&corpus.facets, &pages, how.facets, LEVEL);
    artifacts.extend(files);
    let content = directory::content(&Directory {
        corpus,
        pages: pages.len(),
        facets: &facets,
        stop_words: &stop_words,
        endings: &endings,
        words: &words,
        reversed: &reversed,
        cards,
    });
    artifacts.insert(0, artifact("index.eig", Packer::new(LEVEL).pack(&content).content));
    artifacts
}

/// The files of words, and what the directory tells of words.
struct WordFiles {
    words: Vec<(String, Name)>,
    reversed: Vec<(String, Name)>,
    stop_words: Vec<String>,
    endings: Vec<String>,
    artifacts: Vec<Artifact>,
}

/// Makes the files of words of what was gathered.
fn words_of(
    gathered: Gathered,
    vocabulary: Vocabulary,
    sets: &[Set],
    members: &phrases::Tokens,
    capitals: &camel::Parts,
) -> WordFiles {
    let pages = gathered.pages.len();
    let Told { entries, endings, stop_words, postings, lists, alike } =
        tell(gathered, vocabulary, sets, members, capitals);
    let all = words::Words { entries: &entries, postings: &postings, lists: &lists, pages, alike: &alike };
    let ((words, mut artifacts), (reversed, backwards)) =
        rayon::join(|| shards("w", words::words(&all)), || shards("r", words::reversed(&entries)));
    artifacts.extend(backwards);
    // Letting go of so many lists takes a while.
    rayon::spawn(move || drop((entries, postings, lists, alike)));
    WordFiles { words, reversed, stop_words, endings, artifacts }
}

/// What is told of words, before it is written.
struct Told {
    entries: Entries,
    endings: Vec<String>,
    stop_words: Vec<String>,
    postings: Postings,
    lists: Vec<List>,
    /// For each term those that stand for the same.
    alike: BTreeMap<u32, BTreeSet<u32>>,
}

/// Finds out what is told of words. What was gathered is not kept longer than that: writing takes as much room again.
fn tell(
    mut gathered: Gathered,
    mut vocabulary: Vocabulary,
    sets: &[Set],
    members: &phrases::Tokens,
    capitals: &camel::Parts,
) -> Told {
    let compounds = Compounds::find(&mut gathered, &mut vocabulary, capitals);
    let phrases = Phrases::new(sets, members, &vocabulary);
    let said = Terms::new(&gathered, &vocabulary, &phrases);
    let language =
        Language { vocabulary: &vocabulary, compounds: &compounds, phrases: &phrases, said: &said };
    let scored = score::score(&mut gathered, &language);
    let postings = Postings::new(&scored, vocabulary.terms.len());
    drop(scored);
    let ((mut entries, endings), lists) =
        rayon::join(|| entries::entries(&gathered, &vocabulary, &postings), || postings.lists());
    entries.forms = vocabulary.forms;
    Told { entries, endings, stop_words: vocabulary.stop_words, postings, lists, alike: phrases.alike }
}

/// How `count` shards are compressed.
fn level(count: usize) -> i32 {
    if count < MANY { LEVEL } else { LEVEL_OF_MANY }
}

/// Names shards of words.
fn shards(folder: &str, shards: Vec<(Shard, Packed)>) -> (Vec<(String, Name)>, Vec<Artifact>) {
    let (shards, packed): (Vec<Shard>, Vec<Packed>) = shards.into_iter().unzip();
    let (names, files) = settle(folder, packed);
    (shards.into_iter().map(|shard| shard.boundary).zip(names).collect(), files)
}

/// Packs and names the texts, and writes the cards that name them.
fn cards(corpus: &Corpus, pages: &[&Page], shelf: Option<&Arc<Shelf>>) -> (Cards, Vec<Artifact>) {
    // Cut again: what was cut when the page was read would have taken room all this time.
    let texts = |packer: &mut Packer, page: &&Page| -> Vec<Packed> {
        let passages = passages::split(&page.sections);
        passages.iter().map(|text| packer.pack(&passages::content(text)).aside(shelf)).collect()
    };
    let some = pages.par_iter().with_min_len(FEWEST_PAGES);
    let texts: Vec<Vec<Packed>> = some.map_init(|| Packer::new(LEVEL_OF_TEXTS), texts).collect();
    let counts: Vec<usize> = texts.iter().map(Vec::len).collect();
    let (names, mut artifacts) = settle("t", texts.into_iter().flatten().collect());
    let mut rest = names.as_slice();
    let mut cards = Vec::with_capacity(counts.len());
    let kinds = facets::types(&corpus.facets, pages);
    for ((page, count), kind) in pages.iter().zip(counts).zip(kinds) {
        let (passages, after) = rest.split_at(count);
        rest = after;
        let language = if page.lang < corpus.languages.len() { page.lang } else { 0 };
        cards.push(Card { page, language, kind, passages });
    }
    if cards.len() <= cards::FEW {
        return (Cards::Here(cards::block(&cards)), artifacts);
    }
    let size = cards::shard_size(cards.len());
    let packed: Vec<Packed> = cards
        .par_chunks(size)
        .map_init(|| Packer::new(LEVEL_OF_MANY), |packer, cards| packer.pack(&cards::block(cards)))
        .collect();
    let (names, files) = settle("c", packed);
    artifacts.extend(files);
    (Cards::Shards(size, names), artifacts)
}
