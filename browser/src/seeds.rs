//! Seeds of hash tables. A browser's engine reads what its own user types, so nobody gains from guessing them; always the
//! same seeds need no door to the browser's random numbers and nothing that would have to be generated for such a door.
//! Native builds keep their random seeds.

use getrandom::Error;

/// Called by getrandom instead of a system. It is only ever given bytes that are zero already: those of a seed.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
extern "Rust" fn __getrandom_v03_custom(_bytes: *mut u8, _length: usize) -> Result<(), Error> {
    Ok(())
}
