//! Lines that a page puts on an article and that tell nothing: its address, and when it was put up or changed.
//!
//! Two papers print one text under two addresses and two times of day; what stands in such lines is no name or figure of
//! the story. Takes a sentence of the body; reading marks the same lines as regions where it knows the page's layout.

/// The most words of a line with a time of day or a date.
const MOST: usize = 14;

/// Words beside numbers in such a line: what was done, months, days, zones.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "a", "am", "apr", "april", "at", "aug", "august", "bst", "cdt", "cest", "cet", "cst", "date", "dec", "december", "edt", "est",
    "et", "feb", "february", "first", "fri", "friday", "gmt", "ist", "jan", "january", "jul", "july", "jun", "june", "last", "m",
    "mar", "march", "may", "modified", "mon", "monday", "mst", "nov", "november", "oct", "october", "on", "p", "pdt", "pm",
    "posted", "pst", "pt", "published", "sat", "saturday", "sep", "sept", "september", "sun", "sunday", "th", "thu", "thur",
    "thurs", "thursday", "time", "tue", "tues", "tuesday", "uk", "updated", "utc", "wed", "wednesday",
];

/// Whether a sentence is an address or says when it was put up, and nothing else.
pub(super) fn is_stamp(sentence: &str) -> bool {
    let lowered = sentence.to_lowercase();
    let mut words = lowered.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    match words.peek() {
        Some(&"http" | &"https" | &"www") => return true,
        None => return false,
        _ => {}
    }
    let (mut count, mut numbers) = (0, 0);
    for word in words {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if !(WORDS.binary_search(&word).is_ok() || digits > 0 && WORDS.binary_search(&&word[digits..]).is_ok())
            && digits < word.len()
        {
            return false;
        }
        count += 1;
        numbers += usize::from(digits > 0);
    }
    count <= MOST && numbers > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn addresses_and_times_tell_nothing() {
        for line in [
            "https://www.pell.example/2031/ferry-closes",
            "Updated 05/03/2031 01:03 PM",
            "Posted: Thursday, May 3, 2031",
            "3 May 2031 Last updated at 13:59 GMT",
            "8:05am UK, Friday 3 May 2031",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["On May 3 the ferry stopped.", "212,000 passengers", "Friday", ""] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}
