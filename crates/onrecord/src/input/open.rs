//! From a file to its bytes, never more of them in memory than the size limit allows.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use onrecord_text::{Format, Reason, Rejected, Sidecar};
use sha2::{Digest, Sha256};

use super::{Failure, Input};
use crate::error::reason;

/// An open file or standard input.
pub type Reader = BufReader<Box<dyn Read>>;

/// Opens an input.
pub fn open(input: &Input) -> Result<Reader, Failure> {
    let inner: Box<dyn Read> = match input.path() {
        None => Box::new(io::stdin().lock()),
        Some(path) => Box::new(File::open(path).map_err(|e| unreadable(&input.name, &e))?),
    };
    Ok(BufReader::with_capacity(1 << 16, inner))
}

/// All bytes of an input, refused when there are more than `limit`.
pub fn whole(input: &Input, limit: usize) -> Result<Vec<u8>, Failure> {
    if input.size() > limit as u64 {
        return Err(too_large(&input.name, input.size(), limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(input.size()).unwrap_or(0));
    let mut reader = open(input)?;
    (&mut reader).take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&input.name, &e))?;
    if bytes.len() > limit {
        let rest = io::copy(&mut reader, &mut io::sink()).unwrap_or(0);
        return Err(too_large(&input.name, bytes.len() as u64 + rest, limit));
    }
    Ok(bytes)
}

/// Whether an input is to be read line by line.
pub fn is_lines(input: &Input, format: Option<Format>) -> bool {
    format.or_else(|| Format::of_path(&input.name)) == Some(Format::JsonLines)
}

/// The next line without its line feed, `None` at the end. A line longer than `limit` is passed over and gives its
/// length.
pub fn line(reader: &mut impl BufRead, limit: usize) -> io::Result<Option<Result<Vec<u8>, u64>>> {
    let mut line = Vec::new();
    let mut length: u64 = 0;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() && length == 0 {
            return Ok(None);
        }
        let end = buffer.iter().position(|&b| b == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        length += part.len() as u64;
        if length <= limit as u64 {
            line.extend_from_slice(part);
        } else {
            line = Vec::new();
        }
        let (used, at_end) = (part.len() + usize::from(end.is_some()), end.is_some() || buffer.is_empty());
        reader.consume(used);
        if at_end {
            return Ok(Some(if length <= limit as u64 { Ok(line) } else { Err(length) }));
        }
    }
}

/// SHA-256 of all that the reading of a file depends on: its bytes, those of its sidecar, the arguments.
pub fn digest(bytes: &mut dyn Read, sidecar: Option<&Sidecar>, arguments: &str) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match bytes.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => hash.update(&buffer[..n]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let mut all = Sha256::new();
    all.update(hash.finalize());
    all.update(Sha256::digest(arguments));
    if let Some(sidecar) = sidecar {
        let syntax = Path::new(&sidecar.path).extension().unwrap_or_default();
        all.update(Sha256::digest(syntax.as_encoded_bytes()));
        all.update(&sidecar.bytes);
    }
    Ok(all.finalize().into())
}

/// A reader at its end.
pub fn nothing() -> Reader {
    BufReader::new(Box::new(io::empty()))
}

/// The failure to read a file, with the system's reason.
pub fn unreadable(name: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::missing(name, "expected a file, found nothing of this name"),
        _ => Failure::unreadable(name, format_args!("cannot be read: {}", reason(error))),
    }
}

/// The failure to read a file or record larger than the limit, in bytes.
pub fn too_large(name: &str, size: u64, limit: usize) -> Failure {
    let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
    Failure::from(Rejected {
        path: name.to_owned(),
        reason: Reason::TooLarge,
        expected: "a document within the size limit",
        found: format!("{}, where the limit is {}", mib(size), mib(limit as u64)),
        place: None,
        way_out: Some(format!("raise it with --max-size {}", size.div_ceil(1 << 20))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], limit: usize) -> Vec<Result<String, u64>> {
        let mut reader = BufReader::with_capacity(3, bytes);
        let mut out = Vec::new();
        while let Some(one) = line(&mut reader, limit).unwrap() {
            out.push(one.map(|line| String::from_utf8(line).unwrap()));
        }
        out
    }

    #[test]
    fn lines_of_any_length_are_read_and_long_ones_passed_over() {
        assert_eq!(lines(b"", 5), []);
        assert_eq!(lines(b"ab\n\ncdefg", 5), [Ok("ab".into()), Ok(String::new()), Ok("cdefg".into())]);
        assert_eq!(lines(b"abcdefgh\nij\n", 5), [Err(8), Ok("ij".into())]);
    }

    #[test]
    fn a_digest_depends_on_file_sidecar_and_arguments() {
        let sidecar = |bytes: &[u8]| Sidecar { path: "a.meta.toml".into(), bytes: bytes.into() };
        let of =
            |mut bytes: &[u8], sidecar: Option<&Sidecar>, arguments| digest(&mut bytes, sidecar, arguments).unwrap();
        assert_eq!(of(b"a", None, ""), of(b"a", None, ""));
        assert_ne!(of(b"a", None, ""), of(b"b", None, ""));
        assert_ne!(of(b"a", None, ""), of(b"a", None, "format=html"));
        assert_ne!(of(b"a", None, ""), of(b"a", Some(&sidecar(b"")), ""));
        assert_ne!(of(b"a", Some(&sidecar(b"x")), ""), of(b"a", Some(&sidecar(b"y")), ""));
    }

    #[test]
    fn a_file_too_large_is_a_whole_message() {
        assert_eq!(
            too_large("a.txt", 200 << 20, 32 << 20).message,
            "a.txt: expected a document within the size limit, found 200.0 MiB, where the limit is 32.0 MiB; raise it \
             with --max-size 200"
        );
    }
}
