//! A trained model as stored: one safetensors file, borrowed from memory.
//!
//! Takes the file's bytes and gives its configuration, vocabulary and tensors. The format is described where it is
//! written, in `training/quantise.py`. Nothing is copied but what is asked for; packing is left to the encoder.

use std::collections::BTreeMap;

use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde::Deserialize;

use crate::calibration::Calibration;
use crate::error::ModelError;

/// Sizes and names that come with the weights.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What the model is called.
    pub name: String,
    /// Which training of it this is.
    pub version: String,
    /// Elements of a hidden vector; the same for all members.
    pub hidden: usize,
    /// Rows of the table of positions: no reader can take longer sequences.
    pub max_pieces: usize,
    /// The labels of each head, in the order of its outputs.
    pub labels: BTreeMap<String, Vec<String>>,
    /// The networks in the file.
    pub members: Vec<MemberSizes>,
    /// Which of them make a reader.
    pub readers: Readers,
}

/// Sizes of one network.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct MemberSizes {
    /// Encoder layers.
    pub layers: usize,
    /// Attention heads.
    pub heads: usize,
    /// Elements of a query, a multiple of 32.
    pub head_size: usize,
    /// Elements of the feed-forward layer, a multiple of 32.
    pub intermediate: usize,
}

/// The readers that a file offers.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Readers {
    /// The one for much text.
    pub fast: ReaderMembers,
    /// The one for the best answers.
    pub accurate: ReaderMembers,
}

/// What a reader is made of.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ReaderMembers {
    /// Places in [`Config::members`]; the scores of several are averaged, in this order.
    pub members: Vec<usize>,
    /// Those of them whose scores of names count.
    pub names: Vec<usize>,
    /// The longest sequence it takes, in pieces.
    pub max_pieces: usize,
    /// What its scores are worth.
    pub calibration: Calibration,
}

/// Which of the two readers in a file of weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReaderKind {
    /// One network.
    #[default]
    Fast,
    /// The mean of several networks: slower, and right more often.
    Accurate,
}

impl ReaderKind {
    /// Both.
    pub const ALL: [ReaderKind; 2] = [ReaderKind::Fast, ReaderKind::Accurate];

    /// Its name on the command line and in the weights.
    pub fn as_str(self) -> &'static str {
        match self {
            ReaderKind::Fast => "fast",
            ReaderKind::Accurate => "accurate",
        }
    }
}

impl Config {
    /// What a reader is made of.
    pub fn reader(&self, kind: ReaderKind) -> &ReaderMembers {
        match kind {
            ReaderKind::Fast => &self.readers.fast,
            ReaderKind::Accurate => &self.readers.accurate,
        }
    }

    /// Name and version, e.g. `reader 1`.
    pub fn version(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn check(self) -> Result<Config, ModelError> {
        for member in &self.members {
            self.check_member(member)?;
        }
        for kind in ReaderKind::ALL {
            self.check_reader(self.reader(kind))?;
        }
        Ok(self)
    }

    fn check_member(&self, member: &MemberSizes) -> Result<(), ModelError> {
        let hidden = self.hidden;
        let MemberSizes { layers, heads, head_size, intermediate } = *member;
        if layers * hidden * heads * head_size * intermediate == 0 {
            let found = format!("{layers} layers, {hidden}, {heads} heads of {head_size}, {intermediate}");
            return bad("sizes of at least 1", found);
        }
        if [hidden, head_size, intermediate].iter().any(|size| !size.is_multiple_of(32)) {
            let found = format!("{hidden}, {head_size} and {intermediate}");
            return bad("hidden, head and intermediate sizes that are multiples of 32", found);
        }
        Ok(())
    }

    fn check_reader(&self, reader: &ReaderMembers) -> Result<(), ModelError> {
        let ReaderMembers { members, names, max_pieces, .. } = reader;
        if members.is_empty() || members.iter().any(|&member| member >= self.members.len()) {
            return bad("readers made of members of the file", format!("{members:?} of {}", self.members.len()));
        }
        if names.is_empty() || names.iter().any(|name| !members.contains(name)) {
            return bad("names that some of a reader's members tell", format!("{names:?} for {members:?}"));
        }
        if *max_pieces < FEWEST_PIECES || *max_pieces > self.max_pieces {
            let found = format!("{max_pieces} pieces for {} positions", self.max_pieces);
            return bad("readers that take 8 pieces or more, with a position for each", found);
        }
        Ok(())
    }
}

fn bad<T>(expected: &'static str, found: String) -> Result<T, ModelError> {
    Err(ModelError::BadSizes { expected, found })
}

/// A window must have room for its marks and a few pieces.
const FEWEST_PIECES: usize = 8;

/// A tensor of floats, row after row.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// Sizes of its dimensions.
    pub shape: Vec<usize>,
    /// Its elements.
    pub values: Vec<f32>,
}

