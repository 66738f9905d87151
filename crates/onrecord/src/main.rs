//! `onrecord`: keeps the record of who said what, from the articles that report it.
//!
//! A thin shell: [`args`] says what can be asked, [`commands`] has one file for each task, [`pipeline`] turns files
//! into documents on all cores, [`material`] and [`related`] what is known of many of them, [`output`] prints, [`error`] tells what went wrong and how the program ends.

mod args;
mod asked;
mod commands;
mod contrast;
mod correction;
mod error;
mod identity;
mod input;
mod material;
mod output;
mod pipeline;
mod reader;
mod related;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    error::exit(commands::run(args::Args::parse()))
}
