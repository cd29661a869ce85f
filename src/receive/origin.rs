//! Who asks, and from where.

use std::net::IpAddr;

use hyper::header::{self, HeaderMap, HeaderName};

/// Whether a page of this very site sends it, or no page at all. A browser says where a request comes from, and no page can make
/// it say something else. Older ones only name the origin, and from pages that tell nobody their address, as all of these do,
/// a form has none (`null`): that is enough where what is sent holds the secret of a link, which no other site knows.
pub(super) fn is_from_here(headers: &HeaderMap, bears_secret: bool) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?").to_owned());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (None, _) => true,
        (Some(origin), _) if origin == "null" => bears_secret,
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(&host))
        }
        (Some(_), None) => false,
    }
}

/// Who asks: the other end of the connection, or, where that is a web server on this machine, whom that speaks for.
pub(super) fn client(headers: &HeaderMap, peer: IpAddr) -> IpAddr {
    if !peer.to_canonical().is_loopback() {
        return peer;
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = last.and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    last.unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        lines
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_pages_of_this_site_send_something() {
        for (lines, here) in [
            (&[("host", "zhengji.example")][..], true),
            (&[("host", "zhengji.example"), ("origin", "https://zhengji.example")], true),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "same-origin")], true),
            (&[("host", "zhengji.example"), ("origin", "https://other.example")], false),
            (&[("host", "zhengji.example"), ("origin", "null")], false),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "cross-site")], false),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "same-site")], false),
            (&[("origin", "https://zhengji.example")], false),
        ] {
            assert_eq!(is_from_here(&headers(lines), false), here, "{lines:?}");
        }
        // A form on a page that tells nobody its address.
        let null = [("host", "zhengji.example"), ("origin", "null")];
        assert!(is_from_here(&headers(&null), true));
        for (site, here) in [("same-origin", true), ("cross-site", false)] {
            let told = headers(&[null[0], null[1], ("sec-fetch-site", site)]);
            assert_eq!((is_from_here(&told, false), is_from_here(&told, true)), (here, here));
        }
    }

    #[test]
    fn only_a_web_server_on_this_machine_speaks_for_others() {
        let lines = headers(&[("x-forwarded-for", "203.0.113.9, 192.0.2.7")]);
        let (near, far): (IpAddr, IpAddr) = ([127, 0, 0, 1].into(), [198, 51, 100, 1].into());
        assert_eq!(client(&lines, near), IpAddr::from([192, 0, 2, 7]));
        assert_eq!(client(&lines, far), far);
        assert_eq!(client(&HeaderMap::new(), near), near);
        assert_eq!(client(&headers(&[("x-forwarded-for", "no address")]), near), near);
    }
}
