//! A site for Eleventy from the same demands: their texts as Markdown, lists of 50, a list for each domain, a feed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Page;

const PAGE: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{{ title }}</title></head><body>
<nav><a href=\"/\">首页</a></nav><main><h1>{{ title }}</h1><p>{{ domain }}</p>{{ content | safe }}</main><footer>示例</footer></body></html>
";

const LIST: &str = "---
pagination:
  data: collections.demand
  size: 50
  alias: demands
permalink: \"list/{{ pagination.pageNumber }}/\"
---
<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>列表</title></head><body><main><ul>
{% for demand in demands %}<li><a href=\"{{ demand.url }}\">{{ demand.data.title }}</a></li>{% endfor %}</ul>
{% if pagination.href.next %}<a href=\"{{ pagination.href.next }}\">下一页</a>{% endif %}</main></body></html>
";

const DOMAINS: &str = "---
pagination:
  data: collections
  size: 1
  alias: domain
  filter: [all, demand]
permalink: \"domains/{{ domain }}/\"
---
<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{{ domain }}</title></head><body><main><ul>
{% for demand in collections[domain] %}<li><a href=\"{{ demand.url }}\">{{ demand.data.title }}</a></li>{% endfor %}</ul></main></body></html>
";

const FEED: &str = "---
permalink: feed.xml
---
<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>示例</title>
{% for demand in collections.demand %}<entry><title>{{ demand.data.title }}</title><id>{{ demand.url }}</id></entry>{% endfor %}</feed>
";

/// Writes Eleventy's input beside the corpus' peers, unless it is there.
pub(super) fn pages(corpus: &Path, files: &[String], home: &Path) -> Result<PathBuf> {
    let folder = home.join("eleventy");
    let config = folder.join("eleventy.config.cjs");
    if config.exists() {
        return Ok(folder);
    }
    let (layouts, content) = (folder.join("_includes"), folder.join("demands"));
    fs::create_dir_all(&layouts)?;
    fs::create_dir_all(&content)?;
    fs::write(layouts.join("page.njk"), PAGE)?;
    for (name, text) in [("list.njk", LIST), ("domains.njk", DOMAINS), ("feed.njk", FEED)] {
        fs::write(folder.join(name), text)?;
    }
    for (number, file) in files.iter().enumerate() {
        let Page { title, domain, body } = Page::of(corpus, file)?;
        let page = format!(
            "---\ntitle: '{title}'\ndomain: '{domain}'\ntags: [demand, {domain}]\nlayout: page.njk\n---\n\n{body}"
        );
        fs::write(content.join(format!("{number}.md")), page)?;
    }
    // Texts of demands are no templates.
    fs::write(config, "module.exports = () => ({ markdownTemplateEngine: false });\n")?;
    Ok(folder)
}
