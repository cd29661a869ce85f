//! A row of a table to a comment.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::columns::Columns;
use super::day::{Counted, Unclear, day};
use super::letter::Letter;
use super::table::Row;
use super::words::{Column, Words};
use crate::call::Call;
use crate::call::mask::masked;
use crate::diagnostic::{Message, Span};
use crate::document::{Entry, Key, Node, Value};
use crate::schema::{Field, narrow};

/// What is wrong with a row.
#[derive(Debug)]
pub(super) struct Fault {
    /// The row, as spreadsheet programs count.
    pub(super) row: usize,
    /// The column, where it is one.
    pub(super) column: Option<Column>,
    /// The rule that found it, where it was one.
    pub(super) rule: Option<&'static str>,
    /// What is wrong. Never what stands in the cell: it may be personal.
    pub(super) message: Message,
}

/// A comment on its way into the call.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) row: usize,
    /// Name of its file, once it has one.
    pub(super) id: String,
    pub(super) received_on: Date,
    pub(super) item: String,
    pub(super) text: String,
    /// Whether the row does not say which aspect it is about.
    pub(super) without_aspect: bool,
    /// Whether nobody is named.
    pub(super) unnamed: bool,
    /// Whether its day was a spreadsheet's number of days.
    pub(super) counted: bool,
    /// The file, without `same_as`.
    pub(super) root: Node,
}

/// What rows are read by.
pub(super) struct Reading<'a> {
    pub(super) columns: &'a Columns,
    pub(super) words: &'a Words,
    pub(super) form: Field<'a>,
    pub(super) items: Vec<Item>,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
    /// What a row is about, and how it came in, where the table does not say.
    pub(super) item: Option<String>,
    pub(super) channel: Option<String>,
    /// What digits alone may stand for in the column of days.
    pub(super) counted: Counted,
    /// The first day of the call: nothing can have come in before.
    pub(super) earliest: Option<Date>,
}

/// An item of the guideline, as people name it.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) number: String,
    title: String,
}

/// The items that a comment can be about, in the order of the call.
pub(super) fn items(call: &Call) -> Vec<Item> {
    let items = call.guideline.values();
    items
        .filter_map(|item| {
            let document = call.document(&item.path)?;
            let text = |key| document.root.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
            Some(Item { id: item.id.clone(), number: text("number"), title: text("title") })
        })
        .collect()
}

/// The item that a cell names by its file name, its number, its title, or both; in a longer text (the subject of a mail) by
/// the only number or title of an item that stands in it.
pub(super) fn find_item<'i>(items: &'i [Item], cell: &str) -> Option<&'i Item> {
    let (cell, half) = (cell.trim(), narrow(cell));
    if let Some(item) = items
        .iter()
        .find(|item| [&item.id, &item.number, &item.title].iter().any(|name| *name == cell || *name == &half))
    {
        return Some(item);
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let mut named = items.iter().filter(|item| {
        let by_number = half.split(|c| !is_part(c)).any(|word| word.trim_matches('.') == item.number);
        let by_title = !item.title.is_empty() && cell.contains(&item.title);
        by_number || by_title
    });
    let item = named.next()?;
    named.next().is_none().then_some(item)
}

