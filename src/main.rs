use std::process::ExitCode;

fn main() -> ExitCode {
    frontrow::cli::run()
}
