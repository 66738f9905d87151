//! The record from outside: what goes in comes out, whatever happens in between.

#[allow(dead_code, reason = "shared with the example that writes the old record")]
mod articles;
mod changes;
mod events;
mod export;
mod figures;
mod forecasts;
mod identities;
mod killed;
mod lineage;
mod old;
mod opening;
mod order;
mod readers;
mod reviews;
mod search;
mod views;
mod who;
