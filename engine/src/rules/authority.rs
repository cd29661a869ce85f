//! Whose a path is, by the roles that the base names: what `owner` asks.

use crate::call::layout::Folder;
use crate::call::{Account, Admission, Call, NewUnits, Platform, Unit};
use crate::document::{Document, Node, Value};
use crate::rules::proposal::Bearer;

/// Keys of `unit.yaml` that decide a unit's limits. The unit does not own them.
pub(super) const UNIT_LIMITS: [&str; 5] = ["kind", "group", "uscc", "department", "submitters"];

/// Keys of `department.yaml` that decide what a department may recommend. The department does not own them.
pub(super) const DEPARTMENT_LIMITS: [&str; 2] = ["kind", "covers"];

/// Who may make a change. The bureau always may.
#[derive(Clone, Copy, Debug)]
pub(super) enum Need<'a> {
    /// Nobody but the bureau.
    Bureau,
    /// That department; none where nobody has said which.
    Department(Option<&'a str>),
    /// The submitters of that unit.
    Unit(&'a Unit),
    /// Everybody.
    Anyone,
}

/// The roles of the base.
pub(super) struct Authority<'a> {
    base: &'a Call,
    bearer: Option<&'a Bearer>,
}

impl<'a> Authority<'a> {
    pub(super) fn new(base: &'a Call) -> Self {
        Self { base, bearer: None }
    }

    /// The same where somebody acts by a link.
    pub(super) fn borne(base: &'a Call, bearer: Option<&'a Bearer>) -> Self {
        Self { base, bearer }
    }

    fn is_of_unit(&self, id: &str) -> bool {
        matches!(self.bearer, Some(Bearer::Unit(own)) if own == id)
    }

    fn is_of_department(&self, id: &str) -> bool {
        matches!(self.bearer, Some(Bearer::Department(own)) if own == id)
    }

    /// Who may change a file of the call. `after` is the call with the proposal: a new unit's department stands there.
    pub(super) fn need(&self, inside: &str, after: &'a Call) -> Need<'a> {
        match Folder::of(inside) {
            Some((Folder::Units, unit)) => match self.base.units.get(unit) {
                Some(unit) => Need::Unit(unit),
                None if self.is_of_unit(unit) => Need::Anyone,
                None => {
                    let new = after.units.get(unit).map(AsRef::as_ref);
                    match self.confirms(new) {
                        Some(id) => Need::Department(Some(id)),
                        None => self.new_unit(new),
                    }
                }
            },
            Some((Folder::Departments, department)) => match self.department_id(department) {
                Some(id) => Need::Department(Some(id)),
                None => Need::Bureau,
            },
            _ => Need::Bureau,
        }
    }

    /// The department whose link confirms a new unit that names it, where the call takes anybody in by the service.
    fn confirms(&self, unit: Option<&'a Unit>) -> Option<&'a str> {
        let receive = self.base.settings.as_ref()?.receive.as_ref()?;
        let id = unit.and_then(department_of)?;
        (receive.new_units == Admission::Anybody && self.is_of_department(id)).then_some(id)
    }

    fn new_unit(&self, unit: Option<&'a Unit>) -> Need<'a> {
        match self.base.settings.as_ref().map(|settings| settings.roles.new_units).unwrap_or_default() {
            NewUnits::Bureau => Need::Bureau,
            NewUnits::Anyone => Need::Anyone,
            NewUnits::Department => Need::Department(unit.and_then(department_of)),
        }
    }

    /// A department that the base knows.
    fn department_id(&self, id: &str) -> Option<&'a str> {
        let named = self.base.settings.as_ref().and_then(|s| s.roles.departments.get_key_value(id));
        let folder = self.base.departments.get_key_value(id).map(|(id, _)| id.as_str());
        folder.or(named.map(|(id, _)| id.as_str()))
    }

    /// Whether one of these accounts may.
    pub(super) fn allows(&self, need: Need<'_>, accounts: &[Account]) -> bool {
        let any = |list: &[Account]| accounts.iter().any(|account| list.contains(account));
        let roles = self.base.settings.as_ref().map(|settings| &settings.roles);
        let bureau = roles.is_some_and(|roles| any(&roles.bureau));
        bureau
            || match need {
                Need::Bureau | Need::Department(None) => false,
                Need::Anyone => true,
                Need::Unit(unit) => {
                    any(&unit.submitters)
                        || self.is_of_unit(&unit.id)
                        || self.acts_for(unit, accounts).is_some()
                }
                Need::Department(Some(id)) => self.is_of(id, accounts),
            }
    }

    /// Whether one of these accounts is a department's.
    fn is_of(&self, department: &str, accounts: &[Account]) -> bool {
        let roles = self.base.settings.as_ref().map(|settings| &settings.roles);
        let named = roles.and_then(|roles| roles.departments.get(department));
        let members = self.base.departments.get(department).map(|department| &department.members);
        self.is_of_department(department)
            || named
                .into_iter()
                .chain(members)
                .any(|list| accounts.iter().any(|account| list.contains(account)))
    }

    /// The department that submits for its unit, where these accounts are the department's and none of the unit's own, and the
    /// call lets departments do so. The unit is the base's: nobody brings it under his department and acts in one proposal.
    pub(super) fn acts_for<'u>(&self, unit: &'u Unit, accounts: &[Account]) -> Option<&'u str> {
        let may = self.base.settings.as_ref().is_some_and(|settings| settings.roles.departments_submit);
        let own = accounts.iter().any(|account| unit.submitters.contains(account));
        department_of(unit).filter(|id| may && !own && self.is_of(id, accounts))
    }

