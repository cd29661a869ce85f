//! What somebody wrote in one box to its value. What is certain is taken, with a remark where it was written otherwise; the
//! rest is told. Nothing is guessed.

use std::borrow::Cow;

use rust_decimal::Decimal;
use zhengji_markdown::is_break;

use super::answers::{Raw, number};
use super::fields::{Choice, Entry, FormField};
use super::ticks::{Ticked, ticked};
use crate::call::Wan;
use crate::call::named::{Meant, department_meant, district_meant};
use crate::diagnostic::{Arg, Message};
use crate::document::{Value, scalar_of};
use crate::schema::{Uscc, Visibility, date_meant, figure_meant, narrow};

/// Texts of several lines end with a line break from so many characters on: they are then written below their key.
const LINE: usize = 60;

/// Figures up to here are exact in a spreadsheet.
const EXACT: i64 = 1_000_000_000_000_000;

pub(super) fn text(text: &str) -> Value {
    Value::String(text.into())
}

/// Why a box was not read as it stands.
pub(super) enum Unfit {
    /// Read otherwise than written.
    Read(Value, Message),
    /// Not read.
    Wrong(Message),
}

pub(super) fn read(field: &FormField, raw: &Raw) -> Result<Value, Unfit> {
    let wrong = |id| Err(Unfit::Wrong(Message::new(id)));
    if let Some(message) = unreadable(raw) {
        return Err(Unfit::Wrong(message));
    }
    match &field.entry {
        Entry::Long => match raw {
            Raw::Text(long) => Ok(Value::String(ended(&lined(long)).into())),
            _ => as_text(raw),
        },
        Entry::Text if !field.names.is_empty() => place(field, raw),
        Entry::Text => as_text(raw),
        Entry::Uscc => uscc(raw),
        Entry::Number { .. } => figure(field, raw),
        Entry::NumberOrText => match raw {
            Raw::Text(words) => Ok(match figure_meant(words, "") {
                Some(figure) if figure == *words => scalar_of(&figure),
                Some(figure) => {
                    return Err(Unfit::Read(scalar_of(&figure), Message::new("paper-read-figure")));
                }
                None => text(words),
            }),
            Raw::Percent(_) => as_text(raw),
            _ => figure(field, raw),
        },
        Entry::Date => day(raw),
        Entry::Truth => truth(raw),
        Entry::Choice(choices) => match chosen(choices, raw) {
            Ok(found) => match found.as_slice() {
                [word] => Ok(text(word)),
                _ => wrong("paper-read-one-choice"),
            },
            Err(message) => choice_meant(field, choices, raw).unwrap_or(Err(Unfit::Wrong(message))),
        },
        Entry::Choices(_) => wrong("paper-read-one-choice"),
    }
}

/// What is wrong with a cell that no box can take, whatever is written there.
pub(super) fn unreadable(raw: &Raw) -> Option<Message> {
    let id = match raw {
        Raw::Broken(_) => "paper-read-broken",
        Raw::Scaled => "paper-read-scaled",
        Raw::Moment => "paper-read-moment",
        Raw::NoResult => "paper-read-no-result",
        Raw::Picture => "paper-read-cell-picture",
        _ => return None,
    };
    Some(Message::new(id))
}

/// A text whose lines end as all lines do: word processors and the pages pasted from know other ends.
fn lined(text: &str) -> Cow<'_, str> {
    let is_other = |c: char| c != '\n' && is_break(c);
    if text.contains(is_other) {
        text.replace("\r\n", "\n").replace(is_other, "\n").into()
    } else {
        text.into()
    }
}

/// A district in other words than the call's.
fn place(field: &FormField, raw: &Raw) -> Result<Value, Unfit> {
    let Raw::Text(words) = raw else { return as_text(raw) };
    let names: Vec<&str> = field.names.iter().map(String::as_str).collect();
    match district_meant(&names, words) {
        Meant::One(name) if name == words.trim() => Ok(text(name)),
        Meant::One(name) => Err(Unfit::Read(text(name), Message::new("paper-read-place").text("name", name))),
        Meant::Several(names) => {
            Err(Unfit::Wrong(Message::new("paper-read-which-place").list("names", names)))
        }
        // A district of which the call says nothing is for the rules to judge.
        Meant::Nothing => as_text(raw),
    }
}

