//! What is asked before the form: which unit, and what the writer should know.

use super::console::Console;
use crate::call::Call;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::schema::{Kind, narrow};

/// How many units are listed; in a larger call one has to know one's folder.
const LISTED: usize = 40;

/// What this call is, until when, and how to answer.
pub(crate) fn introduce(call: &Call, kind: Kind, console: &mut Console<'_>) -> Result<(), CommandError> {
    let Some(settings) = &call.settings else { return Err(CommandError::new("cli-new-settings")) };
    console.tell(&Message::new("new-call").text("title", &settings.title))?;
    if let Some(submission) = settings.stage(crate::call::StageKind::Submission) {
        let closes = match &submission.closes_at {
            None => Message::new("new-closes").text("date", submission.closes),
            Some(time) => Message::new("new-closes-at").text("date", submission.closes).text("time", time),
        };
        console.tell(&closes)?;
    }
    let thresholds = &settings.thresholds;
    if kind == Kind::Unit {
        let told = match (thresholds.rd_intensity, thresholds.rd_investment) {
            (Some(intensity), Some(investment)) => Some(
                Message::new("new-thresholds")
                    .text("intensity", intensity)
                    .message("investment", investment.said()),
            ),
            (Some(intensity), None) => {
                Some(Message::new("new-threshold-intensity").text("intensity", intensity))
            }
            (None, Some(investment)) => {
                Some(Message::new("new-threshold-investment").message("investment", investment.said()))
            }
            (None, None) => None,
        };
        told.map_or(Ok(()), |told| console.tell(&told))?;
    }
    console.tell(&Message::new("new-how"))
}

/// The unit that a demand is of.
pub(crate) fn which_unit(call: &Call, console: &mut Console<'_>) -> Result<String, CommandError> {
    if call.units.is_empty() {
        return Err(CommandError::new("cli-new-no-units"));
    }
    let listed: Vec<(&String, &str)> = call.units.iter().map(|(id, unit)| (id, unit.shown_name())).collect();
    if listed.len() <= LISTED {
        for (number, (id, name)) in (1..).zip(&listed) {
            console.say("  ", &format!("{number}. {name}（{id}）"))?;
        }
    }
    loop {
        let answer = console.ask(&Message::new("new-which-unit"))?;
        let chosen = answer.parse::<usize>().ok().and_then(|number| listed.get(number.checked_sub(1)?));
        let folded = narrow(&answer).to_lowercase();
        let named = listed.iter().find(|(id, name)| **id == folded || *name == answer);
        match chosen.or(named) {
            Some((id, _)) => return Ok((*id).clone()),
            None => console.tell(&Message::new("new-not-a-choice"))?,
        }
    }
}

/// The name of a folder or file as it may be, where somebody wrote it in capitals or full width, or with blanks in it.
pub(crate) fn file_name(answer: String, console: &mut Console<'_>) -> Result<String, CommandError> {
    let plain = narrow(&answer).to_lowercase().replace([' ', '_'], "-");
    let is_name =
        |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if plain == answer || plain.is_empty() || !is_name(&plain) {
        return Ok(answer);
    }
    console.tell(&Message::new("new-changed").text("text", &plain))?;
    Ok(plain)
}