impl Reading<'_> {
    /// Reads a row.
    pub(super) fn read(&self, row: &Row) -> Result<Draft, Vec<Fault>> {
        let broken = row.broken.iter().filter_map(|(index, message)| {
            let column = Some(self.columns.at(*index)?);
            Some(Fault { row: row.number, column, rule: None, message: message.clone() })
        });
        let mut faults: Vec<Fault> = broken.collect();
        if !faults.is_empty() {
            // Nothing can be said about what is not there.
            return Err(faults);
        }
        // A letter in the column of texts says itself what it is about, whatever the columns beside it say.
        let text = self.columns.cell(Column::Text, &row.cells);
        let letter = text.and_then(|text| Letter::read(text, self.words, self.form)).unwrap_or_default();
        let cell = |column| letter.cell(column).or_else(|| self.columns.cell(column, &row.cells));
        let mut fault = |column, message| {
            faults.push(Fault { row: row.number, column: Some(column), rule: None, message });
        };
        let item = match cell(Column::Item).or(self.item.as_deref()) {
            None => {
                fault(Column::Item, Message::new("import-empty"));
                None
            }
            Some(cell) => {
                let item = find_item(&self.items, cell).filter(|item| !self.is_rounded(item, cell));
                if item.is_none() {
                    let known = self.items.iter().map(|item| &item.number);
                    fault(Column::Item, Message::new("import-which-item").list("items", known));
                }
                item
            }
        };
        let mut option = |column, given: Option<&str>, default: Option<&str>| match given {
            None if default.is_some() => default.map(str::to_owned),
            None => {
                fault(column, Message::new("import-empty"));
                None
            }
            Some(cell) => {
                let word = self.words.option(column, cell, self.form);
                if word.is_none() {
                    let field = self.form.property(column.key());
                    let known =
                        field.map(Field::options).unwrap_or_default().into_iter().map(|(_, label)| label);
                    fault(column, Message::new("import-which-option").list("options", known));
                }
                word.map(str::to_owned)
            }
        };
        let aspect = option(Column::Aspect, cell(Column::Aspect), Some("other"));
        let channel = option(Column::Channel, cell(Column::Channel), self.channel.as_deref());
        let (received_on, counted) = match self.day(cell(Column::ReceivedOn)) {
            Ok((day, counted)) => (Some(day), counted),
            Err(message) => {
                fault(Column::ReceivedOn, message);
                (None, false)
            }
        };
        let consent = cell(Column::Consent).map(|cell| self.words.truth(cell));
        if consent == Some(None) {
            fault(Column::Consent, Message::new("import-yes-or-no"));
        }
        let controls = |cell: &str| cell.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
        for column in Column::ALL.into_iter().filter(|column| cell(*column).is_some_and(controls)) {
            fault(column, Message::new("import-control-character"));
        }
        let text = cell(Column::Text);
        if text.is_none() {
            fault(Column::Text, Message::new("import-empty"));
        }
        let (Some(item), Some(aspect), Some(channel), Some(received_on), Some(text), true) =
            (item, aspect, channel, received_on, text, faults.is_empty())
        else {
            return Err(faults);
        };
        let shown_as = self.shown_as(cell, consent == Some(Some(true)));
        let mut on = vec![entry("item", &item.id)];
        on.extend(cell(Column::Paragraph).map(|cell| entry("paragraph", cell)));
        let mut entries = vec![
            Entry { key: key("on"), value: node(Value::Mapping(on)) },
            entry("aspect", &aspect),
            entry("channel", &channel),
            entry("received_on", &received_on.to_string()),
            entry("shown_as", &shown_as),
            entry("text", text),
        ];
        for column in [Column::CurrentText, Column::ProposedText, Column::Reason] {
            entries.extend(cell(column).map(|cell| entry(column.key(), cell)));
        }
        Ok(Draft {
            row: row.number,
            id: String::new(),
            received_on,
            item: item.id.clone(),
            text: text.to_owned(),
            without_aspect: cell(Column::Aspect).is_none(),
            unnamed: shown_as == self.words.unnamed,
            counted,
            root: node(Value::Mapping(entries)),
        })
    }

    /// The day of a row, and whether it was a spreadsheet's number of days.
    fn day(&self, cell: Option<&str>) -> Result<(Date, bool), Message> {
        let cell = cell.ok_or_else(|| Message::new("import-empty"))?;
        let (day, counted) = day(cell, self.counted, &self.zone).map_err(Unclear::message)?;
        if day > self.now.to_zoned_datetime(self.zone.clone()).date() {
            return Err(Message::new("import-later-than-now"));
        }
        match self.earliest.filter(|first| day < *first) {
            Some(first) => Err(Message::new("import-earlier-than-call").text("date", first)),
            None => Ok((day, counted)),
        }
    }

    /// Whether a spreadsheet may have kept an item's number as a figure, which 3.1 and 3.10 share.
    fn is_rounded(&self, item: &Item, cell: &str) -> bool {
        let value = |number: &str| number.parse::<Decimal>().ok().filter(|_| number.contains('.'));
        let same = |other: &Item| other.number != item.number && value(&other.number) == value(cell);
        self.counted.day_zero.is_some() && value(cell).is_some() && self.items.iter().any(same)
    }

    /// How the writer is shown. A name that is no name but a mail address or a number is nobody's to see.
    fn shown_as<'r>(&self, cell: impl Fn(Column) -> Option<&'r str>, consents: bool) -> String {
        if let Some(shown) = cell(Column::ShownAs) {
            return shown.to_owned();
        }
        // `朱某某 <zhu@example.com>` is how mailboxes name a sender.
        let name = cell(Column::Name).map(|name| name.split('<').next().unwrap_or_default());
        let name = name.map(|name| name.trim_matches(|c: char| c.is_whitespace() || "\"'“”".contains(c)));
        let is_name = |name: &&str| {
            !name.is_empty() && !name.contains('@') && name.chars().filter(char::is_ascii_digit).count() < 5
        };
        match name.filter(is_name) {
            Some(name) if consents => name.to_owned(),
            Some(name) => masked(name),
            None => cell(Column::Unit).unwrap_or(&self.words.unnamed).to_owned(),
        }
    }
}

pub(super) fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn key(text: &str) -> Key {
    Key { text: text.into(), span: Span::default() }
}

/// A key with a text.
pub(super) fn entry(name: &str, text: &str) -> Entry {
    Entry { key: key(name), value: node(Value::String(text.into())) }
}