/// A department in other words than those of the list.
fn choice_meant(field: &FormField, choices: &[Choice], raw: &Raw) -> Option<Result<Value, Unfit>> {
    let Raw::Text(words) = raw else { return None };
    let departments: Vec<(&str, &str)> =
        choices.iter().map(|choice| (choice.word.as_str(), choice.label.as_str())).collect();
    let label =
        |word: &str| departments.iter().find(|(other, _)| *other == word).map_or("", |(_, label)| *label);
    match department_meant(&departments, words) {
        _ if field.key != "department" => None,
        Meant::One(word) => {
            let message = Message::new("paper-read-place").text("name", label(word));
            Some(Err(Unfit::Read(text(word), message)))
        }
        Meant::Several(words) => {
            let names = words.into_iter().map(label);
            Some(Err(Unfit::Wrong(Message::new("paper-read-which-place").list("names", names))))
        }
        Meant::Nothing => None,
    }
}

/// A text of several lines, or so long that it is written as one, ends with a line break.
pub fn ended(long: &str) -> String {
    let long = long.trim_end();
    let end = if long.contains('\n') || long.chars().count() > LINE { "\n" } else { "" };
    format!("{long}{end}")
}

fn as_text(raw: &Raw) -> Result<Value, Unfit> {
    match raw {
        Raw::Text(words) => Ok(text(lined(words).trim())),
        Raw::Number(value) if value.abs() < Decimal::from(EXACT) => {
            Err(Unfit::Read(text(&value.normalize().to_string()), Message::new("paper-read-figure-as-text")))
        }
        Raw::Number(_) | Raw::Inexact => Err(Unfit::Wrong(Message::new("paper-read-figure-lost"))),
        Raw::Percent(value) => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*value).normalize();
            Err(Unfit::Read(
                text(&format!("{percent}%")),
                Message::new("paper-read-percent-as-text").text("percent", percent),
            ))
        }
        Raw::Date(date) | Raw::Stamp(date) => {
            Err(Unfit::Read(text(&date.to_string()), Message::new("paper-read-date-as-text")))
        }
        _ => Err(Unfit::Wrong(Message::new("paper-read-not-text"))),
    }
}

fn uscc(raw: &Raw) -> Result<Value, Unfit> {
    match raw {
        Raw::Text(words) => match Uscc::read(words) {
            Some(code) if code.as_str() == words.trim() => Ok(text(code.as_str())),
            Some(code) => Err(Unfit::Read(text(code.as_str()), Message::new("paper-read-code"))),
            None => Ok(text(words.trim())),
        },
        _ => as_text(raw),
    }
}

fn figure(field: &FormField, raw: &Raw) -> Result<Value, Unfit> {
    let wrong = || {
        Unfit::Wrong(match field.unit.as_str() {
            "" => Message::new("paper-read-not-figure"),
            unit => Message::new("paper-read-not-figure-in").text("unit", unit),
        })
    };
    match raw {
        Raw::Number(value) => number(*value).ok_or_else(wrong),
        Raw::Text(words) => {
            let meant = figure_meant(words, &field.unit).ok_or_else(wrong)?;
            let value = scalar_of(&meant);
            let plain = decimal(&value).and_then(number).ok_or_else(wrong)?;
            if meant == words.trim() { Ok(plain) } else { Err(Unfit::Read(plain, figure_as(field, &meant))) }
        }
        Raw::Inexact => Err(Unfit::Wrong(Message::new("paper-read-figure-lost"))),
        Raw::Percent(_) => Err(Unfit::Wrong(Message::new("paper-read-percent"))),
        _ => Err(wrong()),
    }
}

/// What a figure was read as, where it stood there otherwise.
fn figure_as(field: &FormField, meant: &str) -> Message {
    let Some(value) = meant.parse().ok().filter(|_| !field.unit.is_empty()) else {
        return Message::new("paper-read-figure");
    };
    // A year has no thousands.
    let shown = if field.unit == "年" { meant.to_owned() } else { Wan(value).to_string() };
    let private = field.visibility != Visibility::Public;
    let figure = if private { Arg::Private(shown) } else { Arg::Text(shown) };
    Message::new("paper-read-figure-as").arg("figure", figure).text("unit", &field.unit)
}

pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(number.value()),
        _ => None,
    }
}