    /// The account that a name stands for. A bare name is a user name on the only forge whose accounts the base names:
    /// where it names several, the same name may be two people, and nothing is assumed.
    pub(super) fn account(&self, actor: &str) -> Option<Account> {
        let forges: Vec<Platform> =
            self.base.accounts().map(|account| account.platform).filter(|p| *p != Platform::Ssh).collect();
        let bare = || {
            let first = *forges.first()?;
            let only = forges.iter().all(|forge| *forge == first) && !actor.contains(':');
            only.then(|| Account::new(first, actor))
        };
        Account::parse(actor).or_else(bare)
    }
}

/// Whether a name that a server gives stands for somebody of the bureau of that call.
pub fn is_bureau(call: &Call, actor: &str) -> bool {
    let authority = Authority::new(call);
    authority.account(actor).is_some_and(|account| authority.allows(Need::Bureau, &[account]))
}

/// The department that a unit says it belongs to.
pub(super) fn department_of(unit: &Unit) -> Option<&str> {
    unit.department.as_ref().map(|department| department.value.as_str())
}

/// The keys among `keys` whose values differ between two versions of a document.
pub(super) fn differing(
    keys: &[&'static str],
    before: Option<&Document>,
    after: Option<&Document>,
) -> Vec<&'static str> {
    let get = |document: Option<&Document>, key| document.and_then(|d| d.root.get(key)).cloned();
    keys.iter().copied().filter(|key| !same(get(before, key).as_ref(), get(after, key).as_ref())).collect()
}

/// Whether two versions of a document say the same but for some keys.
pub(super) fn same_besides(keys: &[&str], before: &Document, after: &Document) -> bool {
    let rest = |document: &Document| {
        let entries = document.root.entries().iter().filter(|entry| !keys.contains(&&*entry.key.text));
        Node { value: Value::Mapping(entries.cloned().collect()), span: document.root.span }
    };
    same(Some(&rest(before)), Some(&rest(after)))
}

/// Whether two values are the same, wherever they stand. Documents are at most [`crate::document::limits::DEPTH`] levels
/// deep, and so is this recursion.
fn same(a: Option<&Node>, b: Option<&Node>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return a.is_none() == b.is_none() };
    match (&a.value, &b.value) {
        (Value::Sequence(a), Value::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(Some(a), Some(b)))
        }
        (Value::Mapping(a), Value::Mapping(b)) => {
            a.len() == b.len()
                && a.iter().all(|entry| {
                    let other = b.iter().find(|other| other.key.text == entry.key.text);
                    other.is_some_and(|other| same(Some(&entry.value), Some(&other.value)))
                })
        }
        (a, b) => a == b,
    }
}
