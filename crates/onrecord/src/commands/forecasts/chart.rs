//! Calibration as a chart: one SVG file that needs nothing else, for a report.
//!
//! How likely runs to the right, how much came about upwards. Each band that was used is a bar as wide as the band, at the
//! height of what came about, with its 95 % interval; on the diagonal, as much came about as was said. Bands with too few
//! forecasts to tell are drawn in broken lines.

use std::fmt::Write as _;

use onrecord_core::markup::escaped;
use onrecord_relate::forecast::calibration::{Bin, ENOUGH, Verdict};
use onrecord_relate::forecast::score::middle;

use super::percent;
use super::summary::Summary;
use crate::output::count;

const SIZE: f64 = 420.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 50.0;
const COLOUR: &str = "#0072b2";

/// The chart of a summary's calibration.
pub fn svg(summary: &Summary) -> String {
    let scored: usize = summary.calibration.iter().map(|bin| bin.number).sum();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" font-family=\"sans-serif\" \
         font-size=\"13\">\n<title>Calibration</title>\n<desc>{} by how likely they were called, with the share \
         that came about.</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"26\" \
         font-size=\"18\">Of what was called so likely, how much came about</text>\n",
        LEFT + SIZE + 60.0,
        TOP + SIZE + 90.0,
        count::count(scored, "forecast", "forecasts"),
    );
    axes(&mut out, summary.scale);
    summary.calibration.iter().for_each(|bin| bar(&mut out, bin));
    if summary.calibration.iter().any(|bin| bin.verdict == Verdict::TooFew) {
        let _ = writeln!(
            out,
            "<text x=\"{LEFT}\" y=\"{}\" fill=\"#555\">Broken lines: fewer than {ENOUGH} forecasts, too few to tell.</text>",
            TOP + SIZE + 74.0
        );
    }
    out + "</svg>\n"
}

fn x(p: f64) -> f64 {
    LEFT + p * SIZE
}

fn y(p: f64) -> f64 {
    TOP + (1.0 - p) * SIZE
}

fn axes(out: &mut String, scale: &str) {
    for step in 0..=5 {
        let p = f64::from(step) / 5.0;
        let _ = writeln!(
            out,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1:.1}\" y2=\"{2:.1}\" stroke=\"#ddd\"/><line x1=\"{3:.1}\" x2=\"{4:.1}\" \
             y1=\"{5:.1}\" y2=\"{5:.1}\" stroke=\"#ddd\"/><text x=\"{0:.1}\" y=\"{6:.1}\" text-anchor=\"middle\">{7} %</text><text \
             x=\"{8:.1}\" y=\"{9:.1}\" text-anchor=\"end\">{7} %</text>",
            x(p),
            y(0.0),
            y(1.0),
            x(0.0),
            x(1.0),
            y(p),
            y(0.0) + 20.0,
            p * 100.0,
            x(0.0) - 8.0,
            y(p) + 4.0,
        );
    }
    let _ = writeln!(
        out,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#888\"/>\n<text x=\"{:.1}\" y=\"{:.1}\" \
         text-anchor=\"middle\">called, by {}</text>\n<text transform=\"translate(18 {:.1}) rotate(-90)\" \
         text-anchor=\"middle\">came about</text>",
        x(0.0),
        y(0.0),
        x(1.0),
        y(1.0),
        x(0.5),
        y(0.0) + 44.0,
        escaped(scale),
        y(0.5),
    );
}

/// One band: its width, its interval, and how many forecasts it holds.
fn bar(out: &mut String, bin: &Bin) {
    let few = bin.verdict == Verdict::TooFew;
    let dashes = if few { " stroke-dasharray=\"4 3\"" } else { "" };
    let (at, height) = (x(middle(bin.band)), y(bin.observed));
    let number = count::count(bin.number, "forecast", "forecasts");
    let what = format!("{}: {number}, {} % of them", percent(bin.band), (bin.observed * 100.0).round());
    let _ = writeln!(
        out,
        "<g stroke=\"{COLOUR}\" stroke-width=\"2\"{dashes}><title>{}</title><line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{height:.1}\" \
         y2=\"{height:.1}\"/><line x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/></g><circle cx=\"{at:.1}\" \
         cy=\"{height:.1}\" r=\"4\" fill=\"{}\" stroke=\"{COLOUR}\"/><text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        escaped(&what),
        x(bin.band.0),
        x(bin.band.1),
        y(bin.interval.0),
        y(bin.interval.1),
        if few { "#fff" } else { COLOUR },
        at + 8.0,
        height - 8.0,
        bin.number,
    );
}
