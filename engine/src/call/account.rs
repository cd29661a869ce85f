//! Accounts: who may act for a unit, a department or the bureau.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::field::Fields;

/// Where an account lives. The same name on two platforms is two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// A user name on GitHub.
    GitHub,
    /// A user name on a GitLab server.
    GitLab,
    /// A user name on a Gitea or Forgejo server.
    Gitea,
    /// A user name on Gitee.
    Gitee,
    /// A public key that signs commits.
    Ssh,
}

impl Platform {
    const ALL: [Self; 5] = [Self::GitHub, Self::GitLab, Self::Gitea, Self::Gitee, Self::Ssh];

    /// Its key in the forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
            Self::Gitea => "gitea",
            Self::Gitee => "gitee",
            Self::Ssh => "ssh",
        }
    }
}

/// One account. Two spellings of one account are equal: user names without regard to case (as all forges have it),
/// keys without their comment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct Account {
    /// Where it lives.
    pub platform: Platform,
    /// User name in lower case, or type and body of the key.
    pub name: String,
}

impl Account {
    /// An account on a platform.
    pub fn new(platform: Platform, name: &str) -> Self {
        let name = match platform {
            Platform::GitHub | Platform::GitLab | Platform::Gitea | Platform::Gitee => {
                name.trim().to_ascii_lowercase()
            }
            Platform::Ssh => name.split_ascii_whitespace().take(2).collect::<Vec<_>>().join(" "),
        };
        Self { platform, name }
    }

    /// Reads `github: name` or `github:name`; none without a platform in front.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, name) = text.split_once(':')?;
        let platform = Platform::ALL.into_iter().find(|platform| platform.key() == key.trim())?;
        (!name.trim().is_empty()).then(|| Self::new(platform, name))
    }

    /// As [`Account::parse`] reads it.
    pub fn shown(&self) -> String {
        format!("{}:{}", self.platform.key(), self.name)
    }

    /// The accounts of a list of a form.
    pub(super) fn list(fields: Fields<'_>, key: &str) -> Vec<Self> {
        fields
            .items(key)
            .flat_map(|(item, _)| Platform::ALL.map(|platform| (platform, item.text(platform.key()))))
            .filter_map(|(platform, name)| Some(Self::new(platform, &name?.value)))
            .collect()
    }
}

impl TryFrom<BTreeMap<String, String>> for Account {
    type Error = String;

    fn try_from(form: BTreeMap<String, String>) -> Result<Self, Self::Error> {
        let one = form.iter().next().filter(|_| form.len() == 1).ok_or("one platform an account")?;
        Self::parse(&format!("{}:{}", one.0, one.1)).ok_or_else(|| format!("no platform {}", one.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, Platform};
    use crate::schema::Kind;

    #[test]
    fn the_form_has_every_platform() {
        let schema: serde_json::Value = serde_json::from_str(&crate::built_in::schema(Kind::Call)).unwrap();
        let forms = schema["$defs"]["account"]["properties"].as_object().unwrap();
        let keys: Vec<&str> = forms.keys().map(String::as_str).collect();
        assert_eq!(keys, Platform::ALL.map(Platform::key));
    }

    #[test]
    fn spellings_of_one_account_are_equal() {
        assert_eq!(Account::parse("github: Shili-Keji"), Some(Account::new(Platform::GitHub, "shili-keji")));
        assert_eq!(Account::parse("ssh:ssh-ed25519 AAAAC3 a@b"), Account::parse("ssh: ssh-ed25519 AAAAC3"));
        assert_ne!(Account::parse("ssh: ssh-ed25519 AAAAC3"), Account::parse("ssh: ssh-ed25519 aaaac3"));
        assert_ne!(Account::parse("github: a"), Account::parse("gitlab: a"));
        assert_eq!(Account::parse("gitea: Shili.Keji"), Some(Account::new(Platform::Gitea, "shili.keji")));
        assert_ne!(Account::parse("gitea: a"), Account::parse("gitee: a"));
        assert_eq!(Account::parse("shili-keji"), None);
        assert_eq!(Account::parse("github: "), None);
    }
}
