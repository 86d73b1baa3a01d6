//! eigsite makes the public showcase of an innovation programme out of a folder of text.
//!
//! Every stage turns one immutable value into the next:
//!
//! ```text
//! load ─► parse ─► resolve ─► render ─► write
//! Sources  Documents  Site     Artifacts  Report
//! ```

pub mod agenda;
pub mod artifact;
pub mod budget;
pub mod cli;
pub mod cms;
pub mod compare;
pub mod compose;
pub mod config;
pub mod diag;
pub mod editors;
pub mod external;
pub mod fix;
pub mod hosting;
pub mod images;
pub mod import;
pub mod lint;
pub mod load;
pub mod lock;
pub mod own;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod search;
pub mod serve;
pub mod source;
pub mod starter;
pub mod stop;
pub mod text;
pub mod write;
pub mod yaml;
