//! Kernels: the steps of the encoder compiled for one instruction set each.
//!
//! Takes bytes, floats and packed weights; gives the same bits whichever kernel runs. A kernel is a table of
//! functions; [`Kernel::best`] is the fastest one that this processor can run. Threads, memory and the order of the
//! steps are the encoder's business. All `unsafe` code of the crate is in this folder.

mod aligned;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod amx;
mod attention;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod floats;
mod lanes;
mod packed;
mod portable;
mod project;
mod rows;

use std::sync::OnceLock;

pub use aligned::Aligned;
pub use attention::{AttentionScratch, AttentionShape};
pub use packed::{Linear, PANEL, PackedMatrix, QuantisedRows};
pub use project::Output;
pub use rows::Norm;

/// The steps of the encoder for one instruction set. Rows of `i16` are in steps of 1/512.
#[derive(Clone, Copy)]
pub struct Kernel {
    /// What the kernel is called in benchmarks and tests.
    pub name: &'static str,
    /// Rows of bytes, from one on, times a packed matrix: as many as fit the output.
    pub project: fn(&QuantisedRows, usize, &PackedMatrix, Output),
    /// Rows of so many short integers to rows of bytes.
    pub quantise: fn(&[i16], usize, &mut QuantisedRows),
    /// Layer normalisation of rows in place, and as rows of bytes from one on.
    pub normalise: fn(&mut [f32], &Norm, usize, &mut QuantisedRows),
    /// Attention within one sequence.
    pub attend: fn(&[i16], AttentionShape, &mut AttentionScratch, &mut [i16]),
    /// Rows of floats times a matrix of floats.
    pub multiply: fn(&[f32], usize, &[f32], usize, &mut [f32]),
    /// Does so many tiles of integer products as fast as the processor can, and gives how many products these are.
    pub peak: fn(usize) -> usize,
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

/// Defines a kernel: the steps compiled with some target features, a [`project::Tile`] for the integer products and one
/// for those of attention, [`lanes::Lanes`] for all else, and how many panels of those the registers hold beside each other in float products.
///
/// The functions of a kernel may only run where the features exist: [`Kernel::available`] sees to that.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($(#[$attribute:meta])* $visibility:vis $kernel:ident = $name:literal, $features:literal, $tile:ty, $narrow:ty, $lanes:ty, $panels:literal) => {
        $(#[$attribute])*
        $visibility const $kernel: $crate::kernel::Kernel = {
            use $crate::kernel::attention::{self, AttentionScratch, AttentionShape};
            use $crate::kernel::floats;
            use $crate::kernel::lanes;
            use $crate::kernel::packed::{PackedMatrix, QuantisedRows};
            use $crate::kernel::project::{self, Output};
            use $crate::kernel::rows::{self, Norm};

            #[target_feature(enable = $features)]
            fn project(input: &QuantisedRows, first: usize, matrix: &PackedMatrix, output: Output) {
                project::project::<$tile, $lanes>(input, first, matrix, output)
            }
            #[target_feature(enable = $features)]
            fn quantise(from: &[i16], width: usize, output: &mut QuantisedRows) {
                rows::quantise_rows::<<$lanes as lanes::Lanes>::Shorts>(from, width, output)
            }
            #[target_feature(enable = $features)]
            fn normalise(rows: &mut [f32], norm: &Norm, first: usize, output: &mut QuantisedRows) {
                rows::normalise_rows::<$lanes>(rows, norm, first, output)
            }
            #[target_feature(enable = $features)]
            fn attend(qkv: &[i16], shape: AttentionShape, scratch: &mut AttentionScratch, output: &mut [i16]) {
                attention::attend::<$narrow, $lanes>(qkv, shape, scratch, output)
            }
            #[target_feature(enable = $features)]
            fn multiply(rows: &[f32], depth: usize, matrix: &[f32], columns: usize, output: &mut [f32]) {
                floats::multiply::<$lanes, $panels>(rows, depth, matrix, columns, output)
            }
            #[target_feature(enable = $features)]
            fn peak(times: usize) -> usize {
                project::peak::<$tile>(times)
            }

            // SAFETY, for all six: kernels are handed out by `available` only, where the features were detected.
            $crate::kernel::Kernel {
                name: $name,
                project: |input, first, matrix, output| unsafe { project(input, first, matrix, output) },
                quantise: |rows, width, output| unsafe { quantise(rows, width, output) },
                normalise: |rows, norm, first, output| unsafe { normalise(rows, norm, first, output) },
                attend: |qkv, shape, scratch, output| unsafe { attend(qkv, shape, scratch, output) },
                multiply: |rows, depth, matrix, columns, output| unsafe {
                    multiply(rows, depth, matrix, columns, output)
                },
                peak: |times| unsafe { peak(times) },
            }
        };
    };
}
#[cfg(target_arch = "x86_64")]
use kernel;

#[cfg(test)]
mod tests;
