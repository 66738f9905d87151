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

/// Short integers for numbers.
fn shorts(values: &[f32]) -> Vec<i16> {
    values.iter().map(|x| (x * 512.0) as i16).collect()
}

fn floats(shorts: &[i16]) -> Vec<f32> {
    shorts.iter().map(|&x| f32::from(x)).collect()
}

/// Awkward sizes: rows that fill no tile, inputs that need padding, columns that fill no block of four panels.
const SIZES: [(usize, usize, usize); 4] = [(1, 32, 32), (7, 96, 160), (33, 64, 64), (70, 384, 1152)];

#[test]
fn projections_agree() {
    for (rows, inputs, columns) in SIZES {
        let mut numbers = Numbers(1);
        let weights: Vec<i8> = numbers.many(inputs * columns).iter().map(|x| (x * 42.0) as i8).collect();
        let scales = numbers.many(columns).iter().map(|x| x * 0.01).collect();
        let matrix = PackedMatrix::new(&weights, inputs, scales, numbers.many(columns));
        let (values, sums) = (shorts(&numbers.many(rows * inputs)), numbers.many(rows * columns));
        assert_kernels_agree(&format!("{rows} rows, {inputs} inputs, {columns} columns"), |kernel| {
            let mut bytes = QuantisedRows::default();
            (kernel.quantise)(&values, inputs, &mut bytes);
            let (mut plain, mut gelu, mut sums) = (vec![0; rows * columns], vec![0; rows * columns], sums.clone());
            (kernel.project)(&bytes, 0, &matrix, Output::Shorts(&mut plain));
            (kernel.project)(&bytes, 0, &matrix, Output::Gelu(&mut gelu));
            (kernel.project)(&bytes, 0, &matrix, Output::Sum(&mut sums));
            [floats(&plain), floats(&gelu), sums].concat()
        });
    }
}

#[test]
fn a_projection_is_the_matrix_product() {
    let (mut numbers, rows, inputs, columns) = (Numbers(7), 5, 64, 32);
    let weights: Vec<i8> = numbers.many(inputs * columns).iter().map(|x| (x * 42.0) as i8).collect();
    let (values, biases) = (shorts(&numbers.many(rows * inputs)), numbers.many(columns));
    let matrix = PackedMatrix::new(&weights, inputs, vec![0.01; columns], biases.clone());
    let mut bytes = QuantisedRows::default();
    (portable::KERNEL.quantise)(&values, inputs, &mut bytes);
    let mut sums = vec![1.0; rows * columns];
    (portable::KERNEL.project)(&bytes, 0, &matrix, Output::Sum(&mut sums));
    for (at, found) in sums.into_iter().enumerate() {
        let (row, column) = (at / columns, at % columns);
        let products =
            (0..inputs).map(|i| f32::from(values[row * inputs + i]) * f32::from(weights[column * inputs + i]));
        let expected = 1.0 + biases[column] + products.sum::<f32>() / 512.0 * 0.01;
        assert!((found - expected).abs() < 0.3, "row {row}, column {column}: {found}, not {expected}");
    }
}

#[test]
fn integer_products_are_exact_at_the_extremes() {
    let inputs = 1536;
    let matrix = PackedMatrix::new(&vec![-127; 32 * inputs], inputs, vec![1.0; 32], vec![0.0; 32]);
    for kernel in Kernel::available() {
        let mut bytes = QuantisedRows::default();
        (kernel.quantise)(&vec![i16::MAX; inputs], inputs, &mut bytes);
        let mut output = vec![0.0; 32];
        (kernel.project)(&bytes, 0, &matrix, Output::Sum(&mut output));
        let worth = 64.0 / (255.0f32 * 32768.0 / 32767.0).floor();
        assert_eq!(output, [-127.0 * 255.0 * 1536.0 * worth; 32], "kernel {}", kernel.name);
    }
}

#[test]
fn a_projection_of_later_rows_is_that_part_of_the_whole() {
    let mut numbers = Numbers(2);
    let matrix = PackedMatrix::new(&[3; 32 * 64], 64, numbers.many(32), numbers.many(32));
    let values = shorts(&numbers.many(150 * 64));
    for kernel in Kernel::available() {
        let mut bytes = QuantisedRows::default();
        (kernel.quantise)(&values, 64, &mut bytes);
        let (mut whole, mut part) = (vec![0.0; 150 * 32], vec![0.0; 13 * 32]);
        (kernel.project)(&bytes, 0, &matrix, Output::Sum(&mut whole));
        (kernel.project)(&bytes, 37, &matrix, Output::Sum(&mut part));
        assert_eq!(bits(&part), bits(&whole[37 * 32..50 * 32]), "kernel {}", kernel.name);
    }
}

#[test]
fn attention_agrees() {
    for (heads, head_size) in [(3, 32), (1, 64), (1, 96)] {
        let (shape, width) = (AttentionShape { heads, head_size }, heads * head_size);
        for length in [1, 2, 15, 16, 17, 64, 129, 256] {
            let qkv = shorts(&Numbers(3).many(length * 3 * width));
            assert_kernels_agree(&format!("attention over {length} pieces"), |kernel| {
                let (mut scratch, mut output) = (AttentionScratch::default(), vec![0; length * width]);
                (kernel.attend)(&qkv, shape, &mut scratch, &mut output);
                // Room that was used before must not show.
                (kernel.attend)(&qkv, shape, &mut scratch, &mut output);
                floats(&output)
            });
        }
    }
}

#[test]
fn attention_is_the_average_of_values_by_softmax() {
    let shape = AttentionShape { heads: 1, head_size: 32 };
    let qkv = shorts(&Numbers(4).many(5 * 96));
    let number = |at: usize| f64::from(qkv[at]) / 512.0;
    let mut output = vec![0; 5 * 32];
    (portable::KERNEL.attend)(&qkv, shape, &mut AttentionScratch::default(), &mut output);
    for query in 0..5 {
        let score = |key: usize| -> f64 {
            let dot: f64 = (0..32).map(|i| number(query * 96 + i) * number(key * 96 + 32 + i)).sum();
            (dot / 32f64.sqrt()).exp()
        };
        let total: f64 = (0..5).map(score).sum();
        for i in 0..32 {
            let expected: f64 = (0..5).map(|key| score(key) / total * number(key * 96 + 64 + i)).sum();
            let found = f64::from(output[query * 32 + i]) / 512.0;
            assert!((found - expected).abs() < 0.06, "query {query}, element {i}: {found}, not {expected}");
        }
    }
}

#[test]
fn normalisation_agrees() {
    let mut numbers = Numbers(5);
    let norm = Norm { weight: numbers.many(96), bias: numbers.many(96) };
    let rows = numbers.many(9 * 96);
    let identity: Vec<i8> = (0..96 * 96).map(|i| i8::from(i / 96 == i % 96)).collect();
    let identity = PackedMatrix::new(&identity, 96, vec![1.0; 96], vec![0.0; 96]);
    assert_kernels_agree("normalisation and its bytes", |kernel| {
        let (mut rows, mut bytes) = (rows.clone(), QuantisedRows::default());
        bytes.resize(9, 96);
        (kernel.normalise)(&mut rows, &norm, 0, &mut bytes);
        let mut back = vec![0.0; 9 * 96];
        (kernel.project)(&bytes, 0, &identity, Output::Sum(&mut back));
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
