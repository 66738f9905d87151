//! Every kernel that this processor can run against the portable one, bit by bit.

use super::*;

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 40) as f32 / (1 << 24) as f32 - 0.5) * 6.0
    }

    fn many(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.next()).collect()
    }
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|x| x.to_bits()).collect()
}

/// Runs `step` with each kernel and demands the bits of the portable one.
fn assert_kernels_agree(what: &str, step: impl Fn(&Kernel) -> Vec<f32>) {
    let expected = bits(&step(&portable::KERNEL));
    for kernel in Kernel::available() {
        assert!(bits(&step(kernel)) == expected, "{what}: kernel {} differs from the portable one", kernel.name);
    }
}

/// Awkward sizes: rows that fill no tile, inputs that need padding, columns that fill no block of four panels.
const SIZES: [(usize, usize, usize); 4] = [(1, 16, 16), (7, 48, 80), (33, 64, 64), (70, 384, 1152)];

#[test]
fn projections_agree() {
    for (rows, inputs, columns) in SIZES {
        let mut numbers = Numbers(1);
        let weights: Vec<i8> = numbers.many(inputs * columns).iter().map(|x| (x * 42.0) as i8).collect();
        let matrix = PackedMatrix::new(&weights, inputs, numbers.many(columns), numbers.many(columns));
        let values = numbers.many(rows * inputs);
        for activation in [Activation::None, Activation::Gelu] {
            assert_kernels_agree(&format!("{rows} rows, {inputs} inputs, {columns} columns"), |kernel| {
                let mut bytes = QuantisedRows::default();
                (kernel.quantise)(&values, inputs, &mut bytes);
                let mut output = vec![0.0; rows * columns];
                (kernel.project)(&bytes, 0, &matrix, activation, &mut output);
                output
            });
        }
    }
}

#[test]
fn integer_products_are_exact_at_the_extremes() {
    let inputs = 1536;
    let matrix = PackedMatrix::new(&vec![-127; 16 * inputs], inputs, vec![1.0; 16], vec![0.0; 16]);
    for kernel in Kernel::available() {
        let mut bytes = QuantisedRows::default();
        (kernel.quantise)(&vec![255.0; inputs], inputs, &mut bytes);
        let mut output = vec![0.0; 16];
        (kernel.project)(&bytes, 0, &matrix, Activation::None, &mut output);
        assert_eq!(output, [-127.0 * 255.0 * 1536.0; 16], "kernel {}", kernel.name);
    }
}

#[test]
fn a_projection_of_later_rows_is_that_part_of_the_whole() {
    let mut numbers = Numbers(2);
    let matrix = PackedMatrix::new(&[3; 32 * 64], 64, numbers.many(32), numbers.many(32));
    let values = numbers.many(50 * 64);
    for kernel in Kernel::available() {
        let mut bytes = QuantisedRows::default();
        (kernel.quantise)(&values, 64, &mut bytes);
        let (mut whole, mut part) = (vec![0.0; 50 * 32], vec![0.0; 13 * 32]);
        (kernel.project)(&bytes, 0, &matrix, Activation::None, &mut whole);
        (kernel.project)(&bytes, 37, &matrix, Activation::None, &mut part);
        assert_eq!(bits(&part), bits(&whole[37 * 32..]), "kernel {}", kernel.name);
    }
}

#[test]
fn attention_agrees() {
    let shape = AttentionShape { heads: 3, head_size: 32 };
    for length in [1, 2, 15, 16, 17, 64, 129, 256] {
        let qkv = Numbers(3).many(length * 3 * 96);
        assert_kernels_agree(&format!("attention over {length} pieces"), |kernel| {
            let mut output = vec![0.0; length * 96];
            (kernel.attend)(&qkv, shape, &mut Aligned::default(), &mut output);
            output
        });
    }
}

#[test]
fn attention_is_the_average_of_values_by_softmax() {
    let shape = AttentionShape { heads: 1, head_size: 16 };
    let qkv = Numbers(4).many(5 * 48);
    let mut output = vec![0.0; 5 * 16];
    (portable::KERNEL.attend)(&qkv, shape, &mut Aligned::default(), &mut output);
    for query in 0..5 {
        let score = |key: usize| -> f64 {
            let dot: f64 = (0..16).map(|i| f64::from(qkv[query * 48 + i] * qkv[key * 48 + 16 + i])).sum();
            (dot / 4.0).exp()
        };
        let total: f64 = (0..5).map(score).sum();
        for i in 0..16 {
            let expected: f64 = (0..5).map(|key| score(key) / total * f64::from(qkv[key * 48 + 32 + i])).sum();
            assert!((f64::from(output[query * 16 + i]) - expected).abs() < 1e-4, "query {query}, element {i}");
        }
    }
}

#[test]
fn normalisation_agrees() {
    let mut numbers = Numbers(5);
    let norm = Norm { weight: numbers.many(80), bias: numbers.many(80) };
    let (rows, update) = (numbers.many(9 * 80), numbers.many(9 * 80));
    let identity: Vec<i8> = (0..80 * 80).map(|i| i8::from(i / 80 == i % 80)).collect();
    let identity = PackedMatrix::new(&identity, 80, vec![1.0; 80], vec![0.0; 80]);
    assert_kernels_agree("normalisation and its bytes", |kernel| {
        let (mut rows, mut bytes) = (rows.clone(), QuantisedRows::default());
        bytes.resize(9, 80);
        (kernel.normalise)(&mut rows, &update, &norm, 0, &mut bytes);
        let mut back = vec![0.0; 9 * 80];
        (kernel.project)(&bytes, 0, &identity, Activation::None, &mut back);
        [rows, back].concat()
    });
}

#[test]
fn float_products_agree() {
    for (rows, depth, columns) in [(1, 5, 16), (6, 384, 64), (13, 40, 112)] {
        let mut numbers = Numbers(6);
        let (left, right) = (numbers.many(rows * depth), numbers.many(depth * columns));
        assert_kernels_agree(&format!("{rows} rows by [{depth}, {columns}]"), |kernel| {
            let mut output = vec![0.0; rows * columns];
            (kernel.multiply)(&left, depth, &right, columns, &mut output);
            output
        });
    }
}
