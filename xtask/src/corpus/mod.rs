//! A call of any size for benches: deterministic, Chinese, about 4 kB a demand, valid under every rule.
//!
//! The same count gives the same bytes on every machine. No two texts are alike, because the rule about similar demands
//! would otherwise be measured on nothing but copies.

mod call;
mod demand;
mod random;
mod unit;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use random::Random;
pub(crate) use unit::credit_code;

/// Changes whenever the generator does, so that corpora written earlier are not taken for its own.
pub(crate) const EDITION: u32 = 3;

/// Demands of a unit, by its kind: leading enterprises and institutions have two places, others one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Leading,
    Institution,
    Advantaged,
}

/// What is told of a call that was written.
pub(crate) struct Written {
    pub(crate) demands: usize,
    pub(crate) units: usize,
    pub(crate) files: usize,
    pub(crate) bytes: u64,
}

/// The task `corpus`.
pub(crate) fn run(folder: &str, count: &str) -> Result<()> {
    let count = count.parse().with_context(|| format!("`{count}` is no number"))?;
    let written = write(Path::new(folder), count)?;
    println!(
        "{} demands of {} units: {} files, {} bytes, in {folder}/submissions/bench",
        written.demands, written.units, written.files, written.bytes
    );
    Ok(())
}

/// Writes `folder/submissions/bench` with `count` demands.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn write(folder: &Path, count: usize) -> Result<Written> {
    let call = folder.join("submissions/bench");
    let mut out = Out { written: Written { demands: 0, units: 0, files: 0, bytes: 0 } };
    let mut random = Random::new(20_210_324);
    let mut recommended: Vec<Vec<String>> = vec![Vec::new(); call::districts(count)];
    while out.written.demands < count {
        let number = out.written.units + 1;
        let kind = match random.below(100) {
            0..12 => Kind::Leading,
            12..20 => Kind::Institution,
            _ => Kind::Advantaged,
        };
        let district = random.below(recommended.len());
        let domain = random.below(call::DOMAINS.len());
        let places = if kind == Kind::Advantaged { 1 } else { 2 };
        let name = format!("unit-{number:06}");
        let folder = call.join("units").join(&name);
        out.put(&folder.join("unit.yaml"), &unit::yaml(&mut random, number, kind, district, domain))?;
        for index in 0..places.min(count - out.written.demands) {
            let demand = format!("demand-{}", index + 1);
            let text = demand::yaml(&mut random, number, kind, index, domain);
            out.put(&folder.join(format!("{demand}.yaml")), &text)?;
            out.written.demands += 1;
            if let Some(list) = recommended.get_mut(district) {
                list.push(format!("{name}/{demand}"));
            }
        }
        out.written.units += 1;
    }
    for (district, demands) in recommended.iter().enumerate() {
        let folder = call.join("departments").join(format!("district-{:02}", district + 1));
        out.put(&folder.join("department.yaml"), &call::department(district))?;
        out.put(&folder.join("recommendation.yaml"), &call::recommendation(&mut random, demands))?;
    }
    out.put(&call.join("call.yaml"), &call::settings())?;
    out.put(&call.join("notice.md"), "# 基准测试征集\n\n只用于测量速度，所有单位和需求都是示例。\n")?;
    Ok(out.written)
}

struct Out {
    written: Written,
}

impl Out {
    fn put(&mut self, path: &Path, text: &str) -> Result<()> {
        let folder = path.parent().context("a file without a folder")?;
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        fs::write(path, text).with_context(|| path.display().to_string())?;
        self.written.files += 1;
        self.written.bytes += text.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn the_same_count_gives_the_same_bytes() {
        let folder = std::env::temp_dir().join(format!("zhengji-corpus-{}", std::process::id()));
        let mut texts = Vec::new();
        for run in ["one", "two"] {
            let root = folder.join(run);
            let written = super::write(&root, 30).unwrap();
            let mut found = Vec::new();
            files(&root, &mut found);
            found.sort();
            assert_eq!(written.files, found.len());
            texts.push(found.iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>());
        }
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(texts[0], texts[1]);
    }
}
