//! The keys under which a claim is looked up: two claims can meet only under a common key.