fn day(raw: &Raw) -> Result<Value, Unfit> {
    let wrong = || Unfit::Wrong(Message::new("paper-read-not-date"));
    match raw {
        Raw::Date(date) => Ok(text(&date.to_string())),
        Raw::Stamp(date) => {
            Err(Unfit::Read(text(&date.to_string()), Message::new("paper-read-date").text("date", date)))
        }
        Raw::Text(words) => {
            let meant = date_meant(words).or_else(|| date_meant(&in_digits(words)?)).ok_or_else(wrong)?;
            if meant == words.trim() {
                Ok(text(&meant))
            } else {
                Err(Unfit::Read(text(&meant), Message::new("paper-read-date").text("date", &meant)))
            }
        }
        _ => Err(wrong()),
    }
}

/// A day written in Chinese (`二〇一〇年十一月八日`), in digits.
fn in_digits(words: &str) -> Option<String> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| {
        let c = if matches!(c, '零' | '○' | 'О' | 'O') { '〇' } else { c };
        DIGITS.chars().position(|digit| digit == c)
    };
    let year = |part: &str| part.chars().map(|c| Some(digit(c)?.to_string())).collect::<Option<String>>();
    let below_hundred = |part: &str| {
        let Some((tens, ones)) = part.split_once('十') else {
            return (part.chars().count() == 1).then(|| digit(part.chars().next()?)).flatten();
        };
        let part = |part: &str, empty| match part.chars().count() {
            0 => Some(empty),
            1 => digit(part.chars().next()?),
            _ => None,
        };
        Some(part(tens, 1)? * 10 + part(ones, 0)?)
    };
    let (years, rest) = words.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix(['日', '号'])?;
    Some(format!(
        "{}年{}月{}日",
        year(years.trim())?,
        below_hundred(month.trim())?,
        below_hundred(day.trim())?
    ))
}

fn truth(raw: &Raw) -> Result<Value, Unfit> {
    let answers = ["是", "否"].map(|word| Choice { word: word.to_owned(), label: word.to_owned() });
    let truth = match raw {
        Raw::Truth(truth) => Some(*truth),
        Raw::Text(words) => match ticked(words, &answers) {
            Ticked::These(found) => match found.as_slice() {
                [one] => answers.iter().position(|answer| answer.label == *one).map(|index| index == 0),
                _ => None,
            },
            Ticked::NoMarks | Ticked::Unclear => match narrow(words).to_lowercase().as_str() {
                "是" | "√" | "✓" | "☑" | "y" | "yes" | "true" => Some(true),
                "否" | "×" | "✗" | "☒" | "n" | "no" | "false" => Some(false),
                _ => None,
            },
        },
        _ => None,
    };
    truth.map(Value::Bool).ok_or_else(|| Unfit::Wrong(Message::new("paper-read-not-truth")))
}

/// The words that labels, or words, one after the other, stand for.
pub(super) fn chosen<'c>(choices: &'c [Choice], raw: &Raw) -> Result<Vec<&'c str>, Message> {
    let wrong =
        || Message::new("paper-read-no-choice").list("choices", choices.iter().map(|choice| &choice.label));
    let Raw::Text(words) = raw else { return Err(wrong()) };
    match ticked(words, choices) {
        Ticked::NoMarks => labels(choices, words).ok_or_else(wrong),
        Ticked::These(found) => {
            let each = found.iter().map(|words| labels(choices, words)).collect::<Option<Vec<_>>>();
            each.map(|found| found.concat()).ok_or_else(wrong)
        }
        Ticked::Unclear => {
            let labels = choices.iter().map(|choice| &choice.label);
            Err(Message::new("paper-read-ticks").list("choices", labels))
        }
    }
}

/// The words of labels, or words, one after the other; none where there is something else.
fn labels<'c>(choices: &'c [Choice], words: &str) -> Option<Vec<&'c str>> {
    let mut found = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let names = choices.iter().flat_map(|choice| [(&choice.label, choice), (&choice.word, choice)]);
        let longest = names
            .filter_map(|(name, choice)| Some((name.len(), rest.strip_prefix(name.as_str())?, choice)))
            .filter(|(length, after, _)| *length > 0 && starts_apart(after))
            .max_by_key(|(length, ..)| *length);
        let (_, after, choice) = longest?;
        found.push(choice.word.as_str());
        rest = after.trim_start_matches(is_between);
    }
    Some(found)
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／')
}

fn starts_apart(after: &str) -> bool {
    after.is_empty() || after.starts_with(is_between)
}
