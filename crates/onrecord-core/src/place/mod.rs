//! Where places are: a bundled gazetteer of countries, regions and cities.
//!
//! Takes a place's name and the countries that the text names; gives its coordinates and how precise they are. A name that
//! several places bear, none of them five times as big as the others, is left unknown.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::label::labels;

const LINES: &str = include_str!("gazetteer.tsv");
/// Of places with one name the biggest is meant where it has so many times the people of the next.
const LEADS: u32 = 5;

labels! {
    /// How precise coordinates are.
    Level, "level of a place" {
        /// Somewhere in a state.
        Country = "country",
        /// Somewhere in a part of one.
        Region = "region",
        /// In or near a city.
        City = "city",
    }
}

/// A place on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// How precise the coordinates are.
    pub level: Level,
    /// Its state, as ISO 3166 has it.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// A line of the gazetteer.
struct Listed {
    name: &'static str,
    level: Level,
    country: &'static str,
    latitude: f64,
    longitude: f64,
    thousands: u32,
}

static PLACES: LazyLock<HashMap<&'static str, Vec<Listed>>> = LazyLock::new(|| {
    let mut places: HashMap<&str, Vec<Listed>> = HashMap::new();
    for line in LINES.lines().filter(|l| !l.starts_with('#')) {
        let place = listed(line).unwrap_or_else(|| panic!("gazetteer.tsv: {line}"));
        places.entry(place.name).or_default().push(place);
    }
    places
});

fn listed(line: &'static str) -> Option<Listed> {
    let [name, level, country, latitude, longitude, thousands] = line.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    let level = level.parse().ok()?;
    let degrees = |text: &str| text.parse().ok();
    let (latitude, longitude, thousands) = (degrees(latitude)?, degrees(longitude)?, thousands.parse().ok()?);
    Some(Listed { name, level, country, latitude, longitude, thousands })
}

impl Listed {
    fn place(&self) -> Place {
        let Listed { level, latitude, longitude, .. } = *self;
        Place { name: self.name.to_owned(), level, country: self.country.to_owned(), latitude, longitude }
    }
}

/// The place of a name. `near` names countries that the text speaks of: a place in one of them goes before others.
pub fn find(name: &str, near: &[&str]) -> Option<Place> {
    let all = PLACES.get(name)?;
    if let Some(country) = all.iter().find(|p| p.level != Level::City) {
        return Some(country.place());
    }
    let named: Vec<&str> = near.iter().filter_map(|n| find_country(n)).collect();
    let here: Vec<&Listed> = all.iter().filter(|p| named.contains(&p.country)).collect();
    let mut places = if here.is_empty() { all.iter().collect() } else { here };
    places.sort_by_key(|p| std::cmp::Reverse(p.thousands));
    let leads = places.get(1).is_none_or(|next| places[0].thousands >= LEADS * next.thousands.max(1));
    leads.then(|| places[0].place())
}

/// The name of a state by its ISO 3166 code.
pub fn country(code: &str) -> Option<&'static str> {
    PLACES.values().flatten().find(|p| p.level == Level::Country && p.country == code).map(|state| state.name)
}

fn find_country(name: &str) -> Option<&'static str> {
    PLACES.get(name)?.iter().find(|p| p.level == Level::Country).map(|p| p.country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_name() {
        let kharkiv = find("Kharkiv", &[]).unwrap();
        assert_eq!((kharkiv.level, kharkiv.country.as_str()), (Level::City, "UA"));
        assert_eq!(find("Ukraine", &[]).unwrap().level, Level::Country);
        assert_eq!(find("Texas", &[]).unwrap().level, Level::Region);
        assert_eq!(find("Dresk", &[]), None);
    }

    #[test]
    fn the_country_of_the_text_decides() {
        assert_eq!(find("Tripoli", &["Lebanon"]).unwrap().country, "LB");
        assert_eq!(find("Tripoli", &["Libya"]).unwrap().country, "LY");
    }
}
