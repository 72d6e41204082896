//! Everything that is learned from a set of likes, and what it says of every title for one viewer at one moment.

use ndarray::{Array2, ArrayView1};

use super::{
    beside::{Beside, Esteem, Lately, Tastes},
    blend::{NEXT_HALF_LIFE, SIGNALS, Signal},
    factors::{Als, AlsSettings},
    interactions::{Interactions, Liked, Ranker},
    kinship::Kinship,
    lift::Lifts,
    linear::{self, ItemModel, Linear, Singular},
    nearness::nearness,
    progress::{Steps, TrainError},
    some_titles::NewNumbers,
    timeline::Timeline,
};

/// The signals of one title, in the order of [`Signal`].
pub(super) type Signals = [f32; SIGNALS];

/// Titles beyond these, the most liked, are told apart by their likes, times and facets alone: matrices grow with the square.
const MODELED_TITLES: usize = 8000;
/// A title with a single like tells nothing about pairs.
const MODELED_LIKES: u32 = 2;

const SHORT: Linear = Linear {
    regularization: 100.0,
    dropout: 0.9,
    has_intercept: true,
};

/// Middling settings, of which the best for a set are never far.
const FACTORS: AlsSettings = AlsSettings {
    factors: 64,
    unobserved: 0.5,
    regularization: 0.01,
    sweeps: 8,
};
/// With more factors than one for so many titles, a model learns by heart.
const TITLES_A_FACTOR: usize = 4;
const FACTORS_SEED: u64 = 1;

/// What the likes say, and what is known beside them, ready to be asked.
pub(super) struct Learned<'a> {
    viewers: f32,
    counts: Vec<u32>,
    timeline: Option<Timeline>,
    /// Where each title stands in the matrices.
    modeled: Modeled,
    long: ItemModel,
    short: ItemModel,
    near: Option<Array2<f32>>,
    lift: Option<Array2<f32>>,
    factors: Option<Als>,
    kinship: Option<Kinship>,
    esteem: Option<Esteem>,
    lately: Option<Lately>,
    tastes: Option<Tastes<'a>>,
    /// Signals that count; the others are 0 throughout.
    asked: [bool; SIGNALS],
}

/// The titles that the matrices hold.
pub(super) struct Modeled {
    /// By place in the matrices.
    titles: Vec<u32>,
    places: NewNumbers,
}

impl Modeled {
    /// The most liked titles.
    pub(super) fn of(likes: &Interactions) -> Self {
        let counts = likes.counts();
        let mut titles = likes.most_liked();
        titles.retain(|title| counts[*title as usize] >= MODELED_LIKES);
        titles.truncate(MODELED_TITLES);
        let places = NewNumbers::of(&titles, likes.titles);
        Self { titles, places }
    }

    /// The likes of these titles, numbered by their places.
    pub(super) fn only(&self, likes: &Interactions) -> Interactions {
        likes.with_titles(&self.titles)
    }
}

/// Who is liked with whom, before a model is made of it.
pub(super) struct Pairs {
    modeled: Modeled,
    /// The likes of the modeled titles.
    inside: Interactions,
    both: Array2<f32>,
}

impl Pairs {
    pub(super) fn of(likes: &Interactions) -> Self {
        let modeled = Modeled::of(likes);
        let inside = modeled.only(likes);
        Self {
            both: linear::co_likes(&inside),
            modeled,
            inside,
        }
    }

    /// For each two modeled titles, by their places, how many liked both.
    pub(super) fn into_both(self) -> Array2<f32> {
        self.both
    }

    /// Others' likes of the modeled titles.
    pub(super) fn only(&self, likes: &Interactions) -> Interactions {
        self.modeled.only(likes)
    }

    /// The model for long histories with this much regularization.
    pub(super) fn long(&self, regularization: f32) -> Result<ItemModel, Singular> {
        self.linear(Linear {
            regularization,
            dropout: 0.0,
            has_intercept: true,
        })
    }

    fn linear(&self, linear: Linear) -> Result<ItemModel, Singular> {
        linear::train(&self.both, self.inside.viewers.len(), linear)
    }
}

impl<'a> Learned<'a> {
    /// Learns the signals that are asked for, as far as likes and what is known beside them can give them. Takes two steps of
    /// `matrices`.
    pub(super) fn from(
        likes: &Interactions,
        beside: Beside<'_, 'a>,
        asked: &[Signal],
        regularization: f32,
        matrices: &Steps<'_>,
    ) -> Result<Self, TrainError> {
        matrices.next()?;
        let pairs = Pairs::of(likes);
        let long = pairs.long(regularization)?;
        Self::with(pairs, long, likes, beside, asked, matrices)
    }

