//! Comments and drafts on the site: every comment is there once, figures add up, changes are shown where they are.

use std::collections::BTreeMap;
use std::path::Path;

use crate::fixture::{Files, base, files, folder};
use crate::program::{Repository, run};

/// A call whose consultation ran from 15 to 29 June, with as many comments as asked for: by all channels, some answered,
/// some that say the same as the first.
fn call(count: usize) -> Files {
    let mut call = base();
    call.extend(files(&folder("rules/comment-answered/pass-answered-with-the-first")));
    call.retain(|path, _| path != "clock" && !path.starts_with("comments/"));
    let settings = String::from_utf8(call["call.yaml"].clone()).unwrap();
    let consultation = "consultation: {basis: 通行做法, answer_within_days: 30, ways: [{channel: mail, address: a@shili.example}], background: 请提意见。}";
    let settings = format!("{settings}{consultation}\nseverity: {{comment-answered: warning}}\n");
    call.insert("call.yaml".to_owned(), settings.into_bytes());
    let channels = ["web", "mail", "phone", "letter", "meeting"];
    let answers = [
        "",
        "disposition: adopted\nreply: 已改。\n",
        "disposition: not-adopted\nreply: 条件尚不具备。\n",
        "disposition: explained\nreply: 另有规定。\n",
    ];
    for number in 0..count {
        let channel = channels[number % 5];
        // Each seventh comment says what the one before it says, which is answered.
        let rest = match number % 7 {
            6 => format!("same_as: c-{:03}\n", number - 1),
            5 => answers[1].to_owned(),
            _ => answers[number % 4].to_owned(),
        };
        let text = format!(
            "on: {{item: materials}}\naspect: other\nchannel: {channel}\nreceived_on: 2021-06-{:02}\nshown_as: 朱**\ntext: 第{number}条意见。\n{rest}",
            15 + number % 15
        );
        call.insert(format!("comments/c-{number:03}.yaml"), text.into_bytes());
    }
    call
}

