//! Prints diagnostics: for people, for one line each, for tools (JSON), for workflow annotations.

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With the line of text and a caret.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow annotations.
    Github,
}

/// How many of each weight there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

/// Prints `diagnostics`, sorted by path and position, to `out`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(
    _diagnostics: &[super::Diagnostic],
    _sources: &crate::source::Sources,
    _format: Format,
    _out: &mut dyn std::io::Write,
) -> std::io::Result<Summary> {
    todo!()
}
