//! From what was found in many documents to what joins them: copies, origins, threads, disputes and shifts.
//!
//! Takes documents of the contract ([`onrecord_core::contract::Document`]) or plain values drawn from them, and gives
//! relations between them, each with the words it rests on. Pure as the core is: no I/O, no clock, no SQL; and the order
//! in which documents are given changes nothing. Understanding one document can never depend on another, because the
//! core cannot see this crate.

pub mod claim;
pub mod correction;
pub mod dispute;
pub mod forecast;
pub mod lineage;
pub mod origin;
pub mod position;
pub mod published;
pub mod shift;
pub mod thread;
pub mod who;