fn site(call: &Files, at: &str) -> BTreeMap<String, String> {
    let repository = Repository::new(call);
    let output = repository.run(&["build", "--at", at]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let pages = files(&repository.join("public")).into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The bars of a page in their groups (all with the items, then the ways): name, total, figures by fate.
type Bar = (String, usize, BTreeMap<String, usize>);

fn bars(page: &str) -> Vec<Vec<Bar>> {
    let text = |html: &str| -> String {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        parts.collect::<String>().trim().to_owned()
    };
    let bar = |html: &str| {
        let (name, rest) = html.split_once("<span class=\"count\">").unwrap();
        let total = rest.split(" 条").next().unwrap().parse().unwrap();
        let parts = html.split("<span class=\"part ").skip(1);
        let figures = parts.map(|part| {
            let fate = part.split('"').next().unwrap().to_owned();
            let figure = part.split("<span class=\"figure\">").nth(1).unwrap();
            (fate, figure.split('<').next().unwrap().parse().unwrap())
        });
        (text(name), total, figures.collect())
    };
    let groups = page.split("<ul class=\"stacks\">").skip(1);
    groups
        .map(|group| group.split("</ul>").next().unwrap().split("<li>").skip(1).map(bar).collect())
        .collect()
}

/// The lists of comments: of all, and of a part of them.
fn lists(pages: &BTreeMap<String, String>, is_part: bool) -> Vec<(&String, &String)> {
    let of_part = |path: &str| path.starts_with("comments/items/") || path.starts_with("comments/fates/");
    let is_list = |path: &str| path.starts_with("comments/") && !path.contains("/new/");
    pages.iter().filter(|(path, _)| is_list(path) && of_part(path) == is_part).collect()
}

#[test]
fn figures_add_up_and_every_comment_is_there_once() {
    let pages = site(&call(140), "2021-07-10T12:00:00+08:00");
    let first = &pages["comments/index.html"];
    let groups = bars(first);
    let [items, channels] = groups.as_slice() else { panic!("{groups:?}") };
    let (_, total, all) = &items[0];
    assert_eq!((*total, channels.len()), (140, 5));
    for (name, total, figures) in items.iter().chain(channels) {
        assert_eq!(figures.values().sum::<usize>(), *total, "{name}");
        assert!(figures.values().all(|count| *count > 0), "{name}: nothing is said of what there is not");
    }
    for group in [&items[1..], channels] {
        for (fate, count) in all {
            let sum = group.iter().filter_map(|(.., figures)| figures.get(fate)).sum::<usize>();
            assert_eq!(sum, *count, "{fate}");
        }
    }
    // A comment that says the same is answered with the first: 20 of each.
    assert!(all["adopted"] >= 40, "{all:?}");
    let lists = lists(&pages, false);
    assert_eq!(lists.len(), 3);
    for number in 0..140 {
        let id = format!(" id=\"c-{number:03}\"");
        assert_eq!(lists.iter().map(|(_, page)| page.matches(&id).count()).sum::<usize>(), 1, "{id}");
    }
    assert!(first.contains("另有 1 人提出相同意见"));
    assert!(lists.iter().all(|(_, page)| page.matches("class=\"meta\"").count() <= 50));
    assert!(pages["guideline/materials/index.html"].contains("comments/items/materials/index.html"));
}

#[test]
fn comments_of_one_item_or_one_fate_are_a_list_of_their_own() {
    let pages = site(&call(140), "2021-07-10T12:00:00+08:00");
    let (_, _, all) = bars(&pages["comments/index.html"])[0].remove(0);
    let parts = lists(&pages, true);
    // What a list shows is what the bar says, those that say the same counted.
    let shown = |folder: &str| -> usize {
        let of_it = parts.iter().filter(|(path, _)| path.starts_with(folder));
        let own = of_it.filter(|(path, _)| {
            let rest = path[folder.len()..].trim_end_matches("index.html");
            rest.is_empty() || rest.starts_with("page-")
        });
        let pages = own.map(|(_, page)| {
            let (rows, same) =
                (page.matches("<p class=\"meta\">").count(), page.matches("<details class=\"same\">"));
            // Each seventh comment says what one other says.
            rows + same.count()
        });
        pages.sum()
    };
    for (fate, count) in &all {
        assert_eq!(shown(&format!("comments/fates/{fate}/")), *count, "{fate}");
        assert_eq!(shown(&format!("comments/items/materials/{fate}/")), *count, "{fate}");
    }
    assert_eq!(shown("comments/items/materials/"), 140);
    assert!(
        !pages.contains_key("comments/fates/partly-adopted/index.html"),
        "nothing is offered that shows nothing"
    );
    // A comment has one place; its other lists lead there.
    for (path, page) in &parts {
        assert!(!page.contains("<li id=\"c-"), "{path}");
    }
    let open = &pages["comments/fates/open/index.html"];
    assert!(open.contains("公众意见：正在研究</h1>") && open.contains("comments/index.html#c-"), "{open}");
}

#[test]
fn the_page_says_what_time_it_is() {
    let call = call(14);
    // Only while comments are taken do the pages lead to the form, or speak of commenting.
    let page = |at: &str| {
        let pages = site(&call, at);
        let leads =
            |page: &str| pages[page].split("<main").nth(1).unwrap().contains("comments/new/index.html");
        let open = ("2021-06-15".."2021-06-30").contains(&at);
        for page in ["comments/index.html", "guideline/materials/index.html"] {
            assert_eq!(leads(page), open, "{page} at {at}");
        }
        assert_eq!(pages["guideline/materials/index.html"].contains("提意见"), open, "{at}");
        // The form itself is for those who kept its address: it stays one page, but asks for nothing after the closing.
        assert_eq!(
            pages["comments/new/index.html"].contains("<form class=\"script-only comment-form"),
            at < "2021-06-30",
            "{at}"
        );
        pages["comments/index.html"].clone()
    };
    let before = page("2021-06-14T23:59:59+08:00");
    assert!(before.contains("<h1>公众意见</h1>") && !before.contains("不再接收"));
    let open = page("2021-06-20T12:00:00+08:00");
    assert!(open.contains("<h1>公众意见</h1>") && open.contains("comments/new/index.html"));
    assert!(open.contains("尚未答复 3 条，其中逾期 0 条。"), "{open}");
    // The consultation closes with 29 June; the thirtieth day after it is 29 July.
    let closed = page("2021-07-29T23:59:59+08:00");
    assert!(closed.contains("征求意见情况反馈</h1>") && closed.contains("其中逾期 0 条"));
    assert!(!closed.contains("class=\"button\" href=\"../comments/new/index.html\""));
    let late = page("2021-07-30T00:00:00+08:00");
    assert!(late.contains("尚未答复 3 条，其中逾期 3 条。") && late.contains("已超过答复期限"));
    assert_eq!(bars(&late), bars(&open));
}

#[test]
fn names_are_shown_as_the_file_says_and_contacts_nowhere() {
    let mut call = call(1);
    let text = String::from_utf8(call["comments/c-000.yaml"].clone()).unwrap();
    let contact = "contact: {name: 朱建国, phone: '0571-00000000', email: zhu@shili.example}\n";
    call.insert("comments/c-000.yaml".to_owned(), format!("{text}{contact}").into_bytes());
    for (path, page) in site(&call, "2021-06-20T12:00:00+08:00") {
        for private in ["朱建国", "0571-00000000", "zhu@shili.example"] {
            assert!(!page.contains(private), "{path}: {private}");
        }
        if path == "comments/index.html" {
            assert!(page.contains("<strong>朱**</strong>"));
        }
    }
}

#[test]
fn changes_from_draft_to_draft_are_shown_with_the_comments_behind_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let arguments =
        ["build", "hangzhou-2021-1", "--at", "2021-06-27T12:00:00+08:00", "--out", out.to_str().unwrap()];
    let output = run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments);
    assert_eq!(output.code, 0, "{}", output.shown());
    let page = std::fs::read_to_string(out.join("guideline/changes/index.html")).unwrap();
    let main =
        page.split("<main").nth(1).unwrap().split_once('>').unwrap().1.split("</main>").next().unwrap();
    insta::with_settings!({ snapshot_path => "../snapshots/site", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("changes", words(main));
    });
    // Three items changed, and each names a comment that asked for it.
    assert_eq!(page.matches("<section class=\"changed\"").count(), 3);
    assert_eq!(page.matches("class=\"causes\"").count(), 3);
}

/// What is read of a page: its words, blocks on lines of their own.
fn words(html: &str) -> String {
    let mut text = String::new();
    for (number, part) in html.split('<').enumerate() {
        let (tag, rest) = if number == 0 { ("", part) } else { part.split_once('>').unwrap() };
        let block = ["p", "/p", "h1", "h2", "h3", "section", "dl", "div", "li", "nav"];
        if block.contains(&tag.split(' ').next().unwrap()) && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(rest.trim_matches('\n'));
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_call_without_an_earlier_draft_has_no_page_of_changes() {
    let pages = site(&call(0), "2021-06-20T12:00:00+08:00");
    assert!(!pages.contains_key("guideline/changes/index.html"));
    assert!(!pages["guideline/index.html"].contains("changes"));
    assert!(pages["comments/index.html"].contains("还没有收到意见"));
}
