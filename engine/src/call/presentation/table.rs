//! The table of order and presentation: what the schema of the demand cannot know of its fields.

/// Where a field stands on the page of its demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPage {
    /// In the head, which has a place for it.
    Head,
    /// Below the head, in the order of the table.
    Body,
    /// Nowhere.
    Absent,
}

/// How a field is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Searched<'a> {
    /// Where it stands among all that is searched.
    pub order: u16,
    /// How much a hit in it counts: 0 most, 3 least.
    pub group: usize,
    /// Its name in the index; the message `search-script-field-…` is what people read.
    pub name: &'a str,
}

/// A column of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// Where it stands among the columns of demands; parts (indicators, partners) follow the form.
    pub order: u16,
    /// Its name for programs; for everything else the last part of its path.
    pub id: Option<&'a str>,
    /// The message at its head; none for the title of the form.
    pub heading: Option<&'a str>,
    /// Width on paper in half-width characters.
    pub width: u32,
    /// Whether it is short words that stand in the middle.
    pub is_centred: bool,
}

/// A row of the table.
pub(super) struct Row {
    /// Dotted path in the form.
    pub(super) path: &'static str,
    pub(super) page: OnPage,
    pub(super) searched: Option<Searched<'static>>,
    pub(super) column: Option<Column<'static>>,
    /// Whether records for programs (JSON) hold it.
    pub(super) is_recorded: bool,
}

impl Row {
    pub(super) const fn new(path: &'static str) -> Self {
        Self { path, page: OnPage::Body, searched: None, column: None, is_recorded: true }
    }

    const fn in_head(self) -> Self {
        Self { page: OnPage::Head, ..self }
    }

    const fn off_page(self) -> Self {
        Self { page: OnPage::Absent, ..self }
    }

    const fn unrecorded(self) -> Self {
        Self { is_recorded: false, ..self }
    }

    const fn searched(self, order: u16, group: usize, name: &'static str) -> Self {
        Self { searched: Some(Searched { order, group, name }), ..self }
    }

    const fn column(self, order: u16, heading: &'static str, width: u32) -> Self {
        let column = Column { order, id: None, heading: Some(heading), width, is_centred: false };
        Self { column: Some(column), ..self }
    }

    const fn word(self, order: u16, heading: &'static str, width: u32) -> Self {
        let column = Column { order, id: None, heading: Some(heading), width, is_centred: true };
        Self { column: Some(column), ..self }
    }

    const fn named(self, id: &'static str) -> Self {
        match self.column {
            Some(column) => Self { column: Some(Column { id: Some(id), ..column }), ..self },
            None => self,
        }
    }
}

/// The table. Rows stand in the order of the page; places in the search and among the columns are numbers, with room
/// between them for what the form does not hold (the unit, who recommends it).
pub(super) static ROWS: &[Row] = &[
    Row::new("title").in_head().searched(10, 0, "title").column(20, "open-title", 30),
    Row::new("domain").in_head().word(70, "open-domain", 16),
    Row::new("organization").in_head().word(90, "open-organization", 18),
    Row::new("term_months").in_head().word(200, "open-term-months", 8),
    Row::new("keywords").in_head().searched(30, 1, "keywords").column(190, "open-keywords", 24),
    Row::new("summary").searched(40, 2, "summary").column(140, "open-summary", 60),
    // On a page in English it stands in the place of the Chinese.
    Row::new("en").off_page().searched(45, 1, "en"),
    Row::new("en.title").column(25, "open-title-en", 30).named("title_en"),
    Row::new("en.summary").column(145, "open-summary-en", 60).named("summary_en"),
    Row::new("innovation_stage").word(80, "open-innovation-stage", 20),
    Row::new("goal").word(120, "open-goal", 16),
    Row::new("topic").word(110, "open-topic", 20),
    Row::new("strategic_task").searched(160, 3, "task").column(130, "open-strategic-task", 30),
    Row::new("necessity").searched(50, 3, "necessity"),
    Row::new("research").searched(60, 3, "research"),
    Row::new("key_problems").searched(70, 3, "problems").column(150, "open-key-problems", 60),
    Row::new("indicators").searched(80, 3, "indicators"),
    Row::new("indicators.name").column(0, "open-indicator-name", 30),
    Row::new("indicators.unit").column(0, "open-indicator-unit", 12),
    Row::new("indicators.current").column(0, "open-indicator-current", 20),
    Row::new("indicators.target").column(0, "open-indicator-target", 20),
    Row::new("indicators.world_best").column(0, "open-indicator-world-best", 20),
    Row::new("indicators.basis").column(0, "open-indicator-basis", 40),
    Row::new("outcomes").word(160, "open-outcomes", 24),
    Row::new("outcome_description").searched(90, 3, "outcomes").column(170, "open-outcome-description", 40),
    Row::new("foundation").searched(100, 3, "foundation"),
    Row::new("application_scenario").searched(110, 3, "scenario").column(
        180,
        "open-application-scenario",
        40,
    ),
    Row::new("partners").searched(120, 3, "partners"),
    Row::new("partners.name").column(0, "open-partner-name", 30),
    Row::new("partners.uscc").word(0, "open-uscc", 20),
    Row::new("partners.role").column(0, "open-partner-role", 40),
    Row::new("bidding").searched(130, 3, "bidding"),
    Row::new("bidding.deadline").word(240, "open-bidding-deadline", 12).named("bidding_deadline"),
    Row::new("bidding.payment_to_bidder").column(250, "open-bidding-payment", 12).named("bidding_payment"),
    Row::new("transformation").searched(140, 3, "transformation"),
    Row::new("budget"),
    Row::new("budget.total").column(210, "open-budget-total", 12).named("budget_total"),
    Row::new("budget.personnel").column(220, "open-budget-personnel", 12).named("budget_personnel"),
    Row::new("declaration").off_page().unrecorded(),
    Row::new("withdrawn").off_page(),
];

/// The row of a field, and its place in the table.
pub(super) fn row(path: &str) -> Option<(usize, &'static Row)> {
    ROWS.iter().enumerate().find(|(_, row)| row.path == path)
}
