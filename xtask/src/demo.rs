//! `cargo xtask demo`: what a newcomer runs first. The engine for browsers, the program with it inside, and the site of the sample
//! call. Where the engine cannot be made here the rest is made all the same, and one line says what is missing.

use anyhow::{Result, bail};

use crate::tool::Tool;
use crate::wasm;

pub(crate) fn run() -> Result<()> {
    let engine = wasm::build_in();
    let build = Tool::cargo(&["run", "--release", "--", "build"]);
    let line = build.line().to_owned();
    eprintln!("$ {line}");
    if !build.run()? {
        bail!("the site could not be built; see why with:\n\n  {line}\n");
    }
    match engine {
        Ok(()) => println!("open public/index.html; its form checks what is typed"),
        Err(reason) => {
            // What it says may take several lines; the last words are how to get it.
            let reason = format!("{reason:#}").split_whitespace().collect::<Vec<_>>().join(" ");
            println!("open public/index.html; its form does not check what is typed, because {reason}");
        }
    }
    Ok(())
}
