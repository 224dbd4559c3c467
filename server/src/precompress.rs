//! Compresses a built console once, as hard as it goes.

use std::io::{self, Write};
use std::path::Path;

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The kinds of file that compress.
const EXTENSIONS: &[&str] = &["wasm", "js", "css", "html", "svg", "json", "webmanifest"];
/// Brotli's best.
const QUALITY: u32 = 11;
/// Brotli's window, as the base-2 logarithm of its bytes: the largest that browsers must take
/// (RFC 7932, section 9.1).
const WINDOW: u32 = 24;
/// How many bytes are handed on at a time.
const BUFFER: usize = 64 * 1024;

/// Writes a `.br` and a `.gz` twin beside each file below the folder that compresses.
///
/// # Errors
/// When a file cannot be read or written.
pub fn precompress(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            precompress(&path)?;
        } else if path
            .extension()
            .and_then(|text| text.to_str())
            .is_some_and(|text| EXTENSIONS.contains(&text))
        {
            let bytes = std::fs::read(&path)?;
            std::fs::write(twin(&path, "br"), brotli(&bytes)?)?;
            std::fs::write(twin(&path, "gz"), gzip(&bytes)?)?;
        }
    }
    Ok(())
}

fn twin(path: &Path, extension: &str) -> std::ffi::OsString {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn twins_hold_the_same_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let text = "export const x = 1;\n".repeat(100);
        std::fs::create_dir(dir.path().join("snippets")).unwrap();
        std::fs::write(dir.path().join("snippets/app.js"), &text).unwrap();
        std::fs::write(dir.path().join("icon.png"), "raw").unwrap();
        precompress(dir.path()).unwrap();
        let read = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
        let mut restored = String::new();
        brotli::Decompressor::new(&read("snippets/app.js.br")[..], BUFFER)
            .read_to_string(&mut restored)
            .unwrap();
        assert_eq!(restored, text);
        restored.clear();
        flate2::read::GzDecoder::new(&read("snippets/app.js.gz")[..]).read_to_string(&mut restored).unwrap();
        assert_eq!(restored, text);
        assert!(!dir.path().join("icon.png.br").exists());
    }
}
