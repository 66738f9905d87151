//! Runs the literate cases in `cases/entities`.
#![cfg(test)]
