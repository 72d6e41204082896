//! How the model is made from the audience's ratings: liked together, described alike, liked at all, each in its file.
//!
//! With `lab` and the runtime the only place with threads. Every title's neighbors are found independently of all others, so the
//! bytes do not depend on how many threads there were.

mod audience;
mod blend;
mod colike;
mod example;
mod facts;
mod facts_files;
mod interactions;
mod kinship;
mod likeness;
pub mod linear;
mod nearness;
mod popularity;
mod progress;
mod ranking;
mod ratings_columns;
mod ratings_file;
mod score;
mod signals;
mod small;
mod some_titles;
mod timeline;
mod weigh;

use rayon::prelude::*;

pub use audience::{FoundLikes, audience, bundled_audience};
pub use facts::{FactSources, Facts, KnownFacet};
pub use interactions::{Interactions, Liked, Ranker};
pub use progress::{Progress, Step, Steps, Stopped, TrainError};
pub use ranking::{Ranked, rank_many, top};
pub use ratings_file::{Format, Rating, Ratings};
pub use score::Score;
pub use some_titles::NewNumbers;

use crate::{
    catalog::{Catalog, FacetIndex, TitleIndex},
    recommend::{Learned, Neighbor},
};
use colike::CoLikes;
use likeness::Likeness;

/// Neighbors kept for a title. Sixty would change no page that was looked at and cost a quarter more.
const NEIGHBORS: usize = 48;
/// The prior counts as much as this many expected co-likes.
const PRIOR_STRENGTH: f32 = 1.0;
/// Log-lift expected of two titles that are described exactly alike, before anybody rated them.
const LIKENESS_LIFT: f32 = 2.8;
/// How alike two titles are that have nothing to do with each other: a genre shared by chance.
const LIKENESS_BY_CHANCE: f32 = 0.12;
/// Weaker than this is noise, in log-odds units.
const WEAKEST: f32 = 0.15;
/// How much a neighbor's own popularity counts for being kept, so that known titles are not crowded out by unseen twins.
const POPULARITY_IN_CHOICE: f32 = 0.3;

/// Neighbors are told of in so many steps.
const STEPS: usize = 8;

/// Somebody in the audience liked a title. Viewers are numbered without large gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Like {
    viewer: u32,
    title: TitleIndex,
}

/// Makes the model for this catalog from likes that are numbered as the catalog is; the same likes give the same bytes, however
/// many threads there are.
///
/// A neighbor's weight is the logarithm of a Gamma-Poisson posterior mean of the lift: (c + a·r) / (e + a), where c counts
/// co-likes, e is what chance would give, and r = exp(2.8 · (likeness − 0.12)) is what the titles' descriptions lead one to expect.
///
/// # Errors
/// When there are no likes, or when it is stopped.
pub fn build_model(catalog: &Catalog, likes: &Interactions, progress: &Progress<'_>) -> Result<Vec<u8>, TrainError> {
    if likes.likes() == 0 {
        return Err(TrainError::Nobody);
    }
    progress.report("comparing what titles are about", 1, 1)?;
    let viewers = likes.viewers.iter().zip(0..);
    let likes: Vec<Like> = viewers
        .flat_map(|(liked, viewer)| {
            liked.iter().map(move |liked| Like {
                viewer,
                title: TitleIndex(liked.title),
            })
        })
        .collect();
    let popularity = popularity::by_title(catalog);
    let co_likes = CoLikes::new(catalog.len(), &likes);
    let likeness = Likeness::new(catalog);
    let learned = Learned {
        neighbors: all_neighbors(catalog, &co_likes, &likeness, &popularity, progress)?,
        facet_shares: popularity::facet_shares(catalog),
        newest_day: popularity::newest_day(catalog),
        popularity,
    };
    Ok(learned.pack(catalog.hash()))
}

fn all_neighbors(
    catalog: &Catalog,
    co_likes: &CoLikes,
    likeness: &Likeness<'_>,
    popularity: &[i32],
    progress: &Progress<'_>,
) -> Result<Vec<Vec<Neighbor>>, Stopped> {
    let titles = catalog.len();
    let mut neighbors = vec![Vec::new(); titles];
    let share = titles.div_ceil(STEPS).max(1);
    let steps = progress.steps("learning who is liked with whom", titles.div_ceil(share));
    for (part, chunk) in neighbors.chunks_mut(share).enumerate() {
        steps.next()?;
        chunk.par_iter_mut().enumerate().for_each_init(
            || Scratch::new(titles),
            |scratch, (within, slot)| {
                let title = TitleIndex((part * share + within) as u32);
                *slot = scratch.neighbors(title, co_likes, likeness, popularity);
            },
        );
    }
    Ok(neighbors)
}

/// Does work on so many threads, and on none beside them.
///
/// # Errors
/// Those of the work, or when there are no threads.
pub fn on_threads<T: Send, E: From<TrainError> + Send>(
    threads: usize,
    work: impl FnOnce() -> Result<T, E> + Send,
) -> Result<T, E> {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(error) => Err(TrainError::NoThreads(error.to_string()).into()),
    }
}

/// One thread's working memory: a sum for each title, cleared after each use.
struct Scratch {
    weighted: Vec<f32>,
    both: Vec<u32>,
    alike: Vec<f32>,
}

impl Scratch {
    fn new(titles: usize) -> Self {
        Self {
            weighted: vec![0.0; titles],
            both: vec![0; titles],
            alike: vec![0.0; titles],
        }
    }

    fn neighbors(
        &mut self,
        title: TitleIndex,
        co_likes: &CoLikes,
        likeness: &Likeness<'_>,
        popularity: &[i32],
    ) -> Vec<Neighbor> {
        let draws = co_likes.count(title, &mut self.weighted, &mut self.both);
        likeness.compare(title, &mut self.alike);
        let mut found: Vec<(f32, Neighbor)> = Vec::new();
        for (other, popularity) in popularity.iter().enumerate() {
            if other == title.at() || (self.both[other] == 0 && self.alike[other] == 0.0) {
                continue;
            }
            let expected = draws * co_likes.share(other);
            let prior = (LIKENESS_LIFT * (self.alike[other] - LIKENESS_BY_CHANCE)).exp();
            let lift = ((self.weighted[other] + PRIOR_STRENGTH * prior) / (expected + PRIOR_STRENGTH)).ln();
            if lift >= WEAKEST {
                let choice = lift + POPULARITY_IN_CHOICE * *popularity as f32 / 1000.0;
                let other = TitleIndex(other as u32);
                let weight = (lift * 1000.0).round() as i32;
                found.push((choice, Neighbor::new(other, weight, self.both[other.at()])));
            }
        }
        self.weighted.fill(0.0);
        self.both.fill(0);
        self.alike.fill(0.0);
        found.sort_by(|(a, left), (b, right)| b.total_cmp(a).then(left.title().cmp(&right.title())));
        found.truncate(NEIGHBORS);
        let mut kept: Vec<Neighbor> = found.into_iter().map(|(_, neighbor)| neighbor).collect();
        kept.sort_by_key(|neighbor| (-neighbor.weight(), neighbor.title()));
        kept
    }
}

/// All facets of a catalog, in order.
fn facets(catalog: &Catalog) -> impl Iterator<Item = FacetIndex> + use<> {
    (0..catalog.facet_count() as u16).map(FacetIndex)
}
