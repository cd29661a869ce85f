//! A site for Hugo from the same demands: their texts as Markdown, the domain as a taxonomy, lists of 50, a feed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Page;

const CONFIG: &str = "\
baseURL = 'https://example.org/'
languageCode = 'zh-CN'
title = '基准测试'
disableKinds = ['sitemap', 'robotsTXT', '404']
[taxonomies]
domain = 'domains'
[pagination]
pagerSize = 50
";

const PAGE: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>
<nav><a href=\"/\">首页</a> <a href=\"/domains/\">领域</a></nav><main><h1>{{ .Title }}</h1>
<p>{{ range .Params.domains }}{{ . }}{{ end }}</p>{{ .Content }}</main><footer>示例</footer></body></html>
";

const LIST: &str = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>
<main><h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>
{{ if .Paginator.HasNext }}<a href=\"{{ .Paginator.Next.URL }}\">下一页</a>{{ end }}</main></body></html>
";

/// Writes Hugo's input beside the corpus' peers, unless it is there.
pub(super) fn pages(corpus: &Path, files: &[String], home: &Path) -> Result<PathBuf> {
    let folder = home.join("hugo");
    if folder.join("hugo.toml").exists() {
        return Ok(folder);
    }
    let layouts = folder.join("layouts/_default");
    let content = folder.join("content/demands");
    fs::create_dir_all(&layouts)?;
    fs::create_dir_all(&content)?;
    fs::write(layouts.join("single.html"), PAGE)?;
    fs::write(layouts.join("list.html"), LIST)?;
    for (number, file) in files.iter().enumerate() {
        let Page { title, domain, body } = Page::of(corpus, file)?;
        let page = format!("+++\ntitle = '{title}'\ndomains = ['{domain}']\n+++\n\n{body}");
        fs::write(content.join(format!("{number}.md")), page)?;
    }
    fs::write(folder.join("hugo.toml"), CONFIG)?;
    Ok(folder)
}
