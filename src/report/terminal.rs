//! The picture: readings side by side, equal words dim, differing words loud.
