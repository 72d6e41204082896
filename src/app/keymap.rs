//! One table of key bindings: dispatch, footer, help screen and README all derive from it.

use std::fmt;

pub use crossterm::event::KeyCode;
use crossterm::event::{KeyEvent, KeyModifiers};

/// A key press, as far as bindings care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
}

impl Key {
    pub const fn code(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    pub const fn char(letter: char) -> Self {
        Self::code(KeyCode::Char(letter))
    }

    pub const fn ctrl(letter: char) -> Self {
        Self {
            code: KeyCode::Char(letter),
            ctrl: true,
        }
    }

    /// The letter typed, if it is one for a text field.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.ctrl => Some(letter),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self {
            code: event.code,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("C-")?;
        }
        match self.code {
            KeyCode::Left => out.write_str("←"),
            KeyCode::Right => out.write_str("→"),
            KeyCode::Up => out.write_str("↑"),
            KeyCode::Down => out.write_str("↓"),
            KeyCode::Enter => out.write_str("⏎"),
            KeyCode::Esc => out.write_str("Esc"),
            KeyCode::Backspace => out.write_str("⌫"),
            KeyCode::Tab => out.write_str("Tab"),
            KeyCode::BackTab => out.write_str("S-Tab"),
            KeyCode::PageUp => out.write_str("PgUp"),
            KeyCode::PageDown => out.write_str("PgDn"),
            KeyCode::Home => out.write_str("Home"),
            KeyCode::End => out.write_str("End"),
            KeyCode::Char(' ') => out.write_str("Space"),
            KeyCode::Char(letter) => write!(out, "{letter}"),
            other => write!(out, "{other}"),
        }
    }
}

/// What a key does. Closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
    PageUp,
    PageDown,
    Open,
    Back,
    Close,
    Quit,
    QuitNow,
    NextPane,
    Tab(u8),
    Play,
    ToggleList,
    Like,
    Love,
    Dislike,
    Hide,
    RemoveFromContinue,
    Undo,
    Why,
    Changes,
    Log,
    Search,
    Help,
    Settings,
    PickForMe,
    Taste,
    Less,
    More,
    Weaken,
    Delete,
    Restore,
    ListAll,
    Train,
    Profiles,
    TogglePause,
    SeekBack,
    SeekForward,
    SeekBackMinute,
    SeekForwardMinute,
    NextEpisode,
    Slower,
    Faster,
    FullScreen,
    Choose,
    Skip,
    Suspend,
    Redraw,
}

/// Where keys are pressed. One key may mean different things in different places, never two in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    Gate,
    NewProfile,
    Onboarding,
    Browse,
    Search,
    Details,
    Player,
    /// *Your taste*.
    Taste,
    /// A question over the player: next episode, still watching.
    Prompt,
    /// A panel or overlay that takes the keys.
    Panel,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub action: Action,
    pub keys: &'static [Key],
    /// This letter pressed twice does it too.
    pub twice: Option<char>,
    pub contexts: &'static [Context],
    /// One or two words for the footer; empty keeps it out of the footer.
    pub label: &'static str,
    /// One sentence for the help.
    pub help: &'static str,
}

use Context::{Browse, Details, Gate, NewProfile, Onboarding, Panel, Player, Prompt, Search, Taste};

const EVERYWHERE: &[Context] = &[
    Gate, NewProfile, Onboarding, Browse, Search, Details, Player, Taste, Prompt, Panel,
];
const LISTS: &[Context] = &[Gate, Onboarding, Browse, Details, Panel];
const UP_AND_DOWN: &[Context] = &[Gate, Onboarding, Browse, Details, Taste, Panel];
const TITLES: &[Context] = &[Browse, Details];

const fn binding(
    action: Action,
    keys: &'static [Key],
    contexts: &'static [Context],
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        action,
        keys,
        twice: None,
        contexts,
        label,
        help,
    }
}

const fn char(letter: char) -> Key {
    Key::char(letter)
}

const fn code(code: KeyCode) -> Key {
    Key::code(code)
}

