//! The engine for browsers: built for WebAssembly, packed, and laid as a script where the next build of the program takes it in
//! (`built/`), and beside the programs that are built already.
//!
//! Anything that has the source of the standard library can build it: a toolchain of rustup with `rust-src`, or Debian's
//! `rustc-web` with `rust-web-src`. The library is built along, without the words of panics, which nobody would read. The
//! build has a target folder of its own, because another compiler may be used than for the program. wasm-opt is not used: it
//! takes a sixth off the module and nothing off what is sent, and needs as long as the build.

use std::fs;
use std::io::Write as _;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};
use data_encoding::BASE64;
use zopfli::{BlockType, GzipEncoder, Options};

use crate::engine_sources;
use crate::prerequisites;
use crate::stage::Outcome;
use crate::tool::{Tool, find, root, target};

/// A module, the script that brings it, and the most bytes it may have, compressed: what a phone has to fetch.
struct Module {
    package: &'static str,
    /// What the page asks for.
    name: &'static str,
    largest: usize,
}

/// The engine: at most 1,000 KiB before the first check. Reading sentences, figures and plain text took 64 KiB of it, exceptions,
/// stamped tables and names in other languages 30.
const ENGINE: Module = Module { package: "zhengji-browser", name: "engine", largest: 1_000 * 1024 };

/// The preview of Markdown, which is fetched when somebody opens it.
const PREVIEW: Module = Module { package: "zhengji-preview", name: "preview", largest: 100 * 1024 };

/// Sealing, which is fetched where a call names recipients.
const SEALER: Module = Module { package: "zhengji-sealer", name: "sealer", largest: 200 * 1024 };

/// Documents for Word, which are made when somebody asks for one.
const WORD: Module = Module { package: "zhengji-word", name: "word", largest: 170 * 1024 };

/// All of them, the engine first.
const MODULES: [&Module; 4] = [&ENGINE, &PREVIEW, &SEALER, &WORD];

impl Module {
    fn script(&self) -> String {
        format!("zhengji-{}.js", self.name)
    }
}

/// Debian's compiler, the source of its library, and the linker.
const DEBIAN: (&str, &str) = ("/usr/bin/rustc", "/usr/bin/wasm-ld-16");

/// How it is told to the compiler. The custom backend of getrandom: see `browser/src/seeds.rs`.
const FLAGS: &str = "--cfg getrandom_backend=\"custom\" -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none \
                     -Zlocation-detail=none";

/// A compiler that can build its own library.
struct Compiler {
    rustc: PathBuf,
    /// The linker, where it has none of its own.
    linker: Option<&'static str>,
}

/// The stage: builds the engine and lays it beside the program that was built for the tests, which is not built anew for it.
pub(crate) fn stage() -> Result<Outcome> {
    build()?;
    Ok(Outcome::Passed)
}

/// Builds the engine and lays it where the next build of the program takes it in.
pub(crate) fn build_in() -> Result<()> {
    let engine = build()?;
    for module in MODULES {
        let script = module.script();
        let place = root().join("built").join(&script);
        fs::copy(engine.with_file_name(&script), &place)
            .with_context(|| format!("cannot write {}", place.display()))?;
    }
    eprintln!("the engine is in built/: the next build of the program takes it in");
    Ok(())
}

/// Builds the engine and the other modules, and lays them beside the program. Gives the script of the engine. Once is enough for all
/// stages of a run.
pub(crate) fn build() -> Result<PathBuf> {
    static SCRIPT: OnceLock<PathBuf> = OnceLock::new();
    if let Some(script) = SCRIPT.get() {
        return Ok(script.clone());
    }
    let folder = compile(&root(), &target().join("wasm"))?;
    for module in MODULES {
        lay(&folder, module)?;
    }
    Ok(SCRIPT.get_or_init(|| target().join(ENGINE.script())).clone())
}

/// Whether an engine of these sources lies where the next build takes it in. It may be of other dependencies.
pub(crate) fn is_built_in() -> Result<bool> {
    let mark = mark()?;
    let lies = |module: &Module| {
        let script = fs::read_to_string(root().join("built").join(module.script()));
        script.is_ok_and(|script| script.lines().next() == Some(&mark))
    };
    Ok(MODULES.into_iter().all(lies))
}

