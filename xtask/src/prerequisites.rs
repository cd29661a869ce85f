//! What the site's checks need beyond cargo: a browser, Chinese fonts, a Java runtime, Node.js and a few npm packages.
//!
//! Where Debian's packages can be installed (root, apt), what is missing is installed; elsewhere the error says what to
//! install. Nothing is passed over.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::tool::{Tool, find, root, target};

/// Oldest Node.js that runs the tests and Playwright.
const NODE: u32 = 20;

/// Something the system has to offer.
pub(crate) struct Need {
    /// Names of the program; the first that is found will do.
    programs: &'static [&'static str],
    /// Words after which it has to print something; a font is no program.
    asked: &'static [&'static str],
    /// The Debian package that brings it.
    package: &'static str,
}

/// A browser. Chromium without its window is the same to a page, and takes a quarter of the processor time.
pub(crate) const CHROMIUM: Need = Need {
    programs: &["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
    asked: &["--version"],
    package: "chromium-headless-shell",
};

/// Chinese letters: without them widths, line breaks and prints mean nothing.
pub(crate) const FONTS: Need =
    Need { programs: &["fc-list"], asked: &[":lang=zh-cn", "family"], package: "fonts-noto-cjk" };

/// Reads prints.
pub(crate) const POPPLER: Need = Need { programs: &["pdftotext"], asked: &[], package: "poppler-utils" };

/// Lets a program believe in another clock: what a service shows in pictures is as of the days of its call.
pub(crate) const CLOCK: Need =
    Need { programs: &["faketime"], asked: &["1970-01-02", "date"], package: "faketime" };

/// Makes virtual environments, which Debian keeps apart.
pub(crate) const PYTHON: Need = Need {
    programs: &["python3", "python"],
    asked: &["-c", "import ensurepip, venv; print(venv)"],
    package: "python3-venv",
};

/// Runs the Nu checker.
pub(crate) const JAVA: Need = Need { programs: &["java"], asked: &[], package: "default-jre-headless" };

impl Need {
    /// The program that meets it.
    pub(crate) fn program(&self) -> Option<PathBuf> {
        let program = self.programs.iter().find_map(|name| find(name))?;
        let answers = self.asked.is_empty()
            || Tool::at(&program, self.asked).answer().is_some_and(|answer| !answer.trim().is_empty());
        answers.then_some(program)
    }
}

/// Makes sure that the needs are met.
///
/// # Errors
/// When something is missing and cannot be installed from here; the message says what to install.
pub(crate) fn system(needs: &[&Need]) -> Result<()> {
    let missing = || -> Vec<&str> {
        needs.iter().filter(|need| need.program().is_none()).map(|need| need.package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    install(
        &packages,
        "the checks of the site need programs that are not here; install what these Debian packages bring:",
    )?;
    if !missing().is_empty() {
        bail!("still missing after an attempt to install it: {}", missing().join(", "));
    }
    Ok(())
}

/// Installs Debian packages.
///
/// # Errors
/// When they cannot be installed from here; the message says why they are needed and how to install them.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let line = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    let Some(apt) = find("apt-get").filter(|_| is_root()) else {
        bail!("{why}\n\n  {line}\n");
    };
    eprintln!("missing on this machine, installed now: {}", packages.join(", "));
    if !installed(&apt, packages, &[])? {
        bail!("what is missing could not be installed; do it by hand:\n\n  {line}\n");
    }
    Ok(())
}

/// Installs newer versions of Debian packages from the backports of the release that runs here. The system's own list of sources
/// stays as it is.
///
/// # Errors
/// When they cannot be installed from here; the message says why they are needed and how to install them.
pub(crate) fn install_backports(packages: &[&str], why: &str) -> Result<()> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let suite = format!("{}-backports", name.unwrap_or("RELEASE"));
    let line =
        format!("apt-get install --no-install-recommends --target-release {suite} {}", packages.join(" "));
    let source = format!(
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian {suite} main\n"
    );
    let by_hand = format!("with this among the sources of apt:\n\n  {source}\n  {line}\n");
    let Some(apt) = find("apt-get").filter(|_| name.is_some() && is_root()) else {
        bail!("{why} {by_hand}");
    };
    eprintln!("too old on this machine, installed now from {suite}: {}", packages.join(", "));
    let list = target().join("backports.list");
    fs::write(&list, source).with_context(|| format!("cannot write {}", list.display()))?;
    let list = format!("Dir::Etc::SourceList={}", list.display());
    // What is known of the system's other sources stays.
    let options = ["-o", &list, "-o", "APT::Get::List-Cleanup=false", "--target-release", &suite];
    if !installed(&apt, packages, &options)? {
        bail!("newer versions could not be installed; do it by hand, {by_hand}");
    }
    Ok(())
}

fn installed(apt: &Path, packages: &[&str], options: &[&str]) -> Result<bool> {
    let quiet = |words: &[&str], more: &[&str]| {
        let words = [words, options, more].concat();
        let tool = Tool::at(apt, &words).env("DEBIAN_FRONTEND", "noninteractive");
        eprintln!("$ {}", tool.line());
        tool.run()
    };
    Ok(quiet(&["update", "--quiet=2"], &[])?
        && quiet(&["install", "--yes", "--quiet=2", "--no-install-recommends"], packages)?)
}

fn is_root() -> bool {
    find("id").and_then(|id| Tool::at(&id, &["-u"]).answer()).is_some_and(|id| id.trim() == "0")
}

/// Installs the npm packages of a folder as its lock file has them, unless they are there. Gives the path of Node.js.
///
/// # Errors
/// When Node.js is missing or too old, or npm fails.
pub(crate) fn packages(folder: &str) -> Result<PathBuf> {
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        bail!("the checks of the site need Node.js {NODE} or newer with npm; install it and run this again");
    };
    let version = Tool::at(&node, &["--version"]).answer().unwrap_or_default();
    if major(&version).is_none_or(|major| major < NODE) {
        bail!(
            "the checks of the site need Node.js {NODE} or newer; {} is {}",
            node.display(),
            version.trim()
        );
    }
    let place = root().join(folder);
    let lock = fs::read(place.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json cannot be read"))?;
    // A copy of the lock file that was installed: npm's own is written in another form.
    let installed = place.join("node_modules/.installed-lock");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(node);
    }
    // No script of a package is run: none of them needs one, and some would fetch programs from elsewhere.
    let tool = Tool::at(&npm, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).folder(folder);
    let line = tool.line().to_owned();
    eprintln!("$ {line}");
    if !tool.run()? {
        bail!("npm packages could not be installed; try it by hand:\n\n  {line}\n");
    }
    write(&installed, &lock)?;
    Ok(node)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Reads `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Need, major};

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("node: not found"), None);
    }

    #[test]
    fn a_need_is_met_by_a_program_that_answers() {
        let need = |programs, asked| Need { programs, asked, package: "x" }.program().is_some();
        assert!(need(&["no-such-program", "cargo"], &["--version"]));
        assert!(!need(&["cargo"], &["no-such-command"]));
        assert!(!need(&["no-such-program"], &[]));
    }
}