    /// The same where the pairs of these likes and the model for long histories are there already. Takes one step of `matrices`.
    pub(super) fn with(
        pairs: Pairs,
        long: ItemModel,
        likes: &Interactions,
        beside: Beside<'_, 'a>,
        asked: &[Signal],
        matrices: &Steps<'_>,
    ) -> Result<Self, TrainError> {
        let asked: [bool; SIGNALS] = std::array::from_fn(|at| asked.iter().any(|signal| *signal as usize == at));
        let is_asked = |signal: Signal| asked[signal as usize];
        matrices.next()?;
        let short = pairs.linear(SHORT)?;
        let Pairs { modeled, inside, both } = pairs;
        Ok(Self {
            viewers: likes.viewers.len().max(1) as f32,
            counts: likes.counts(),
            timeline: (likes.is_timed && is_asked(Signal::Lately7)).then(|| Timeline::new(likes)),
            long,
            short,
            lift: is_asked(Signal::Lift).then(|| Lifts::of(likes, beside.catalog).among(&modeled.titles, both)),
            near: likes.is_ordered.then(|| nearness(&inside)),
            factors: is_asked(Signal::FactorsLog).then(|| factors(likes)),
            kinship: beside.facets_of.map(Kinship::new),
            esteem: is_asked(Signal::Esteem).then(|| Esteem::of(likes)).flatten(),
            lately: (likes.is_timed && is_asked(Signal::Rise)).then(|| Lately::of(likes)),
            tastes: beside.catalog.filter(|_| is_asked(Signal::Taste)).map(Tastes::of),
            modeled,
            asked,
        })
    }

    pub(super) fn titles(&self) -> usize {
        self.counts.len()
    }

    pub(super) fn kinship(&self) -> Option<&Kinship> {
        self.kinship.as_ref()
    }

    /// How many liked a title.
    pub(super) fn count(&self, title: usize) -> u32 {
        self.counts[title]
    }

    /// The signals of every title for a viewer with this history, right after its last like; what rises is told as of `asked_s`,
    /// since a page knows when it is asked for, be it long after that.
    pub(super) fn signals(&self, history: &[Liked], asked_s: Option<i64>) -> Vec<Signals> {
        let mut signals: Vec<Signals> = (0..self.titles()).map(|title| self.audience(title)).collect();
        let now_s = history.iter().map(|liked| liked.at_s).max().unwrap_or(i64::MAX / 4);
        if let (Some(lately), Some(asked_s)) = (&self.lately, asked_s) {
            for (signals, rise) in signals.iter_mut().zip(lately.rises(asked_s)) {
                signals[Signal::Rise as usize] = rise;
            }
        }
        if let Some(tastes) = self.tastes.as_ref().filter(|_| !history.is_empty()) {
            tastes.add(history, &mut signals);
        }
        if let Some(timeline) = &self.timeline {
            for (title, signals) in signals.iter_mut().enumerate() {
                past(signals, timeline, title, now_s);
            }
        }
        self.company(history, &mut signals);
        if let Some(kinship) = self.kinship.as_ref().filter(|_| !history.is_empty()) {
            let titles: Vec<u32> = history.iter().map(|liked| liked.title).collect();
            for (signals, alike) in signals.iter_mut().zip(kinship.to_history(&titles)) {
                signals[Signal::Facts as usize] = alike;
            }
        }
        for signals in &mut signals {
            self.drop_unasked(signals);
        }
        signals
    }

    /// Where a title stands in the matrices, if it does.
    pub(super) fn place(&self, title: usize) -> Option<usize> {
        self.modeled.places.get(title as u32).map(|place| place as usize)
    }

    /// The share of all ratings that are likes, where somebody said what was not liked.
    pub(super) fn mean_share(&self) -> Option<f32> {
        self.esteem.as_ref().map(|esteem| esteem.mean_share)
    }

    /// The signals of a title for somebody of whom nothing is known, at no moment.
    pub(super) fn alone(&self, title: usize) -> Signals {
        let mut signals = self.audience(title);
        if let Some(place) = self.modeled.places.get(title as u32) {
            signals[Signal::Long as usize] = self.long.intercept[place as usize];
            signals[Signal::Short as usize] = self.short.intercept[place as usize];
        }
        self.drop_unasked(&mut signals);
        signals
    }

    /// What a like of the title at one place of the matrices adds to the signals of the title at another.
    pub(super) fn between(&self, from: usize, to: usize) -> Signals {
        let mut signals = [0.0; SIGNALS];
        signals[Signal::Long as usize] = self.long.weights[(from, to)];
        signals[Signal::Short as usize] = self.short.weights[(from, to)];
        signals[Signal::Near as usize] = self.near.as_ref().map_or(0.0, |near| near[(from, to)]);
        self.drop_unasked(&mut signals);
        signals
    }

    fn drop_unasked(&self, signals: &mut Signals) {
        for (signal, asked) in signals.iter_mut().zip(self.asked) {
            if !asked {
                *signal = 0.0;
            }
        }
    }

