//! Running the tests that stand in a rule file.
