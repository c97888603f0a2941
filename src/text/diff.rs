//! Word diff and n-way collation as operations on index ranges: the door to `similar`.
