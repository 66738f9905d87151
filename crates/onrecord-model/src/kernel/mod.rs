//! Kernels: the steps of the encoder compiled for one instruction set each.
//!
//! Takes bytes, floats and packed weights; gives the same bits whichever kernel runs. A kernel is a table of
//! functions; [`Kernel::best`] is the fastest one that this processor can run. Threads, memory and the order of the
//! steps are the encoder's business. All `unsafe` code of the crate is in this folder.

mod aligned;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod amx;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod floats;
mod packed;
mod portable;
mod steps;

use std::sync::OnceLock;

pub use aligned::Aligned;
pub use packed::{Linear, PANEL, PackedMatrix, QuantisedRows};
pub use steps::{Activation, AttentionShape, Norm};

/// The steps of the encoder for one instruction set; `steps.rs` says what each does.
#[derive(Clone, Copy)]
pub struct Kernel {
    /// What the kernel is called in benchmarks and tests.
    pub name: &'static str,
    /// Rows of bytes times a packed matrix.
    pub project: fn(&QuantisedRows, usize, &PackedMatrix, Activation, &mut [f32]),
    /// Rows of floats to rows of bytes.
    pub quantise: fn(&[f32], usize, &mut QuantisedRows),
    /// Residual sum and layer normalisation.
    pub normalise: fn(&mut [f32], &[f32], &Norm, usize, &mut QuantisedRows),
    /// Attention within one sequence.
    pub attend: fn(&[f32], AttentionShape, &mut Aligned<f32>, &mut [f32]),
    /// Rows of floats times a matrix of floats.
    pub multiply: fn(&[f32], usize, &[f32], usize, &mut [f32]),
}

impl Kernel {
    /// The fastest kernel that this processor can run.
    pub fn best() -> &'static Kernel {
        &Kernel::available()[0]
    }

    /// All kernels that this processor can run, the fastest first; the last is the portable one.
    pub fn available() -> &'static [Kernel] {
        static KERNELS: OnceLock<Vec<Kernel>> = OnceLock::new();
        KERNELS.get_or_init(detect)
    }
}

#[cfg(target_arch = "x86_64")]
fn detect() -> Vec<Kernel> {
    let has_fma = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
    let has_avx512 = has_fma
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vnni");
    let mut kernels = Vec::new();
    #[cfg(target_os = "linux")]
    if has_avx512 && amx::permitted() {
        kernels.push(amx::KERNEL);
    }
    if has_avx512 {
        kernels.push(avx512::KERNEL);
    }
    if has_fma && is_x86_feature_detected!("avxvnni") {
        kernels.push(avx2::VNNI_KERNEL);
    }
    if has_fma {
        kernels.push(avx2::KERNEL);
    }
    kernels.push(portable::KERNEL);
    kernels
}

#[cfg(not(target_arch = "x86_64"))]
fn detect() -> Vec<Kernel> {
    vec![portable::KERNEL]
}

/// Defines a kernel: the steps compiled with some target features, a [`steps::Tile`] for the integer products,
/// [`floats::Lanes`] for the float products, and how many panels of those the registers hold beside each other.
///
/// The functions of a kernel may only run where the features exist: [`Kernel::available`] sees to that.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($(#[$attribute:meta])* $visibility:vis $kernel:ident = $name:literal, $features:literal, $tile:ty, $lanes:ty, $panels:literal) => {
        $(#[$attribute])*
        $visibility const $kernel: $crate::kernel::Kernel = {
            use $crate::kernel::aligned::Aligned;
            use $crate::kernel::floats;
            use $crate::kernel::packed::{PackedMatrix, QuantisedRows};
            use $crate::kernel::steps::{self, Activation, AttentionShape, Norm};

            #[target_feature(enable = $features)]
            fn project(i: &QuantisedRows, first: usize, m: &PackedMatrix, a: Activation, o: &mut [f32]) {
                steps::project::<$tile>(i, first, m, a, o)
            }
            #[target_feature(enable = $features)]
            fn quantise(rows: &[f32], width: usize, o: &mut QuantisedRows) {
                steps::quantise_rows(rows, width, o)
            }
            #[target_feature(enable = $features)]
            fn normalise(rows: &mut [f32], update: &[f32], n: &Norm, first: usize, o: &mut QuantisedRows) {
                steps::add_and_normalise(rows, update, n, first, o)
            }
            #[target_feature(enable = $features)]
            fn attend(qkv: &[f32], shape: AttentionShape, scratch: &mut Aligned<f32>, o: &mut [f32]) {
                steps::attend::<$lanes, $panels>(qkv, shape, scratch, o)
            }
            #[target_feature(enable = $features)]
            fn multiply(rows: &[f32], depth: usize, matrix: &[f32], columns: usize, o: &mut [f32]) {
                floats::multiply::<$lanes, $panels>(rows, depth, matrix, columns, o)
            }

            // SAFETY, for all five: kernels are handed out by `available` only, where the features were detected.
            $crate::kernel::Kernel {
                name: $name,
                project: |i, first, m, a, o| unsafe { project(i, first, m, a, o) },
                quantise: |rows, width, o| unsafe { quantise(rows, width, o) },
                normalise: |rows, update, n, first, o| unsafe { normalise(rows, update, n, first, o) },
                attend: |qkv, shape, scratch, o| unsafe { attend(qkv, shape, scratch, o) },
                multiply: |rows, depth, matrix, columns, o| unsafe { multiply(rows, depth, matrix, columns, o) },
            }
        };
    };
}
#[cfg(target_arch = "x86_64")]
use kernel;

#[cfg(test)]
mod tests;
