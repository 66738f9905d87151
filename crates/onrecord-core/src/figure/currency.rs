//! Currencies: signs, codes and names, with the ISO 4217 code of each.
//!
//! A dollar without more is the one of the United States. Tables only.

/// Signs and codes that stand before an amount; `$` may have letters before it.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₩", "KRW"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₸", "KZT"),
    ("₾", "GEL"),
    ("₼", "AZN"),
    ("฿", "THB"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₵", "GHS"),
    ("dlrs", "USD"),
    ("rs", "INR"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("₭", "LAK"),
    ("₮", "MNT"),
];

/// Letters before a `$`.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s.", "USD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("nt", "TWD"),
    ("r", "BRL"),
    ("mx", "MXN"),
    ("mex", "MXN"),
    ("mxn", "MXN"),
    ("usd", "USD"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("nzd", "NZD"),
    ("u.s", "USD"),
];

/// ISO codes that are also written before or behind amounts.
const CODES: &[&str] = &[
    "AED", "AMD", "AUD", "AZN", "BGN", "BRL", "BYN", "CAD", "CHF", "CNY", "CZK", "DKK", "EGP", "EUR", "GBP", "GEL",
    "HKD", "HUF", "ILS", "INR", "IQD", "IRR", "JPY", "KRW", "KZT", "LBP", "MDL", "MXN", "NGN", "NOK", "NZD", "PKR",
    "PLN", "RON", "RSD", "RUB", "RUR", "SAR", "SEK", "SGD", "SYP", "TRY", "UAH", "USD", "ZAR",
];

/// Words before a name of several currencies.
const NATIONS: &[(&str, &str, &str)] = &[
    ("american", "dollar", "USD"),
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("canadian", "dollar", "CAD"),
    ("australian", "dollar", "AUD"),
    ("hong", "dollar", "HKD"),
    ("kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("zealand", "dollar", "NZD"),
    ("british", "pound", "GBP"),
    ("sterling", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"),
    ("swiss", "franc", "CHF"),
    ("french", "franc", "FRF"),
    ("belgian", "franc", "BEF"),
    ("german", "mark", "DEM"),
    ("deutsche", "mark", "DEM"),
    ("swedish", "krona", "SEK"),
    ("swedish", "crown", "SEK"),
    ("norwegian", "crown", "NOK"),
    ("norwegian", "krone", "NOK"),
    ("danish", "crown", "DKK"),
    ("danish", "krone", "DKK"),
    ("czech", "crown", "CZK"),
    ("russian", "ruble", "RUB"),
    ("belarusian", "ruble", "BYN"),
    ("pakistani", "rupee", "PKR"),
    ("mexican", "peso", "MXN"),
    ("argentine", "peso", "ARS"),
    ("philippine", "peso", "PHP"),
    ("saudi", "riyal", "SAR"),
    ("iraqi", "dinar", "IQD"),
    ("kuwaiti", "dinar", "KWD"),
    ("jordanian", "dinar", "JOD"),
    ("serbian", "dinar", "RSD"),
    ("lebanese", "lira", "LBP"),
    ("syrian", "lira", "SYP"),
    ("turkish", "lira", "TRY"),
    ("chinese", "yuan", "CNY"),
    ("japanese", "yen", "JPY"),
    ("korean", "won", "KRW"),
    ("indian", "rupee", "INR"),
    ("ukrainian", "hryvnia", "UAH"),
    ("polish", "zloty", "PLN"),
    ("iranian", "rial", "IRR"),
    ("yemeni", "rial", "YER"),
    ("omani", "rial", "OMR"),
    ("qatari", "riyal", "QAR"),
    ("new", "shekel", "ILS"),
    ("israeli", "shekel", "ILS"),
    ("zimbabwean", "dollar", "ZWL"),
    ("taiwanese", "dollar", "TWD"),
    ("sudanese", "pound", "SDG"),
];

/// Names by singular, with the code where no nation stands before it; none where the name alone does not tell.
const NAMES: &[(&str, Option<&str>)] = &[
    ("dollar", Some("USD")),
    ("buck", Some("USD")),
    ("euro", Some("EUR")),
    ("pound", Some("GBP")),
    ("quid", Some("GBP")),
    ("yen", Some("JPY")),
    ("yuan", Some("CNY")),
    ("renminbi", Some("CNY")),
    ("ruble", Some("RUB")),
    ("rouble", Some("RUB")),
    ("hryvnia", Some("UAH")),
    ("hryvnya", Some("UAH")),
    ("rupee", Some("INR")),
    ("zloty", Some("PLN")),
    ("forint", Some("HUF")),
    ("shekel", Some("ILS")),
    ("lira", Some("TRY")),
    ("lari", Some("GEL")),
    ("tenge", Some("KZT")),
    ("dram", Some("AMD")),
    ("manat", Some("AZN")),
    ("lev", Some("BGN")),
    ("leu", Some("RON")),
    ("krona", Some("SEK")),
    ("kronor", Some("SEK")),
    ("krone", Some("NOK")),
    ("kroner", Some("NOK")),
    ("franc", Some("CHF")),
    ("naira", Some("NGN")),
    ("rand", Some("ZAR")),
    ("real", None),
    ("won", None),
    ("baht", Some("THB")),
    ("ringgit", Some("MYR")),
    ("rupiah", Some("IDR")),
    ("dirham", Some("AED")),
    ("riyal", Some("SAR")),
    ("rial", Some("IRR")),
    ("dinar", None),
    ("peso", None),
    ("crown", None),
    ("mark", Some("DEM")),
];

/// All signs, and codes in small letters, that stand before an amount.
pub(super) fn signs() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|(sign, _)| *sign)
}

/// The code of a sign before an amount (`€`), given the word before the sign (`us` in `US$`).
pub(super) fn sign(word: &str, before: Option<&str>) -> Option<(&'static str, bool)> {
    if word == "$"
        && let Some((_, code)) = before.and_then(|b| DOLLARS.iter().find(|(letters, _)| *letters == b))
    {
        return Some((code, true));
    }
    SIGNS.iter().find(|(sign, _)| *sign == word).map(|&(_, code)| (code, false))
}

/// The code that the word (as written) is, and by what it multiplies: `USD`, `MEUR` (a million euros).
pub(super) fn code(raw: &str) -> Option<(&'static str, f64)> {
    let find = |raw: &str| CODES.iter().find(|code| **code == raw).copied();
    let million = || raw.strip_prefix('M').filter(|_| raw.len() == 4).and_then(find).map(|code| (code, 1e6));
    find(raw).map(|code| (code, 1.0)).or_else(million)
}

/// The code of a few that are also written small, behind an amount.
pub(super) fn lower_code(word: &str) -> Option<&'static str> {
    const LOWER: &[(&str, &str)] = &[("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("uah", "UAH"), ("rmb", "CNY")];
    LOWER.iter().find(|(name, _)| *name == word).map(|&(_, code)| code)
}

/// A code and an amount in one word: `USD115.5`.
pub(super) fn coded(raw: &str) -> Option<(&'static str, f64)> {
    let (head, amount) = raw.split_at_checked(3)?;
    let (value, rest) = super::number::digits(amount)?;
    let code = CODES.iter().find(|code| **code == head)?;
    rest.is_empty().then_some((code, value))
}

/// Whether several states call their currency by this name, so that an unknown one's is not that of the table.
pub(super) fn is_shared(name: &str) -> bool {
    let singular = name.strip_suffix('s').unwrap_or(name);
    matches!(
        singular,
        "dollar" | "pound" | "franc" | "crown" | "krona" | "krone" | "rupee" | "peso" | "dinar" | "mark" | "lira"
    )
}

/// The currency of a name (`dollars`, with the word before it), with how many parts make one.
pub(super) fn name(word: &str, before: &str) -> Option<(Option<&'static str>, f64)> {
    if matches!(word, "cent" | "cents") {
        return Some((Some("USD"), 100.0));
    }
    if matches!(word, "pence" | "penny" | "pennies") {
        return Some((Some("GBP"), 100.0));
    }
    if matches!(word, "kopecks" | "kopeks" | "kopek" | "kopeck") {
        return Some((Some("RUB"), 100.0));
    }
    let singular = |name: &str| word == name || word.strip_suffix('s') == Some(name);
    let &(found, code) = NAMES.iter().find(|(name, _)| singular(name))?;
    let nation = NATIONS.iter().find(|(nation, name, _)| *nation == before && *name == found.replace("rou", "ru"));
    Some((nation.map(|&(_, _, code)| code).or(code), 1.0))
}

/// Whether a word says whose currency is meant.
pub(super) fn is_nation(word: &str) -> bool {
    NATIONS.iter().any(|(nation, ..)| *nation == word)
}
