//! What an editor writes of a title, read the same way from a film's write-up and from an Original.

use super::{
    Appeal,
    fields::{Object, Report},
    text::{CAPTION_COLUMNS_MAX, columns},
    written_facets::WrittenFacet,
};

/// The widest a synopsis framing may be, in terminal columns: three lines of a narrow panel.
pub const SYNOPSIS_COLUMNS_MAX: usize = 240;

pub(super) fn read_captions(object: &mut Object, report: &mut Report<'_>) -> Vec<(Appeal, String)> {
    read_appeal_texts(object, "captions", CAPTION_COLUMNS_MAX, report)
}

pub(super) fn read_synopses(object: &mut Object, report: &mut Report<'_>) -> Vec<(Appeal, String)> {
    read_appeal_texts(object, "synopses", SYNOPSIS_COLUMNS_MAX, report)
}

pub(super) fn read_facets(object: &mut Object, report: &mut Report<'_>) -> Vec<String> {
    let facets = object.texts("facets", report);
    for (at, facet) in facets.iter().enumerate() {
        if WrittenFacet::by_key(facet).is_none() {
            report.wrong(
                &format!("facets[{at}]"),
                format!("“{facet}” is not a facet that is known"),
            );
        }
    }
    facets
}

fn read_appeal_texts(
    object: &mut Object,
    name: &str,
    columns_max: usize,
    report: &mut Report<'_>,
) -> Vec<(Appeal, String)> {
    let mut texts: Vec<(Appeal, String)> = Vec::new();
    for mut entry in object.objects(name, report) {
        let path = entry.path_of("appeal");
        let appeal = entry.needed_text("appeal", report);
        let text = entry.needed_text("text", report);
        let wide = columns(&text);
        if wide > columns_max {
            let what = format!("is {wide} columns wide; it may have {columns_max}");
            report.wrong(&entry.path_of("text"), what);
        }
        entry.finish(report);
        match appeal.parse::<Appeal>() {
            Ok(appeal) if texts.iter().any(|(other, _)| *other == appeal) => {
                report.wrong(&path, format!("“{appeal}” is there twice"));
            }
            Ok(appeal) => texts.push((appeal, text)),
            Err(()) if appeal.is_empty() => {}
            Err(()) => report.wrong(&path, format!("“{appeal}” is not an appeal")),
        }
    }
    if texts.is_empty() {
        report.wrong(name, "names nothing");
    }
    texts.sort_by_key(|(appeal, _)| *appeal);
    texts
}
