//! What a row is called and why it is here, in one sentence that holds: every number in it was counted.

use super::{
    Choices, Progress, RowKind,
    continuing::Continuing,
    hour,
    rows::{Candidate, Subject},
    score::Scorer,
    short::SHORT_MIN,
};
use crate::{
    behavior::UtcMillis,
    catalog::{Catalog, FacetKind, Title, TitleId, TitleIndex},
    household::Profile,
};

/// Co-likes from which they are worth telling.
const TELLING_CO_LIKES: u32 = 5;

/// A row's name for people's eyes.
pub(super) fn name(scorer: &Scorer<'_>, candidate: &Candidate<'_>) -> String {
    let about = match candidate.subject {
        Subject::Title(title) => scorer.catalog.title(title).name(),
        Subject::MicroGenre(at) => scorer.catalog.micro_genre(at).name,
        Subject::Nothing => "",
    };
    match candidate.kind {
        RowKind::TopPicks => format!("Top picks for {}", all_names(scorer)),
        RowKind::WelcomeBack => format!("Welcome back, {}", scorer.request.profile.facts.name),
        RowKind::Short if hour::is_evening(scorer.request) => "Short, for tonight".to_owned(),
        kind => plain_name(kind, about),
    }
}

/// Who is there: `Ada`, `Ada and Finn`, `Ada, Ben and Finn`.
fn all_names(scorer: &Scorer<'_>) -> String {
    let request = scorer.request;
    let mut others: Vec<&Profile> = request.company.iter().map(|companion| companion.profile).collect();
    others.sort_by(|one, other| one.order().cmp(&other.order()));
    let others = others.into_iter().map(|profile| profile.facts.name.as_str());
    let mut names: Vec<&str> = std::iter::once(request.profile.facts.name.as_str())
        .chain(others)
        .collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default().to_owned(),
    }
}

/// What a row is called, whoever sees it and whenever.
fn plain_name(kind: RowKind, about: &str) -> String {
    let name = match kind {
        RowKind::ContinueWatching => "Continue watching",
        RowKind::TopPicks => "Top picks",
        RowKind::BecauseYouWatched => return format!("Because you watched “{about}”"),
        RowKind::BecauseYouOpened => return format!("Because you looked at “{about}”"),
        RowKind::ViewersAlsoWatched => "Viewers like you also watched",
        RowKind::Trending => "Trending now",
        RowKind::MicroGenre => about,
        RowKind::Originals => "Frontrow Originals",
        RowKind::New => "New on Frontrow",
        RowKind::ComingSoon => "Coming soon",
        RowKind::MyList => "My list",
        RowKind::WatchAgain => "Watch it again",
        RowKind::Short => "Over in an hour and a half",
        RowKind::LateNight => "Late and light",
        RowKind::WelcomeBack => "Welcome back",
    };
    name.to_owned()
}

/// What a row of the log is called; its key, where this catalog does not know what it is about.
pub fn row_name(catalog: &Catalog, key: &str) -> String {
    let (kind, about) = key.split_once(':').unwrap_or((key, ""));
    let Some(kind) = RowKind::ALL.into_iter().find(|known| known.name() == kind) else {
        return key.to_owned();
    };
    let about = match kind {
        RowKind::BecauseYouWatched | RowKind::BecauseYouOpened => {
            let title = about.parse().ok().and_then(|id: TitleId| catalog.by_id(id));
            title.map(|title| title.name())
        }
        RowKind::MicroGenre => (0..catalog.micro_genre_count())
            .map(|at| catalog.micro_genre(at))
            .find(|genre| genre.key == about)
            .map(|genre| genre.name),
        _ => Some(""),
    };
    about.map_or_else(|| key.to_owned(), |about| plain_name(kind, about))
}

