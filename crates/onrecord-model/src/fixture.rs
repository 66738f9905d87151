//! Small made-up weights for tests, in the format of real ones.

use std::collections::HashMap;

use safetensors::tensor::{Dtype, TensorView, serialize};

/// Sizes of the weights to make: two members, of which the first is the fast reader.
#[derive(Clone)]
pub struct Fixture {
    pub layers: usize,
    pub hidden: usize,
    /// Heads of 32 elements.
    pub heads: usize,
    pub intermediate: usize,
    /// Positions there are; both readers take 64.
    pub max_pieces: usize,
    pub vocabulary: Vec<&'static str>,
    /// JSON of the labels of each head.
    pub labels: &'static str,
    /// JSON of the members of the accurate reader.
    pub accurate: &'static str,
    /// JSON of those of them that tell names.
    pub accurate_names: &'static str,
    /// Whether there are tensors beside the encoders'.
    pub has_heads: bool,
    /// Whether the first member has heads for what stands inside contents.
    pub has_inner: bool,
}

const LABELS: &str = r#"{"roles":["O","B-source","I-source","B-cue","I-cue","B-content","I-content"],
    "names":["O","B-PER","I-PER","B-ORG","I-ORG","B-LOC","I-LOC","B-MISC","I-MISC"],"tags":["NN","VBD","DT"]}"#;

impl Fixture {
    /// Two layers of 64 elements in 2 heads, 12 pieces.
    pub fn small() -> Fixture {
        let vocabulary = "[PAD] [UNK] [CLS] [SEP] the mayor said ##s no . ab ##cd".split(' ').collect();
        Fixture {
            layers: 2,
            hidden: 64,
            heads: 2,
            intermediate: 416,
            max_pieces: 64,
            vocabulary,
            labels: LABELS,
            accurate: "[0,1]",
            accurate_names: "[0]",
            has_heads: true,
            has_inner: false,
        }
    }

    /// The bytes of the file.
    pub fn file(&self) -> Vec<u8> {
        let mut tensors = Tensors::default();
        let vocabulary = self.vocabulary.join("\n").into_bytes();
        tensors.add("vocabulary", Dtype::U8, vec![vocabulary.len()], vocabulary);
        tensors.bytes("embeddings.word_embeddings", self.vocabulary.len(), self.hidden);
        tensors.bytes("embeddings.position_embeddings", self.max_pieces, self.hidden);
        for member in ["members.0", "members.1"] {
            self.encoder(member, &mut tensors);
            if self.has_heads {
                self.heads(member, &mut tensors);
            }
        }
        if self.has_inner {
            self.attributor("members.0.heads.inner", &mut tensors);
        }
        let views = tensors.all.iter().map(|(name, dtype, shape, data)| {
            (name.as_str(), TensorView::new(*dtype, shape.clone(), data).expect("sizes that fit"))
        });
        serialize(views, Some(HashMap::from([("config".to_owned(), self.config())]))).expect("serialisable weights")
    }

