//! All tests that run the program as its users do.

mod harness;

mod agenda;
mod agenda_pages;
mod architecture;
mod bad_input;
mod book;
mod browser;
mod cases;
mod catalogue_exports;
mod catalogue_pages;
mod catalogue_panorama;
mod check;
mod command_line;
mod commonmark;
mod corpus;
mod diagnostics;
mod fuzz;
mod hugo;
mod languages;
mod mounts;
mod readme;
mod redirects;
mod relations;
mod reproducible;
mod sample;
mod search;
mod search_client;
mod search_command;
mod search_questions;
mod search_same;
mod sites;
mod stack_records;
mod stacks;
mod watch;
mod writing;
