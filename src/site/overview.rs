//! The start page: what this call is, where it stands, how much came in.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::charts::{Bar, bars};
use super::page::{Head, Job, Link, Site};
use crate::call::public::Demand;
use crate::call::{Instants, Stage, StageKind, Wan};
use crate::schema::Kind;

#[derive(Serialize)]
struct Content {
    as_of: String,
    stages: Vec<StageRow>,
    figures: Vec<Figure>,
    by_domain: Vec<Bar>,
    by_department: Vec<Bar>,
    by_organization: Vec<Bar>,
    by_unit_kind: Vec<Bar>,
    items: Vec<Link>,
}

#[derive(Serialize)]
struct StageRow {
    name: &'static str,
    opens: String,
    closes: String,
    state: &'static str,
    /// What is worth saying about it today.
    note: String,
}

#[derive(Serialize)]
struct Figure {
    value: String,
    label: &'static str,
    href: &'static str,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let call = site.call;
    let settings = &call.settings;
    let demands: Vec<&Demand> = call.demands.values().collect();
    let group = |label: Link, wanted: &dyn Fn(&Demand) -> bool| {
        let of: Vec<_> = demands.iter().filter(|demand| wanted(demand)).collect();
        (label, of.len(), of.iter().map(|demand| demand.budget.total).sum::<Wan>())
    };
    let by_domain =
        settings.domains.iter().map(|d| group(site.domain_link(&d.id), &|demand| demand.domain == d.id));
    let by_department = call.departments.iter().map(|department| {
        let link = Link::new(&department.name, format!("departments/{}/index.html", department.id));
        group(link, &|demand| department.recommendations.iter().any(|entry| entry.demand == demand.id))
    });
    let by_organization = site
        .vocabulary
        .options(Kind::Demand, "organization")
        .iter()
        .map(|(id, label)| group(Link::new(label, ""), &|demand| demand.organization == *id));
    let by_unit_kind = site.vocabulary.unit_kinds().iter().map(|(id, name)| {
        group(Link::new(name, ""), &|demand| {
            call.units.get(&demand.unit).is_some_and(|unit| unit.kind == *id)
        })
    });
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let content = Content {
        as_of: site.now.to_zoned_datetime(zone.clone()).date().to_string(),
        stages: settings
            .stages
            .iter()
            .filter_map(|(kind, stage)| stage_row(*kind, stage, &zone, site.now))
            .collect(),
        figures: figures(site),
        by_domain: bars(by_domain.collect()),
        by_department: bars(by_department.filter(|(_, count, _)| *count > 0).collect()),
        by_organization: bars(by_organization.collect()),
        by_unit_kind: bars(by_unit_kind.collect()),
        items: call
            .guideline
            .iter()
            .map(|i| Link::new(&i.title, format!("guideline/{}/index.html", i.id)))
            .collect(),
    };
    let description = format!("{}：需求建议、推荐汇总表、指南草案和公开征求意见。", settings.title);
    let head =
        Head { title: site.short_title(), description: &description, section: "home", breadcrumbs: &[] };
    let start = site.page("", "index.html", &head, &content);
    let head =
        Head {
            title: "没有这个页面", description: "没有找到这个页面。", section: "", breadcrumbs: &[]
        };
    let missing = Job { path: "404.html".to_owned(), ..site.page("", "not-found.html", &head, &()) };
    vec![start, missing]
}

fn stage_row(kind: StageKind, stage: &Stage, zone: &TimeZone, now: Timestamp) -> Option<StageRow> {
    let Instants { opens, closes } = stage.instants(zone)?;
    let days = |from: Timestamp, to: Timestamp| -> i64 {
        let date = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
        date(from).until(date(to)).map_or(0, |span| i64::from(span.get_days()))
    };
    let (state, note) = if now < opens {
        ("future", format!("还有 {} 天开始", days(now, opens)))
    } else if now < closes {
        // The last instant inside is what people count to: on the last day 0 days are left.
        let last = closes.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(closes);
        match days(now, last) {
            0 => ("now", "今天截止".to_owned()),
            left => ("now", format!("还有 {left} 天截止")),
        }
    } else {
        ("past", "已结束".to_owned())
    };
    let name = match kind {
        StageKind::Submission => "提交需求建议",
        StageKind::Recommendation => "审核推荐",
        StageKind::Guideline => "编制指南草案",
        StageKind::Consultation => "公开征求意见",
    };
    let at = |time: &Option<String>| time.as_deref().map(|time| format!(" {time}")).unwrap_or_default();
    Some(StageRow {
        name,
        opens: format!("{}{}", stage.opens, at(&stage.opens_at)),
        closes: format!("{}{}", stage.closes, at(&stage.closes_at)),
        state,
        note,
    })
}

fn figures(site: &Site<'_>) -> Vec<Figure> {
    let call = site.call;
    let recommended: usize = call.departments.iter().map(|department| department.recommendations.len()).sum();
    let recommending =
        call.departments.iter().filter(|department| !department.recommendations.is_empty()).count();
    let joint = call.demands.values().filter(|demand| demand.is_joint()).count();
    let total: Wan = call.demands.values().map(|demand| demand.budget.total).sum();
    let figure = |value: String, label, href| Figure { value, label, href };
    vec![
        figure(call.demands.len().to_string(), "项需求建议", "demands/index.html"),
        figure(call.units.len().to_string(), "家申报单位", "units/index.html"),
        figure(recommending.to_string(), "家推荐单位", "departments/index.html"),
        figure(recommended.to_string(), "项获得推荐", "tables/index.html"),
        figure(joint.to_string(), "项联合攻关", "tables/index.html"),
        figure(total.to_string(), "万元预计研发投入", "tables/index.html"),
        figure(call.guideline.len().to_string(), "条指南草案", "guideline/index.html"),
        figure(call.comments.len().to_string(), "条公众意见", "comments/index.html"),
    ]
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::stage_row;
    use crate::call::{Stage, StageKind};

    #[test]
    fn the_last_day_is_today_not_tomorrow() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let stage = Stage {
            opens: "2021-03-24".parse().unwrap(),
            closes: "2021-04-20".parse().unwrap(),
            opens_at: None,
            closes_at: None,
        };
        let note =
            |now: &str| stage_row(StageKind::Submission, &stage, &zone, now.parse().unwrap()).unwrap().note;
        assert_eq!(note("2021-03-23T23:59:59+08:00"), "还有 1 天开始");
        assert_eq!(note("2021-04-10T09:00:00+08:00"), "还有 10 天截止");
        assert_eq!(note("2021-04-20T23:59:59+08:00"), "今天截止");
        assert_eq!(note("2021-04-21T00:00:00+08:00"), "已结束");
    }
}
