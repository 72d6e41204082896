//! The named parts of a score. Integers, thousandths of a log-odds unit, so that they add up exactly.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Part {
    /// How much the audience likes it.
    Popularity,
    /// Liked by those who like what this viewer likes.
    Audience,
    /// Genres, countries, decades, people and moods this viewer goes for.
    Taste,
    /// What the viewer answered and picked at the start.
    Answers,
    /// Rising with the audience this week.
    Trending,
    /// What suits this hour.
    Hour,
    /// What suits how this viewer watches; capped.
    Habits,
    /// What suits this screen.
    Device,
    /// New here.
    Freshness,
    /// Shown often and passed over.
    Fatigue,
    /// Seen, abandoned, looked at: what the viewer did with this very title.
    History,
    /// Frontrow's own; capped.
    Originals,
    /// What the others who are there give it more or less; 0 for whoever is alone.
    Company,
}

impl Part {
    pub const ALL: [Self; 13] = [
        Self::Popularity,
        Self::Audience,
        Self::Taste,
        Self::Answers,
        Self::Trending,
        Self::Hour,
        Self::Habits,
        Self::Device,
        Self::Freshness,
        Self::Fatigue,
        Self::History,
        Self::Originals,
        Self::Company,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::Audience => "audience",
            Self::Taste => "taste",
            Self::Answers => "answers",
            Self::Trending => "trending",
            Self::Hour => "hour",
            Self::Habits => "habits",
            Self::Device => "device",
            Self::Freshness => "freshness",
            Self::Fatigue => "fatigue",
            Self::History => "history",
            Self::Originals => "originals",
            Self::Company => "company",
        }
    }

    /// The part in words for the *why* panel.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Popularity => "Liked by the audience",
            Self::Audience => "Liked by those who like what you like",
            Self::Taste => "Your taste",
            Self::Answers => "Your answers and picks",
            Self::Trending => "Trending this week",
            Self::Hour => "This hour of the day",
            Self::Habits => "Your habits",
            Self::Device => "This screen",
            Self::Freshness => "New here",
            Self::Fatigue => "Shown often, passed over",
            Self::History => "What you did with it",
            Self::Originals => "A Frontrow Original",
            Self::Company => "Who else is here",
        }
    }
}

/// A score, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts([i32; Part::ALL.len()]);

impl Parts {
    pub fn get(&self, part: Part) -> i32 {
        self.0[part as usize]
    }

    pub fn set(&mut self, part: Part, thousandths: i32) {
        self.0[part as usize] = thousandths;
    }

    /// The score: the sum of all parts.
    pub fn sum(&self) -> i32 {
        self.0.iter().sum()
    }

    /// All parts in their fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Part, i32)> + '_ {
        Part::ALL.into_iter().map(|part| (part, self.get(part)))
    }
}
