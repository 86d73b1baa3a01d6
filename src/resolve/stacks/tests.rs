//! Tests of the reader, a construct each.
