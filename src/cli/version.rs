//! What `zhengji --version` says: the version, the commit and the engine for browsers, so that whoever asks for help can say
//! which program it is. `-V` says the version alone.

use std::sync::LazyLock;

use super::engine;

/// The version with what it is made of.
pub(super) fn long() -> &'static str {
    static LONG: LazyLock<String> = LazyLock::new(|| {
        let commit = match env!("ZHENGJI_COMMIT") {
            "" => "unknown",
            commit => commit,
        };
        format!("{}\ncommit: {commit}\nengine: {}", env!("CARGO_PKG_VERSION"), engine::version())
    });
    &LONG
}