    fn audience(&self, title: usize) -> Signals {
        let mut signals = [0.0; SIGNALS];
        let count = self.counts[title] as f32;
        signals[Signal::Liked as usize] = (count + 0.5).ln();
        signals[Signal::Share as usize] = count / self.viewers;
        signals[Signal::Esteem as usize] = self.esteem.as_ref().map_or(0.0, |esteem| esteem.of_title(title));
        signals
    }

    /// What the viewer's likes say of the titles that are liked with them.
    fn company(&self, history: &[Liked], signals: &mut [Signals]) {
        let places = &self.modeled.places;
        let inside: Vec<usize> = history
            .iter()
            .filter_map(|liked| places.get(liked.title).map(|place| place as usize))
            .collect();
        let sum = |start: Vec<f32>, rows: &Array2<f32>| {
            inside.iter().fold(start, |mut sum, &place| {
                add(&mut sum, rows.row(place), 1.0);
                sum
            })
        };
        let nothing = || vec![0.0; self.modeled.titles.len()];
        let likes = inside.len().max(1) as f32;
        let long = sum(self.long.intercept.to_vec(), &self.long.weights);
        let short = sum(self.short.intercept.to_vec(), &self.short.weights);
        let lift = self.lift.as_ref().map_or_else(nothing, |lift| sum(nothing(), lift));
        let factors = self.factors.as_ref().map(|factors| factors.scores(history));
        for (title, signals) in signals.iter_mut().enumerate() {
            signals[Signal::LongLog as usize] = self.log(0.0);
            signals[Signal::ShortLog as usize] = self.log(0.0);
            signals[Signal::FactorsLog as usize] = factors.as_ref().map_or(0.0, |factors| self.log(factors[title]));
        }
        for (place, &title) in self.modeled.titles.iter().enumerate() {
            let signals = &mut signals[title as usize];
            signals[Signal::Long as usize] = long[place];
            signals[Signal::LongLog as usize] = self.log(long[place]);
            signals[Signal::LongOwn as usize] = long[place] - self.long.intercept[place];
            signals[Signal::Short as usize] = short[place];
            signals[Signal::ShortLog as usize] = self.log(short[place]);
            signals[Signal::Lift as usize] = lift[place] / likes;
        }
        if let Some(rows) = &self.near {
            self.nearby(&inside, rows, signals);
        }
    }

    /// What is liked near the titles at these places, which stand in the order in which the viewer liked them.
    fn nearby(&self, inside: &[usize], rows: &Array2<f32>, signals: &mut [Signals]) {
        let size = self.modeled.titles.len();
        let (mut near, mut next) = (vec![0.0; size], vec![0.0; size]);
        for (at, &place) in inside.iter().enumerate() {
            let fade = (-((inside.len() - 1 - at) as f32) / NEXT_HALF_LIFE).exp2();
            add(&mut near, rows.row(place), 1.0);
            add(&mut next, rows.row(place), fade);
        }
        let log = |near: f32| (near + NEAR_GRANTED).ln();
        for signals in signals.iter_mut() {
            signals[Signal::NearLog as usize] = log(0.0);
            signals[Signal::NextLog as usize] = log(0.0);
        }
        let likes = inside.len().max(1) as f32;
        for (place, &title) in self.modeled.titles.iter().enumerate() {
            let signals = &mut signals[title as usize];
            signals[Signal::Near as usize] = near[place];
            signals[Signal::Next as usize] = next[place];
            signals[Signal::NearLog as usize] = log(near[place] / likes);
            signals[Signal::NextLog as usize] = log(next[place]);
        }
    }

    /// The logarithm of a share of the viewers; that of nobody is as if one did.
    fn log(&self, share: f32) -> f32 {
        (share.max(0.0) + 1.0 / self.viewers).ln()
    }
}

/// Added to how near titles are before the logarithm: less than this is as good as not near at all.
const NEAR_GRANTED: f32 = 0.01;

fn factors(likes: &Interactions) -> Als {
    let most = (likes.titles / TITLES_A_FACTOR).max(1);
    let settings = AlsSettings {
        factors: FACTORS.factors.min(most),
        ..FACTORS
    };
    Als::train(likes, settings, FACTORS_SEED)
}

fn past(signals: &mut Signals, timeline: &Timeline, title: usize, now_s: i64) {
    let Some(past) = timeline.before(title, now_s) else {
        signals[Signal::Unborn as usize] = 1.0;
        return;
    };
    let [week, month, half_year, years] = past.lately.map(f32::ln_1p);
    signals[Signal::Lately7 as usize] = week;
    signals[Signal::Lately30 as usize] = month;
    signals[Signal::Lately180 as usize] = half_year;
    signals[Signal::Lately900 as usize] = years;
    signals[Signal::Age as usize] = (past.age_days / 30.0).ln_1p();
}

fn add(to: &mut [f32], row: ArrayView1<'_, f32>, times: f32) {
    for (to, what) in to.iter_mut().zip(row) {
        *to += times * what;
    }
}
