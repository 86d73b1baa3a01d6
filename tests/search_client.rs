//! The client of the search in Node: `tests/search/*.test.mjs`.

use crate::harness::{installed, run_in_node};

#[test]
fn client_keeps_its_contract_in_node() {
    if installed("the client of the search", &["node"]) {
        run_in_node("tests/search", &[]);
    }
}