/// The table. The order is that of the help screen; the footer takes the labelled ones in this order.
pub const BINDINGS: &[Binding] = &[
    binding(Action::Left, &[code(KeyCode::Left), char('h')], LISTS, "", "Move left."),
    binding(
        Action::Down,
        &[code(KeyCode::Down), char('j')],
        UP_AND_DOWN,
        "",
        "Move down.",
    ),
    binding(Action::Up, &[code(KeyCode::Up), char('k')], UP_AND_DOWN, "", "Move up."),
    binding(
        Action::Right,
        &[code(KeyCode::Right), char('l')],
        LISTS,
        "",
        "Move right.",
    ),
    binding(
        Action::Left,
        &[code(KeyCode::Left)],
        &[NewProfile, Prompt],
        "",
        "Move left.",
    ),
    binding(
        Action::Right,
        &[code(KeyCode::Right)],
        &[NewProfile, Prompt],
        "",
        "Move right.",
    ),
    binding(
        Action::Up,
        &[code(KeyCode::Up)],
        &[NewProfile, Prompt, Search],
        "",
        "Move up.",
    ),
    binding(
        Action::Down,
        &[code(KeyCode::Down)],
        &[NewProfile, Prompt, Search],
        "",
        "Move down.",
    ),
    Binding {
        action: Action::First,
        keys: &[code(KeyCode::Home)],
        twice: Some('g'),
        contexts: &[Browse, Details, Taste, Panel],
        label: "",
        help: "Go to the top.",
    },
    binding(
        Action::Last,
        &[char('G'), code(KeyCode::End)],
        &[Browse, Details, Taste, Panel],
        "",
        "Go to the bottom.",
    ),
    binding(
        Action::PageDown,
        &[Key::ctrl('d'), code(KeyCode::PageDown)],
        &[Browse, Details, Taste, Panel],
        "",
        "Move down a screen.",
    ),
    binding(
        Action::PageUp,
        &[Key::ctrl('u'), code(KeyCode::PageUp)],
        &[Browse, Details, Taste, Panel],
        "",
        "Move up a screen.",
    ),
    binding(
        Action::Open,
        &[code(KeyCode::Enter)],
        &[Browse, Search],
        "open",
        "Open the focused title.",
    ),
    binding(
        Action::Choose,
        &[code(KeyCode::Enter)],
        &[Gate, NewProfile, Onboarding, Details, Prompt, Panel],
        "choose",
        "Choose what is focused.",
    ),
    binding(
        Action::Choose,
        &[char(' ')],
        &[Onboarding, Panel],
        "",
        "Choose what is focused.",
    ),
    binding(
        Action::Play,
        &[char('p')],
        TITLES,
        "play",
        "Play it, from where you stopped.",
    ),
    binding(
        Action::ToggleList,
        &[char('a')],
        TITLES,
        "my list",
        "Add it to My List, or take it off.",
    ),
    binding(
        Action::Like,
        &[char('t')],
        TITLES,
        "like",
        "Like it; again takes the rating back.",
    ),
    binding(
        Action::Love,
        &[char('T')],
        TITLES,
        "",
        "Love it; again takes the rating back.",
    ),
    binding(
        Action::Dislike,
        &[char('d')],
        TITLES,
        "not for me",
        "Not for me: less like it.",
    ),
    binding(Action::Hide, &[char('x')], TITLES, "", "Hide it for good."),
    binding(
        Action::RemoveFromContinue,
        &[char('X')],
        TITLES,
        "",
        "Take it out of Continue watching, without marking it watched.",
    ),
    binding(
        Action::Less,
        &[code(KeyCode::Left), char('h')],
        &[Taste],
        "less",
        "Less of it; of a habit or a segment: it is not so.",
    ),
    binding(
        Action::More,
        &[code(KeyCode::Right), char('l')],
        &[Taste],
        "more",
        "More of it; of a habit or a segment: it is so.",
    ),
    binding(
        Action::Weaken,
        &[char('z')],
        &[Taste],
        "weaken",
        "Let half of it count; again, half of that.",
    ),
    binding(
        Action::Delete,
        &[char('x')],
        &[Taste],
        "delete",
        "Delete it for good: it counts for nothing, whatever you do.",
    ),
    binding(
        Action::Restore,
        &[char('r')],
        &[Taste],
        "restore",
        "Take back all that you said about it here.",
    ),
    binding(
        Action::ListAll,
        &[char('a')],
        &[Taste],
        "",
        "List all tastes, those that weigh little too.",
    ),
    binding(
        Action::Undo,
        &[char('u')],
        &[Browse, Details, Taste],
        "undo",
        "Undo the last thing the page learned from.",
    ),
    binding(
        Action::Why,
        &[char('w')],
        &[Browse, Details, Panel],
        "why",
        "Why is this title, row and caption here?",
    ),
    binding(
        Action::Log,
        &[char('L')],
        &[Browse, Details, Player, Taste, Panel],
        "log",
        "The behavior log, as it is written.",
    ),
    binding(
        Action::Search,
        &[char('/')],
        TITLES,
        "search",
        "Search titles, people and genres.",
    ),
    binding(
        Action::Changes,
        &[char('D')],
        &[Browse, Details, Taste, Panel],
        "changes",
        "What the last change of the page was, and what did it.",
    ),
    binding(Action::Tab(0), &[char('1')], &[Browse], "", "Home."),
    binding(Action::Tab(1), &[char('2')], &[Browse], "", "Series."),
    binding(Action::Tab(2), &[char('3')], &[Browse], "", "Films."),
    binding(Action::Tab(3), &[char('4')], &[Browse], "", "My List."),
    binding(
        Action::NextPane,
        &[code(KeyCode::Tab), code(KeyCode::BackTab)],
        &[Browse, Details, Taste, Search, NewProfile, Panel],
        "",
        "Move between panes.",
    ),
    binding(
        Action::TogglePause,
        &[char(' '), char('k'), code(KeyCode::Enter)],
        &[Player],
        "pause",
        "Pause, and go on.",
    ),
    binding(
        Action::SeekBack,
        &[char(','), code(KeyCode::Left)],
        &[Player],
        "10 s back",
        "Ten seconds back.",
    ),
    binding(
        Action::SeekForward,
        &[char('.'), code(KeyCode::Right)],
        &[Player],
        "10 s on",
        "Ten seconds forward.",
    ),
    binding(Action::SeekBackMinute, &[char('<')], &[Player], "", "A minute back."),
    binding(
        Action::SeekForwardMinute,
        &[char('>')],
        &[Player],
        "",
        "A minute forward.",
    ),
    binding(
        Action::NextEpisode,
        &[char('n')],
        &[Player],
        "next",
        "Skip to the next episode.",
    ),
    binding(
        Action::Slower,
        &[char('[')],
        &[Player],
        "",
        "Slower by a quarter, down to half.",
    ),
    binding(
        Action::Faster,
        &[char(']')],
        &[Player],
        "",
        "Faster by a quarter, up to twice.",
    ),
    binding(
        Action::FullScreen,
        &[char('f')],
        &[Player],
        "",
        "The whole screen for mpv's picture, and back.",
    ),
    binding(Action::Up, &[code(KeyCode::Up)], &[Player], "", "The scene before."),
    binding(Action::Down, &[code(KeyCode::Down)], &[Player], "", "The next scene."),
    binding(
        Action::Skip,
        &[code(KeyCode::Esc)],
        &[Onboarding],
        "skip",
        "Skip the questions and go to the page.",
    ),
    binding(
        Action::Back,
        &[code(KeyCode::Esc), code(KeyCode::Backspace)],
        &[Browse, Details, Player, Taste, Prompt, Panel],
        "back",
        "Go back, or close what is open.",
    ),
    binding(
        Action::Close,
        &[code(KeyCode::Esc)],
        &[NewProfile, Search],
        "back",
        "Go back.",
    ),
    binding(
        Action::PickForMe,
        &[char('m')],
        TITLES,
        "",
        "Pick for me: one title that fits; again picks another.",
    ),
    binding(
        Action::Taste,
        &[char('Y')],
        TITLES,
        "",
        "Your taste: all that is concluded about you, and yours to correct.",
    ),
    binding(
        Action::Settings,
        &[char('S')],
        TITLES,
        "",
        "Settings: “Still watching?”, autoplay, previews.",
    ),
    binding(
        Action::Train,
        &[char('M')],
        TITLES,
        "",
        "Train the model anew in the background; again stops that.",
    ),
    binding(
        Action::Profiles,
        &[char('P')],
        &[Browse],
        "",
        "Who's watching? Switch profiles.",
    ),
    binding(
        Action::Help,
        &[char('?')],
        &[Gate, Onboarding, Browse, Details, Player, Taste, Panel],
        "help",
        "This help.",
    ),
    binding(
        Action::Quit,
        &[char('q')],
        &[Gate, Onboarding, Browse, Details, Player, Taste, Prompt, Panel],
        "",
        "Close what is open, then quit.",
    ),
    binding(Action::QuitNow, &[Key::ctrl('c')], EVERYWHERE, "", "Quit at once."),
    binding(
        Action::Suspend,
        &[Key::ctrl('z')],
        EVERYWHERE,
        "",
        "Suspend, as in any program.",
    ),
    binding(
        Action::Redraw,
        &[Key::ctrl('l')],
        EVERYWHERE,
        "",
        "Draw the screen again.",
    ),
];

