//! Files in, documents out: read and understood on all cores, delivered in the order of the input.
//!
//! The calling thread opens files and hands their bytes to workers; a worker turns bytes into documents and each
//! document into whatever the command asks for. At most a window of files and lines is in flight, so that memory does
//! not grow with the input. Nothing that is delivered depends on the number of threads.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use onrecord_text::{Document, ReadOptions, Sidecar};

use crate::error::Error;
use crate::input::{Failure, Input, open, sidecar};

/// Files and lines in flight for each thread.
const WINDOW: usize = 16;
/// Bytes in flight beyond which no further file is opened.
const WINDOW_BYTES: u64 = 128 << 20;
/// Room for recursion over deeply nested pages.
const STACK: usize = 64 << 20;

/// How to read.
#[derive(Clone, Debug)]
pub struct How {
    /// Format, metadata and limits.
    pub read: ReadOptions,
    /// The arguments that change what is read from a file, as one line; part of every file's digest.
    pub arguments: String,
    /// How many threads read and understand.
    pub threads: NonZeroUsize,
}

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its size in bytes, as far as known.
    pub size: u64,
    /// SHA-256 of its bytes and of all else that its reading depends on besides the reader; `None` where the sink
    /// wants none or the bytes cannot be had twice.
    pub digest: Option<[u8; 32]>,
}

/// What comes out, in the order of the input: each file begins, gives documents and failures, and ends.
#[derive(Debug)]
pub enum Event<T> {
    /// What follows is from this file.
    Begin(File),
    /// One document.
    Document(T),
    /// A file, or a record of it, that could not be read.
    Failed(Failure),
    /// No more of the file.
    End,
    /// A file that [`Sink::knows`], between its beginning and its end.
    Known,
}

/// Where documents go.
pub trait Sink<T> {
    /// Whether files are to be told apart by their bytes before they are read.
    fn wants_digests(&self) -> bool {
        false
    }

    /// Whether this file has been read before, with these bytes, and needs no work.
    fn knows(&mut self, _file: &File) -> Result<bool, Error> {
        Ok(false)
    }

    /// Takes what comes out. An error stops the run.
    fn take(&mut self, event: Event<T>) -> Result<(), Error>;
}

/// Reads all inputs, does `work` on each document and gives the results to `sink`.
///
/// # Errors
/// The first error of `sink`. Files that cannot be read are events, not errors.
pub fn run<T: Send>(
    inputs: Vec<Result<Input, Failure>>,
    how: &How,
    work: impl Fn(&Document) -> T + Sync,
    sink: &mut impl Sink<T>,
) -> Result<(), Error> {
    let (queue, tasks) = unbounded::<Task<T>>();
    let stopped = AtomicBool::new(false);
    thread::scope(|scope| {
        for number in 0..how.threads.get() {
            let (tasks, work, stopped) = (tasks.clone(), &work, &stopped);
            thread::Builder::new()
                .name(format!("reader {number}"))
                .stack_size(STACK)
                .spawn_scoped(scope, move || serve(&tasks, work, stopped))
                .map_err(|e| Error::new(format!("a thread could not be started: {e}")).hint("use --threads 1"))?;
        }
        let feed = Feed { inputs: inputs.into_iter(), ready: VecDeque::new(), lines: None, how };
        let result = drive(feed, &queue, WINDOW * how.threads.get(), sink);
        stopped.store(true, Ordering::Relaxed);
        drop(queue);
        result
    })
}

/// Keeps the window full and delivers its front.
fn drive<T: Send>(
    mut feed: Feed<T>,
    queue: &Sender<Task<T>>,
    most: usize,
    sink: &mut impl Sink<T>,
) -> Result<(), Error> {
    let mut window: VecDeque<Slot<T>> = VecDeque::new();
    let mut bytes = 0;
    loop {
        while window.len() < most && bytes < WINDOW_BYTES {
            match feed.next(sink)? {
                Some(Fed::Event(event)) => window.push_back(Slot::Ready(event)),
                Some(Fed::Bytes(piece)) => {
                    let (sender, results) = bounded(1);
                    let size = piece.bytes.len() as u64;
                    bytes += size;
                    window.push_back(Slot::Coming { results, size, name: piece.path.clone() });
                    // The workers outlive this loop, so somebody always takes the task.
                    let _ = queue.send(Task { piece, results: sender });
                }
                None => break,
            }
        }
        match window.pop_front() {
            None => return Ok(()),
            Some(Slot::Ready(event)) => sink.take(event)?,
            Some(Slot::Coming { results, size, name }) => {
                let results = results.recv().unwrap_or_else(|_| vec![Err(Failure::fault(&name))]);
                bytes -= size;
                for result in results {
                    sink.take(result.map_or_else(Event::Failed, Event::Document))?;
                }
            }
        }
    }
}

/// A place in the window.
enum Slot<T> {
    Ready(Event<T>),
    Coming { results: Receiver<Results<T>>, size: u64, name: String },
}

