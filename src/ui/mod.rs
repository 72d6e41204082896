pub fn view(_state: &crate::app::State, _frame: &mut ratatui::Frame<'_>) { todo!() }
