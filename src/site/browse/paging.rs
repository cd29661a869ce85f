//! Long lists in pages, so that no page grows with the call.

use serde::Serialize;

use crate::site::page::{Link, Site};

/// Where one page stands among its sisters.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Paging {
    pub(in crate::site) number: usize,
    pub(in crate::site) last: usize,
    previous: Option<String>,
    next: Option<String>,
    /// Links to pages near by, the first and the last; nothing where some are left out.
    links: Vec<Option<Link>>,
}

/// The folder of a page: the first has the list's own address.
pub(in crate::site) fn folder(list: &str, number: usize) -> String {
    if number == 1 { list.to_owned() } else { format!("{list}/page-{number}") }
}

/// The title of a page: from the second on it says which.
pub(in crate::site) fn title(site: &Site<'_>, list: &str, paging: &Paging) -> String {
    if paging.number == 1 {
        return list.to_owned();
    }
    site.tell("page-of", [("title", list.into()), ("number", paging.number.into())])
}

/// Cuts a list into pages of `size`; an empty list still has a first page, which says that it is empty.
pub(in crate::site) fn pages<'a, T>(list: &str, items: &'a [T], size: usize) -> Vec<(Paging, &'a [T])> {
    let chunks: Vec<&[T]> = if items.is_empty() { vec![items] } else { items.chunks(size).collect() };
    let last = chunks.len();
    chunks.into_iter().zip(1..).map(|(chunk, number)| (paging(list, number, last), chunk)).collect()
}

fn paging(list: &str, number: usize, last: usize) -> Paging {
    let href = |n: usize| format!("{}/index.html", folder(list, n));
    let mut links = Vec::new();
    let mut before = 0;
    for n in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(number) <= 2) {
        if n > before + 1 {
            links.push(None);
        }
        links.push(Some(Link::new(n.to_string(), href(n))));
        before = n;
    }
    Paging {
        number,
        last,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < last).then(|| href(number + 1)),
        links,
    }
}

#[cfg(test)]
mod tests {
    use super::{pages, paging};

    #[test]
    fn far_pages_are_left_out_of_the_links() {
        let shown = |number, last| -> String {
            let links = paging("demands", number, last).links;
            links.iter().map(|l| l.as_ref().map_or("…", |l| &l.title)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(1, 1), "1");
        assert_eq!(shown(1, 200), "1 2 3 … 200");
        assert_eq!(shown(100, 200), "1 … 98 99 100 101 102 … 200");
    }

    #[test]
    fn an_empty_list_has_one_page() {
        assert_eq!(pages::<u8>("demands", &[], 50).len(), 1);
        assert_eq!(pages("demands", &[0; 101], 50).len(), 3);
    }
}
