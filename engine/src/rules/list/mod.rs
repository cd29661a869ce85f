//! The rules: one file a rule. It says what the rule is, checks it, and shows an example of either kind.

mod amount_plausible;
mod approved;
mod arrival;
mod bidding_terms;
mod budget_adds_up;
mod call_settings;
mod comment_answered;
mod consultation_period;
mod declared_unclassified;
mod domain_in_call;
mod finance_year;
mod guideline_coverage;
mod guideline_sources;
mod indicator_measurable;
mod innovation_institution;
mod joint_form_has_partners;
mod joint_form_marked;
mod jurisdiction;
mod no_personal_data;
mod not_blank;
mod opinion_given;
mod owner;
mod path;
mod project_investment;
mod quota;
mod quota_joint_form;
mod quota_topic;
mod ranking;
mod rd_intensity;
mod rd_investment;
mod recommendation_window;
mod recommended;
mod result_located_in_city;
mod scan_matches_table;
mod schema;
// What a page in a browser holds stands in no repository, and is sealed before it leaves.
#[cfg(not(target_arch = "wasm32"))]
mod sealed;
mod similar;
mod stamped_scan;
mod submission_window;
mod text;
mod unit_kind_confirmed;
mod unit_once;
mod yaml;

use super::Rule;

pub(super) use declared_unclassified::is_sealed;

/// All rules, in the order of the reference page: the form of files first, then the notice's clauses in order.
pub static RULES: &[&Rule] = &[
    &path::RULE,
    &text::RULE,
    &yaml::RULE,
    &schema::RULE,
    &call_settings::RULE,
    &not_blank::RULE,
    &budget_adds_up::RULE,
    &amount_plausible::RULE,
    &domain_in_call::RULE,
    &declared_unclassified::RULE,
    &no_personal_data::RULE,
    #[cfg(not(target_arch = "wasm32"))]
    &sealed::RULE,
    &submission_window::RULE,
    &arrival::RULE,
    &owner::RULE,
    &indicator_measurable::RULE,
    &bidding_terms::RULE,
    &innovation_institution::RULE,
    &finance_year::RULE,
    &rd_intensity::RULE,
    &rd_investment::RULE,
    &project_investment::RULE,
    &unit_once::RULE,
    &similar::RULE,
    &quota::RULE,
    &quota_joint_form::RULE,
    &quota_topic::RULE,
    &result_located_in_city::RULE,
    &joint_form_has_partners::RULE,
    &joint_form_marked::RULE,
    &unit_kind_confirmed::RULE,
    &jurisdiction::RULE,
    &ranking::RULE,
    &opinion_given::RULE,
    &recommended::RULE,
    &recommendation_window::RULE,
    &approved::RULE,
    &stamped_scan::RULE,
    &scan_matches_table::RULE,
    &guideline_sources::RULE,
    &guideline_coverage::RULE,
    &consultation_period::RULE,
    &comment_answered::RULE,
];
