//! Measures the encoder: pieces per second on one core, for each kernel that this processor can run, and what share that
//! is of the most 8-bit products that the processor can do.
//!
//!     cargo run --release -p onrecord-model --example bench_encoder -- WEIGHTS [MEMBER [LENGTH [KERNEL]]]
//!
//! MEMBER is one of the file's networks (0 if not given). Batches are 4 sequences of LENGTH pieces (128); without KERNEL,
//! each is measured. The most is found by multiplying one tile out of the nearest cache again and again, in turn with the
//! encoder. The machine may do other work, so time is that on the processor, and of many short stretches the best and the
//! middle ones are shown.

use std::time::Instant;

use cpu_time::ThreadTime;
use onrecord_model::kernel::Kernel;
use onrecord_model::{Embeddings, Encoder, Scratch, Sequence, Weights};

const BATCH: usize = 4;
const SECONDS: f64 = 4.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("expected the path of a file of weights, found none")?;
    let member: usize = arguments.next().map_or(Ok(0), |member| member.parse())?;
    let length: u32 = arguments.next().map_or(Ok(128), |length| length.parse())?;
    let only = arguments.next();
    let file = std::fs::read(path)?;
    let begin = Instant::now();
    let weights = Weights::read(&file)?;
    let encoder = Encoder::new(&weights.member(member), Embeddings::new(&weights)?)?;
    println!("loaded in {} ms", begin.elapsed().as_millis());

    let known = weights.vocabulary()?.len() as u32;
    let pieces: Vec<u32> = (0..length).map(|i| i * 7919 % known).collect();
    let cases = vec![0; pieces.len()];
    let batch = [Sequence { pieces: &pieces, cases: &cases, wanted: None }; BATCH];
    let (hidden, sizes) = (weights.config().hidden, &weights.config().members[member]);
    let products = (sizes.layers * hidden * (4 * hidden + 2 * sizes.intermediate + 2 * pieces.len())) as f64;
    let mut scratch = Scratch::default();
    for kernel in Kernel::available().iter().filter(|kernel| only.as_deref().is_none_or(|name| name == kernel.name)) {
        let (begin, mut speeds, mut peaks) = (Instant::now(), Vec::new(), Vec::new());
        while begin.elapsed().as_secs_f64() < SECONDS {
            peaks.push(per_second(|| (kernel.peak)(2000)));
            speeds.push(per_second(|| {
                std::hint::black_box(encoder.encode_with(kernel, &batch, &mut scratch));
                BATCH * pieces.len()
            }));
        }
        speeds.sort_by(f64::total_cmp);
        peaks.sort_by(f64::total_cmp);
        for (what, at) in [("best", speeds.len() - 1), ("middle", speeds.len() / 2)] {
            let (speed, done, most) = (speeds[at], speeds[at] * products / 1e9, peaks[at] / 1e9);
            let share = done / most * 100.0;
            println!(
                "{:12} {what:6} {speed:8.0} pieces/s, {done:5.0} of {most:5.0} thousand million products/s: {share:.0}%",
                kernel.name
            );
        }
    }
    Ok(())
}

/// How many of what `work` counts it does a second.
fn per_second(work: impl FnOnce() -> usize) -> f64 {
    let begin = ThreadTime::now();
    let done = work();
    done as f64 / begin.elapsed().as_secs_f64()
}
