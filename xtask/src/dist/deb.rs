//! A package for Debian and what descends from it (UOS, Kylin's desktops): by `dpkg-deb` alone. The program is static, so it
//! depends on nothing.

use std::fs;

use anyhow::Result;

use super::archive::copy_program;
use super::portable::Files;
use super::target::Target;
use super::{Stamp, VERSION, done, out, room, texts, write};
use crate::tool::Tool;

/// The package's file name.
pub(super) fn file(target: &Target) -> String {
    format!("zhengji_{VERSION}_{}.deb", target.debian)
}

pub(super) fn pack(target: &Target, files: &Files, stamp: &Stamp) -> Result<()> {
    let room = room(&format!("deb-{}", target.debian))?;
    copy_program(&files.program, &room.join("usr/bin/zhengji"))?;
    let share = room.join("usr/share");
    for (name, bytes) in &files.completions {
        let place = match *name {
            "zhengji.bash" => share.join("bash-completion/completions/zhengji"),
            "_zhengji" => share.join("zsh/vendor-completions/_zhengji"),
            "zhengji.fish" => share.join("fish/vendor_completions.d/zhengji.fish"),
            _ => continue,
        };
        write(&place, bytes)?;
    }
    write(&share.join("man/man1/zhengji.1"), &files.manual)?;
    let documents = share.join("doc/zhengji");
    fs::create_dir_all(&documents)?;
    for text in texts() {
        fs::copy(&text, documents.join(text.file_name().unwrap_or_default()))?;
    }
    fs::rename(documents.join("LICENSE"), documents.join("copyright"))?;
    let kibibytes = fs::metadata(&files.program)?.len().div_ceil(1024);
    let control = format!(
        "Package: zhengji\nVersion: {VERSION}\nArchitecture: {}\nMaintainer: zhengji maintainers <zhengji@localhost>\n\
         Installed-Size: {kibibytes}\nRecommends: git\nSection: utils\nPriority: optional\n\
         Description: runs a public call for suggestions from one git repository\n \
         Checks every suggestion against the rules of the notice, and makes the site and the summary tables.\n",
        target.debian
    );
    write(&room.join("DEBIAN/control"), control)?;
    let tool = Tool::program(
        "dpkg-deb",
        &[
            "--root-owner-group",
            "-Zxz",
            "--build",
            &room.display().to_string(),
            &out().join(file(target)).display().to_string(),
        ],
    );
    done(tool.env("SOURCE_DATE_EPOCH", &stamp.epoch))
}
