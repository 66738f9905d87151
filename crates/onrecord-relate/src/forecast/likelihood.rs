//! How likely a forecast is said to be by a scale, and of what that is the probability.
//!
//! A negation is part of the claim where it follows the estimative word, and part of the estimative word where it stands
//! before it: "will probably not open" calls it likely that something does not open, "is not likely to open" calls it unlikely
//! that it does. A number given ("a 60 percent chance") is its own band by every scale.

use onrecord_core::contract::Forecast;
use onrecord_core::label::Polarity;
use onrecord_core::lexicon::likelihood::Scale;

use super::score::Band;

/// Words that turn round the estimative word behind them.
const NEGATORS: &[&str] = &["hardly", "never", "no", "not", "scarcely"];

/// How likely, and of what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likelihood {
    /// The band of its estimative word; `None` without one.
    pub band: Option<Band>,
    /// Whether what is so likely is that something does not come about.
    pub negative: bool,
}

impl Likelihood {
    /// That of a forecast.
    pub fn of(forecast: &Forecast, scale: Scale) -> Likelihood {
        let words = forecast.hedges.iter().chain([&forecast.trigger]).map(|span| Estimative::of(&span.text));
        let estimative: Vec<Estimative> = words.filter(|words| words.band(scale).is_some()).collect();
        // Of several, the one that the contract took for its band.
        let meant = estimative.iter().find(|words| words.band(Scale::Icd203) == forecast.probability);
        let meant = meant.or(estimative.first());
        let given = forecast.probability.filter(|(low, high)| low == high);
        let own = meant.is_some_and(Estimative::is_negated);
        Likelihood {
            band: given.or_else(|| meant.and_then(|words| words.band(scale))),
            negative: forecast.polarity == Polarity::Negative && !own,
        }
    }
}

/// Words that may say how likely something is.
struct Estimative {
    words: String,
}

impl Estimative {
    /// The words, without a negation behind them.
    fn of(text: &str) -> Estimative {
        let lower = text.to_lowercase();
        let than = lower.ends_with("than not");
        let words = lower.strip_suffix(" not").filter(|_| !than).unwrap_or(&lower);
        Estimative { words: words.to_owned() }
    }

    fn band(&self, scale: Scale) -> Option<Band> {
        scale.band(&self.words)
    }

    fn is_negated(&self) -> bool {
        let negates = |word: &str| NEGATORS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t");
        !self.words.ends_with("than not") && self.words.split_whitespace().any(negates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A forecast with these words for how likely it is.
    fn forecast(hedge: Option<&str>, band: Option<Band>, polarity: &str) -> Forecast {
        let span = |text: &str| json!({ "start": 0, "end": text.chars().count(), "text": text });
        serde_json::from_value(json!({
            "id": "f1", "statement": null, "content": { "spans": [span("it opens")] }, "trigger": span("will"),
            "polarity": polarity, "certainty": "probable", "hedges": hedge.map(span).into_iter().collect::<Vec<_>>(),
            "probability": band, "horizon": null, "conditions": [], "confidence": 0.9,
        }))
        .expect("a forecast of the contract")
    }

    fn of(hedge: &str, band: Option<Band>, polarity: &str) -> (Option<Band>, bool) {
        let Likelihood { band, negative } = Likelihood::of(&forecast(Some(hedge), band, polarity), Scale::Icd203);
        (band, negative)
    }

    #[test]
    fn a_negation_behind_belongs_to_the_claim_and_one_before_to_the_word() {
        let (likely, unlikely) = (Some((0.55, 0.8)), Some((0.2, 0.45)));
        assert_eq!(of("probably", likely, "positive"), (likely, false));
        assert_eq!(of("probably", likely, "negative"), (likely, true));
        assert_eq!(of("probably not", None, "negative"), (likely, true));
        assert_eq!(of("probably not", unlikely, "negative"), (likely, true));
        assert_eq!(of("not likely", unlikely, "negative"), (unlikely, false));
        assert_eq!(of("unlikely", unlikely, "positive"), (unlikely, false));
        assert_eq!(of("unlikely", unlikely, "negative"), (unlikely, true));
        assert_eq!(of("more likely than not", likely, "positive"), (likely, false));
    }

    #[test]
    fn no_probability_is_made_up() {
        assert_eq!(of("perhaps", None, "negative"), (None, true));
        let plain = Likelihood::of(&forecast(None, None, "positive"), Scale::Survey);
        assert_eq!(plain, Likelihood { band: None, negative: false });
    }

    #[test]
    fn a_number_is_its_own_band_by_every_scale() {
        for &scale in Scale::ALL {
            let given = Likelihood::of(&forecast(None, Some((0.6, 0.6)), "positive"), scale);
            assert_eq!(given.band, Some((0.6, 0.6)));
        }
    }

    #[test]
    fn another_scale_reads_the_same_word_otherwise() {
        let likely = forecast(Some("likely"), Some((0.55, 0.8)), "positive");
        assert_eq!(Likelihood::of(&likely, Scale::Phia).band, Some((0.55, 0.75)));
    }
}
