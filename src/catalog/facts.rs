//! A title as the files of `catalog/` have it, before it is packed.

use super::{Appeal, Maturity, TitleId, TitleKind};

/// Everything that is known about one title.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleFacts {
    pub id: TitleId,
    pub name: String,
    pub kind: TitleKind,
    pub year: u16,
    /// Days since 1970.
    pub released_day: Option<i32>,
    /// 0 when unknown, and for a series, whose episodes know.
    pub runtime_min: u16,
    /// Keys of [`super::genre::GENRES`], in the source's order.
    pub genres: Vec<String>,
    pub countries: Vec<String>,
    pub languages: Vec<String>,
    pub directors: Vec<String>,
    pub writers: Vec<String>,
    /// Those who are billed first, in billing order, then the others.
    pub cast: Vec<String>,
    /// How many of the cast are known to be billed, and so are its leads; of the others nobody is called a star.
    pub billed: usize,
    /// As the source writes it; only films carry one.
    pub certificate: Option<String>,
    pub maturity: Maturity,
    pub oscars_won: u8,
    pub oscar_nominations: u8,
    /// Keys of facets that nothing else here implies, such as `tone:dry`.
    pub facets: Vec<String>,
    pub write_up: Option<WriteUp>,
}

/// What somebody wrote about a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WriteUp {
    pub premiere_day: Option<i32>,
    pub hook: Option<f32>,
    /// ISO 3166 codes; empty means everywhere.
    pub regions: Vec<String>,
    pub captions: Vec<(Appeal, String)>,
    pub synopses: Vec<(Appeal, String)>,
    pub scenes: Vec<String>,
    pub seasons: Vec<Vec<EpisodeFacts>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpisodeFacts {
    pub name: String,
    pub runtime_min: u16,
    pub logline: String,
    pub scenes: Vec<String>,
}

impl TitleFacts {
    /// A film of which nothing but its name and year is known.
    pub fn film(id: TitleId, name: &str, year: u16) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind: TitleKind::Film,
            year,
            released_day: None,
            runtime_min: 0,
            genres: Vec::new(),
            countries: Vec::new(),
            languages: Vec::new(),
            directors: Vec::new(),
            writers: Vec::new(),
            cast: Vec::new(),
            billed: 0,
            certificate: None,
            maturity: Maturity::Unknown,
            oscars_won: 0,
            oscar_nominations: 0,
            facets: Vec::new(),
            write_up: None,
        }
    }

    /// Those of the cast who are billed, in billing order.
    pub fn leads(&self) -> &[String] {
        &self.cast[..self.billed.min(self.cast.len())]
    }

    /// Minutes of one sitting: the film's, or the mean of the episodes'.
    pub fn sitting_min(&self) -> u16 {
        let episodes = self
            .write_up
            .iter()
            .flat_map(|write_up| write_up.seasons.iter().flatten());
        let (count, sum) = episodes.fold((0u32, 0u32), |(count, sum), episode| {
            (count + 1, sum + u32::from(episode.runtime_min))
        });
        match (sum + count / 2).checked_div(count) {
            Some(mean) => mean.min(u32::from(u16::MAX)) as u16,
            None => self.runtime_min,
        }
    }
}
