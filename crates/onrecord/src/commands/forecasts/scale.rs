//! The scale by which estimative words are read: `--scale`.

use onrecord_core::contract::Forecast;
use onrecord_relate::forecast::score::Band;

/// By which scale words are read as probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Scale {
    /// Analytic Standards of the U.S. intelligence community (2015)
    #[default]
    Icd203,
}

impl Scale {
    /// How likely a forecast is by its words; `None` without an estimative word.
    pub fn band(self, forecast: &Forecast) -> Option<Band> {
        forecast.probability
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Scale::Icd203 => "ICD 203",
        }
    }
}
