//! AMX, the matrix unit of some Intel processors: tiles of 32 rows by 32 columns, the rest as with AVX-512.
//!
//! The intrinsics are not stable in Rust, so its instructions stand here as assembly. Linux lets a process use the
//! unit after it asked for permission once. The unit's registers are set up before a product and released after it.

use std::arch::asm;
use std::arch::x86_64::{__cpuid, __cpuid_count};

use super::packed::PANEL;
use super::steps::{self, Products, Tile};
use super::{Kernel, avx512};

/// As the AVX-512 kernel, but for the integer products.
pub const KERNEL: Kernel = Kernel {
    name: "amx",
    // SAFETY: kernels are handed out by `Kernel::available` only, where AVX-512 and AMX were detected.
    project: |input, first, matrix, activation, output| unsafe { project(input, first, matrix, activation, output) },
    ..avx512::KERNEL
};

#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma")]
fn project(
    input: &super::QuantisedRows,
    first: usize,
    matrix: &super::PackedMatrix,
    activation: super::Activation,
    output: &mut [f32],
) {
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
    steps::project::<Amx>(input, first, matrix, activation, output);
    // SAFETY: as above.
    unsafe { asm!("tilerelease", options(nostack, nomem)) };
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

impl Tile for Amx {
    const ROWS: usize = 32;
    const PANELS: usize = 2;

    /// Tiles 0-3 sum, 4-5 hold 16 rows of inputs each, 6-7 a panel of weights each, for 64 inputs at a time.
    #[inline(always)]
    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products) {
        // SAFETY: rows and panels have the lengths that the caller vouches for, and `products` holds 32 rows of
        // 128 bytes; `project` has set the unit up.
        unsafe {
            asm!(
                "tilezero tmm0",
                "tilezero tmm1",
                "tilezero tmm2",
                "tilezero tmm3",
                "2:",
                "tileloadd tmm4, [{upper} + {stride}]",
                "tileloadd tmm6, [{left} + {line}]",
                "tileloadd tmm7, [{right} + {line}]",
                "tileloadd tmm5, [{lower} + {stride}]",
                "tdpbusd tmm0, tmm4, tmm6",
                "tdpbusd tmm1, tmm4, tmm7",
                "tdpbusd tmm2, tmm5, tmm6",
                "tdpbusd tmm3, tmm5, tmm7",
                "add {upper}, 64",
                "add {lower}, 64",
                "add {left}, 1024",
                "add {right}, 1024",
                "dec {steps}",
                "jnz 2b",
                "add {line}, {line}",
                "tilestored [{output} + {line}], tmm0",
                "tilestored [{output} + {line} + 64], tmm1",
                "tilestored [{output} + {line} + 2048], tmm2",
                "tilestored [{output} + {line} + 2112], tmm3",
                upper = inout(reg) rows => _,
                lower = inout(reg) rows.add(PANEL * stride) => _,
                left = inout(reg) panels => _,
                right = inout(reg) panels.add(PANEL * stride) => _,
                stride = in(reg) stride,
                line = inout(reg) 64usize => _,
                steps = inout(reg) stride / 64 => _,
                output = in(reg) products.0.as_mut_ptr(),
                options(nostack)
            );
        }
    }
}