type Results<T> = Vec<Result<T, Failure>>;

/// Bytes to be read, and where the results go.
struct Task<T> {
    piece: Piece,
    results: Sender<Results<T>>,
}

/// A whole file, or one line of JSON Lines.
struct Piece {
    path: String,
    line: Option<u64>,
    bytes: Vec<u8>,
    options: ReadOptions,
}

/// What the feed gives.
enum Fed<T> {
    Event(Event<T>),
    Bytes(Piece),
}

/// Opens the inputs one after the other.
struct Feed<'h, T> {
    inputs: std::vec::IntoIter<Result<Input, Failure>>,
    ready: VecDeque<Fed<T>>,
    lines: Option<Lines>,
    how: &'h How,
}

/// The rest of a file of lines.
struct Lines {
    name: String,
    sidecar: Option<Sidecar>,
    reader: open::Reader,
    number: u64,
}

impl<T> Feed<'_, T> {
    fn next(&mut self, sink: &mut impl Sink<T>) -> Result<Option<Fed<T>>, Error> {
        loop {
            if let Some(fed) = self.ready.pop_front() {
                return Ok(Some(fed));
            }
            if let Some(lines) = &mut self.lines {
                if let Some(fed) = lines.next(&self.how.read) {
                    return Ok(Some(fed));
                }
                self.lines = None;
                return Ok(Some(Fed::Event(Event::End)));
            }
            let Some(input) = self.inputs.next() else { return Ok(None) };
            let name = input.as_ref().map_or_else(|failure| failure.path.clone(), |input| input.name.clone());
            let size = input.as_ref().map_or(0, Input::size);
            let mut file = File { name, size, digest: None };
            let opened = input.and_then(|input| self.open(input, sink.wants_digests(), &mut file));
            let is_known = file.digest.is_some() && sink.knows(&file)?;
            self.ready.push_back(Fed::Event(Event::Begin(file)));
            match opened {
                _ if is_known => self.ready.push_back(Fed::Event(Event::Known)),
                Ok(Opened::Whole(piece)) => self.ready.push_back(Fed::Bytes(piece)),
                Ok(Opened::Lines(lines)) => {
                    self.lines = Some(lines);
                    continue;
                }
                Err(failure) => self.ready.push_back(Fed::Event(Event::Failed(failure))),
            }
            self.ready.push_back(Fed::Event(Event::End));
        }
    }

    fn open(&self, input: Input, wants_digest: bool, file: &mut File) -> Result<Opened, Failure> {
        let unreadable = |error: io::Error| open::unreadable(&input.name, &error);
        let sidecar = input.path().map(sidecar::of).transpose().map_err(unreadable)?.flatten();
        let wants_digest = wants_digest && input.is_regular();
        let digest = |bytes: &mut dyn Read| open::digest(bytes, sidecar.as_ref(), &self.how.arguments);
        if open::is_lines(&input, self.how.read.format) {
            if wants_digest {
                file.digest = Some(digest(&mut open::open(&input)?).map_err(unreadable)?);
            }
            let reader = open::open(&input)?;
            return Ok(Opened::Lines(Lines { name: input.name, sidecar, reader, number: 0 }));
        }
        let bytes = open::whole(&input, self.how.read.max_size)?;
        if wants_digest {
            file.digest = Some(digest(&mut &bytes[..]).map_err(unreadable)?);
        }
        let options = ReadOptions { sidecar, ..self.how.read.clone() };
        Ok(Opened::Whole(Piece { path: input.name, line: None, bytes, options }))
    }
}

/// A file that could be opened.
enum Opened {
    Whole(Piece),
    Lines(Lines),
}

