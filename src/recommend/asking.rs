//! At most one question after a title, now and then, and what its answers are worth.
//!
//! What is asked is what is least known: of the questions that a title gives rise to, the one whose answer is most uncertain, as
//! 4·p·(1 − p), where p is how likely *yes* is: for how a title was liked its match, for more of a kind the odds of the viewer's taste
//! for it; the latter counts three tenths, as it weighs less in what follows. Nobody is asked who has played less than three titles, late at night, or the same twice. Between two questions lie twenty
//! hours, twice as many for each in a row that was ignored, and thirty days at most.

use ndarray::Array1;

use super::{Model, Request, Standing, hour, score::Scorer};
use crate::{
    behavior::{DAY_MS, HOUR_MS, LIKED, MORE, PUT_OFF, Play, Trait, UtcMillis, Viewer},
    catalog::{Catalog, FacetIndex, FacetKind, TitleId, TitleIndex},
};

const FROM_PLAYS: usize = 3;
const APART_MS: i64 = 20 * HOUR_MS;
const APART_MOST_MS: i64 = 30 * DAY_MS;
/// What was finished within so many days was lately.
const LATELY_MS: i64 = 14 * DAY_MS;
/// So many titles of a kind give rise to a question about it.
const OF_A_KIND: usize = 2;

/// What an answer about a kind tells, where one about a title tells 1.
const KIND_TELLS: f64 = 0.3;

/// Thousandths of a log-odds unit: what an answer takes from or gives each facet that it is about.
const REASON: i32 = -500;
const KIND: i32 = 300;

/// A question to be put after a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterTitle {
    /// Its key in the log: `liked`, `put_off`, or `more:` and a micro-genre's key.
    pub key: String,
    /// The title that it is about; none for a kind.
    pub title: Option<TitleId>,
    pub text: String,
    /// Key for the log and label for people's eyes.
    pub choices: Vec<(&'static str, &'static str)>,
}

impl AfterTitle {
    /// What a command calls it: `liked:tt0113277`, `more:genre:crime+pace:slow-burn`.
    pub fn address(&self) -> String {
        match self.title {
            Some(title) => format!("{}:{title}", self.key),
            None => self.key.clone(),
        }
    }
}

/// A reason to leave a title, and the facets that it is about.
struct Reason {
    choice: (&'static str, &'static str),
    facets: &'static [&'static str],
}

const fn reason(key: &'static str, label: &'static str, facets: &'static [&'static str]) -> Reason {
    Reason {
        choice: (key, label),
        facets,
    }
}

/// Says nothing of the title.
const NOT_TONIGHT: (&str, &str) = ("tonight", "Not tonight");
/// Speaks against its genres.
const NOT_MY_KIND: (&str, &str) = ("kind", "Not my kind");
const REASONS: &[Reason] = &[
    reason("slow", "Too slow", &["pace:slow-burn", "pace:unhurried"]),
    reason(
        "dark",
        "Too dark",
        &[
            "tone:bleak",
            "tone:dark",
            "tone:gritty",
            "tone:scary",
            "tone:violent",
            "genre:horror",
            "genre:war",
        ],
    ),
    reason("long", "Too long", &["length:long"]),
];
const RATINGS: &[(&str, &str)] = &[("love", "Love it"), ("like", "Like it"), ("dislike", "Not for me")];
const AMOUNTS: &[(&str, &str)] = &[("more", "More"), ("same", "As it is"), ("less", "Less")];

/// Whether the viewer may be asked anything at this time.
pub fn may_ask(viewer: &Viewer, now: UtcMillis, utc_offset_min: i16) -> bool {
    let plays = viewer.titles.values().flat_map(|evidence| &evidence.plays);
    let real = plays.filter(|play| play.is_real()).take(FROM_PLAYS).count();
    let ignored = viewer.questions_ignored().min(16) as u32;
    let apart_ms = (APART_MS << ignored).min(APART_MOST_MS);
    let last = viewer.questions_shown.last();
    real >= FROM_PLAYS
        && !hour::is_late_at(now, utc_offset_min)
        && last.is_none_or(|last| now.since(last.at) >= apart_ms)
}

/// The question to put to the viewer, who has just finished or left a title.
pub fn question_after(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    title: TitleIndex,
) -> Option<AfterTitle> {
    if request.profile.facts.kids || !may_ask(viewer, request.now, request.utc_offset_min) {
        return None;
    }
    let id = catalog.title(title).id();
    let evidence = viewer.titles.get(&id)?;
    let last = evidence.plays.last()?;
    let scorer = Scorer::new(catalog, model, viewer, request);
    let interest = scorer.taste.interest(title)?;
    let is_open = interest.rating.is_none() && !interest.hidden;
    let mut least_known: Vec<(f64, AfterTitle)> = Vec::new();
    if is_open && last.is_finished() {
        let percent = scorer.match_percent(title, &scorer.parts(title));
        let match_of_one = percent.map_or(0.5, |percent| f64::from(percent) / 100.0);
        let asked = question(catalog, LIKED, Some(id));
        least_known.extend(asked.map(|asked| (uncertainty(match_of_one), asked)));
    }
    if is_open && interest.standing == Standing::Abandoned && last.is_real() && !last.broke_off {
        least_known.extend(question(catalog, PUT_OFF, Some(id)).map(|asked| (1.0, asked)));
    }
    if last.is_finished() {
        least_known.extend(of_kinds(&scorer, title));
    }
    least_known.retain(|(_, asked)| !viewer.was_asked(&asked.key, asked.title));
    // Of equals the first one is taken.
    let most = least_known
        .into_iter()
        .reduce(|most, next| if next.0 > most.0 { next } else { most });
    most.map(|(_, asked)| asked)
}

