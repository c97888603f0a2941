//! Files → articles. The only place that opens articles.

pub mod plain;
