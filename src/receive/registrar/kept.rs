//! The call as it was judged last, for the pages of departments: every load of a page, by every department, in every language, asks
//! for the same.

use std::collections::HashMap;
use std::rc::Rc;

use jiff::Timestamp;

use crate::source::ObjectId;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// What a judgement of a call is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Of {
    /// The commit; what it goes back to is history, and stays.
    tip: ObjectId,
    /// The minute since 1970. Rules ask the clock whether a stage or an amendment is over and which day it is, and `call.yaml` says
    /// hours in whole minutes: within one of them nothing begins or ends.
    minute: i64,
}

impl Of {
    pub(super) fn new(tip: ObjectId, now: Timestamp) -> Self {
        Self { tip, minute: minute(now) }
    }
}

/// One judgement of each call, by its folder, or none: a second one would be of a branch or a minute that is gone.
pub(super) struct Kept<T>(HashMap<String, (Of, Rc<T>)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T> Kept<T> {
    /// What is kept, where it is what is asked for; else it is made.
    ///
    /// # Errors
    /// Those of `make`; then nothing is kept.
    pub(super) fn get<E>(
        &mut self,
        call: &str,
        asked: Of,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Rc<T>, E> {
        if let Some((of, kept)) = self.0.get(call)
            && *of == asked
        {
            return Ok(Rc::clone(kept));
        }
        // The old one and the new one need not be in memory at the same time.
        self.0.remove(call);
        let made = Rc::new(make()?);
        self.0.insert(call.to_owned(), (asked, Rc::clone(&made)));
        Ok(made)
    }

    /// Lets go of what will not be asked for any more.
    pub(super) fn forget_before(&mut self, now: Timestamp) {
        self.0.retain(|_, (of, _)| of.minute == minute(now));
    }
}

fn minute(now: Timestamp) -> i64 {
    now.as_millisecond().div_euclid(MINUTE)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn it_is_made_once_a_minute_and_anew_for_another_commit_or_call() {
        let made = Cell::new(0);
        let mut kept = Kept::default();
        let id = |byte| ObjectId::from_bytes(&[byte; 20]).unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut count = |tip, call: &str, time: &str| {
            let make = || {
                made.set(made.get() + 1);
                Ok::<_, ()>(made.get())
            };
            *kept.get(call, Of::new(id(tip), at(time)), make).unwrap()
        };
        assert_eq!(count(1, "a", "2026-04-20T08:59:00Z"), 1);
        assert_eq!(count(1, "a", "2026-04-20T08:59:59.999Z"), 1);
        assert_eq!(count(1, "a", "2026-04-20T09:00:00Z"), 2, "the stage may be over");
        assert_eq!(count(2, "a", "2026-04-20T09:00:00Z"), 3, "somebody has pushed");
        assert_eq!(count(1, "a", "2026-04-20T09:00:00Z"), 4, "one is kept, not two");
        assert_eq!(count(1, "b", "2026-04-20T09:00:00Z"), 5);
        assert_eq!(
            count(1, "a", "2026-04-20T09:00:00Z"),
            4,
            "departments of two calls do not drive each other out"
        );
        kept.forget_before(at("2026-04-20T09:00:30Z"));
        assert_eq!(kept.0.len(), 2);
        kept.forget_before(at("2026-04-20T09:01:00Z"));
        assert!(kept.0.is_empty(), "nobody will ask for it");
        let failed: Result<_, &str> = kept.get("a", Of::new(id(1), at("2026-04-20T09:01:00Z")), || Err("no"));
        assert!(failed.is_err() && kept.0.is_empty());
    }
}
