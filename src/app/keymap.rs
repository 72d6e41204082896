//! One table of key bindings: dispatch, footer, help screen and README all derive from it.

mod table;

use std::fmt;

pub use crossterm::event::KeyCode;
use crossterm::event::{KeyEvent, KeyModifiers};
pub use table::BINDINGS;

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
    Answer,
    Less,
    More,
    Weaken,
    Delete,
    Restore,
    ListAll,
    Train,
    Company,
    Profiles,
    TogglePause,
    SeekBack,
    SeekForward,
    SeekBackMinute,
    SeekForwardMinute,
    NextEpisode,
    SkipIntro,
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
    use super::{table::EVERYWHERE, *};

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
