//! The program: parse, run, turn the outcome into an exit code; nothing else.

fn main() -> std::process::ExitCode {
    crosscheck::cli::main()
}
