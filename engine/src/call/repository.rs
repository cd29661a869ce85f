//! Where the files of a call can be read by everybody, with their history.

use serde::{Deserialize, Serialize};

/// The repository of a call on its forge.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Repository {
    /// Which addresses its pages have.
    pub forge: Forge,
    /// Its front page, `https://`.
    pub address: String,
    /// The branch that is published.
    #[serde(default = "main")]
    pub branch: String,
}

/// Programs that show a repository in a browser, by the shape of their addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Forge {
    /// GitHub.
    Github,
    /// GitLab, of any host.
    Gitlab,
    /// Gitea and Forgejo.
    Gitea,
    /// Gitee.
    Gitee,
}

fn main() -> String {
    "main".to_owned()
}

impl Repository {
    /// The page that shows a file of the published branch.
    pub fn file(&self, path: &str) -> String {
        let view = match self.forge {
            Forge::Github | Forge::Gitee => "blob",
            Forge::Gitlab => "-/blob",
            Forge::Gitea => "src/branch",
        };
        self.page(view, path)
    }

    /// The page that shows who changed a file when.
    pub fn history(&self, path: &str) -> String {
        let view = match self.forge {
            Forge::Github | Forge::Gitee => "commits",
            Forge::Gitlab => "-/commits",
            Forge::Gitea => "commits/branch",
        };
        self.page(view, path)
    }

    /// The schema lets only letters into address and branch that need no escape, and so does the rule `path`.
    fn page(&self, view: &str, path: &str) -> String {
        format!("{}/{view}/{}/{path}", self.address.trim_end_matches('/'), self.branch)
    }
}

#[cfg(test)]
mod tests {
    use super::{Forge, Repository};

    #[test]
    fn every_forge_has_addresses_of_its_own() {
        let repository = |forge| Repository {
            forge,
            address: "https://git.example.gov.cn/keji/zhengji/".to_owned(),
            branch: "main".to_owned(),
        };
        let [github, gitlab, gitea, gitee] =
            [Forge::Github, Forge::Gitlab, Forge::Gitea, Forge::Gitee].map(repository);
        let base = "https://git.example.gov.cn/keji/zhengji";
        assert_eq!(github.file("a/b.yaml"), format!("{base}/blob/main/a/b.yaml"));
        assert_eq!(github.history("a/b.yaml"), format!("{base}/commits/main/a/b.yaml"));
        assert_eq!(gitlab.file("a/b.yaml"), format!("{base}/-/blob/main/a/b.yaml"));
        assert_eq!(gitlab.history("a/b.yaml"), format!("{base}/-/commits/main/a/b.yaml"));
        assert_eq!(gitea.file("a/b.yaml"), format!("{base}/src/branch/main/a/b.yaml"));
        assert_eq!(gitea.history("a/b.yaml"), format!("{base}/commits/branch/main/a/b.yaml"));
        assert_eq!(gitee.file("a/b.yaml"), github.file("a/b.yaml"));
    }
}
