//! Names, times and lengths in the words of this program.

use crate::catalog::{Catalog, Title, TitleId, TitleKind};

/// A title's name in quotation marks, or its id when the catalog at hand does not have it.
pub fn quoted(catalog: &Catalog, id: TitleId) -> String {
    match catalog.by_id(id) {
        Some(title) => format!("“{}”", title.name()),
        None => id.to_string(),
    }
}

/// `1:02:03` or `2:03`.
pub fn clock_time(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// `1 h 40`, `52 min`.
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// How much there is of it: length, or seasons and episodes.
pub fn extent(title: Title<'_>) -> Option<String> {
    match title.kind() {
        TitleKind::Film => (title.runtime_min() > 0).then(|| duration(u32::from(title.runtime_min()))),
        TitleKind::Series => {
            let episodes = title.episodes().len();
            Some(match title.season_count() {
                0 | 1 if episodes == 1 => "1 episode".to_owned(),
                0 | 1 => format!("{episodes} episodes"),
                seasons => format!("{seasons} seasons, {episodes} episodes"),
            })
        }
    }
}

/// What a match says, in a sentence.
pub fn match_in_words(percent: u8) -> String {
    format!(
        "{percent} % match: where title and viewer fit as well as here, {percent} of 100 in the audience liked what they saw."
    )
}

/// Thousandths as log-odds units, sign included: `+1.25`. What rounds to nothing has no sign against it.
pub fn in_units(thousandths: i32) -> String {
    let units = format!("{:+.2}", f64::from(thousandths) / 1000.0);
    if units == "-0.00" { "+0.00".to_owned() } else { units }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_on_a_player() {
        assert_eq!(
            (clock_time(63).as_str(), clock_time(3_723).as_str()),
            ("1:03", "1:02:03")
        );
        assert_eq!(
            (duration(52).as_str(), duration(120).as_str(), duration(170).as_str()),
            ("52 min", "2 h", "2 h 50")
        );
    }
}
