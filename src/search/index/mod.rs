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
mod vocabulary;
mod word_shard;
mod words;

use rayon::prelude::*;

use self::cards::Card;
use self::compounds::Compounds;
use self::directory::{Cards, Directory};
use self::file::{Name, Packed, Packer, artifact, settle};
use self::gather::{Gathered, gather};
use self::phrases::Phrases;
use self::postings::Postings;
use self::score::{Language, Terms};
use self::shards::Shard;
use self::vocabulary::Vocabulary;
use crate::artifact::Artifact;
use crate::search::page::Corpus;

/// How what every reader loads is compressed.
const LEVEL: i32 = 12;
/// The same for the shards of a large site, of which a reader loads few: it is faster.
const LEVEL_OF_MANY: i32 = 4;
/// So many shards are many.
const MANY: usize = 400;

/// How many bytes the directory gives to the pages of facets.
const FACETS: usize = 8 * 1024;

/// All files of the index but the client.
pub fn build(corpus: &Corpus) -> Vec<Artifact> {
    build_with(corpus, FACETS)
}

/// The same; facets whose lists of pages take more than `most` bytes, compressed, have files of their own.
pub fn build_with(corpus: &Corpus, most: usize) -> Vec<Artifact> {
    let mut gathered = gather(corpus);
    let sets = synonyms::sets(corpus, &gathered);
    let members = phrases::read(&sets, &mut gathered);
    let capitals = camel::parts(&mut gathered);
    let mut vocabulary = Vocabulary::new(&gathered);
    let compounds = Compounds::find(&gathered, &mut vocabulary, &capitals);
    let phrases = Phrases::new(&sets, &members, &vocabulary);
    let said = Terms::new(&vocabulary.groups);
    let language =
        Language { vocabulary: &vocabulary, compounds: &compounds, phrases: &phrases, said: &said };
    let scored = score::score(&gathered, &language);
    let postings = Postings::new(&scored, vocabulary.terms.len());
    drop(scored);
    let (entries, endings) = entries::entries(&gathered, &vocabulary, &postings);
    let all = words::Words {
        entries: &entries,
        postings: &postings,
        pages: gathered.pages.len(),
        alike: &phrases.alike,
    };
    // Much of each is work for one core.
    let ((words, reversed), (cards, others)) = rayon::join(
        || rayon::join(|| shards("w", words::words(&all)), || shards("r", words::reversed(&entries))),
        || cards(corpus, &mut gathered),
    );
    let ((words, mut artifacts), (reversed, backwards)) = (words, reversed);
    artifacts.extend(backwards.into_iter().chain(others));
    let (facets, files) = facets::listed(&corpus.facets, &gathered.pages, most, LEVEL);
    artifacts.extend(files);
    let content = directory::content(&Directory {
        corpus,
        pages: gathered.pages.len(),
        facets: &facets,
        stop_words: &vocabulary.stop_words,
        endings: &endings,
        words: &words,
        reversed: &reversed,
        cards,
    });
    artifacts.insert(0, artifact("index.eig", Packer::new(LEVEL).pack(&content).bytes));
    artifacts
}

/// Packs and names shards of words.
fn shards(folder: &str, shards: Vec<(Shard, Vec<u8>)>) -> (Vec<(String, Name)>, Vec<Artifact>) {
    let level = if shards.len() < MANY { LEVEL } else { LEVEL_OF_MANY };
    let packed = shards
        .par_iter()
        .map_init(|| Packer::new(level), |packer, (_, content)| packer.pack(content))
        .collect();
    let (names, files) = settle(folder, packed);
    (shards.into_iter().map(|(shard, _)| shard.boundary).zip(names).collect(), files)
}

/// Names the texts, and writes the cards that name them.
fn cards(corpus: &Corpus, gathered: &mut Gathered) -> (Cards, Vec<Artifact>) {
    let counts: Vec<usize> = gathered.said.iter().map(|said| said.passages.len()).collect();
    let texts = gathered.said.iter_mut().flat_map(|said| std::mem::take(&mut said.passages)).collect();
    let (names, mut artifacts) = settle("t", texts);
    let mut rest = names.as_slice();
    let mut cards = Vec::with_capacity(counts.len());
    let kinds = facets::types(&corpus.facets, &gathered.pages);
    for ((page, count), kind) in gathered.pages.iter().zip(counts).zip(kinds) {
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