/// Why the row is here.
pub(super) fn sentence(scorer: &Scorer<'_>, candidate: &Candidate<'_>, titles: &[TitleIndex]) -> String {
    let count = titles.len();
    match candidate.kind {
        RowKind::ContinueWatching => {
            let likeliest = candidate.titles.iter().map(|ranked| ranked.score).max();
            let odds = Continuing::of_coming(likeliest.unwrap_or(0));
            let percent = (100.0 / (1.0 + (-odds as f32 / 1000.0).exp())).round();
            format!(
                "You left {} unfinished. The chance that you came to go on is put at {percent} %, by when that was and how you chose before.",
                counted(count, "title", "titles")
            )
        }
        RowKind::TopPicks => top_picks(scorer),
        RowKind::BecauseYouWatched | RowKind::BecauseYouOpened => anchored(scorer, candidate, titles),
        RowKind::ViewersAlsoWatched => {
            let liked = scorer
                .taste
                .titles
                .iter()
                .filter(|interest| interest.weight > 0)
                .count();
            let told = liked + scorer.taste.picks.len();
            format!("Liked by those of the audience who liked the {told} titles that you went for.")
        }
        RowKind::Trending => trending(scorer, titles),
        RowKind::MicroGenre => micro_genre(scorer, candidate),
        RowKind::Originals => {
            "Made for Frontrow; each gets a bonus of at most 0.2, which its score states, and their row another 0.2."
                .to_owned()
        }
        RowKind::New => "The newest films here, and Originals of the last six weeks.".to_owned(),
        RowKind::ComingSoon => coming_soon(scorer, titles),
        RowKind::MyList => format!("You put {} on your list.", counted(count, "title", "titles")),
        RowKind::WatchAgain => format!("You watched {} to the end.", counted(count, "title", "titles")),
        RowKind::Short => format!("None of these is longer than {SHORT_MIN} minutes."),
        RowKind::WelcomeBack => welcome_back(scorer, titles),
        RowKind::LateNight => format!(
            "It is {}: nothing heavy, and none longer than 110 minutes.",
            clock(scorer)
        ),
    }
}

/// How far a title was watched, and where to go on.
pub(super) fn progress(scorer: &Scorer<'_>, title: Title<'_>) -> Option<Progress> {
    let point = scorer.viewer.continue_position(title.id())?;
    let next = point
        .episode
        .filter(|_| point.next_episode)
        .and_then(|episode| title.episode_after(episode));
    Some(match next {
        Some(next) => Progress {
            episode: Some(next.id),
            is_next: true,
            position_s: 0,
            length_s: u32::from(next.runtime_min) * 60,
        },
        None => Progress {
            episode: point.episode,
            is_next: false,
            position_s: point.position_s,
            length_s: point.length_s,
        },
    })
}

fn top_picks(scorer: &Scorer<'_>) -> String {
    if !scorer.request.company.is_empty() {
        return "The best for all of you: half of a score is what it is to you on average, half what it is to whom it pleases least.".to_owned();
    }
    let watched = scorer
        .taste
        .titles
        .iter()
        .filter(|interest| interest.weight != 0)
        .count();
    let answered = scorer.viewer.answers.len();
    let picked = scorer.taste.picks.len();
    let from = match (watched, answered + picked) {
        (0, 0) => "Nothing is known of you yet: these are what the audience likes best these days.".to_owned(),
        (0, _) => format!(
            "From what you told at the start: {} and {}.",
            counted(answered, "answer", "answers"),
            counted(picked, "pick", "picks")
        ),
        (watched, _) => format!(
            "The best of the catalog by all that you did with {}.",
            counted(watched, "title", "titles")
        ),
    };
    match Choices::of(scorer) {
        Choices::Many => from,
        Choices::Few => format!("{from} Fewer to choose from, as choosing takes you a while; m picks one for you."),
    }
}

/// The strongest tie to the first titles: people who liked both, or what the descriptions share.
fn anchored(scorer: &Scorer<'_>, candidate: &Candidate<'_>, titles: &[TitleIndex]) -> String {
    let Subject::Title(anchor) = candidate.subject else {
        return String::new();
    };
    let name = scorer.catalog.title(anchor).name();
    let neighbors = scorer.model.neighbors(anchor).iter();
    let in_view = usize::from(scorer.request.viewport.columns);
    let titles = &titles[..titles.len().min(in_view)];
    let told = neighbors
        .filter(|neighbor| neighbor.both() >= TELLING_CO_LIKES && titles.contains(&neighbor.title()))
        .max_by_key(|neighbor| (neighbor.both(), std::cmp::Reverse(neighbor.title())));
    if let Some(neighbor) = told {
        let other = scorer.catalog.title(neighbor.title()).name();
        return format!("{} people liked both “{name}” and “{other}”.", neighbor.both());
    }
    let shared = shared_facets(scorer, anchor, titles);
    if shared.is_empty() {
        format!("The nearest to “{name}” in the catalog.")
    } else {
        format!("Much like “{name}”: {}.", shared.join(", "))
    }
}

