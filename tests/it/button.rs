//! What the pages say of handing in where a service takes it: what a call without one says is not true there.

use crate::fixture::base;
use crate::program::Repository;

const SITE: &str = "site: {name: 示例征集网, organizer: 示例市科学技术局, languages: [zh-CN, en]}";

/// Pages of the base call with these settings: the form and how to submit, in a language.
fn pages(settings: &str, folder: &str) -> [String; 2] {
    let mut call = base();
    let text = String::from_utf8(call["call.yaml"].clone()).unwrap();
    call.insert("call.yaml".to_owned(), format!("{text}\n{SITE}\n{settings}\n").into_bytes());
    let repository = Repository::new(&call);
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    ["submit/form/index.html", "submit/index.html"]
        .map(|page| std::fs::read_to_string(repository.join(&format!("public/{folder}{page}"))).unwrap())
}

/// Without what a script puts away as soon as the service can be reached.
fn with_service(page: &str) -> String {
    let mut parts = page.split(" data-service=\"no\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |told, part| told + part.split_once("</p>").unwrap().1)
}

#[test]
fn with_a_service_no_page_says_that_nothing_is_sent() {
    for (settings, who) in
        [("anybody", "收到以后等归口管理单位确认"), ("invited", "要用归口管理单位发给本单位的填报链接打开")]
    {
        let receive =
            format!("receive: {{address: 'https://zhengji.example/receive/', new_units: {settings}}}");
        let [form, submit] = pages(&receive, "");
        let form = with_service(&form);
        assert!(form.contains("点“提交”以前，您填的内容只留在这台电脑的浏览器里"));
        assert!(submit.contains(who), "{settings}");
        for page in [&form, &submit] {
            assert!(!page.contains("本页不向任何地方发送") && !page.contains("自己交出去"));
            assert!(page.contains("当场拿到回执"));
        }
        let [form, submit] = pages(&receive, "en/");
        assert!(!with_service(&form).contains("sends nothing anywhere"));
        assert!(submit.contains("hold a receipt"));
    }
}

#[test]
fn without_one_no_page_speaks_of_a_button() {
    let [form, submit] = pages("", "");
    assert!(form.contains("本页不向任何地方发送") && !form.contains("data-service"));
    for page in [&form, &submit] {
        assert!(page.contains("自己交出去") && !page.contains("当场拿到回执"));
    }
}
