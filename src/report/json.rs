//! Our JSON, version 1: structs of its own, so that inner types may change.
