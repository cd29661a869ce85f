//! Which table.

use clap::{Args, ValueEnum};

use crate::call::Call;
use crate::call::public::PublicCall;
use crate::command_error::CommandError;
use crate::tables::internal::InternalTable;
use crate::tables::{self, Summary, Table, TableWords};

#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Choice {
    /// 一个推荐单位的汇总表 The summary table of a department
    #[arg(long, value_name = "ID")]
    department: Option<String>,
    /// 一个技术领域的推荐需求 What is recommended in a domain
    #[arg(long, value_name = "ID")]
    domain: Option<String>,
    /// 一类单位的推荐需求 What is recommended of a kind of unit
    #[arg(long, value_name = "ID")]
    kind: Option<String>,
    /// 全部推荐需求，什么都不写时就是它 All that is recommended, which is also the default
    #[arg(long)]
    all: bool,
    /// 分领域统计表 Counts and sums by domain
    #[arg(long, value_enum, value_name = "WHAT")]
    cross: Option<Cross>,
    /// 推荐名额使用情况 The use of the quotas
    #[arg(long)]
    quota: bool,
    /// 联合攻关成员名单 Joint demands and their members
    #[arg(long)]
    consortia: bool,
}

/// What domains are crossed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Cross {
    /// 推荐单位
    Department,
    /// 组织方式
    Organization,
}

/// The table that was asked for; what it names is there.
#[derive(Debug)]
pub(super) enum Chosen {
    /// The summary table of a department.
    Department(String),
    /// What is recommended in a domain.
    Domain(String),
    /// What is recommended of a kind of unit.
    Kind(String),
    /// All that is recommended.
    All,
    /// Domain by department.
    ByDepartment,
    /// Domain by form of organization.
    ByOrganization,
    /// The use of the quotas.
    Quota,
    /// Joint demands and their members.
    Consortia,
}

impl Choice {
    /// What was asked for.
    pub(super) fn resolve(&self, call: &Call) -> Result<Chosen, CommandError> {
        let known = |id: &str, ids: Vec<&str>, refusal: &'static str| {
            if ids.contains(&id) {
                return Ok(id.to_owned());
            }
            Err(CommandError::new(refusal).text("id", id).list("known", ids))
        };
        let settings = call.settings.as_ref();
        Ok(if let Some(id) = &self.department {
            let ids = call.departments.keys().map(String::as_str).collect();
            Chosen::Department(known(id, ids, "cli-table-no-department")?)
        } else if let Some(id) = &self.domain {
            let domains = settings.map(|settings| settings.domains.as_slice()).unwrap_or_default();
            Chosen::Domain(known(id, domains.iter().map(|d| d.id.as_str()).collect(), "cli-table-no-domain")?)
        } else if let Some(id) = &self.kind {
            let kinds = settings.map(|settings| settings.unit_kinds.as_slice()).unwrap_or_default();
            Chosen::Kind(known(id, kinds.iter().map(|k| k.id.as_str()).collect(), "cli-table-no-kind")?)
        } else {
            match (self.cross, self.quota, self.consortia) {
                (Some(Cross::Department), ..) => Chosen::ByDepartment,
                (Some(Cross::Organization), ..) => Chosen::ByOrganization,
                (None, true, _) => Chosen::Quota,
                (None, false, true) => Chosen::Consortia,
                (None, false, false) => Chosen::All,
            }
        })
    }
}

impl Chosen {
    /// The table, as everybody may see it.
    pub(super) fn public(&self, call: &PublicCall, words: TableWords<'_>) -> Result<Table, CommandError> {
        Ok(match self {
            Self::ByDepartment => tables::by_department(call, words),
            Self::ByOrganization => tables::by_organization(call, words),
            Self::Quota => tables::quota_use(call, words),
            Self::Consortia => tables::consortia(call, words),
            Self::Department(_) | Self::Domain(_) | Self::Kind(_) | Self::All => {
                self.summary(call, words).ok_or_else(|| CommandError::new("cli-table-nothing"))?.table
            }
        })
    }

    /// The table with what only the office may see.
    pub(super) fn internal(
        &self,
        call: &Call,
        public: &PublicCall,
        words: TableWords<'_>,
    ) -> Result<InternalTable, CommandError> {
        if let Self::Quota = self {
            return Ok(InternalTable::quota_use(call, &public.settings, words));
        }
        let summary =
            self.summary(public, words).ok_or_else(|| CommandError::new("cli-table-not-internal"))?;
        Ok(InternalTable::of(summary, call, public, words))
    }

    fn summary(&self, call: &PublicCall, words: TableWords<'_>) -> Option<Summary> {
        match self {
            Self::Department(id) => {
                let department = call.departments.iter().find(|department| department.id == *id)?;
                Some(tables::of_department(call, words, department))
            }
            Self::Domain(id) => Some(tables::of_domain(call, words, id)),
            Self::Kind(id) => Some(tables::of_unit_kind(call, words, id)),
            Self::All => Some(tables::of_call(call, words)),
            Self::ByDepartment | Self::ByOrganization | Self::Quota | Self::Consortia => None,
        }
    }
}
