//! `zhengji form`: the official form as a workbook or document, blank or filled.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CallArguments, Outcome};
use crate::built_in;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::form_layout::{Answers, FILE, FormLayout, KINDS, UNIT, USCC};
use crate::intake::OpenedCall;
use crate::paper;
use crate::schema::Kind;
use crate::source::{NewFile, write_one};

#[derive(Debug, Args)]
#[group(id = "format", required = true, multiple = false)]
pub(super) struct FormatArguments {
    /// Word 文档 A document for Word
    #[arg(long, group = "format")]
    docx: bool,
    /// Excel 表格 A workbook for Excel
    #[arg(long, group = "format")]
    xlsx: bool,
}

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    #[command(flatten)]
    format: FormatArguments,
    /// 只要一张表：需求建议或单位情况 One form only
    #[arg(long, value_enum)]
    kind: Option<KindName>,
    /// 填上已有的内容，例如 units/shili-keji/ceramic-sensor Fill in what a file says
    #[arg(long, value_name = "units/UNIT[/DEMAND]")]
    fill: Option<String>,
    /// 写成哪个文件，不写则放在当前文件夹 The file to write
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// 需求建议 Demand
    Demand,
    /// 单位情况 Unit
    Unit,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let opened = OpenedCall::open(arguments.call.source()?.as_ref(), arguments.call.wanted())?;
    let filled = arguments.fill.as_deref().map(|path| Filled::new(path, &opened)).transpose()?;
    let kinds: Vec<Kind> = KINDS
        .into_iter()
        .filter(|kind| match arguments.kind {
            Some(KindName::Demand) => *kind == Kind::Demand,
            Some(KindName::Unit) => *kind == Kind::Unit,
            // Of a unit alone there is no demand to fill in.
            None => filled.as_ref().is_none_or(|filled| *kind == Kind::Unit || filled.demand.is_some()),
        })
        .collect();
    if let (Some(Filled { demand: None, .. }), [Kind::Demand]) = (&filled, kinds.as_slice()) {
        return Err(CommandError::new("cli-form-no-demand"));
    }
    let layouts = opened.layouts()?;
    let layouts: Vec<(&FormLayout, Answers)> = layouts
        .iter()
        .filter(|layout| kinds.contains(&layout.kind))
        .map(|layout| {
            let answers = match &filled {
                Some(filled) => filled.answers(layout, &opened)?,
                None => Answers::default(),
            };
            Ok((layout, answers))
        })
        .collect::<Result<_, CommandError>>()?;
    let marking = filled.as_ref().map(|_| built_in::catalog(Language::Chinese).text("paper-marking"));
    let extension = if arguments.format.docx { "docx" } else { "xlsx" };
    let bytes = draw(&layouts, marking.as_deref(), arguments.format.docx)?;
    let out = arguments.out.clone().unwrap_or_else(|| {
        let stem = match (&filled, &marking) {
            (Some(filled), Some(marking)) => format!("{}-{marking}", filled.name()),
            _ => format!("{}-form", opened.call.name),
        };
        format!("{stem}.{extension}").into()
    });
    let told = |error: io::Error| match error.kind() {
        // Somebody may have filled in the form that is there.
        io::ErrorKind::AlreadyExists => CommandError::new("cli-form-exists").text("path", out.display()),
        _ => CommandError::unwritten(&out, error),
    };
    write_one(NewFile::create(&out, bytes)).map_err(told)?;
    let id = if filled.is_some() { "cli-form-filled" } else { "cli-form-written" };
    let message = Message::new(id).text("path", out.display());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    Ok(Outcome::Clean)
}

fn draw(
    layouts: &[(&FormLayout, Answers)],
    marking: Option<&str>,
    docx: bool,
) -> Result<Vec<u8>, CommandError> {
    let names = built_in::catalog(Language::Chinese);
    if docx {
        let layouts = layouts.iter().map(|(layout, answers)| (*layout, answers)).collect();
        let document = paper::docx::Document { marking, layouts };
        return paper::docx::write(&document)
            .map_err(|error| CommandError::new("cli-form-failed").reason(error));
    }
    let sheets = layouts
        .iter()
        .map(|(layout, answers)| {
            let id = if layout.kind == Kind::Unit { "paper-sheet-unit" } else { "paper-sheet-demand" };
            paper::xlsx::Sheet { layout, name: names.text(id), answers }
        })
        .collect();
    let workbook = paper::xlsx::Workbook { marking, sheets };
    paper::xlsx::write(&workbook).map_err(|error| CommandError::new("cli-form-failed").reason(error))
}

/// The files that a form is filled from.
struct Filled {
    unit: String,
    demand: Option<String>,
}

impl Filled {
    fn new(path: &str, opened: &OpenedCall) -> Result<Self, CommandError> {
        let refused = || CommandError::new("cli-form-no-such").text("path", path);
        // The folder of a unit stands for its file, and the ending may be left out.
        let path = path.replace('\\', "/");
        let inside = path.trim_end_matches('/').trim_end_matches(".yaml");
        let role = [format!("{inside}.yaml"), format!("{inside}/unit.yaml")]
            .into_iter()
            .find_map(|path| Role::parse(&path).ok());
        let (unit, demand) = match role {
            Some(Role::Unit(unit)) => (unit, None),
            Some(Role::Demand(unit, demand)) => (unit, Some(demand)),
            _ => return Err(refused()),
        };
        let filled = Self { unit, demand };
        let found = opened.root(&filled.role(Kind::Unit)).is_some()
            && (filled.demand.is_none() || opened.root(&filled.role(Kind::Demand)).is_some());
        if found { Ok(filled) } else { Err(refused()) }
    }

    fn role(&self, kind: Kind) -> Role {
        match (&self.demand, kind) {
            (Some(demand), Kind::Demand) => Role::Demand(self.unit.clone(), demand.clone()),
            _ => Role::Unit(self.unit.clone()),
        }
    }

    fn name(&self) -> String {
        match &self.demand {
            Some(demand) => format!("{}-{demand}", self.unit),
            None => self.unit.clone(),
        }
    }

    fn answers(&self, layout: &FormLayout, opened: &OpenedCall) -> Result<Answers, CommandError> {
        let role = self.role(layout.kind);
        let Some(root) = opened.root(&role) else { return Ok(Answers::default()) };
        let (mut answers, unmapped) = Answers::of(layout, root);
        if !unmapped.is_empty() {
            // A form that leaves something out would lose it when it is read back.
            return Err(CommandError::Message(
                Message::new("cli-form-unmapped").text("path", role).list("keys", unmapped),
            ));
        }
        if let (Kind::Demand, Some(demand)) = (layout.kind, &self.demand) {
            let unit = opened.root(&self.role(Kind::Unit));
            let text = |key| unit.and_then(|unit| unit.get(key)?.as_str()).unwrap_or_default();
            answers.write(UNIT, text("name"));
            answers.write(USCC, text("uscc"));
            answers.write(FILE, &format!("{}/{demand}", self.unit));
        }
        Ok(answers)
    }
}
