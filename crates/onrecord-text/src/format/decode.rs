//! Bytes to text: which encoding, and whether it is text at all.
//!
//! In this order: a byte order mark, UTF-8 that proves itself, the page's own declaration (HTML `<meta>`), and only
//! then a guess by Firefox's detector. Follows the WHATWG Encoding Standard. Leaves line ends and everything else as
//! they are; only the byte order mark goes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::Span;
use crate::page::{PageMap, Piece};
use crate::problem::{Problem, ProblemCode, Reason};

/// A text and how it was made from bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub text: String,
    pub problems: Vec<Problem>,
    pub encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    pub mark: usize,
}

/// Why bytes are no text: the reason, what was found, and what the user can do.
#[derive(Debug, PartialEq)]
pub(crate) struct NotText {
    pub reason: Reason,
    pub found: String,
    pub way_out: Option<String>,
}

/// First bytes of files that are not text, and what such a file is called.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (Word, EPUB and the like are such archives)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1F\x8B\x08", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xFD7zXZ\0", "an xz file"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard file"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7FELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"PAR1", "a Parquet file"),
];

/// The text of these bytes. `declared` is the encoding that the page itself names.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, NotText> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(binary(name, "convert it to text or HTML first"));
    }
    let (encoding, mark, guessed) = choose(bytes, declared);
    let (text, lossy) = encoding.decode_without_bom_handling(&bytes[mark..]);
    check_is_text(&text)?;
    let mut problems = Vec::new();
    let name = encoding.name();
    if guessed {
        let message = format!("The file does not say its encoding; it was read as {name}, judging by its bytes.");
        problems.push(Problem::new(ProblemCode::EncodingGuessed, message));
    }
    if lossy {
        let count = text.matches('\u{fffd}').count();
        let message = match count {
            1 => format!("1 place is not valid {name}; it was read as U+FFFD."),
            _ => format!("{count} places are not valid {name}; they were read as U+FFFD."),
        };
        problems.push(Problem::new(ProblemCode::DecodingLossy, message));
    }
    Ok(Decoded { text: text.into_owned(), problems, encoding, mark })
}

/// The encoding, the length of the byte order mark, and whether it is a guess.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> (&'static Encoding, usize, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, mark, false);
    }
    let (sequences, errors) = utf8_sequences(bytes);
    if errors == 0 && (sequences > 0 || declared.is_none()) {
        return match unmarked_utf16(bytes) {
            Some(encoding) => (encoding, 0, true),
            None => (UTF_8, 0, false),
        };
    }
    if let Some(encoding) = declared {
        return (encoding, 0, false);
    }
    if sequences >= 2 * errors {
        return (UTF_8, 0, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (detector.guess(None, Utf8Detection::Deny), 0, true)
}

/// How many sequences of two or more bytes are valid UTF-8, and how many stretches are not.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let mut sequences = 0;
    let mut errors = 0;
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        errors += usize::from(!chunk.invalid().is_empty());
    }
    (sequences, errors)
}

/// UTF-16 without a mark: in English text nearly every second byte is zero, and none of the others.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 > bytes.len() * 4 => Some(UTF_16LE),
        (even, 0) if even * 10 > bytes.len() * 4 => Some(UTF_16BE),
        _ => None,
    }
}

fn check_is_text(text: &str) -> Result<(), NotText> {
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}') {
        let found = if text.is_empty() { "an empty file" } else { "a file of blanks" };
        return Err(NotText { reason: Reason::Empty, found: found.into(), way_out: None });
    }
    let mut controls = 0;
    for c in text.chars() {
        if c == '\0' {
            return Err(binary("binary data (a zero byte)", "convert it to text or HTML first"));
        }
        controls += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\u{85}'));
    }
    if controls * 50 > text.len() && controls > 1 {
        return Err(binary("binary data (many control characters)", "convert it to text or HTML first"));
    }
    Ok(())
}

fn binary(found: &str, way_out: &str) -> NotText {
    NotText { reason: Reason::Binary, found: found.into(), way_out: Some(way_out.into()) }
}

