//! The seals of one stage, one after the other: the first of what counted at the closing, and one more each time that
//! amendments are over under which something came in. All of them are worked out anew each time, so a seal that is not what it
//! should be is told before another one is put on top of it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Arguments, amendment, closing, differing, refused, say, shown, tell};
use crate::cli::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::proof::{
    Accepted, After, Deadline, Manifest, Pending, Previous, amendments_of, between, is_seal, late_under,
    tag_name, what_counted,
};
use crate::source::{Freeze, GitRepository, History, Tagged};

/// Digits of an id that tell one tag from another.
const SHORTEST_ID: usize = 10;

/// A stage with what its seals are made of.
pub(super) struct Chain<'a> {
    pub(super) repository: &'a GitRepository,
    pub(super) history: &'a History,
    pub(super) deadline: Deadline<'a>,
    pub(super) zone: TimeZone,
    /// The offset of the call's clock from UTC at the closing, minutes.
    pub(super) offset: i32,
    pub(super) now: Timestamp,
    pub(super) arguments: &'a Arguments,
    pub(super) catalog: &'a Catalog,
}

/// What a list names.
struct Given {
    /// Before the closing.
    in_time: Vec<Pending>,
    /// After it, each with the amendments under which it counts.
    late: Vec<(Pending, BTreeSet<usize>)>,
}

