//! What the server adds to a page: the script that reloads it, and what is wrong with the files.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::live::Shown;

pub(super) const SCRIPT: &str = include_str!("live.js");
pub(super) const STYLE: &str = include_str!("live.css");

/// A page of the site with what the server adds.
pub(super) fn alive(html: &str, shown: &Shown, language: &str) -> String {
    let html = permit(html);
    let (before, after) = html.split_at(html.find("</head>").unwrap_or(0));
    let mut out = String::with_capacity(html.len() + 1024);
    out.push_str(before);
    // Versions hold digits and hyphens only.
    let _ = write!(out, "<script src=\"/-/live.js\" data-version=\"{}\"></script>", shown.version);
    let Some(fault) = &shown.fault else {
        out.push_str(after);
        return out;
    };
    out.push_str("<link rel=\"stylesheet\" href=\"/-/live.css\">");
    let body =
        after.find("<body").and_then(|at| Some(at + after[at..].find('>')? + 1)).unwrap_or(after.len());
    out.push_str(&after[..body]);
    let _ = write!(
        out,
        "<details id=\"zhengji-fault\" lang=\"{language}\" open><summary>{}</summary><p>{}</p><pre tabindex=\"0\">{}</pre></details>",
        escape(&fault.heading),
        escape(&fault.note),
        escape(&fault.report),
    );
    out.push_str(&after[body..]);
    out
}

/// The page where no site could be made yet.
pub(super) fn without_site(shown: &Shown, language: &str) -> String {
    let title = shown.fault.as_ref().map(|fault| escape(&fault.heading)).unwrap_or_default();
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body>\n</body>\n</html>\n"
    );
    alive(&page, shown, language)
}

/// Lets the page's own security policy permit what is added here: a script, a style, and asking this server for news.
fn permit(html: &str) -> String {
    const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let Some(start) = html.find(META).map(|at| at + META.len()) else { return html.to_owned() };
    let policy = html[start..].split('"').next().unwrap_or_default();
    let mut directives: Vec<String> = policy
        .split(';')
        .map(|directive| directive.trim().to_owned())
        .filter(|own| !own.is_empty())
        .collect();
    for kind in ["script-src", "style-src", "connect-src"] {
        match directives.iter_mut().find(|own| own.split(' ').next() == Some(kind)) {
            Some(own) if own.split(' ').any(|source| source == "'self'") => {}
            Some(own) => own.push_str(" 'self'"),
            None => directives.push(format!("{kind} 'self'")),
        }
    }
    format!("{}{}{}", &html[..start], directives.join("; "), &html[start + policy.len()..])
}

#[cfg(test)]
mod tests {
    use super::permit;

    #[test]
    fn a_policy_permits_what_is_added_and_nothing_else() {
        let page =
            |policy: &str| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        assert_eq!(
            permit(&page("default-src 'none'")),
            page("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        );
        let strict = "default-src 'none'; style-src 'self'; script-src 'self'";
        assert_eq!(permit(&page(strict)), page(&format!("{strict}; connect-src 'self'")));
        assert_eq!(
            permit(&page("default-src 'none'; style-src 'sha256-x'; script-src 'self'; connect-src 'self'")),
            page("default-src 'none'; style-src 'sha256-x' 'self'; script-src 'self'; connect-src 'self'")
        );
        assert_eq!(permit("<title>"), "<title>");
    }
}
