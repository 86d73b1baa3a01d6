//! HTML that editors write by hand in Markdown.
//!
//! [`scan`] finds its tags, [`policy`] says what each may be, [`raw`] rewrites them into what this program
//! stands for, and [`clean`] is the last word: nothing passes it that is not allowed.

pub mod cards;
pub mod chunk;
pub mod clean;
pub mod components;
pub mod entities;
pub mod policy;
pub mod raw;
pub mod scan;
pub mod tags;
mod trusted;
pub mod tweets;
