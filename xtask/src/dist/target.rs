//! The machines that a release is for, and what each kind of package calls them.

/// A system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Static: needs nothing of the system but its kernel.
    Linux,
    Windows,
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
    /// What runs its programs on this machine, where they do not run by themselves.
    pub(super) runner: Option<&'static str>,
    /// Whether it is built when nobody names any.
    pub(super) usual: bool,
}

/// loongarch64 waits for an emulator that runs what is built: that of Debian 12 knows too few of its instructions.
pub(super) static TARGETS: &[Target] = &[
    Target {
        name: "x86_64-linux",
        triple: "x86_64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "amd64",
        wheel: "manylinux_2_17_x86_64.musllinux_1_1_x86_64",
        node: ("linux", "x64"),
        runner: None,
        usual: true,
    },
    Target {
        name: "aarch64-linux",
        triple: "aarch64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "arm64",
        wheel: "manylinux_2_17_aarch64.musllinux_1_1_aarch64",
        node: ("linux", "arm64"),
        runner: Some("qemu-aarch64-static"),
        usual: true,
    },
    Target {
        name: "loongarch64-linux",
        triple: "loongarch64-unknown-linux-musl",
        kind: Kind::Linux,
        debian: "loong64",
        wheel: "manylinux_2_36_loongarch64",
        node: ("linux", "loong64"),
        runner: Some("qemu-loongarch64-static"),
        usual: false,
    },
    Target {
        name: "x86_64-windows",
        triple: "x86_64-pc-windows-gnu",
        kind: Kind::Windows,
        debian: "",
        wheel: "win_amd64",
        node: ("win32", "x64"),
        runner: Some("wine"),
        usual: true,
    },
];

impl Target {
    /// The program's file.
    pub(super) fn program(&self) -> &'static str {
        if self.kind == Kind::Windows { "zhengji.exe" } else { "zhengji" }
    }
}
