//! A line, a place, a caret: for bad rule files: the only file that knows annotate-snippets.
