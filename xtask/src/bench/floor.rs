//! What any program would need: reading every input byte and writing every output byte, by plain copies on all cores.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, bail};

/// The hidden task `floor INPUT [SITE COPY]`: reads INPUT; then writes all files of SITE anew into COPY.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (input, site) = match words {
        [input] => (input, None),
        [input, site, copy] => (input, Some((Path::new(site), Path::new(copy)))),
        _ => bail!("floor INPUT [SITE COPY]"),
    };
    let files = files(Path::new(input))?;
    in_parallel(&files, |file| fs::read(file).map(|_| ()).with_context(|| file.display().to_string()))?;
    let Some((site, copy)) = site else { return Ok(()) };
    let pages: Vec<(PathBuf, Vec<u8>)> = self::files(site)?
        .into_iter()
        .map(|file| {
            let bytes = fs::read(&file)?;
            Ok((copy.join(file.strip_prefix(site)?), bytes))
        })
        .collect::<Result<_>>()?;
    in_parallel(&pages, |(path, bytes)| {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes).with_context(|| path.display().to_string())
    })
}

/// How many bytes the files below a folder have.
pub(super) fn bytes(folder: &Path) -> Result<u64> {
    files(folder)?.iter().try_fold(0, |sum, file| {
        let data = fs::metadata(file).with_context(|| file.display().to_string())?;
        Ok(sum + data.len())
    })
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    Ok(found)
}

fn in_parallel<T: Sync>(work: &[T], each: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = work.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let running: Vec<_> =
            work.chunks(share).map(|chunk| scope.spawn(|| chunk.iter().try_for_each(&each))).collect();
        running.into_iter().try_for_each(|thread| match thread.join() {
            Ok(done) => done,
            Err(_) => bail!("a thread of the floor ended early"),
        })
    })
}