/// What an anchor shares with the first title of its row, the most telling first.
fn shared_facets(scorer: &Scorer<'_>, anchor: TitleIndex, titles: &[TitleIndex]) -> Vec<String> {
    let Some(first) = titles.first() else {
        return Vec::new();
    };
    let theirs = scorer.catalog.title(*first).facets();
    let telling = |kind: FacetKind| {
        matches!(
            kind,
            FacetKind::Genre
                | FacetKind::Tone
                | FacetKind::Theme
                | FacetKind::Setting
                | FacetKind::Director
                | FacetKind::Decade
        )
    };
    let own = scorer.catalog.title(anchor).facets().iter();
    own.filter(|facet| theirs.contains(facet))
        .map(|facet| scorer.catalog.facet(*facet))
        .filter(|facet| telling(facet.kind))
        .take(3)
        .map(|facet| facet.name.to_owned())
        .collect()
}

fn trending(scorer: &Scorer<'_>, titles: &[TitleIndex]) -> String {
    let trend = titles.first().and_then(|title| {
        let at = scorer.trends.binary_search_by_key(title, |trend| trend.title).ok()?;
        scorer.trends.get(at)
    });
    trend.map_or_else(String::new, |trend| {
        let name = scorer.catalog.title(trend.title).name();
        let usual = trend.usual.round() as u32;
        format!(
            "{} liked “{name}” in these seven days, against {usual} in an average week.",
            counted(trend.week as usize, "person", "people")
        )
    })
}

fn micro_genre(scorer: &Scorer<'_>, candidate: &Candidate<'_>) -> String {
    let Subject::MicroGenre(at) = candidate.subject else {
        return String::new();
    };
    let genre = scorer.catalog.micro_genre(at);
    let strongest = genre
        .facets
        .iter()
        .map(|facet| (scorer.common_pull(*facet), *facet))
        .filter(|(pull, _)| *pull > 0)
        .max_by_key(|(pull, facet)| (*pull, std::cmp::Reverse(*facet)));
    match strongest {
        Some((_, facet)) => {
            let name = scorer.catalog.facet(facet).name;
            format!("You go for {name}; the catalog has {} of these.", genre.titles.len())
        }
        None => format!(
            "Well liked by the audience; the catalog has {} of these.",
            genre.titles.len()
        ),
    }
}

fn coming_soon(scorer: &Scorer<'_>, titles: &[TitleIndex]) -> String {
    let first = titles.first().map(|title| scorer.catalog.title(*title));
    let days = first.and_then(|title| Some((title, -scorer.shelf.days_since_premiere(title)?)));
    days.map_or_else(String::new, |(title, days)| {
        format!(
            "“{}” premieres in {}.",
            title.name(),
            counted(days.max(0) as usize, "day", "days")
        )
    })
}

fn welcome_back(scorer: &Scorer<'_>, titles: &[TitleIndex]) -> String {
    let days = scorer.habits.days_away().unwrap_or(0);
    let came = titles.iter().filter(|title| scorer.has_premiered_within(**title, days));
    let (came, all) = (came.count(), titles.len());
    let away = format!("You were away for {}", counted(days as usize, "day", "days"));
    match (came, all - came) {
        (0, rising) => format!(
            "{away}: {} more liked than usual these days.",
            counted(rising, "title is", "titles are")
        ),
        (came, 0) => format!(
            "{away}: {} premiered meanwhile.",
            counted(came, "Original", "Originals")
        ),
        (came, rising) => format!(
            "{away}: what premiered meanwhile stands first, {}; {} more liked than usual.",
            counted(came, "Original", "Originals"),
            counted(rising, "title is", "titles are")
        ),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn clock(scorer: &Scorer<'_>) -> String {
    let local = local(scorer);
    format!("{:02}:{:02}", local.hour, local.minute)
}

fn local(scorer: &Scorer<'_>) -> crate::behavior::LocalTime {
    let now: UtcMillis = scorer.request.now;
    now.local(scorer.request.utc_offset_min)
}
