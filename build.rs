//! The folders that are built into the program: a file that is added to one of them is noticed.

fn main() {
    for folder in ["init", "messages", "schema", "site-templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
