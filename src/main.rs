//! The command `eigsite`; see [`eigsite::cli`].

fn main() -> std::process::ExitCode {
    eigsite::cli::run()
}
