//! The program: parse, run, turn the outcome into an exit code; nothing else.

/// Articles become very many short words: they are given out and taken back much faster than by the system's
/// allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    crosscheck::cli::main()
}
