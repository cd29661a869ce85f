//! Any text as Markdown and as plain text: nothing but harmless tags and links comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;

const TAGS: &[&str] = &[
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "input", "li", "ol", "p", "pre", "s", "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
];

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for html in [zhengji::site::to_html(text, 2), zhengji::site::plain::to_html(text), zhengji::site::plain::to_flow(text)] {
        check(&html);
    }
});

fn check(html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(TAGS.contains(&name.as_str()), "<{name}");
        let end = tag.find('>').expect("every tag ends");
        let mut attributes = &tag[name.len()..end];
        while let Some((name, after)) = attributes.split_once("=\"") {
            let name = name.trim();
            assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{name}=");
            let (value, after) = after.split_once('"').expect("every value ends");
            if name == "href" {
                let scheme = value.split([':', '/', '?', '#']).next().unwrap_or_default().to_lowercase();
                let has_scheme = value[scheme.len()..].starts_with(':');
                assert!(!has_scheme || ["http", "https", "mailto"].contains(&scheme.as_str()), "{value}");
            }
            assert!(name != "src", "{value}");
            attributes = after;
        }
    }
}