impl Lines {
    /// The next line that is not blank.
    fn next<T>(&mut self, options: &ReadOptions) -> Option<Fed<T>> {
        loop {
            let line = open::line(&mut self.reader, options.max_size);
            self.number += 1;
            match line {
                Ok(Some(Ok(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(Ok(bytes))) => {
                    let options = ReadOptions { sidecar: self.sidecar.clone(), ..options.clone() };
                    return Some(Fed::Bytes(Piece {
                        path: self.name.clone(),
                        line: Some(self.number),
                        bytes,
                        options,
                    }));
                }
                Ok(Some(Err(length))) => {
                    let path = format!("{}#{}", self.name, self.number);
                    return Some(Fed::Event(Event::Failed(open::too_large(&path, length, options.max_size))));
                }
                Ok(None) => return None,
                Err(error) => {
                    self.reader = open::nothing();
                    return Some(Fed::Event(Event::Failed(open::unreadable(&self.name, &error))));
                }
            }
        }
    }
}

/// A worker: takes tasks until there are no more or the run has stopped.
fn serve<T>(tasks: &Receiver<Task<T>>, work: &impl Fn(&Document) -> T, stopped: &AtomicBool) {
    for Task { piece, results } in tasks {
        if stopped.load(Ordering::Relaxed) {
            return;
        }
        // Nobody waits for the results of a run that has stopped.
        let _ = results.send(piece.read(work));
    }
}

impl Piece {
    fn read<T>(&self, work: &impl Fn(&Document) -> T) -> Results<T> {
        let documents = unharmed(&self.path, || match self.line {
            Some(line) => {
                onrecord_text::read_json_line(&self.path, line, &self.bytes, &self.options).into_iter().collect()
            }
            None => onrecord_text::read(&self.path, &self.bytes, &self.options),
        });
        match documents {
            Ok(documents) => documents
                .into_iter()
                .map(|document| {
                    let document = document.map_err(Failure::from)?;
                    unharmed(&document.path, || work(&document))
                })
                .collect(),
            Err(failure) => vec![Err(failure)],
        }
    }
}

/// Does something to one document so that a fault of the program costs that document only.
fn unharmed<T>(path: &str, act: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(act)).map_err(|_| Failure::fault(path))
}

/// How many threads there are by default: as many as the machine runs at once.
pub fn all_cores() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// A sink that keeps all documents, for runs that are known to be small.
#[derive(Debug)]
pub struct Kept<T> {
    /// What was read, in the order of the input.
    pub documents: Vec<T>,
    /// What could not be read.
    pub failures: Vec<Failure>,
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept { documents: Vec::new(), failures: Vec::new() }
    }
}

impl<T> Sink<T> for Kept<T> {
    fn take(&mut self, event: Event<T>) -> Result<(), Error> {
        match event {
            Event::Document(document) => self.documents.push(document),
            Event::Failed(failure) => self.failures.push(failure),
            Event::Begin(_) | Event::End | Event::Known => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn how(threads: usize) -> How {
        let read = ReadOptions { max_size: 1000, ..ReadOptions::default() };
        How { read, arguments: String::new(), threads: NonZeroUsize::new(threads).unwrap() }
    }

    fn run_on(files: &[(&str, &str)], threads: usize, work: impl Fn(&Document) -> String + Sync) -> Vec<String> {
        struct Told(Vec<String>, String);
        impl Sink<String> for Told {
            fn take(&mut self, event: Event<String>) -> Result<(), Error> {
                self.0.push(match event {
                    Event::Begin(file) => format!("begin {}", file.name.replace(&self.1, "")),
                    Event::Document(words) => words,
                    Event::Failed(failure) => failure.message.replace(&self.1, ""),
                    Event::Known => "known".to_owned(),
                    Event::End => "end".to_owned(),
                });
                Ok(())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let mut told = Told(Vec::new(), format!("{}/", folder.path().display()));
        let found = input::find(&[folder.path().into()], false);
        run(found.inputs, &how(threads), work, &mut told).unwrap();
        told.0
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let names: Vec<String> = (0..100).map(|i| format!("{i:03}.txt")).collect();
        let texts: Vec<String> = (0..100).map(|i| format!("Text {i}.")).collect();
        let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        let slow_first = |document: &Document| {
            if document.text == "Text 0." {
                thread::sleep(std::time::Duration::from_millis(50));
            }
            document.text.clone()
        };
        let told = run_on(&files, 4, slow_first);
        assert_eq!(told, run_on(&files, 1, slow_first));
        assert_eq!(told[..4], ["begin 000.txt", "Text 0.", "end", "begin 001.txt"]);
        assert_eq!(told.len(), 300);
    }

    #[test]
    fn one_bad_line_or_file_stops_nothing() {
        let long = format!("{{\"text\": \"{}\"}}", "x".repeat(2000));
        let lines = format!("{{\"text\": \"One.\"}}\n\n{long}\n{{\n{{\"text\": \"Five.\"}}");
        let told = run_on(&[("a.jsonl", &lines), ("b.txt", ""), ("c.txt", "Last.")], 2, |d| d.text.clone());
        assert_eq!(told[..2], ["begin a.jsonl", "One."]);
        assert!(told[2].starts_with("a.jsonl#3: expected a document within the size limit"), "{}", told[2]);
        assert!(told[3].starts_with("a.jsonl#4: expected"), "{}", told[3]);
        assert_eq!(told[4..7], ["Five.", "end", "begin b.txt"]);
        assert_eq!(told[7], "b.txt: expected a text, found an empty file");
        assert_eq!(told[8..], ["end", "begin c.txt", "Last.", "end"]);
    }

    #[test]
    fn a_fault_costs_one_document() {
        let told = run_on(&[("a.txt", "Good."), ("b.txt", "Bad."), ("c.txt", "Good too.")], 1, |document| {
            assert_ne!(document.text, "Bad.");
            document.text.clone()
        });
        assert_eq!(told[4], "b.txt: a fault of this program stopped it; please report it with the file");
        assert_eq!(told[7], "Good too.");
    }
}
