//! Markdown as editors write it, through the whole of `parse`.