/// What a key means in a context; `None` when it means nothing there.
pub fn action_for(context: Context, key: Key) -> Option<Action> {
    in_context(context)
        .find(|binding| binding.keys.contains(&key))
        .map(|binding| binding.action)
}

/// What a letter pressed twice means in a context.
pub fn action_for_twice(context: Context, letter: char) -> Option<Action> {
    in_context(context)
        .find(|binding| binding.twice == Some(letter))
        .map(|binding| binding.action)
}

/// The bindings that hold in a context, in the order of the table.
pub fn in_context(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.contexts.contains(&context))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for &context in EVERYWHERE {
            let mut seen = std::collections::HashMap::new();
            for binding in in_context(context) {
                for key in binding.keys {
                    let before = seen.insert(*key, binding.action);
                    assert!(before.is_none(), "{key} means two things in {context:?}");
                }
            }
        }
    }

    #[test]
    fn the_keys_that_users_of_terminals_expect_are_there() {
        assert_eq!(action_for(Context::Browse, Key::char('/')), Some(Action::Search));
        assert_eq!(action_for(Context::Browse, Key::char('j')), Some(Action::Down));
        assert_eq!(action_for(Context::Player, Key::char(',')), Some(Action::SeekBack));
        assert_eq!(action_for_twice(Context::Browse, 'g'), Some(Action::First));
        assert_eq!(
            action_for(Context::Search, Key::char('p')),
            None,
            "letters are typed into a search"
        );
    }
}
