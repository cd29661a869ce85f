//! What the three money thresholds have in common: they bind enterprises (notice 一(二), 优势单位为企业的).

use super::{Context, Findings};
use crate::call::{Thresholds, Unit};
use crate::diagnostic::{Message, Severity};

/// Enterprises with the most that a missed threshold weighs for them: a warning for kinds that the notice sets
/// conditions of their own, such as an institution in company form.
pub(super) fn bound<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Unit, &'a Thresholds, Severity)> {
    let thresholds = context.settings().map(|settings| &settings.thresholds);
    let units = context.call.units.values().map(AsRef::as_ref).filter(|unit: &&Unit| unit.is_enterprise());
    units.filter_map(move |unit| {
        let thresholds = thresholds?;
        let kind = unit.kind.as_ref().map(|kind| &kind.value);
        let lenient = kind.is_some_and(|kind| thresholds.warn_only.contains(kind));
        Some((unit, thresholds, if lenient { Severity::Warning } else { Severity::Error }))
    })
}

/// Says that a threshold was not judged, because the figures are sealed and this is not where the key is.
pub(super) fn tell_sealed(unit: &Unit, findings: &mut Findings<'_>) {
    if let Some(span) = unit.finance.sealed {
        findings
            .report_as(Severity::Note, unit.location(Some(span)), Message::new("enterprise-sealed"))
            .set_help(Message::new("enterprise-sealed-mend"));
    }
}
