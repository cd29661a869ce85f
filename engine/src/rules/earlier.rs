//! What is kept of earlier calls: enough to say that a demand was handed in before.

use std::sync::Arc;

use super::list::is_sealed;
use crate::call::{Call, RawText, ReadFile, Settings};
use crate::detect::is_personal;
use crate::diagnostic::{Location, Span};
use crate::schema::{Kind, SchemaSet};
use crate::similarity::Body;

/// A demand of an earlier call. It holds public texts and nothing else of its file.
#[derive(Clone, Debug)]
pub struct EarlierDemand {
    /// Folder of its call.
    pub call: String,
    /// Identity in that call, `unit/demand`.
    pub id: String,
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// Title.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// What is compared.
    pub body: Body<'static>,
}

impl EarlierDemand {
    /// Reads a file of another call, as [`crate::call::read_file`] gave it. None for anything but a demand that stands,
    /// has a public title, and may be shown.
    pub fn read(call: &str, file: &ReadFile, schemas: &SchemaSet) -> Option<Self> {
        let role = file.role.as_ref()?;
        let id = role.demand_id()?;
        let document = file.document.as_deref()?;
        let form = schemas.form(Kind::Demand);
        let withdrawn = document.root.get("withdrawn").is_some_and(|node| !node.is_null());
        let raw =
            RawText { path: Arc::clone(&file.path), kind: role.kind(), text: Arc::clone(file.raw.as_ref()?) };
        if withdrawn || is_sealed(schemas, &raw, Some((Kind::Demand, document))) {
            return None;
        }
        // This call's seals know nothing of other calls, so what may not be repeated is left out here.
        let body = Body::of_document(&document.root, form).without(is_personal);
        let title = body.title()?.trim().to_owned();
        let title_span = document.root.get("title")?.span;
        Some(Self {
            call: call.to_owned(),
            id,
            path: Arc::clone(&file.path),
            title,
            title_span,
            body: body.into_owned(),
        })
    }

    /// Where its title stands.
    pub fn title_place(&self) -> Location {
        Location::at(&self.path, self.title_span)
    }
}

/// Whether another call, by its settings, took submissions before this one. Calls opened at the same time or without a readable
/// `call.yaml` are not earlier.
pub fn is_earlier(other: &Settings, call: &Call) -> bool {
    let own = call.settings.as_ref().and_then(Settings::submission_opens);
    matches!((other.submission_opens(), own), (Some(other), Some(own)) if other < own)
}
