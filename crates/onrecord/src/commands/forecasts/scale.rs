//! The scale by which estimative words are read: `--scale`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use onrecord_core::lexicon::likelihood::Scale;

/// By which scale words are read as probabilities.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ScaleArgs {
    /// By which scale estimative words are read
    #[arg(long, value_name = "SCALE", value_parser = parser(), default_value = Scale::Icd203.as_str())]
    pub scale: Scale,
}

fn parser() -> impl TypedValueParser<Value = Scale> {
    let values = Scale::ALL.iter().map(|&scale| PossibleValue::new(scale.as_str()).help(name(scale)));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Scale>())
}

/// The scale in words.
pub fn name(scale: Scale) -> &'static str {
    match scale {
        Scale::Icd203 => "ICD 203, the standards of the U.S. intelligence community",
        Scale::Phia => "the yardstick of the UK's Professional Head of Intelligence Assessment",
        Scale::Survey => "what readers answered when they were asked",
    }
}
