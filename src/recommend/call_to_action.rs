use super::{Habits, Request, Segment, hour, short::SHORT_MIN};
use crate::{
    behavior::{ContinuePoint, Viewer},
    catalog::{Title, TitleKind},
};

/// What stands on the button that plays a title: where it goes on, or what suits this viewer about it now.
pub fn call_to_action(viewer: &Viewer, habits: &Habits, request: &Request<'_>, title: Title<'_>) -> String {
    if let Some(point) = viewer.continue_position(title.id()) {
        return go_on(title, point);
    }
    if title.kind() == TitleKind::Film && viewer.finished_count(title.id()) > 0 {
        return "Play again".to_owned();
    }
    let minutes = title.runtime_min();
    if hour::is_evening(request) && title.kind() == TitleKind::Series && habits.is(Segment::BingeWatcher) {
        "Start a series tonight".to_owned()
    } else if (1..=SHORT_MIN).contains(&minutes) && habits.is(Segment::ShortOfTime) {
        format!("Something short · {minutes} min")
    } else {
        "Play".to_owned()
    }
}

fn go_on(title: Title<'_>, point: ContinuePoint) -> String {
    match point.episode {
        Some(episode) if point.next_episode => match title.episode_after(episode) {
            Some(next) => format!("Next: {}", next.id),
            None => "Play again".to_owned(),
        },
        Some(episode) => format!("Resume {episode}"),
        None => {
            let left_min = point.length_s.saturating_sub(point.position_s).div_ceil(60);
            format!("Resume · {left_min} min left")
        }
    }
}
