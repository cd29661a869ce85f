//! The guides for Windows, word by word: the folder with a call is dropped on `开始.bat`, and what the guides say is typed into the window
//! that opens.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::trial::copy;
use super::write;
use crate::tool::{Tool, root};
use crate::wine::{self, Wine};

/// The file that is double-clicked, or has a folder dropped on it.
pub(super) const START: &str = "开始.bat";

/// What is asked for after some commands, and what the window has to say then.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("zhengji new unit", "tests/fixtures/answers/unit.txt", "已写好"),
    ("zhengji new demand", "tests/fixtures/answers/demand.txt", "已写好"),
    ("zhengji check", "", "检查通过"),
    ("zhengji check --fix", "", "已改好 0 处"),
    ("zhengji form --xlsx", "", "空表已写到 example-form.xlsx"),
    ("zhengji import example-form.xlsx", "", "没有变化"),
    // What stands there when nothing was typed yet.
    ("", "", "接下来可以"),
];

/// A folder as it was unpacked, and one with a call.
struct Desk<'a> {
    wine: &'a Wine,
    unpacked: PathBuf,
    call: PathBuf,
}

/// Follows the guide of departments to its first command, and that of units.
pub(super) fn follow(wine: &Wine, unpacked: &Path, room: &Path) -> Result<()> {
    let desk = Desk { wine, unpacked: unpacked.to_owned(), call: room.join("征集材料") };
    desk.lay()?;
    let guide = |name: &str| fs::read_to_string(root().join("docs").join(name));
    let departments = commands(&guide("department.zh-CN.md")?, "sh");
    let first = departments.first().context("the guide for departments has no command")?;
    let all = [vec![String::new(), first.clone()], commands(&guide("unit.zh-CN.md")?, "bat")].concat();
    if all.len() < ANSWERS.len() {
        bail!("the guides say less than is tried here: {}", all.join(", "));
    }
    for command in all {
        desk.types(&command)?;
        if command.starts_with("zhengji form") {
            desk.fill_in()?;
        }
    }
    // Without a folder: in the user's own, where there is no call.
    let told = desk.window("", None)?;
    if !told.contains("这个文件夹里还没有征集") {
        bail!("a double click does not say what it is:\n{told}");
    }
    Ok(())
}

impl Desk<'_> {
    /// A call that is open today.
    fn lay(&self) -> Result<()> {
        let call = self.call.join("submissions/example");
        copy(&root().join("tests/fixtures/base"), &call)?;
        let later = |file: &str, from: &str, to: &str| -> Result<()> {
            let text = fs::read_to_string(call.join(file))?;
            if !text.contains(from) {
                bail!("{file} does not say `{from}`");
            }
            write(&call.join(file), text.replace(from, to))
        };
        later("call.yaml", "closes: 2021-", "closes: 2099-")?;
        later("units/shili-jituan/first.yaml", "deadline: 2023-", "deadline: 2100-")
    }

    /// Types a command of the guide and what it asks for.
    fn types(&self, command: &str) -> Result<()> {
        let known = ANSWERS.iter().find(|(known, _, _)| *known == command);
        let (_, answers, told) =
            known.with_context(|| format!("the guide says `{command}`, which is not tried"))?;
        let answers = match *answers {
            "" => String::new(),
            file => fs::read_to_string(root().join(file))?,
        };
        let seen = self.window(&format!("{command}\n{answers}"), Some(&self.call))?;
        if !seen.contains(told) {
            bail!("after `{command}` the window does not say “{told}”:\n{seen}");
        }
        let shown = if command.is_empty() { START } else { command };
        eprintln!("  {shown} (in the window)");
        Ok(())
    }

    /// What stands in the window after this was typed.
    fn window(&self, typed: &str, dropped: Option<&Path>) -> Result<String> {
        let keys = self.unpacked.join("typed.txt");
        write(&keys, format!("{typed}\nexit\n"))?;
        let start = wine::seen(&self.unpacked.join(START))?;
        let dropped = dropped.map(wine::seen).transpose()?;
        let words = [&["cmd", "/c", start.as_str()][..], dropped.as_deref().as_slice()].concat();
        let output = self.wine.system(&words).input(File::open(&keys)?).command().output()?;
        Ok([output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat())
    }

    /// Fills in the form that was written, as a unit does: here by the program itself, on this system.
    fn fill_in(&self) -> Result<()> {
        let form = self.call.join("example-form.xlsx");
        fs::remove_file(&form).context("the form is not where the guide says")?;
        let words =
            ["form", "--xlsx", "--fill", "units/shili-xinqi/fiber-sensor", "--out", "example-form.xlsx"];
        let tool: Tool = self.wine.tool(&words).within(&self.call);
        tool.answer().context("the form could not be filled in").map(drop)
    }
}

/// The lines of a guide's blocks in this language.
fn commands(guide: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in guide.lines().map(str::trim) {
        match line.strip_prefix("```") {
            Some(own) => inside = !inside && own == language,
            None if inside => found.push(line.to_owned()),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn commands_stand_in_blocks() {
        let guide =
            "text\n```sh\nls\n```\n1. point\n\n   ```bat\n   one\n   two\n   ```\n\n```yaml\na: 1\n```\n";
        assert_eq!(commands(guide, "bat"), ["one", "two"]);
        assert_eq!(commands(guide, "sh"), ["ls"]);
    }
}
