//! Units of measure and their symbols: kilometres, tonnes, megawatts, degrees.
//!
//! Names are given in the singular, British and American. Units of time are in [`crate::time`].

/// Unit, names in the singular, symbols.
const UNITS: &[(&str, &[&str], &[&str])] = &[
    ("km", &["kilometre", "kilometer"], &["km", "kms"]),
    ("m", &["metre", "meter"], &["m"]),
    ("cm", &["centimetre", "centimeter"], &["cm"]),
    ("mm", &["millimetre", "millimeter"], &["mm"]),
    ("nm", &["nanometre", "nanometer"], &["nm"]),
    ("mi", &["mile"], &["mi"]),
    ("yd", &["yard"], &["yd", "yds"]),
    ("ft", &["foot", "feet"], &["ft"]),
    ("in", &["inch", "inche"], &[]),
    ("nmi", &["nautical mile"], &["nmi"]),
    ("km2", &["square kilometre", "square kilometer"], &["km²", "km2", "sq km", "km squared"]),
    ("m2", &["square metre", "square meter"], &["m²", "m2"]),
    ("mi2", &["square mile"], &["sq mi"]),
    ("ft2", &["square foot", "square feet"], &["sq ft"]),
    ("ha", &["hectare"], &["ha"]),
    ("ac", &["acre"], &[]),
    ("m3", &["cubic metre", "cubic meter"], &["m³", "m3"]),
    ("km3", &["cubic kilometre", "cubic kilometer"], &["km³", "km3", "km cubed"]),
    ("ft3", &["cubic foot", "cubic feet"], &[]),
    ("l", &["litre", "liter"], &["l"]),
    ("cl", &["centilitre", "centiliter"], &["cl"]),
    ("ml", &["millilitre", "milliliter"], &["ml"]),
    ("gal", &["gallon"], &["gal"]),
    ("pt", &["pint"], &[]),
    ("bbl", &["barrel"], &["bbl"]),
    ("bu", &["bushel"], &[]),
    ("kg", &["kilogram", "kilogramme", "kilo"], &["kg", "kgs"]),
    ("g", &["gram", "gramme"], &["g"]),
    ("mg", &["milligram"], &["mg"]),
    ("t", &["tonne", "metric ton", "ton"], &["t"]),
    ("t/day", &[], &["tpd"]),
    ("lb", &["pound"], &["lb", "lbs"]),
    ("oz", &["ounce"], &["oz"]),
    ("W", &["watt"], &["w"]),
    ("kW", &["kilowatt"], &["kw"]),
    ("MW", &["megawatt"], &["mw"]),
    ("GW", &["gigawatt"], &["gw"]),
    ("Wh", &["watt hour", "watt-hour"], &["wh"]),
    ("kWh", &["kilowatt hour", "kilowatt-hour"], &["kwh"]),
    ("MWh", &["megawatt hour", "megawatt-hour"], &["mwh"]),
    ("GWh", &["gigawatt hour", "gigawatt-hour"], &["gwh"]),
    ("TWh", &["terawatt hour", "terawatt-hour"], &["twh"]),
    ("V", &["volt"], &["v"]),
    ("kV", &["kilovolt"], &["kv"]),
    ("J", &["joule"], &[]),
    ("kt", &["kiloton", "kilotonne"], &[]),
    ("Mt", &["megaton", "megatonne"], &[]),
    ("Hz", &["hertz"], &["hz"]),
    ("MHz", &["megahertz"], &["mhz"]),
    ("GHz", &["gigahertz"], &["ghz"]),
    ("kB", &["kilobyte"], &["kb"]),
    ("MB", &["megabyte"], &["mb"]),
    ("GB", &["gigabyte"], &["gb"]),
    ("TB", &["terabyte"], &["tb"]),
    ("PB", &["petabyte"], &["pb"]),
    ("EB", &["exabyte"], &["eb"]),
    ("B", &["byte"], &[]),
    ("bit", &["bit"], &[]),
    ("kn", &["knot"], &[]),
    ("mph", &["mile per hour", "miles per hour", "mile an hour", "miles an hour"], &["mph"]),
    (
        "km/h",
        &["kilometre per hour", "kilometres per hour", "kilometer per hour", "kilometers per hour"],
        &["kph", "km/h", "kmh", "kmph", "km / h", "km / hr", "kmh"],
    ),
    (
        "°C",
        &["degree celsius", "degree centigrade", "deg celsius", "celsius", "celcius", "centigrade"],
        &[
            "° c",
            "°c",
            "℃",
            "degrees celsius",
            "degrees celcius",
            "degrees centigrade",
            "degrees c",
            "degree c",
            "deg c",
            "° celsius",
        ],
    ),
    (
        "°F",
        &["degree fahrenheit", "deg fahrenheit", "fahrenheit", "farenheit"],
        &[
            "° f",
            "°f",
            "℉",
            "degrees fahrenheit",
            "degrees farenheit",
            "degrees f",
            "degree f",
            "deg f",
            "° fahrenheit",
        ],
    ),
    ("°", &["degree"], &["°", "deg", "deg."]),
    ("mmHg", &[], &["mmhg"]),
    ("bp", &["basis point"], &["bps"]),
];

use crate::words::{Words, is_hyphen};

/// The unit named at `at`, and where its name ends. Symbols must have at least `shortest` bytes (`m` is one).
pub(super) fn measure(words: &Words<'_>, at: usize, shortest: usize) -> Option<(&'static str, usize)> {
    let mut best: Option<(&'static str, usize)> = None;
    let mut offer = |unit, end| {
        if best.is_none_or(|(_, e)| e < end) {
            best = Some((unit, end));
        }
    };
    for &(unit, names, signs) in UNITS {
        for name in names {
            if let Some(end) = named(words, at, name) {
                offer(unit, end);
            }
        }
        for sign in signs.iter().filter(|sign| sign.len() >= shortest) {
            if let Some(count) = words.phrase(at, sign) {
                offer(unit, at + count);
            }
        }
    }
    best
}

/// A name of one or more words, the last also in the plural; hyphens count as blanks.
fn named(words: &Words<'_>, at: usize, name: &str) -> Option<usize> {
    if !words.at(at).starts_with(name.split([' ', '-']).next()?) {
        return None;
    }
    let mut here = at;
    let mut parts = name.split([' ', '-']).peekable();
    while let Some(part) = parts.next() {
        let word = words.at(here);
        let plural = word.strip_suffix('s').or_else(|| word.strip_suffix("es"));
        let last = parts.peek().is_none();
        if word != part && !(last && plural == Some(part)) {
            return None;
        }
        here += 1 + usize::from(!last && is_hyphen(words.at(here + 1)));
    }
    Some(here)
}

/// The unit that letters glued to digits stand for (`5km`, `9mm`).
pub(super) fn glued(letters: &str) -> Option<&'static str> {
    UNITS.iter().find(|(_, _, signs)| signs.contains(&letters)).map(|&(unit, ..)| unit)
}
