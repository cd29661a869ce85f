//! What a call says of its site and of the consultation that is held there.

use serde::{Deserialize, Serialize};

use crate::call::Repository;
use crate::diagnostic::catalog::Language;

/// The public consultation on the draft.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Consultation {
    /// What the length of the period rests on.
    pub basis: String,
    /// Which rule about periods that is; none for the 15 days of practice.
    #[serde(default)]
    pub basis_kind: Option<PeriodBasis>,
    /// Why it is shorter than that, if it is.
    #[serde(default)]
    pub period_reason: Option<String>,
    /// Within how many days after its closing a comment is answered; after its receipt, where it came later. None where no
    /// such promise is made, and then no answer is ever late.
    #[serde(default)]
    pub answer_within_days: Option<u16>,
    /// The ways to answer.
    pub ways: Vec<Way>,
    /// What it is about.
    pub background: String,
}

/// Rules that set how long the public may comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodBasis {
    /// 重大行政决策: 30 days.
    MajorDecision,
    /// 行政规范性文件: 7 working days.
    NormativeDocument,
}

/// One way to answer a consultation.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Way {
    /// `web`, `mail`, `phone`, `letter` or `meeting`.
    pub channel: String,
    /// Where.
    pub address: String,
}

/// Identity of the site, as Chinese public bodies must show it. What is absent is left out, never invented.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Who runs it.
    pub organizer: String,
    /// Host name.
    #[serde(default)]
    pub domain: Option<String>,
    /// 网站标识码.
    #[serde(default)]
    pub id_code: Option<String>,
    /// ICP number.
    #[serde(default)]
    pub icp: Option<String>,
    /// Public security number.
    #[serde(default)]
    pub police: Option<String>,
    /// Address it is published at.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Where the files of the call can be read.
    #[serde(default)]
    pub repository: Option<Repository>,
    /// On what terms the published data may be used, in a line; [`Settings::licence`] says what counts.
    #[serde(default)]
    pub license: Option<String>,
    /// The languages of the pages, the one at the root of the site first; none for Chinese alone.
    #[serde(default)]
    pub languages: Vec<Language>,
}

impl Site {
    /// The keys of what must be shown on every page, in the order of the form, with the address that maps of the site
    /// are made from.
    pub const IDENTITY: [&'static str; 5] = ["domain", "id_code", "icp", "police", "base_url"];

    /// The value of one of [`Self::IDENTITY`].
    pub fn identity(&self, key: &str) -> Option<&str> {
        let value = match key {
            "domain" => &self.domain,
            "id_code" => &self.id_code,
            "icp" => &self.icp,
            "police" => &self.police,
            "base_url" => &self.base_url,
            _ => &None,
        };
        value.as_deref()
    }
}
