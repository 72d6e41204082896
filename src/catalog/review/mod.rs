//! The editor's check of a whole catalog: what its files cannot show one by one.
//!
//! [`review`] looks at every text and name of a packed catalog and gives a [`Review`]: problems, and the pairs of texts that
//! are most alike, worst first, with the measure by which they are.

mod alike;
mod skeleton;
mod words;

use rustc_hash::FxHashSet;

use super::{Appeal, Catalog, Maturity, Title, TitleId, WrittenFacet, text::CAPTION_COLUMNS_MAX, text::columns};

/// Texts of two titles that share this much of their words say the same.
pub const WORDS_SHARED_MAX: f64 = 0.7;
/// Two loglines whose skeletons are this much alike are built the same.
pub const SKELETON_SHARED_MAX: f64 = 0.95;
/// So many of the worst pairs are kept.
const PAIRS_KEPT: usize = 10;

/// What a review found.
#[derive(Debug, Default)]
pub struct Review {
    pub titles: usize,
    pub written_up: usize,
    /// Of titles that are written up.
    pub captions: usize,
    /// Synopsis framings of titles that are written up.
    pub synopses: usize,
    pub loglines: usize,
    /// The widest caption, written or set out from facts, in terminal columns.
    pub widest_caption: usize,
    /// Titles without a certificate or a maturity of their own; never for kids.
    pub maturity_unknown: usize,
    pub problems: Vec<Finding>,
    /// Captions, synopses and loglines by how many of their words they share, worst first.
    pub same_words: Vec<Pair>,
    /// Loglines by how alike their sentences are built, worst first.
    pub same_skeleton: Vec<Pair>,
}

/// Something that an editor has to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub title: TitleId,
    pub what: String,
}

/// Two texts and how much they share, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub shared: f64,
    pub one: TitleText,
    pub other: TitleText,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TitleText {
    pub title: TitleId,
    pub text: String,
}

/// Looks at all of a catalog.
pub fn review(catalog: &Catalog) -> Review {
    let mut review = Review {
        titles: catalog.len(),
        ..Review::default()
    };
    let real_people = real_people(catalog);
    let mut texts = Vec::new();
    let mut loglines = Vec::new();
    for title in catalog.indices().map(|index| catalog.title(index)) {
        review.captions_of(title);
        review.facets_of(catalog, title);
        review.people_of(title, &real_people);
        review.maturity_of(title);
        if title.is_written_up() {
            review.written_up += 1;
            review.texts_of(title, &mut texts, &mut loglines);
        }
    }
    review.loglines = loglines.len();
    texts.extend(loglines.iter().cloned());
    review.same_words = alike::worst(&texts, words::shared, PAIRS_KEPT);
    review.same_skeleton = alike::worst(&loglines, skeleton::shared, PAIRS_KEPT);
    review.note_pairs();
    review
}

/// Everybody who is credited in a real film.
fn real_people(catalog: &Catalog) -> FxHashSet<&str> {
    let titles = catalog.indices().map(|index| catalog.title(index));
    titles
        .filter(|title| !title.is_original())
        .flat_map(|title| title.directors().chain(title.writers()).chain(title.cast()))
        .collect()
}

impl Review {
    fn wrong(&mut self, title: Title<'_>, what: String) {
        self.problems.push(Finding {
            title: title.id(),
            what,
        });
    }

    fn captions_of(&mut self, title: Title<'_>) {
        let written: Vec<Appeal> = title.written_captions().map(|caption| caption.appeal).collect();
        for (at, appeal) in written.iter().enumerate() {
            if written[..at].contains(appeal) {
                self.wrong(title, format!("has two captions for {appeal}"));
            }
        }
        let mut seen = Vec::new();
        for caption in title.appeals().filter_map(|appeal| title.caption(appeal)) {
            let wide = columns(&caption);
            self.widest_caption = self.widest_caption.max(wide);
            if wide > CAPTION_COLUMNS_MAX {
                let what = format!("the caption “{caption}” is {wide} columns wide; {CAPTION_COLUMNS_MAX} fit");
                self.wrong(title, what);
            }
            if seen.contains(&caption) {
                self.wrong(title, format!("says “{caption}” for two appeals"));
            }
            seen.push(caption);
        }
    }

    fn facets_of(&mut self, catalog: &Catalog, title: Title<'_>) {
        for facet in title.facets().iter().map(|&facet| catalog.facet(facet)) {
            if facet.kind.is_written() && WrittenFacet::by_key(facet.key).is_none() {
                self.wrong(
                    title,
                    format!("has the facet “{}”, which is not in the vocabulary", facet.key),
                );
            }
        }
    }

    /// Everybody has a name; a lead is in the cast; who is invented is not called like somebody real.
    fn people_of(&mut self, title: Title<'_>, real: &FxHashSet<&str>) {
        for person in title.directors().chain(title.writers()).chain(title.cast()) {
            if person.is_empty() {
                self.wrong(title, "credits somebody who cannot be found".to_owned());
            }
            if title.is_original() && real.contains(person) {
                self.wrong(title, format!("credits {person}, who is a real person"));
            }
        }
        if title.is_original() && (title.leads().len() == 0 || title.directors().len() == 0) {
            self.wrong(title, "names no lead or no director".to_owned());
        }
    }

    fn maturity_of(&mut self, title: Title<'_>) {
        if title.maturity() == Maturity::Unknown {
            self.maturity_unknown += 1;
            if title.is_original() {
                self.wrong(title, "has no maturity".to_owned());
            }
        }
    }

    fn texts_of(&mut self, title: Title<'_>, texts: &mut Vec<TitleText>, loglines: &mut Vec<TitleText>) {
        let text = |text: &str| TitleText {
            title: title.id(),
            text: text.to_owned(),
        };
        let before = texts.len();
        texts.extend(title.written_captions().map(|caption| text(&caption.text)));
        self.captions += texts.len() - before;
        let before = texts.len();
        texts.extend(title.synopses().iter().map(|synopsis| text(&synopsis.text)));
        self.synopses += texts.len() - before;
        loglines.extend(title.episodes().map(|episode| text(episode.logline)));
    }

    fn note_pairs(&mut self) {
        let words = self.same_words.iter().filter(|pair| pair.shared > WORDS_SHARED_MAX);
        let built = self
            .same_skeleton
            .iter()
            .filter(|pair| pair.shared > SKELETON_SHARED_MAX);
        let noted = words.map(|pair| (pair, "says nearly the same as"));
        let noted: Vec<Finding> = noted
            .chain(built.map(|pair| (pair, "is built like")))
            .map(|(pair, how)| Finding {
                title: pair.one.title,
                what: format!(
                    "“{}” {how} “{}” of {}",
                    pair.one.text, pair.other.text, pair.other.title
                ),
            })
            .collect();
        self.problems.extend(noted);
    }
}
