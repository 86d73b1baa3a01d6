//! The command `eigsite`; see [`eigsite::cli`].

/// Many small texts are made and dropped on every core at once; see decision 7 for what this is worth.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    eigsite::cli::run()
}