impl Chain<'_> {
    /// Makes the seals that are due, and says what each holds.
    pub(super) fn seal_all(&self, given: Option<Vec<Pending>>) -> Result<Outcome, CommandError> {
        let found = self.standing(1)?;
        self.same_closing(found.as_ref())?;
        let amendments = amendments_of(self.repository, self.history, &self.deadline)?;
        let (over, open): (Vec<_>, Vec<_>) = amendments.iter().partition(|(_, ends)| *ends <= self.now);
        #[cfg(unix)]
        self.tell_waiting(given.as_deref(), found.as_ref(), &over)?;
        let over: BTreeSet<usize> = over.iter().map(|(accepted, _)| accepted.number).collect();
        let all: BTreeSet<usize> = amendments.iter().map(|(accepted, _)| accepted.number).collect();
        let Given { in_time, late } = self.given(given.unwrap_or_default(), &all)?;
        let (late, too_late): (Vec<_>, Vec<_>) = late.into_iter().partition(|(_, under)| !under.is_empty());
        // What was taken in with the first seal stays in it.
        let mut pending = match found {
            Some(found) if in_time.is_empty() => found.pending,
            _ => in_time,
        };
        pending.extend(too_late.into_iter().map(|(one, _)| one));
        let first = self.count(&pending, &After::default())?;
        tell(&first, &self.zone, self.catalog)?;
        let (mut outcome, mut last) = self.seal(&first.manifest)?;
        let mut earlier = first.manifest;
        let mut counted_late = BTreeSet::new();
        while matches!(outcome, Outcome::Clean) {
            let taken: BTreeSet<usize> = earlier.amendments.iter().map(|one| one.number).collect();
            let sealed = self.standing(earlier.number + 1)?;
            let listed = sealed.as_ref().map(|sealed| sealed.amendments.iter().map(|one| one.number));
            let listed: BTreeSet<usize> = listed.map_or_else(|| over.clone(), Iterator::collect);
            let amendments: BTreeSet<usize> = listed.intersection(&over).copied().collect();
            if sealed.is_none() && amendments.is_subset(&taken) {
                break;
            }
            let pending = if let Some(sealed) = &sealed {
                sealed.pending.clone()
            } else {
                // What was not listed for the seal that it belongs to does not come with the next one.
                let due = late.iter().filter(|(_, under)| !under.is_subset(&taken));
                earlier.pending.iter().cloned().chain(due.map(|(one, _)| one.clone())).collect()
            };
            let after = After { previous: Some((earlier.number, last.clone())), amendments };
            let counted = self.count(&pending, &after)?;
            counted_late.extend(counted.manifest.pending.iter().map(|one| one.head.clone()));
            let changes = between(&earlier, &counted.manifest);
            if sealed.is_none() && changes.is_empty() {
                say(self.catalog, &Message::new("freeze-nothing-amended"));
                break;
            }
            self.tell_later(&counted.manifest, &changes)?;
            (outcome, last) = self.seal(&counted.manifest)?;
            earlier = counted.manifest;
        }
        let is_due = |under: &BTreeSet<usize>| !under.is_disjoint(&over);
        for (one, _) in late.iter().filter(|(one, under)| is_due(under) && !counted_late.contains(&one.head))
        {
            if matches!(outcome, Outcome::Clean) {
                let note = Message::new("freeze-note-not-listed").text("name", &one.proposal);
                say(self.catalog, &note.text("at", shown(one.received, &self.zone)));
            }
        }
        for (accepted, ends) in open {
            let message = Message::new("freeze-amendment-open")
                .text("number", accepted.number)
                .text("closes", closing(*ends, &self.zone));
            say(self.catalog, &message);
        }
        if self.arguments.call.at.is_some() {
            say(self.catalog, &Message::new("freeze-rehearsal"));
        }
        Ok(outcome)
    }

    /// A list that was given, with the amendments under which each of those counts that came in after the closing.
    fn given(&self, given: Vec<Pending>, amendments: &BTreeSet<usize>) -> Result<Given, CommandError> {
        let (in_time, late): (Vec<_>, Vec<_>) =
            given.into_iter().partition(|one| one.received < self.deadline.closes);
        let under = self.late_under(&late, amendments)?;
        Ok(Given { in_time, late: late.into_iter().zip(under).collect() })
    }

    pub(super) fn late_under(
        &self,
        late: &[Pending],
        amendments: &BTreeSet<usize>,
    ) -> Result<Vec<BTreeSet<usize>>, CommandError> {
        late_under(self.repository, self.history, &self.deadline, late, amendments)
            .map_err(|error| refused(error, &self.zone))
    }

    fn count(&self, pending: &[Pending], after: &After) -> Result<crate::proof::Counted, CommandError> {
        what_counted(self.repository, self.history, &self.deadline, pending, after)
            .map_err(|error| refused(error, &self.zone))
    }

    /// The list of the seal of that number, where one stands that is not to be replaced.
    pub(super) fn standing(&self, number: usize) -> Result<Option<Manifest>, CommandError> {
        let tag = tag_name(self.deadline.call, self.deadline.stage, number);
        let replaced = self.repository.tag_id(&tag).is_some_and(|id| self.is_named(&id));
        if replaced || !is_seal(self.repository, &tag)? {
            return Ok(None);
        }
        Ok(self.repository.frozen(&tag)?.and_then(|frozen| Manifest::read(&frozen.manifest)))
    }

    /// Whether the command line says that a tag is to be replaced.
    fn is_named(&self, id: &str) -> bool {
        self.arguments
            .replace
            .as_ref()
            .is_some_and(|named| named.len() >= SHORTEST_ID && id.starts_with(&**named))
    }

    /// A closing that was sealed here stays what it was: other dates in `call.yaml` would put it off in silence.
    fn same_closing(&self, found: Option<&Manifest>) -> Result<(), CommandError> {
        let tag = tag_name(self.deadline.call, self.deadline.stage, 1);
        let own =
            self.repository.made_here(&tag)?.is_some_and(|made| self.repository.tag_id(&tag) == Some(made));
        match found.filter(|found| own && found.closes != self.deadline.closes) {
            None => Ok(()),
            Some(found) => Err(CommandError::new("freeze-other-closing")
                .text("sealed", closing(found.closes, &self.zone))
                .text("closes", closing(self.deadline.closes, &self.zone))),
        }
    }

    /// What a later seal holds otherwise than the one before it, and under which amendments.
    fn tell_later(&self, manifest: &Manifest, changes: &[crate::proof::Between]) -> Result<(), CommandError> {
        use std::io::Write as _;
        let mut out = anstream::stdout().lock();
        let previous = manifest.previous.as_ref().map(|previous| previous.tag.as_str()).unwrap_or_default();
        let title = Message::new("freeze-later-title")
            .text("tag", tag_name(&manifest.call, manifest.stage, manifest.number))
            .text("previous", previous);
        let mut lines = vec![title];
        lines.extend(manifest.amendments.iter().map(|one: &Accepted| amendment(one, &self.zone)));
        lines.extend(changes.iter().map(|one| differing(one, &self.zone)));
        writeln!(out)?;
        for (index, line) in lines.iter().enumerate() {
            let indent = if index == 0 { "" } else { "  " };
            writeln!(out, "{indent}{}", self.catalog.render(line, Reveal::PublicOnly))?;
        }
        Ok(out.flush()?)
    }

    /// Puts a list and its files into a tag, and says what became of it; with what a later seal says of this one.
    fn seal(&self, manifest: &Manifest) -> Result<(Outcome, Previous), CommandError> {
        let repository = self.repository;
        let tag = tag_name(&manifest.call, manifest.stage, manifest.number);
        let previous = |id: &str, commit: String| Previous {
            tag: tag.clone(),
            id: id.to_owned(),
            commit,
            manifest: manifest.digest(),
        };
        if self.arguments.call.at.is_some() {
            // A rehearsal writes nothing; a seal that stands is what a later one would build on.
            let frozen = repository.frozen(&tag)?;
            let (id, commit) = frozen.map(|frozen| (frozen.id, frozen.commit)).unwrap_or_default();
            return Ok((Outcome::Clean, previous(&id, commit)));
        }
        // Whoever may push tags could have been first. What was sealed here stays; what is no seal at all is in nobody's way.
        let made = repository.made_here(&tag)?;
        let foreign = repository.tag_id(&tag).filter(|found| made.as_ref() != Some(found));
        let replaces = match &foreign {
            Some(found) if self.is_named(found) || !is_seal(repository, &tag)? => Some(&**found),
            _ => None,
        };
        let files: Vec<_> = manifest.entries().map(|file| (&*file.path, &*file.blob)).collect();
        let tagged = repository.freeze(&Freeze {
            tag: &tag,
            manifest: manifest.text().as_bytes(),
            message: &manifest.message(),
            files: &files,
            parents: &manifest.rests_on(),
            at: manifest.closes,
            replaces,
            offset: self.offset,
        })?;
        // There is nowhere to push it to from a server.
        let is_last_place = repository.is_bare() && repository.remote("origin", None)?.is_none();
        let made = if is_last_place { "freeze-made-here" } else { "freeze-made" };
        let (id, key, outcome) = match &tagged {
            Tagged::Made(id) => (id, made, Outcome::Clean),
            Tagged::Same(id) => (id, "freeze-same", Outcome::Clean),
            Tagged::Replaced(id, other) => {
                say(self.catalog, &Message::new("freeze-replaced").text("tag", &tag).text("id", other));
                (id, made, Outcome::Clean)
            }
            Tagged::Other(id) if foreign.is_some() => (id, "freeze-foreign", Outcome::Faults),
            Tagged::Other(id) => (id, "freeze-other", Outcome::Faults),
        };
        let stage = manifest.stage.key();
        say(self.catalog, &Message::new(key).text("tag", &tag).text("id", id).text("stage", stage));
        let commit = repository.frozen(&tag)?.map(|frozen| frozen.commit).unwrap_or_default();
        Ok((outcome, previous(id, commit)))
    }
}
