//! Layouts shared by all kernels: weight matrices packed into panels, activations as rows of bytes.
//!
//! A panel is 16 output columns. It holds, for each group of 4 inputs, 16 times 4 weights (64 bytes): one register of
//! AVX-512, two of AVX2, one row of an AMX tile. Inputs are padded with zero weights to a multiple of 64, outputs to a
//! multiple of 64 columns, so that no kernel has remainders to treat.

use super::Kernel;
use super::aligned::Aligned;

/// Output columns in a panel.
pub const PANEL: usize = 16;
/// Inputs whose products a kernel adds in one step.
pub const GROUP: usize = 4;
/// Bytes of a panel for one group of inputs.
pub const GROUP_BYTES: usize = PANEL * GROUP;
/// Inputs, and output columns, are padded to a multiple of this.
pub(super) const ALIGN: usize = 64;
/// Short integers stand for numbers in steps of one over this.
pub const STEPS: f32 = 512.0;
/// No kernel multiplies more rows at once; rows of bytes have this many spare rows at their end.
pub const MOST_ROWS: usize = 32;

/// A matrix of signed 8-bit weights with a scale and a bias for each output, ready for the kernels.
pub struct PackedMatrix {
    /// Bytes of a row of activations, padding included.
    pub(super) stride: usize,
    /// Output columns without padding, a multiple of 32.
    pub(super) columns: usize,
    pub(super) panels: Aligned<i8>,
    /// Sums of the weights of each column, scaled: what the shift of a row of activations has to be multiplied by.
    pub(super) shifts: Vec<f32>,
    pub(super) scales: Vec<f32>,
    pub(super) biases: Vec<f32>,
}

impl PackedMatrix {
    /// Packs `weights` (`[outputs, inputs]`, row after row); `scales` and `biases` have one element an output.
    ///
    /// # Panics
    /// When the number of outputs is no multiple of 32.
    pub fn new(weights: &[i8], inputs: usize, scales: Vec<f32>, biases: Vec<f32>) -> PackedMatrix {
        let columns = scales.len();
        assert!(columns.is_multiple_of(2 * PANEL) && weights.len() == columns * inputs && biases.len() == columns);
        let stride = inputs.next_multiple_of(ALIGN);
        let mut panels = Aligned::zeros(stride * columns.next_multiple_of(ALIGN));
        for (panel, rows) in panels.chunks_exact_mut(stride * PANEL).zip(weights.chunks_exact(inputs * PANEL)) {
            for (column, row) in rows.chunks_exact(inputs).enumerate() {
                for (group, four) in row.chunks(GROUP).enumerate() {
                    panel[group * GROUP_BYTES + column * GROUP..][..four.len()].copy_from_slice(four);
                }
            }
        }
        let sums = weights.chunks_exact(inputs).map(|row| row.iter().map(|&w| i32::from(w)).sum::<i32>());
        let shifts = sums.zip(&scales).map(|(sum, scale)| sum as f32 * scale).collect();
        PackedMatrix { stride, columns, panels, shifts, scales, biases }
    }

    /// Output columns.
    pub fn columns(&self) -> usize {
        self.columns
    }
}

/// Rows of activations as unsigned bytes, each with its scale and its shift: element ~ byte * scale + shift.
#[derive(Default)]
pub struct QuantisedRows {
    pub(super) stride: usize,
    pub(super) bytes: Aligned<u8>,
    pub(super) scales: Vec<f32>,
    pub(super) shifts: Vec<f32>,
}

impl QuantisedRows {
    /// Makes room for `rows` rows of `width` elements, whose values are unspecified until they are quantised.
    pub fn resize(&mut self, rows: usize, width: usize) {
        self.stride = width.next_multiple_of(ALIGN);
        self.bytes.resize((rows + MOST_ROWS) * self.stride);
        self.scales.resize(rows, 0.0);
        self.shifts.resize(rows, 0.0);
    }
}

/// A small matrix of `f32` weights with a bias for each output: what heads are made of.
pub struct Linear {
    inputs: usize,
    outputs: usize,
    /// `[inputs, outputs padded to PANEL]`
    weights: Aligned<f32>,
    biases: Vec<f32>,
}

impl Linear {
    /// Takes `weights` as `[outputs, inputs]`, row after row, and one bias an output.
    ///
    /// # Panics
    /// When the number of weights is not inputs times outputs.
    pub fn new(weights: &[f32], biases: &[f32]) -> Linear {
        let outputs = biases.len();
        assert!(outputs > 0 && weights.len().is_multiple_of(outputs), "{} weights, {outputs} biases", weights.len());
        let (inputs, padded) = (weights.len() / outputs, outputs.next_multiple_of(PANEL));
        let mut transposed = Aligned::zeros(inputs * padded);
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            for (input, &weight) in row.iter().enumerate() {
                transposed[input * padded + output] = weight;
            }
        }
        Linear { inputs, outputs, weights: transposed, biases: biases.to_vec() }
    }

    /// Elements of an input row.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Elements of an output row.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies each row of `input` (any number of rows of [`inputs`](Self::inputs) elements) and adds the bias:
    /// rows of [`outputs`](Self::outputs) elements replace what is in `output`. The same bytes on every machine,
    /// and for a row whatever rows are beside it.
    pub fn apply(&self, input: &[f32], output: &mut Vec<f32>) {
        let (rows, padded) = (input.len() / self.inputs, self.outputs.next_multiple_of(PANEL));
        output.clear();
        if rows == 0 {
            return;
        }
        output.resize(rows * padded, 0.0);
        (Kernel::best().multiply)(input, self.inputs, &self.weights, padded, output);
        for row in 0..rows {
            for (column, bias) in self.biases.iter().enumerate() {
                output[row * self.outputs + column] = output[row * padded + column] + bias;
            }
        }
        output.truncate(rows * self.outputs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_is_the_matrix_product_plus_bias() {
        let linear = Linear::new(&[1.0, 2.0, 3.0, -1.0, 0.5, 0.0], &[10.0, 20.0]);
        let mut output = Vec::new();
        linear.apply(&[1.0, 1.0, 1.0, 0.0, 2.0, 1.0], &mut output);
        assert_eq!(output, [16.0, 19.5, 17.0, 21.0]);
        linear.apply(&[], &mut output);
        assert!(output.is_empty());
    }

    #[test]
    fn a_panel_holds_groups_of_four_inputs_of_sixteen_columns() {
        let weights: Vec<i8> = (0..32 * 5).map(|i| i as i8).collect();
        let packed = PackedMatrix::new(&weights, 5, vec![1.0; 32], vec![0.0; 32]);
        assert_eq!((packed.stride, packed.panels.len()), (64, 64 * 64));
        assert_eq!(packed.panels[..8], [0, 1, 2, 3, 5, 6, 7, 8], "inputs 0-3 of columns 0 and 1");
        assert_eq!(packed.panels[64..72], [4, 0, 0, 0, 9, 0, 0, 0], "input 4, then padding");
        assert_eq!(packed.shifts[1], 5.0 + 6.0 + 7.0 + 8.0 + 9.0);
    }
}
