//! Numbers with their nouns: `1 file`, `1,204 files`.

use std::fmt;

/// A number of things.
pub struct Count {
    number: usize,
    one: &'static str,
    many: &'static str,
}

/// `number` things, called `one` when there is one and `many` otherwise.
pub fn count(number: usize, one: &'static str, many: &'static str) -> Count {
    Count { number, one, many }
}

/// That many documents.
pub fn documents(number: usize) -> Count {
    count(number, "document", "documents")
}

/// That many files.
pub fn files(number: usize) -> Count {
    count(number, "file", "files")
}

/// That many statements.
pub fn statements(number: usize) -> Count {
    count(number, "statement", "statements")
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.number == 1 { self.one } else { self.many };
        write!(f, "{} {noun}", grouped(self.number))
    }
}

/// The number with a comma before every third digit from the end.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        assert_eq!(files(1).to_string(), "1 file");
        assert_eq!(files(0).to_string(), "0 files");
        assert_eq!(documents(1_234_567).to_string(), "1,234,567 documents");
        assert_eq!(grouped(999), "999");
    }
}
