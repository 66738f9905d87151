//! The program as a user meets it: each test runs the real binary on files in a folder of its own.

mod articles;
mod bad_input;
mod claims;
mod commands;
mod corrections;
mod determinism;
mod docs;
mod explain;
mod figures;
mod forecasts;
mod help;
mod killed;
mod lineage;
mod output;
mod positions;
mod record;
mod review;
mod support;
mod threads;
mod timeline;
mod whom;
