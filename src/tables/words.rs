//! The words of tables: messages of the catalogue and the names of ids.

use rust_decimal::Decimal;

use super::cell::{Cell, Format};
use crate::call::{Vocabulary, Wan};
use crate::diagnostic::Message;
use crate::diagnostic::Piece;
use crate::diagnostic::catalog::{Catalog, Reveal};

/// What tables say, in one language.
#[derive(Clone, Copy)]
pub struct TableWords<'a> {
    /// The messages.
    pub catalog: &'a Catalog,
    /// The names of ids.
    pub vocabulary: &'a Vocabulary,
    /// How many 万元 one is in a column of money.
    money_per: Decimal,
}

impl<'a> TableWords<'a> {
    /// Words for people: amounts in columns are in the unit in which their language counts them.
    pub fn new(catalog: &'a Catalog, vocabulary: &'a Vocabulary) -> Self {
        let money_per = catalog.text("table-money-per").trim().parse();
        Self { catalog, vocabulary, money_per: money_per.unwrap_or(Decimal::ONE) }
    }

    /// The same for files that programs read: amounts are in 万元, whatever the language.
    #[must_use]
    pub fn for_programs(self) -> Self {
        Self { money_per: Decimal::ONE, ..self }
    }

    /// Which unit amounts are in, for a line above the columns.
    pub fn money_note(&self) -> String {
        self.text(if self.money_per == Decimal::ONE { "table-money-data" } else { "table-money" })
    }

    /// An amount in a column.
    pub fn money(&self, amount: Wan) -> Cell {
        Cell::Money(amount.in_units_of(self.money_per))
    }

    /// A message without values.
    pub fn text(&self, id: &str) -> String {
        self.catalog.text(id)
    }

    /// A message with its values.
    pub fn tell(&self, message: &Message) -> String {
        self.catalog.render(message, Reveal::PublicOnly)
    }

    /// The unit of what stands in a column, in brackets.
    pub fn unit(&self, format: Format) -> Option<String> {
        let id = if self.money_per == Decimal::ONE { "table-unit-money-data" } else { "table-unit-money" };
        (format == Format::Money).then(|| self.text(id))
    }

    /// A message about one thing that has a name.
    pub fn of(&self, id: &'static str, name: &str) -> String {
        self.tell(&Message::new(id).text("name", name))
    }

    /// Yes or no.
    pub fn truth(&self, value: bool) -> String {
        self.text(if value { "table-yes" } else { "table-no" })
    }

    /// A list in the manner of the language.
    pub fn list<'t>(&self, items: impl IntoIterator<Item = &'t str>) -> String {
        self.tell(&Message::new("table-list").list("items", items))
    }

    /// A term in years as forms write it: `3年`, `2年6个月`.
    pub fn term(&self, months: u32) -> String {
        let count = |id, name, value: u32| self.tell(&Message::new(id).count(name, value as usize));
        match (months / 12, months % 12) {
            (0, months) => count("table-months", "months", months),
            (years, 0) => count("table-years", "years", years),
            (years, months) => self.tell(
                &Message::new("table-years-months")
                    .count("years", years as usize)
                    .count("months", months as usize),
            ),
        }
    }

    /// `page x of y`, for writers whose pages count themselves: the words, with `page` and `pages` in place of the
    /// figures.
    pub(super) fn page<T>(&self, words: impl Fn(&str) -> T, page: T, pages: T) -> Vec<T>
    where
        T: Clone,
    {
        let message = Message::new("table-page").text("page", "1").text("pages", "2");
        let wording = self.catalog.wording(&message, Reveal::PublicOnly);
        let piece = |piece: &Piece| match piece {
            Piece::Words(text) => words(text),
            Piece::Value(value) if value == "1" => page.clone(),
            Piece::Value(_) => pages.clone(),
        };
        wording.pieces().iter().map(piece).collect()
    }

    /// BCP 47 tag of the language.
    pub fn language(&self) -> &'static str {
        self.catalog.language().tag()
    }
}