/// The first line of a script that is of these sources.
fn mark() -> Result<String> {
    let code = engine_sources::code(&root())?.context("the sources of the engine are not here")?;
    Ok(engine_sources::mark(env!("CARGO_PKG_VERSION"), &code))
}

/// Makes a module a script and lays it beside the program.
fn lay(folder: &Path, module: &Module) -> Result<()> {
    let packed = packed(&folder.join(format!("{}.wasm", module.package.replace('-', "_"))))?;
    eprintln!("{}: {} bytes compressed", module.package, packed.len());
    if packed.len() > module.largest {
        bail!("{} has {} bytes compressed, more than {}", module.package, packed.len(), module.largest);
    }
    let name = module.script();
    let script = target().join(&name);
    let mark = mark()?;
    let text = format!("{mark}\nzhengji.got(\"{}\", \"{}\");\n", module.name, BASE64.encode(&packed));
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    for profile in ["debug", "release"] {
        let folder = target().join(profile);
        if folder.is_dir() {
            fs::copy(&script, folder.join(&name))
                .with_context(|| format!("cannot lay {name} beside the program"))?;
        }
    }
    Ok(())
}

/// The modules of a checkout, built in this folder.
pub(crate) fn modules(sources: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let folder = compile(sources, folder)?;
    let file = |module: &Module| folder.join(format!("{}.wasm", module.package.replace('-', "_")));
    Ok(MODULES.into_iter().map(file).collect())
}

/// The modules as the compiler makes them. Gives their folder.
fn compile(sources: &Path, folder: &Path) -> Result<PathBuf> {
    let compiler = compiler()?;
    let packages = MODULES.iter().flat_map(|module| ["-p", module.package]);
    let words = [
        "--profile",
        "engine",
        "--target",
        "wasm32-unknown-unknown",
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ];
    let words: Vec<&str> = std::iter::once("build").chain(packages).chain(words).collect();
    let tool = Tool::cargo(&words)
        .env("RUSTC", &compiler.rustc.display().to_string())
        // What is asked for is not stable, but the same in every release that builds this.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS)
        .within(sources)
        .target(folder);
    let tool = match compiler.linker {
        Some(linker) => tool.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
        None => tool,
    };
    let line = tool.line().to_owned();
    eprintln!("$ {line}");
    if !tool.run()? {
        bail!("the engine could not be built; see why with:\n\n  {line}\n");
    }
    Ok(folder.join("wasm32-unknown-unknown/engine"))
}

/// A compiler with the source of its library.
fn compiler() -> Result<Compiler> {
    let has_source = |rustc: &Path| {
        let sysroot = Tool::at(rustc, &["--print", "sysroot"]).answer().unwrap_or_default();
        Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std").is_dir()
    };
    if let Some(rustc) = find("rustc").filter(|rustc| has_source(rustc))
        && rustc != Path::new(DEBIAN.0)
    {
        return Ok(Compiler { rustc, linker: None });
    }
    let debian = Path::new(DEBIAN.0);
    let here = || has_source(debian) && Path::new(DEBIAN.1).exists();
    if !here() {
        prerequisites::install(
            &["rustc-web", "rust-web-src", "lld-16"],
            "the engine for browsers needs a compiler with the source of its library: with rustup, \
             `rustup component add rust-src`; or",
        )?;
    }
    if !here() {
        bail!("{} and {} are not what the engine needs", DEBIAN.0, DEBIAN.1);
    }
    Ok(Compiler { rustc: debian.to_path_buf(), linker: Some(DEBIAN.1) })
}

/// The module compressed, the same bytes at every build. Zopfli takes a twentieth more off than the usual way and some seconds,
/// so what it makes is kept beside the module.
fn packed(module: &Path) -> Result<Vec<u8>> {
    let kept = module.with_extension("wasm.gz");
    let when = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    if when(&kept) > when(module) {
        return fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()));
    }
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let options = Options {
        iteration_count: NonZeroU64::MIN.saturating_add(4),
        maximum_block_splits: 10,
        ..Options::default()
    };
    let mut packer = GzipEncoder::new(options, BlockType::Dynamic, Vec::new())?;
    // Whole pieces, because each is split into blocks by itself; of the sizes tried this gives the least.
    for piece in bytes.chunks(200_000) {
        packer.write_all(piece)?;
    }
    let packed = packer.finish().context("cannot compress the engine")?;
    fs::write(&kept, &packed).with_context(|| format!("cannot write {}", kept.display()))?;
    Ok(packed)
}
