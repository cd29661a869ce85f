//! Values that only the bureau can read, in the files of this machine: the format and what is sealed stand in
//! [`crate::seal`].

mod opened;
mod recipients;

pub use crate::seal::{
    AgeError, Block, Edit, Identity, Recipient, SEALABLE, SealError, openings, readable, sealings,
};
pub use opened::Opened;
pub use recipients::{Recipients, refused};

/// Random numbers of the system.
///
/// # Errors
/// When it gives none.
pub fn system(bytes: &mut [u8]) -> Result<(), AgeError> {
    getrandom::fill(bytes).map_err(|_| AgeError::NoRandomness)
}