/// A matrix of signed bytes with a scale for each row: element = byte * scale of its row.
#[derive(Clone, Debug, PartialEq)]
pub struct ByteMatrix<'a> {
    /// Elements, row after row: the bytes of an `i8` each, as they stand in the file.
    pub bytes: &'a [u8],
    /// One scale a row.
    pub scales: Vec<f32>,
}

/// The weights of a model, borrowed from the bytes of its file.
pub struct Weights<'a> {
    tensors: SafeTensors<'a>,
    config: Config,
}

impl<'a> Weights<'a> {
    /// Reads the file's directory and configuration; tensors are checked as they are asked for.
    ///
    /// # Errors
    /// When this is no safetensors file, or its configuration is missing, unreadable or impossible.
    pub fn read(bytes: &'a [u8]) -> Result<Weights<'a>, ModelError> {
        let (_, directory) = SafeTensors::read_metadata(bytes)?;
        let config = directory.metadata().as_ref().and_then(|metadata| metadata.get("config"));
        let config = config.ok_or_else(|| ModelError::BadConfig("found no such entry".to_owned()))?;
        let config: Config =
            serde_json::from_str(config).map_err(|problem| ModelError::BadConfig(problem.to_string()))?;
        Ok(Weights { tensors: SafeTensors::deserialize(bytes)?, config: config.check()? })
    }

    /// Sizes, labels and names.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The pieces of the vocabulary; the position of a piece is its id.
    ///
    /// # Errors
    /// When the vocabulary is missing or not UTF-8.
    pub fn vocabulary(&self) -> Result<Vec<&'a str>, ModelError> {
        let view = self.typed("vocabulary", Dtype::U8)?;
        let lines = view.data().split(|&byte| byte == b'\n').map(str::from_utf8);
        let count = lines.clone().count();
        lines.collect::<Result<_, _>>().map_err(|_| ModelError::BadVocabulary { expected: "UTF-8", pieces: count })
    }

    /// A tensor of floats of any shape.
    ///
    /// # Errors
    /// When it is missing or not of type F32.
    pub fn f32(&self, name: &str) -> Result<Tensor, ModelError> {
        let view = self.typed(name, Dtype::F32)?;
        let (floats, _) = view.data().as_chunks::<4>();
        let values = floats.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        Ok(Tensor { shape: view.shape().to_vec(), values })
    }

    /// The elements of a tensor of floats that has this shape.
    ///
    /// # Errors
    /// When it is missing, not of type F32 or of another shape.
    pub fn f32_shaped(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let tensor = self.f32(name)?;
        if tensor.shape != shape {
            return Err(wrong(name, Dtype::F32, Some(shape), &self.view(name)?));
        }
        Ok(tensor.values)
    }

    /// The matrix `name.weight` of these sizes with its `name.scale`.
    ///
    /// # Errors
    /// When one of the two is missing or has another type or shape.
    pub fn bytes(&self, name: &str, rows: usize, columns: usize) -> Result<ByteMatrix<'a>, ModelError> {
        let weight = format!("{name}.weight");
        let view = self.typed(&weight, Dtype::I8)?;
        if view.shape() != [rows, columns] {
            return Err(wrong(&weight, Dtype::I8, Some(&[rows, columns]), &view));
        }
        Ok(ByteMatrix { bytes: view.data(), scales: self.f32_shaped(&format!("{name}.scale"), &[rows])? })
    }

    /// The tensors of one network, by its place in [`Config::members`].
    ///
    /// # Panics
    /// When there is no such member.
    pub fn member(&self, place: usize) -> MemberWeights<'_, 'a> {
        MemberWeights { weights: self, place, sizes: &self.config.members[place] }
    }

    fn view(&self, name: &str) -> Result<TensorView<'a>, ModelError> {
        self.tensors.tensor(name).map_err(|_| ModelError::Missing { name: name.to_owned() })
    }

    fn typed(&self, name: &str, dtype: Dtype) -> Result<TensorView<'a>, ModelError> {
        let view = self.view(name)?;
        if view.dtype() != dtype || view.shape().is_empty() {
            return Err(wrong(name, dtype, None, &view));
        }
        Ok(view)
    }
}

/// The tensors of one network; their names are told without `members.K.`.
#[derive(Clone, Copy)]
pub struct MemberWeights<'w, 'a> {
    weights: &'w Weights<'a>,
    place: usize,
    /// Its sizes.
    pub sizes: &'w MemberSizes,
}

