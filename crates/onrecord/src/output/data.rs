//! Where data goes: standard output or a file (`--output`), buffered, with errors that name the target.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use super::clean::Cleaner;
use super::page::Page;
use crate::error::{Error, reason};

/// An open target. What is not finished with [`Data::finish`] may be lost.
pub struct Data {
    name: String,
    out: Box<dyn Write>,
    /// The finished file's name and the unfinished file, for a target that is a file.
    file: Option<Unfinished>,
}

struct Unfinished {
    temporary: std::path::PathBuf,
    target: std::path::PathBuf,
}

const BUFFER: usize = 1 << 16;

impl Data {
    /// Standard output. On a terminal, what is written is made safe to show; elsewhere it is exact.
    pub fn stdout() -> Data {
        let stdout = io::stdout().lock();
        let out: Box<dyn Write> = if stdout.is_terminal() {
            Box::new(BufWriter::with_capacity(BUFFER, Cleaner::new(stdout)))
        } else {
            Box::new(BufWriter::with_capacity(BUFFER, stdout))
        };
        Data { name: "standard output".into(), out, file: None }
    }

    /// The file, or standard output if there is none. The file appears when it is finished: until then, and when
    /// something fails, what stood there before stays.
    pub fn open(file: Option<&Path>) -> Result<Data, Error> {
        let Some(target) = file else { return Ok(Data::stdout()) };
        let name = target.display().to_string();
        if target.exists() && !target.is_file() {
            let out = File::options().write(true).open(target).map_err(|e| cannot_create(&name, &e))?;
            return Ok(Data { name, out: Box::new(BufWriter::with_capacity(BUFFER, out)), file: None });
        }
        let mut temporary = target.as_os_str().to_owned();
        temporary.push(".part");
        let temporary = std::path::PathBuf::from(temporary);
        let out = File::create(&temporary).map_err(|e| cannot_create(&name, &e))?;
        let file = Some(Unfinished { temporary, target: target.to_owned() });
        Ok(Data { name, out: Box::new(BufWriter::with_capacity(BUFFER, out)), file })
    }

    /// Writes one JSON value as one line.
    pub fn json_line(&mut self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, value).map_err(|e| Error::writing(&self.name, &e.into()))?;
        self.bytes(b"\n")
    }

    /// Writes one JSON value for people to read: indented, with a line break behind it.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(|e| Error::writing(&self.name, &e.into()))?;
        self.bytes(b"\n")
    }

    /// Writes rows as CSV, with their fields' names as a header.
    pub fn csv(&mut self, rows: &[impl Serialize]) -> Result<(), Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            // Writing to memory cannot fail, and all rows have the same columns.
            let _ = writer.serialize(row);
        }
        self.bytes(&writer.into_inner().unwrap_or_default())
    }

    /// Writes a page without its styles.
    pub fn plain(&mut self, page: &Page) -> Result<(), Error> {
        self.bytes(anstream::adapter::strip_str(&page.to_string()).to_string().as_bytes())
    }

    /// Writes bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.out.write_all(bytes).map_err(|e| Error::writing(&self.name, &e))
    }

    /// Writes out what is buffered and, for a file, puts it in its place.
    pub fn finish(mut self) -> Result<(), Error> {
        self.out.flush().map_err(|e| Error::writing(&self.name, &e))?;
        let Some(Unfinished { temporary, target }) = self.file.take() else { return Ok(()) };
        std::fs::rename(&temporary, &target).map_err(|e| Error::writing(&self.name, &e))
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        if let Some(Unfinished { temporary, .. }) = &self.file {
            let _ = std::fs::remove_file(temporary);
        }
    }
}

fn cannot_create(name: &str, error: &io::Error) -> Error {
    Error::new(format!("{name}: cannot be written: {}", reason(error)))
}
