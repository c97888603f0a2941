//! Five roles → colour: the only file that knows colored.