    fn config(&self) -> String {
        let Fixture { layers, hidden, heads, intermediate, max_pieces, labels, accurate, accurate_names, .. } = self;
        let member = format!(r#"{{"layers":{layers},"heads":{heads},"head_size":32,"intermediate":{intermediate}}}"#);
        let calibration = r#"{"source":1,"cue":1,"content":1,"link":1,"offset":0,"sourceless":0,"least":0}"#;
        let readers = format!(
            r#"{{"fast":{{"members":[0],"names":[0],"max_pieces":64,"calibration":{calibration}}},
            "accurate":{{"members":{accurate},"names":{accurate_names},"max_pieces":64,"calibration":{calibration}}}}}"#
        );
        format!(
            r#"{{"name":"fixture","version":"1","hidden":{hidden},"max_pieces":{max_pieces},"labels":{labels},
            "members":[{member},{member}],"readers":{readers}}}"#
        )
    }

    fn encoder(&self, member: &str, tensors: &mut Tensors) {
        let hidden = self.hidden;
        tensors.floats(&format!("{member}.embeddings.case_embeddings.weight"), &[6, hidden]);
        tensors.norm(&format!("{member}.embeddings.LayerNorm"), hidden);
        for layer in 0..self.layers {
            let layer = format!("{member}.encoder.layer.{layer}");
            let attended = self.heads * 32;
            for part in ["query", "key", "value"] {
                tensors.dense(&format!("{layer}.attention.self.{part}"), attended, hidden);
            }
            tensors.dense(&format!("{layer}.attention.output.dense"), hidden, attended);
            tensors.norm(&format!("{layer}.attention.output.LayerNorm"), hidden);
            tensors.dense(&format!("{layer}.intermediate.dense"), self.intermediate, hidden);
            tensors.dense(&format!("{layer}.output.dense"), hidden, self.intermediate);
            tensors.norm(&format!("{layer}.output.LayerNorm"), hidden);
        }
    }

    fn heads(&self, member: &str, tensors: &mut Tensors) {
        for (name, outputs) in [("names", 9), ("tags", 3), ("factuality", 1), ("certainty", 1)] {
            tensors.linear(&format!("{member}.heads.{name}"), outputs, self.hidden);
        }
        self.attributor(&format!("{member}.heads"), tensors);
    }

    fn attributor(&self, base: &str, tensors: &mut Tensors) {
        tensors.linear(&format!("{base}.roles"), 7, self.hidden);
        tensors.floats(&format!("{base}.roles.start"), &[7]);
        tensors.floats(&format!("{base}.roles.steps"), &[7, 7]);
        for pointer in ["content_cue", "cue_source"] {
            for (part, outputs) in [("origin", 16), ("target", 16), ("nothing", 1)] {
                tensors.linear(&format!("{base}.{pointer}.{part}"), outputs, self.hidden);
            }
            tensors.floats(&format!("{base}.{pointer}.distance"), &[17]);
        }
    }
}

#[derive(Default)]
struct Tensors {
    all: Vec<(String, Dtype, Vec<usize>, Vec<u8>)>,
    state: u64,
}

impl Tensors {
    fn add(&mut self, name: &str, dtype: Dtype, shape: Vec<usize>, data: Vec<u8>) {
        self.all.push((name.to_owned(), dtype, shape, data));
    }

    fn random_byte(&mut self) -> u8 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.state >> 33) as u8
    }

    fn floats(&mut self, name: &str, shape: &[usize]) {
        let count = shape.iter().product();
        let values = std::iter::repeat_with(|| f32::from(self.random_byte().cast_signed()) / 127.0).take(count);
        let data = values.flat_map(f32::to_le_bytes).collect();
        self.add(name, Dtype::F32, shape.to_vec(), data);
    }

    fn linear(&mut self, name: &str, outputs: usize, inputs: usize) {
        self.floats(&format!("{name}.weight"), &[outputs, inputs]);
        self.floats(&format!("{name}.bias"), &[outputs]);
    }

    fn bytes(&mut self, name: &str, rows: usize, columns: usize) {
        let data = std::iter::repeat_with(|| self.random_byte()).take(rows * columns).collect();
        self.add(&format!("{name}.weight"), Dtype::I8, vec![rows, columns], data);
        let scales = (0..rows).flat_map(|row| (0.002 + row as f32 * 1e-5).to_le_bytes()).collect();
        self.add(&format!("{name}.scale"), Dtype::F32, vec![rows], scales);
    }

    fn dense(&mut self, name: &str, rows: usize, columns: usize) {
        self.bytes(name, rows, columns);
        self.floats(&format!("{name}.bias"), &[rows]);
    }

    fn norm(&mut self, name: &str, size: usize) {
        self.floats(&format!("{name}.weight"), &[size]);
        self.floats(&format!("{name}.bias"), &[size]);
    }
}
