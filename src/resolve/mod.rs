//! Stage 3: documents become a site.
