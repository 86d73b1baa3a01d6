//! Tables of all three forms.
