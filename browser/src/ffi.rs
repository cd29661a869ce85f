//! The foreign interface of a WebAssembly module: questions in, answers out, byte by byte. Behind it is the crate's own `Room`.
//!
//! A module without pointers in its interface: the page writes a question four bytes at a time, asks, and reads the answer
//! the same way. A call of a function costs some nanoseconds, a question a hundred microseconds; so nothing has to be
//! `unsafe`, and no program has to write code between both languages.

use std::cell::RefCell;

use crate::Room;

#[derive(Default)]
struct Counter {
    room: Room,
    question: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    static COUNTER: RefCell<Counter> = RefCell::new(Counter::default());
}

/// Takes the next four bytes of a question, the first in the lowest bits.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn put(four: u32) {
    COUNTER.with_borrow_mut(|counter| counter.question.extend(four.to_le_bytes()));
}

/// Answers the question, of which `length` bytes count. Gives the length of the answer in bytes; negative where it is the
/// reason why there is no answer.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn ask(length: u32) -> i32 {
    COUNTER.with_borrow_mut(|counter| {
        let mut question = std::mem::take(&mut counter.question);
        question.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        let (answer, sign) = match counter.room.answer(&String::from_utf8_lossy(&question)) {
            Ok(answer) => (answer, 1),
            Err(failure) => (failure.to_string(), -1),
        };
        counter.answer = answer.into_bytes();
        i32::try_from(counter.answer.len()).unwrap_or(i32::MAX) * sign
    })
}

/// Four bytes of the answer from a place on, the first in the lowest bits; zeros behind its end.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn get(index: u32) -> u32 {
    COUNTER.with_borrow(|counter| {
        let start = usize::try_from(index).unwrap_or(usize::MAX);
        let mut four = [0; 4];
        for (byte, taken) in four.iter_mut().zip(counter.answer.iter().skip(start)) {
            *byte = *taken;
        }
        u32::from_le_bytes(four)
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{ask, get, put};

    /// Asks as a page does.
    pub(crate) fn answer(question: &str) -> Result<String, String> {
        for four in question.as_bytes().chunks(4) {
            let mut bytes = [0; 4];
            bytes[..four.len()].copy_from_slice(four);
            put(u32::from_le_bytes(bytes));
        }
        let length = ask(u32::try_from(question.len()).unwrap());
        let mut bytes: Vec<u8> =
            (0..length.unsigned_abs()).step_by(4).flat_map(|index| get(index).to_le_bytes()).collect();
        bytes.truncate(length.unsigned_abs() as usize);
        let text = String::from_utf8(bytes).unwrap();
        if length < 0 { Err(text) } else { Ok(text) }
    }
}
