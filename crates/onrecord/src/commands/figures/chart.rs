//! Figures as ranges over time: one SVG file that needs nothing else, for a report.
//!
//! Time runs to the right, values upwards from zero. A figure is drawn from the first to the last day for which it holds and
//! from its least to its greatest value; where it sets no end, an arrow shows it. Each source has a colour and a shape of
//! its own. Draws what has the most frequent unit and type, and both a day and a value; the legend says how much is left
//! out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::row::Row;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 90.0;
const TOP: f64 = 50.0;
/// Colours that are told apart with colour blindness, too (Okabe and Ito).
const COLOURS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/// Where a chart stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In a file of its own.
    Alone,
    /// In a page that has each row under the id `f` and its number, from 1: the figures lead there.
    Page,
}

/// A figure with its days as numbers.
struct Mark<'r> {
    row: &'r Row<'r>,
    /// Of the row, from 1.
    number: usize,
    days: (f64, f64),
    source: usize,
}

/// The chart of the rows; `about` is what was asked for.
pub fn svg(rows: &[Row<'_>], about: Option<&str>, setting: Setting) -> String {
    let mut counts: BTreeMap<(Option<&str>, &str), usize> = BTreeMap::new();
    for row in rows {
        *counts.entry((row.unit, row.kind)).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(what, n)| (**n, std::cmp::Reverse(**what))).map(|(&what, _)| what);
    let mut sources: Vec<&str> = Vec::new();
    let mut marks = Vec::new();
    let drawable = rows.iter().zip(1..).filter(|(row, _)| Some((row.unit, row.kind)) == most);
    for (row, number) in drawable {
        let (Some(from), Some(to)) = (row.earliest.and_then(day), row.latest.and_then(day)) else { continue };
        let name = row.source.unwrap_or("the author");
        let source = sources.iter().position(|s| *s == name).unwrap_or_else(|| {
            sources.push(name);
            sources.len() - 1
        });
        marks.push(Mark { row, number, days: (from, to), source });
    }
    let unit = most.and_then(|(unit, _)| unit).unwrap_or_default();
    let left_out = rows.len() - marks.len();
    drawn(&marks, &sources, about.unwrap_or("figures"), unit, left_out, setting)
}

/// Days since the year 0, to place a day on the axis.
fn day(text: &str) -> Option<f64> {
    let date: Date = text.parse().ok()?;
    let days = date.since(Date::ZERO).ok()?.get_days();
    Some(f64::from(days))
}

fn drawn(marks: &[Mark<'_>], sources: &[&str], about: &str, unit: &str, left_out: usize, setting: Setting) -> String {
    let height = HEIGHT + 20.0 * (sources.len() as f64 + 2.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"sans-serif\" \
         font-size=\"13\">\n<title>{0}</title>\n<desc>{1} figures over time; each bar is one figure from its least to its \
         greatest value.</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"26\" font-size=\"18\">{0}{2}</text>\n",
        escaped(about),
        marks.len(),
        if unit.is_empty() { String::new() } else { format!(", in {}", escaped(unit)) },
    );
    let first = marks.iter().map(|m| m.days.0).fold(f64::INFINITY, f64::min);
    let last = marks.iter().map(|m| m.days.1).fold(first + 1.0, f64::max);
    let top = marks.iter().filter_map(|m| m.row.high.or(m.row.low)).fold(0.0, f64::max).max(f64::MIN_POSITIVE) * 1.1;
    let x = |days: f64| LEFT + (days - first) / (last - first) * (WIDTH - LEFT - 40.0);
    let y = |value: f64| HEIGHT - 40.0 - value.max(0.0) / top * (HEIGHT - 40.0 - TOP);
    axes(&mut out, marks, top, &x, &y);
    for mark in marks {
        match setting {
            Setting::Alone => bar(&mut out, mark, &x, &y),
            Setting::Page => {
                let _ = write!(out, "<a href=\"#f{}\">", mark.number);
                bar(&mut out, mark, &x, &y);
                out.push_str("</a>\n");
            }
        }
    }
    for (number, source) in sources.iter().enumerate() {
        let line = HEIGHT + 20.0 * (number as f64 + 1.0);
        shape(&mut out, number, LEFT + 6.0, line - 4.0);
        let _ = writeln!(out, "<text x=\"{}\" y=\"{line}\">{}</text>", LEFT + 20.0, escaped(source));
    }
    if left_out > 0 {
        let line = HEIGHT + 20.0 * (sources.len() as f64 + 1.0);
        let _ = writeln!(
            out,
            "<text x=\"{LEFT}\" y=\"{line}\" fill=\"#555\">Not drawn: {left_out} of another unit or without a day.</text>"
        );
    }
    out + "</svg>\n"
}

fn axes(out: &mut String, marks: &[Mark<'_>], top: f64, x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64) {
    for step in 0..=4 {
        let value = top / 1.1 * f64::from(step) / 4.0;
        let line = y(value);
        let _ = writeln!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{line:.1}\" y2=\"{line:.1}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            WIDTH - 40.0,
            LEFT - 8.0,
            line + 4.0,
            short(value)
        );
    }
    let mut labels: Vec<(f64, &str)> = marks
        .iter()
        .flat_map(|m| [(m.days.0, m.row.earliest), (m.days.1, m.row.latest)])
        .filter_map(|(d, t)| Some((d, t?)))
        .collect();
    labels.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    let mut free = f64::NEG_INFINITY;
    for (days, text) in labels {
        if x(days) > free {
            free = x(days) + 90.0;
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                x(days),
                HEIGHT - 18.0,
                escaped(text)
            );
        }
    }
}

/// One figure: a bar from low to high, an arrow where it is open, its shape at the value, its words on pointing at it.
fn bar(out: &mut String, mark: &Mark<'_>, x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64) {
    let Row { low, high, words, .. } = *mark.row;
    let Some(value) = low.or(high) else { return };
    let colour = COLOURS[mark.source % COLOURS.len()];
    let middle = f64::midpoint(x(mark.days.0), x(mark.days.1));
    let what = format!(
        "{words} {} · {} · {}",
        mark.row.thing.unwrap_or_default(),
        mark.row.days(),
        mark.row.source.unwrap_or("the author")
    );
    let _ = write!(out, "<g><title>{}</title>", escaped(&what));
    let line = |out: &mut String, x1: f64, y1: f64, x2: f64, y2: f64| {
        let _ = write!(
            out,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\" stroke-width=\"2\"/>"
        );
    };
    line(out, x(mark.days.0), y(value), x(mark.days.1), y(value));
    match (low, high) {
        (Some(low), Some(high)) => line(out, middle, y(low), middle, y(high)),
        (low, _) => {
            let way = if low.is_some() { -1.0 } else { 1.0 };
            let tip = y(value) + 24.0 * way;
            line(out, middle, y(value), middle, tip);
            line(out, middle - 4.0, tip - 5.0 * way, middle, tip);
            line(out, middle + 4.0, tip - 5.0 * way, middle, tip);
        }
    }
    shape(out, mark.source, middle, y(high.unwrap_or(value)));
    *out += "</g>\n";
}

/// The shape of a source, so that colour is not all that tells it.
fn shape(out: &mut String, source: usize, x: f64, y: f64) {
    let colour = COLOURS[source % COLOURS.len()];
    let _ = match (source / COLOURS.len() + source) % 3 {
        0 => write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>"),
        1 => {
            write!(out, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>", x - 4.0, y - 4.0)
        }
        _ => write!(out, "<path d=\"M{:.1} {:.1}l5 9h-10z\" fill=\"{colour}\"/>", x, y - 5.0),
    };
}

/// A value for the axis.
fn short(value: f64) -> String {
    match value {
        v if v >= 1e9 => format!("{:.3}bn", v / 1e9).replace(".000", ""),
        v if v >= 1e6 => format!("{:.2}m", v / 1e6).replace(".00", ""),
        v if v >= 1000.0 => crate::output::count::grouped(v as usize),
        v => format!("{v:.1}").replace(".0", ""),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_are_no_markup() {
        assert_eq!(escaped("<a & \"b\">\u{1}\n"), "&lt;a &amp; &quot;b&quot;&gt;\u{fffd} ");
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(day("2024-03-02").zip(day("2024-02-28")).map(|(a, b)| a - b), Some(3.0));
        assert_eq!(day("x"), None);
    }

    #[test]
    fn axis_values_are_short() {
        assert_eq!([short(1500.0), short(2.5e6), short(4e9), short(7.0)], ["1,500", "2.50m", "4bn", "7"]);
    }
}
