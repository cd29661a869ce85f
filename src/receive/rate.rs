//! How often one and the same may do something: so many at once, and then one in so much time.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Most that are remembered. When there are more, those are forgotten that have all of their turns.
const REMEMBERED: usize = 10_000;

/// What each has left.
#[derive(Debug)]
pub(super) struct Rate<K> {
    /// How many at once.
    burst: u32,
    /// In how much time one comes back.
    each: Duration,
    /// When all turns of one will have come back.
    full_at: HashMap<K, Instant>,
}

/// Which addresses count as one: each by itself, or the network of one household where addresses are plenty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Group {
    V4([u8; 4]),
    V6([u16; 4]),
}

impl From<IpAddr> for Group {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self::V6([a, b, c, d])
            }
        }
    }
}

impl<K: Eq + Hash> Rate<K> {
    pub(super) fn new(burst: u32, each: Duration) -> Self {
        Self { burst, each, full_at: HashMap::new() }
    }

    /// Whether somebody may do it now; if so, he has.
    pub(super) fn allows(&mut self, who: impl Into<K>, now: Instant) -> bool {
        let who = who.into();
        let full_at = self.full_at.get(&who).copied().unwrap_or(now).max(now);
        if full_at + self.each > now + self.each * self.burst {
            return false;
        }
        if self.full_at.len() >= REMEMBERED && !self.full_at.contains_key(&who) {
            self.full_at.retain(|_, full_at| *full_at > now);
            if self.full_at.len() >= REMEMBERED {
                // So many at the same time are no public any more.
                return false;
            }
        }
        self.full_at.insert(who, full_at + self.each);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_at_once_and_then_one_in_a_while() {
        let (mut rate, start) = (Rate::<Group>::new(3, Duration::from_secs(10)), Instant::now());
        let one: IpAddr = [192, 0, 2, 1].into();
        let at = |seconds| start + Duration::from_secs(seconds);
        assert_eq!([0, 0, 1, 1].map(|second| rate.allows(one, at(second))), [true, true, true, false]);
        assert!(rate.allows(IpAddr::from([192, 0, 2, 2]), at(1)), "another address has its own");
        assert_eq!(
            [9, 10, 11, 20, 60].map(|second| rate.allows(one, at(second))),
            [false, true, false, true, true]
        );
    }

    #[test]
    fn a_network_of_plenty_addresses_counts_as_one() {
        let (mut rate, now) = (Rate::<Group>::new(1, Duration::from_secs(10)), Instant::now());
        let address = |text: &str| text.parse::<IpAddr>().unwrap_or([0, 0, 0, 0].into());
        assert!(rate.allows(address("2001:db8:0:1::1"), now));
        assert!(!rate.allows(address("2001:db8:0:1:ffff::2"), now));
        assert!(rate.allows(address("2001:db8:0:2::1"), now));
        assert!(rate.allows(address("192.0.2.1"), now));
        assert!(!rate.allows(address("::ffff:192.0.2.1"), now), "the same address in the other notation");
    }
}
