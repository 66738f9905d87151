//! Measures the encoder: pieces per second on one core, for each kernel that this processor can run.
//!
//!     cargo run --release -p onrecord-model --example bench_encoder -- WEIGHTS [MEMBER [LENGTH [KERNEL]]]
//!
//! MEMBER is one of the file's networks (0 if not given). Batches are 4 sequences of LENGTH pieces (128); without KERNEL, each is measured, for some seconds.
//! Where the system tells it (Linux), the time is that on the processor: the machine may do other work.

use std::sync::LazyLock;
use std::time::Instant;

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
    let batch = [Sequence { pieces: &pieces, cases: &cases }; BATCH];
    let mut scratch = Scratch::default();
    for kernel in Kernel::available().iter().filter(|kernel| only.as_deref().is_none_or(|name| name == kernel.name)) {
        let (first, mut batches) = (seconds(), 0);
        while seconds() - first < SECONDS {
            std::hint::black_box(encoder.encode_with(kernel, &batch, &mut scratch));
            batches += 1;
        }
        let speed = (batches * BATCH * pieces.len()) as f64 / (seconds() - first);
        println!("{:12} {speed:8.0} pieces/s", kernel.name);
    }
    Ok(())
}

/// Seconds that this thread has been on a processor, or else seconds of the clock, since some moment.
fn seconds() -> f64 {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let file = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = file.ok().and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGIN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds * 1e-9)
}
