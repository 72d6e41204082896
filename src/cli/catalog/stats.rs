use std::collections::BTreeMap;

use serde_json::json;

use super::{Failure, print, print_json};
use crate::catalog::{Catalog, FacetIndex, FacetKind, TitleKind};

pub fn run(catalog: &Catalog, as_json: bool) -> Result<(), Failure> {
    let counts = Counts::of(catalog);
    if as_json {
        print_json(&counts.json(catalog))
    } else {
        print(&counts.text(catalog))
    }
}

#[derive(Default)]
struct Counts {
    series: usize,
    originals: usize,
    with_media: usize,
    episodes: usize,
    written_up: usize,
    captions: usize,
    for_kids: usize,
    originals_for_kids: usize,
    to_come: usize,
    regional: usize,
    ratings: u64,
    ratings_of_written_up: u64,
    facets: BTreeMap<FacetKind, usize>,
}

impl Counts {
    fn of(catalog: &Catalog) -> Self {
        let mut counts = Self::default();
        for title in catalog.indices().map(|index| catalog.title(index)) {
            let raters = u64::from(title.audience().raters);
            counts.series += usize::from(title.kind() == TitleKind::Series);
            counts.originals += usize::from(title.is_original());
            counts.with_media += usize::from(title.has_media());
            counts.episodes += title.episodes().len();
            counts.for_kids += usize::from(title.maturity().is_for_kids());
            counts.ratings += raters;
            counts.to_come += usize::from(title.premiere_day().is_some_and(|day| day > 0));
            counts.regional += usize::from(title.region_codes().next().is_some());
            let for_kids = title.is_original() && title.maturity().is_for_kids();
            counts.originals_for_kids += usize::from(for_kids);
            if title.is_written_up() {
                counts.written_up += 1;
                counts.captions += title.written_captions().len();
                counts.ratings_of_written_up += raters;
            }
        }
        for facet in (0..catalog.facet_count() as u16).map(FacetIndex) {
            *counts.facets.entry(catalog.facet(facet).kind).or_default() += 1;
        }
        counts
    }

    fn written_up_share(&self) -> f64 {
        if self.ratings == 0 {
            0.0
        } else {
            self.ratings_of_written_up as f64 / self.ratings as f64
        }
    }

    fn json(&self, catalog: &Catalog) -> serde_json::Value {
        let facets: serde_json::Map<String, serde_json::Value> = self
            .facets
            .iter()
            .map(|(kind, count)| (kind.name().to_owned(), json!(count)))
            .collect();
        json!({
            "titles": catalog.len(),
            "films": catalog.len() - self.series,
            "series": self.series,
            "originals": self.originals,
            "own": catalog.own_count(),
            "with_media": self.with_media,
            "episodes": self.episodes,
            "for_kids": self.for_kids,
            "originals_for_kids": self.originals_for_kids,
            "to_come": self.to_come,
            "regional": self.regional,
            "ratings": self.ratings,
            "written_up": self.written_up,
            "captions": self.captions,
            "written_up_share_of_ratings": self.written_up_share(),
            "facets": catalog.facet_count(),
            "facets_by_kind": facets,
            "micro_genres": catalog.micro_genre_count(),
            "timeline_hours": catalog.timeline_hours(),
            "hash": catalog.hash(),
        })
    }

    fn text(&self, catalog: &Catalog) -> String {
        let mut lines = vec![
            ("titles", catalog.len().to_string()),
            ("films", (catalog.len() - self.series).to_string()),
            ("series", self.series.to_string()),
            ("originals", self.originals.to_string()),
            ("your own", catalog.own_count().to_string()),
            ("with media", self.with_media.to_string()),
            ("episodes", self.episodes.to_string()),
            ("for kids", self.for_kids.to_string()),
            ("Originals for kids", self.originals_for_kids.to_string()),
            ("Originals to come", self.to_come.to_string()),
            ("with regions", self.regional.to_string()),
            ("ratings", self.ratings.to_string()),
            ("written up", self.written_up.to_string()),
            ("captions written", self.captions.to_string()),
            (
                "their share of ratings",
                format!("{:.1} %", 100.0 * self.written_up_share()),
            ),
            ("micro-genres", catalog.micro_genre_count().to_string()),
            ("facets", catalog.facet_count().to_string()),
        ];
        for (kind, count) in &self.facets {
            lines.push((kind.name(), count.to_string()));
        }
        lines.push(("hash", catalog.hash().to_owned()));
        lines
            .into_iter()
            .map(|(name, count)| format!("{name:<22} {count:>16}\n"))
            .collect()
    }
}
