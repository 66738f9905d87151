//! AMX, the matrix unit of some Intel processors: tiles of 32 rows by 32 columns, the rest as with AVX-512.
//!
//! The intrinsics are not stable in Rust, so its instructions stand here as assembly. Linux lets a process use the
//! unit after it asked for permission once. The unit's registers are set up before a product and released after it.

use std::arch::asm;
use std::arch::x86_64::{__cpuid, __cpuid_count, __m512};

use super::attention::{self, AttentionScratch, AttentionShape};
use super::packed::{PANEL, PackedMatrix, QuantisedRows};
use super::project::{self, Meanwhile, Output, Product, Tile};
use super::{Kernel, avx512};

/// As the AVX-512 kernel, but for the integer products.
pub const KERNEL: Kernel = Kernel {
    name: "amx",
    // SAFETY, for all: kernels are handed out by `Kernel::available` only, where AVX-512 and AMX were detected.
    project: |input, first, matrix, output| unsafe { project(input, first, matrix, output) },
    attend: |qkv, shape, scratch, output| unsafe { attend(qkv, shape, scratch, output) },
    peak: |times| unsafe { peak(times) },
    ..avx512::KERNEL
};

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma")]
fn project(input: &QuantisedRows, first: usize, matrix: &PackedMatrix, output: Output) {
    let _unit = Unit::set_up();
    project::project::<Amx, __m512>(input, first, matrix, output);
}

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma")]
fn attend(qkv: &[i16], shape: AttentionShape, scratch: &mut AttentionScratch, output: &mut [i16]) {
    let _unit = Unit::set_up();
    attention::attend::<Amx, __m512>(qkv, shape, scratch, output);
}

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma")]
fn peak(times: usize) -> usize {
    let _unit = Unit::set_up();
    project::peak::<Amx>(times)
}

/// The unit's registers while they are in use.
struct Unit;

impl Unit {
    /// Only to be called where the unit was detected and permitted.
    #[inline(always)]
    fn set_up() -> Unit {
        /// `ldtilecfg`: palette 1; all eight tiles have 16 rows (from byte 48) of 64 bytes (16-bit, from byte 16).
        static LAYOUT: [u8; 64] = {
            let mut layout = [0; 64];
            layout[0] = 1;
            let mut tile = 0;
            while tile < 8 {
                layout[16 + 2 * tile] = 64;
                layout[48 + tile] = 16;
                tile += 1;
            }
            layout
        };
        // SAFETY: the unit was detected and permitted; nothing else in the process holds values in its registers.
        unsafe { asm!("ldtilecfg [{}]", in(reg) LAYOUT.as_ptr(), options(nostack, readonly)) };
        Unit
    }
}

impl Drop for Unit {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe { asm!("tilerelease", options(nostack, nomem)) };
    }
}

/// Whether the processor has 8-bit AMX and the system lets this process use it; asks for permission.
pub fn permitted() -> bool {
    const TILE_AND_INT8: u32 = 1 << 24 | 1 << 25;
    const ARCH_PRCTL: i64 = 158;
    const REQUEST_PERMISSION: u64 = 0x1023;
    const TILE_DATA: u64 = 18;
    // SAFETY: every x86-64 processor has the instruction. (Newer versions of Rust count these functions as safe.)
    #[allow(unused_unsafe)]
    let features = unsafe { if __cpuid(0).eax >= 7 { __cpuid_count(7, 0).edx } else { 0 } };
    if features & TILE_AND_INT8 != TILE_AND_INT8 {
        return false;
    }
    let mut result = ARCH_PRCTL;
    // SAFETY: a system call that reads and writes no memory of ours; it clobbers rcx and r11.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") result,
            in("rdi") REQUEST_PERMISSION,
            in("rsi") TILE_DATA,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack)
        );
    }
    result == 0
}

struct Amx;

/// Parts of the work beside a product: about as many as a product has steps.
const PARTS: usize = 4;

impl Tile for Amx {
    const ROWS: usize = 32;
    const PANELS: usize = 2;
    const STEP: usize = 64;

    /// Registers 0-3 sum, 4-5 hold 16 rows of inputs each, 6-7 a panel of weights each, for 64 inputs at a time.
    ///
    /// The compiler knows nothing of these registers, so they keep what they hold while it does the work meanwhile.
    #[inline(always)]
    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, mut meanwhile: impl Meanwhile) {
        let Product { rows, panels, stride } = product;
        let steps = stride / Self::STEP;
        // SAFETY: the product has the sizes that the caller vouches for; a `Unit` has been set up.
        unsafe {
            asm!("tilezero tmm0", "tilezero tmm1", "tilezero tmm2", "tilezero tmm3", options(nostack, nomem));
            for step in 0..steps {
                asm!(
                    "tileloadd tmm4, [{upper} + {stride}]",
                    "tileloadd tmm6, [{left} + {line}]",
                    "tdpbusd tmm0, tmm4, tmm6",
                    "tileloadd tmm7, [{right} + {line}]",
                    "tdpbusd tmm1, tmm4, tmm7",
                    "tileloadd tmm5, [{lower} + {stride}]",
                    "tdpbusd tmm2, tmm5, tmm6",
                    "tdpbusd tmm3, tmm5, tmm7",
                    upper = in(reg) rows.add(64 * step),
                    lower = in(reg) rows.add(64 * step + PANEL * stride),
                    left = in(reg) panels.add(1024 * step),
                    right = in(reg) panels.add(1024 * step + PANEL * stride),
                    stride = in(reg) stride,
                    line = in(reg) 64usize,
                    options(nostack, readonly)
                );
                if step < PARTS {
                    meanwhile.part(step, PARTS);
                }
            }
            for part in steps..PARTS {
                meanwhile.part(part, PARTS);
            }
            asm!(
                "tilestored [{upper} + {line}], tmm0",
                "tilestored [{upper} + {line} + 64], tmm1",
                "tilestored [{lower} + {line}], tmm2",
                "tilestored [{lower} + {line} + 64], tmm3",
                upper = in(reg) sums,
                lower = in(reg) sums.add(PANEL * line),
                line = in(reg) 4 * line,
                options(nostack)
            );
        }
    }
}