impl<'a> MemberWeights<'_, 'a> {
    /// What holds for all members.
    pub fn config(&self) -> &Config {
        &self.weights.config
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.weights.view(&self.full(name)).is_ok()
    }

    /// As [`Weights::f32`].
    ///
    /// # Errors
    /// When it is missing or not of type F32.
    pub fn f32(&self, name: &str) -> Result<Tensor, ModelError> {
        self.weights.f32(&self.full(name))
    }

    /// As [`Weights::f32_shaped`].
    ///
    /// # Errors
    /// When it is missing, not of type F32 or of another shape.
    pub fn f32_shaped(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        self.weights.f32_shaped(&self.full(name), shape)
    }

    /// As [`Weights::bytes`].
    ///
    /// # Errors
    /// When one of the two tensors is missing or has another type or shape.
    pub fn bytes(&self, name: &str, rows: usize, columns: usize) -> Result<ByteMatrix<'a>, ModelError> {
        self.weights.bytes(&self.full(name), rows, columns)
    }

    fn full(&self, name: &str) -> String {
        format!("members.{}.{name}", self.place)
    }
}

fn wrong(name: &str, dtype: Dtype, shape: Option<&[usize]>, found: &TensorView) -> ModelError {
    let expected = shape.map_or(format!("{dtype:?}"), |shape| format!("{dtype:?} {shape:?}"));
    ModelError::WrongTensor {
        name: name.to_owned(),
        expected,
        found: format!("{:?} {:?}", found.dtype(), found.shape()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn message<T>(result: Result<T, ModelError>) -> String {
        result.err().expect("an error").to_string()
    }

    #[test]
    fn a_file_gives_its_configuration_vocabulary_and_tensors() {
        let file = Fixture::small().file();
        let weights = Weights::read(&file).unwrap();
        assert_eq!((weights.config().hidden, weights.config().members[1].layers), (64, 2));
        assert_eq!(weights.vocabulary().unwrap()[..2], ["[PAD]", "[UNK]"]);
        let member = weights.member(1);
        assert_eq!(member.f32("embeddings.LayerNorm.bias").unwrap().shape, [64]);
        let matrix = member.bytes("encoder.layer.1.output.dense", 64, 416).unwrap();
        assert_eq!((matrix.bytes.len(), matrix.scales.len()), (64 * 416, 64));
    }

    #[test]
    fn errors_say_what_was_expected_and_what_was_found() {
        let file = Fixture::small().file();
        let weights = Weights::read(&file).unwrap();
        let member = weights.member(0);
        assert_eq!(
            message(member.f32("heads.mood.weight")),
            "expected a tensor \"members.0.heads.mood.weight\" among the weights, found none"
        );
        assert_eq!(message(weights.f32("vocabulary")), "expected the tensor \"vocabulary\" to be F32, found U8 [55]");
        assert_eq!(
            message(member.bytes("encoder.layer.0.output.dense", 32, 64)),
            "expected the tensor \"members.0.encoder.layer.0.output.dense.weight\" to be I8 [32, 64], found I8 [64, 416]"
        );
        assert_eq!(
            message(member.f32_shaped("embeddings.LayerNorm.bias", &[32])),
            "expected the tensor \"members.0.embeddings.LayerNorm.bias\" to be F32 [32], found F32 [64]"
        );
    }

    #[test]
    fn impossible_sizes_are_refused() {
        assert_eq!(
            message(Weights::read(&Fixture { heads: 0, ..Fixture::small() }.file())),
            "expected sizes of at least 1, found 2 layers, 64, 0 heads of 32, 416 in the configuration of the weights"
        );
        assert_eq!(
            message(Weights::read(&Fixture { intermediate: 40, ..Fixture::small() }.file())),
            "expected hidden, head and intermediate sizes that are multiples of 32, found 64, 32 and 40 in the \
             configuration of the weights"
        );
    }

    #[test]
    fn impossible_readers_are_refused() {
        assert_eq!(
            message(Weights::read(&Fixture { accurate: "[0,2]", ..Fixture::small() }.file())),
            "expected readers made of members of the file, found [0, 2] of 2 in the configuration of the weights"
        );
        assert_eq!(
            message(Weights::read(&Fixture { accurate: "[1]", ..Fixture::small() }.file())),
            "expected names that some of a reader's members tell, found [0] for [1] in the configuration of the weights"
        );
        assert_eq!(
            message(Weights::read(&Fixture { max_pieces: 32, ..Fixture::small() }.file())),
            "expected readers that take 8 pieces or more, with a position for each, found 64 pieces for 32 positions in \
             the configuration of the weights"
        );
    }

    #[test]
    fn a_file_without_a_configuration_is_refused() {
        let file = safetensors::serialize::<&str, safetensors::tensor::TensorView, _>([], None).unwrap();
        assert_eq!(
            message(Weights::read(&file)),
            "expected the model's configuration as JSON under \"config\" in the metadata of the weights: found no such \
             entry"
        );
    }

    #[test]
    fn other_bytes_are_no_weights() {
        assert_eq!(
            message(Weights::read(b"hello, this is not a model")),
            "expected a safetensors file with the model's weights: header too large"
        );
    }
}
