//! Files of metadata beside articles: `talks.txt.meta.toml` or `talks.meta.toml` for `talks.txt`; `.json`, `.yaml`
//! and `.yml` as well.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use onrecord_text::Sidecar;

const ENDINGS: [&str; 4] = [".meta.toml", ".meta.json", ".meta.yaml", ".meta.yml"];

/// Whether the file's name is that of a sidecar.
pub fn is_sidecar(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The sidecar of a file, the fullest name first; `None` if it has none.
pub fn of(path: &Path) -> io::Result<Option<Sidecar>> {
    for stem in [path.to_owned(), path.with_extension("")] {
        for ending in ENDINGS {
            let sidecar = with(&stem, ending);
            match std::fs::read(&sidecar) {
                Ok(bytes) => return Ok(Some(Sidecar { path: sidecar.to_string_lossy().into_owned(), bytes })),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(None)
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_name_is_the_sidecar() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("a.txt");
        assert_eq!(of(&article).unwrap(), None);
        std::fs::write(folder.path().join("a.meta.yaml"), "title: A").unwrap();
        assert_eq!(of(&article).unwrap().unwrap().bytes, b"title: A");
        std::fs::write(folder.path().join("a.txt.meta.json"), "{}").unwrap();
        assert_eq!(of(&article).unwrap().unwrap().bytes, b"{}");
        assert!(is_sidecar(&folder.path().join("a.txt.meta.json")));
        assert!(!is_sidecar(&article));
    }
}