/// A question by its key, and about which title; none where nothing can be asked by it.
pub fn question(catalog: &Catalog, key: &str, title: Option<TitleId>) -> Option<AfterTitle> {
    let about = title.and_then(|id| catalog.by_id(id));
    let (text, choices) = match (key, about) {
        (LIKED, Some(about)) => (format!("Did you like “{}”?", about.name()), RATINGS.to_vec()),
        (PUT_OFF, Some(about)) => {
            let has = |reason: &&Reason| {
                let its = about.facets().iter().map(|facet| catalog.facet(*facet).key);
                its.into_iter().any(|key| reason.facets.contains(&key))
            };
            let reasons = REASONS.iter().filter(has).map(|reason| reason.choice);
            let choices = [NOT_TONIGHT].into_iter().chain(reasons).chain([NOT_MY_KIND]);
            (format!("What put you off “{}”?", about.name()), choices.collect())
        }
        (key, None) => {
            let kind = kind_of(key)?;
            let mut all = (0..catalog.micro_genre_count()).map(|at| catalog.micro_genre(at));
            let genre = all.find(|genre| genre.key == kind)?;
            (format!("More like “{}”?", genre.name), AMOUNTS.to_vec())
        }
        (_, Some(_)) => return None,
    };
    Some(AfterTitle {
        key: key.to_owned(),
        title,
        text,
        choices,
    })
}

/// The key of the micro-genre that a question asks for more of.
fn kind_of(key: &str) -> Option<&str> {
    key.split_once(':')
        .filter(|(about, _)| *about == MORE)
        .map(|(_, kind)| kind)
}

/// Of the kinds to which a title belongs, those of which others were finished lately, with how little is known of each.
fn of_kinds(scorer: &Scorer<'_>, title: TitleIndex) -> Vec<(f64, AfterTitle)> {
    let (catalog, viewer, now) = (scorer.catalog, scorer.viewer, scorer.request.now);
    let lately = |play: &Play| play.is_finished() && now.since(play.last_at) <= LATELY_MS;
    let finished: Vec<TitleIndex> = viewer
        .titles
        .iter()
        .filter(|(_, evidence)| evidence.plays.iter().any(lately))
        .filter_map(|(id, _)| catalog.index_of(*id))
        .collect();
    let corrections = viewer.corrections();
    let is_said = |facet: &FacetIndex| !corrections.said(Trait::Facet, catalog.facet(*facet).key).is_nothing();
    let all = (0..catalog.micro_genre_count()).map(|at| catalog.micro_genre(at));
    let tells = |facet: &FacetIndex| scorer.tells_apart(*facet) || catalog.facet(*facet).kind == FacetKind::Pace;
    // A whole genre is too much to ask for at once.
    all.filter(|genre| genre.facets.len() > 1 && genre.facets.iter().any(tells))
        .filter(|genre| genre.titles.contains(&title) && !genre.facets.iter().any(is_said))
        .filter(|genre| finished.iter().filter(|title| genre.titles.contains(title)).count() >= OF_A_KIND)
        .filter_map(|genre| {
            let pull: i32 = genre.facets.iter().map(|facet| scorer.facet_pull(*facet)).sum();
            let likely = 1.0 / (1.0 + (-f64::from(pull) / 1000.0).exp());
            let asked = question(catalog, &format!("{MORE}:{}", genre.key), None)?;
            Some((KIND_TELLS * uncertainty(likely), asked))
        })
        .collect()
}

/// 1 for what is as likely as not, 0 for what is sure.
fn uncertainty(likely: f64) -> f64 {
    4.0 * likely * (1.0 - likely)
}

/// Adds what was answered to the weights of facets, in thousandths. How a title was liked is evidence about that title instead.
pub(super) fn add_answers(catalog: &Catalog, viewer: &Viewer, weights: &mut Array1<i32>) {
    for given in &viewer.questions_answered {
        let (asked, answer) = (&given.value.asked, given.value.answer.as_str());
        if asked.question == PUT_OFF {
            let about = asked.title.and_then(|id| catalog.by_id(id));
            for facet in about.map_or(&[][..], |title| title.facets()) {
                weights[facet.at()] += reason_against(catalog, *facet, answer);
            }
        } else if let Some(kind) = kind_of(&asked.question) {
            let weight = match answer {
                "more" => KIND,
                "less" => -KIND,
                _ => 0,
            };
            for facet in kind.split('+').filter_map(|key| catalog.facet_by_key(key)) {
                weights[facet.at()] += weight;
            }
        }
    }
}

/// What a reason takes from a facet of the title that was left.
fn reason_against(catalog: &Catalog, facet: FacetIndex, answer: &str) -> i32 {
    let facet = catalog.facet(facet);
    let reason = REASONS.iter().find(|reason| reason.choice.0 == answer);
    let is_about = reason.is_some_and(|reason| reason.facets.contains(&facet.key));
    if is_about {
        REASON
    } else if answer == NOT_MY_KIND.0 && facet.kind == FacetKind::Genre {
        -KIND
    } else {
        0
    }
}
