use clap::{Parser, Subcommand, ValueEnum};

/// The words behind `frontrow act --profile P`, and on each line of `-`.
#[derive(Parser)]
#[command(
    name = "act",
    no_binary_name = true,
    disable_version_flag = true,
    max_term_width = 100
)]
pub(super) struct Line {
    #[command(subcommand)]
    pub(super) action: Action,
}

#[derive(Subcommand)]
pub(super) enum Action {
    /// Play it from where the viewer is
    Play {
        title: String,
        /// How much of the film, or of the last episode
        #[arg(long, default_value_t = 1.0)]
        fraction: f64,
        /// How many episodes in a row
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        episodes: u32,
        /// What a “Still watching?” that comes up is answered
        #[arg(long, value_enum, default_value_t = Answer::Continue)]
        still_watching: Answer,
        /// How often it is paused on the way, the last episode of several
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1000))]
        pauses: u32,
    },
    /// Let time pass on the page
    Wait {
        #[arg(value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
        seconds: u32,
    },
    /// Correct what is concluded: a taste, a habit or a segment, by its key in `frontrow viewer --json`
    Correct {
        about: AboutWord,
        key: String,
        /// more, less, weaken, delete, restore, or a value: log-odds units for a facet, its unit for a habit, 1 or 0 for a segment
        #[arg(allow_hyphen_values = true)]
        correction: String,
    },
    /// Rate it
    Rate { title: String, rating: RatingWord },
    /// Put it on My List
    List { title: String },
    /// Take it off My List
    Unlist { title: String },
    /// Hide it for good
    Hide { title: String },
    /// Open its details
    Open { title: String },
    /// Search
    Search {
        #[arg(required = true)]
        query: Vec<String>,
    },
    /// Answer one of the first questions: mood, company, time, avoid
    Answer {
        question: String,
        #[arg(required = true)]
        answers: Vec<String>,
    },
    /// Pick titles, as at the start
    Pick {
        #[arg(required = true)]
        titles: Vec<String>,
    },
    /// Switch a setting: still_watching, autoplay or previews, on or off
    Setting { key: String, value: OnOff },
    /// Undo the last thing the page learned from
    Undo,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Answer {
    Continue,
    Stop,
    NotTonight,
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum RatingWord {
    Love,
    Like,
    Dislike,
    None,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum AboutWord {
    Facet,
    Habit,
    Segment,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum OnOff {
    On,
    Off,
}
