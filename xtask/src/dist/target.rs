//! The machines that a release is for, and what each kind of package calls them.

use std::env;
use std::path::PathBuf;

/// A system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Static: needs nothing of the system but its kernel.
    Linux,
    Windows,
    /// Can be built on a Mac alone, and is packed where the program is given.
    Mac,
}

/// A machine.
pub(super) struct Target {
    /// As archives are named: the machine as `uname --machine` says it, and the system.
    pub(super) name: &'static str,
    pub(super) triple: &'static str,
    pub(super) kind: Kind,
    /// What Debian calls it.
    pub(super) debian: &'static str,
    /// The tags that the Python registry knows it by.
    pub(super) wheel: &'static str,
    /// Node.js's words for system and processor.
    pub(super) node: (&'static str, &'static str),
    pub(super) runner: Runner,
    /// Whether it is built when nobody names any.
    pub(super) usual: bool,
}

/// What runs a machine's programs on this one.
pub(super) enum Runner {
    /// They run by themselves.
    Itself,
    /// An emulator of its processor, not older than this version.
    Qemu(&'static str, u32),
    Wine,
    Nothing,
}

/// Programs of loongarch64 need an emulator of version 10, which comes from the backports of Debian 12: 7.2 knows too few of its
/// instructions.
pub(super) static TARGETS: &[Target] = &[
    Target {
        name: "x86_64-linux",
        triple: "x86_64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "amd64",
        wheel: "manylinux_2_17_x86_64.musllinux_1_1_x86_64",
        node: ("linux", "x64"),
        runner: Runner::Itself,
        usual: true,
    },
    Target {
        name: "aarch64-linux",
        triple: "aarch64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "arm64",
        wheel: "manylinux_2_17_aarch64.musllinux_1_1_aarch64",
        node: ("linux", "arm64"),
        runner: Runner::Qemu("qemu-aarch64-static", 5),
        usual: true,
    },
    Target {
        name: "loongarch64-linux",
        triple: "loongarch64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "loong64",
        wheel: "manylinux_2_36_loongarch64",
        node: ("linux", "loong64"),
        runner: Runner::Qemu("qemu-loongarch64-static", 10),
        usual: true,
    },
    Target {
        name: "x86_64-windows",
        triple: "x86_64-pc-windows-gnu",
        kind: Kind::Windows,
        debian: "",
        wheel: "win_amd64",
        node: ("win32", "x64"),
        runner: Runner::Wine,
        usual: true,
    },
    Target {
        name: "aarch64-macos",
        triple: "aarch64-apple-darwin",
        kind: Kind::Mac,
        debian: "",
        wheel: "macosx_11_0_arm64",
        node: ("darwin", "arm64"),
        runner: Runner::Nothing,
        usual: false,
    },
    Target {
        name: "x86_64-macos",
        triple: "x86_64-apple-darwin",
        kind: Kind::Mac,
        debian: "",
        wheel: "macosx_10_12_x86_64",
        node: ("darwin", "x64"),
        runner: Runner::Nothing,
        usual: false,
    },
];

impl Target {
    /// Whether it is part of a release: always, or because its program was built elsewhere and is given.
    pub(super) fn is_part(&self) -> bool {
        self.usual || self.given().is_some()
    }

    /// The program that was built on another machine, where a variable such as `ZHENGJI_PROGRAM_AARCH64_MACOS` names it.
    pub(super) fn given(&self) -> Option<PathBuf> {
        let name = format!("ZHENGJI_PROGRAM_{}", self.name.replace('-', "_").to_uppercase());
        env::var_os(&name).filter(|path| !path.is_empty()).map(PathBuf::from)
    }

    /// The program's file.
    pub(super) fn program(&self) -> &'static str {
        if self.kind == Kind::Windows { "zhengji.exe" } else { "zhengji" }
    }
}