/// From the decoded text to the bytes of the file: a map whose "text" is the decoded text. `None` where the encoding
/// does not tell (bytes of a multi-byte encoding that were replaced).
pub(crate) fn origin(decoded: &Decoded, bytes: &[u8]) -> Option<PageMap> {
    let Decoded { text, encoding, mark, .. } = decoded;
    let mut runs = Runs { pieces: Vec::new(), text: 0, file: *mark };
    if *encoding == UTF_8 {
        for chunk in bytes[*mark..].utf8_chunks() {
            runs.add(chunk.valid().len(), chunk.valid().len());
            if !chunk.invalid().is_empty() {
                runs.add('\u{fffd}'.len_utf8(), chunk.invalid().len());
            }
        }
    } else {
        for c in text.chars() {
            runs.add(c.len_utf8(), width(encoding, c)?);
        }
    }
    (runs.file == bytes.len() && runs.text == text.len()).then(|| PageMap::new(runs.pieces))
}

/// How many bytes of the file a character of the decoded text takes.
fn width(encoding: &'static Encoding, c: char) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(2 * c.len_utf16());
    }
    if encoding.is_single_byte() || c.is_ascii() {
        return Some(1);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    (!unmappable).then_some(bytes.len())
}

/// Collects how the bytes of the text follow those of the file.
struct Runs {
    pieces: Vec<Piece>,
    text: usize,
    file: usize,
}

impl Runs {
    fn add(&mut self, text: usize, file: usize) {
        if text == 0 {
            return;
        }
        let piece =
            Piece { text: Span::new(self.text, self.text + text), page: Span::new(self.file, self.file + file) };
        self.text += text;
        self.file += file;
        match self.pieces.last_mut() {
            Some(last) if last.is_verbatim() && piece.is_verbatim() => *last = last.followed_by(piece),
            _ => self.pieces.push(piece),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, WINDOWS_1252};

    fn read(bytes: &[u8]) -> (String, Vec<&'static str>) {
        let decoded = decode(bytes, None).expect("text");
        (decoded.text, decoded.problems.iter().map(|p| p.code.as_str()).collect())
    }

    #[test]
    fn utf_8_is_kept_and_only_its_mark_goes() {
        assert_eq!(read("a\r\n“b”\u{a0}c".as_bytes()), ("a\r\n“b”\u{a0}c".into(), vec![]));
        assert_eq!(read("\u{feff}a\u{feff}".as_bytes()), ("a\u{feff}".into(), vec![]));
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        let text = "“Troops” – left";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&big), (text.into(), vec![]));
        assert_eq!(
            read(&"Troops left.".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).0,
            "Troops left."
        );
        assert_eq!(decode(&little, Some(UTF_16LE)).unwrap().text, text);
    }

    #[test]
    fn an_old_encoding_is_guessed_and_the_guess_is_reported() {
        let (bytes, ..) = WINDOWS_1252.encode("It’s the ministry’s “final” word – for now.");
        assert_eq!(read(&bytes), ("It’s the ministry’s “final” word – for now.".into(), vec!["encoding_guessed"]));
        let (bytes, ..) = KOI8_R.encode("Президент встретился с министром обороны в столице.");
        assert_eq!(read(&bytes).0, "Президент встретился с министром обороны в столице.");
    }

    #[test]
    fn a_few_bad_bytes_do_not_turn_utf_8_into_something_else() {
        let mut bytes = "“It’s over,” she said. “It’s".as_bytes().to_vec();
        bytes.extend(b" so\xE2\x80");
        assert_eq!(read(&bytes), ("“It’s over,” she said. “It’s so\u{fffd}".into(), vec!["decoding_lossy"]));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let found = |bytes: &[u8]| decode(bytes, None).unwrap_err().found;
        assert_eq!(found(b"%PDF-1.7\n%\xE2\xE3"), "a PDF document");
        assert_eq!(found(b"\x89PNG\r\n\x1A\n\0"), "a PNG image");
        assert_eq!(found(b"text \0 text"), "binary data (a zero byte)");
        assert_eq!(found(b"\x01\x02\x03\x04abc"), "binary data (many control characters)");
        assert_eq!(found(b""), "an empty file");
        assert_eq!(found(b"\xEF\xBB\xBF \n\t"), "a file of blanks");
    }

    #[test]
    fn the_page_s_own_word_is_taken_unless_the_bytes_disprove_it() {
        assert_eq!(decode(b"\xA9 2024", Some(WINDOWS_1252)).unwrap().text, "© 2024");
        assert_eq!(decode("“é”".as_bytes(), Some(WINDOWS_1252)).unwrap().text, "“é”");
    }
}
