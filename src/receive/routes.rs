//! Requests and their answers: what is asked by an address and what was sent, handed over at the counter, and shown.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hyper::body::Incoming;
use hyper::{Method, Request as HttpRequest, StatusCode};
use jiff::Timestamp;
use tokio::sync::watch;

use super::address::{OWN, Route, is_reading, language};
use super::answer::{Answer, Refusal};
use super::body::{BadBody, Bodies, Boxes, Sent, is_json};
use super::counter::NoAnswer;
use super::origin::{client, is_from_here};
use super::pages::Pages;
use super::rate::{Group, Rate};
use super::reply::{DOCX, HTML, JSON, Page, TEXT, bare, moved, not_allowed, saved, sent};
use super::request::{Asked, CommentForm};
use super::served::BuiltSite;
use super::{Counter, Limits, Request};
use crate::built_in;
use crate::diagnostic::catalog::{Catalog, Language};
use crate::serve::media_type;

/// Why something is not asked: the status, and the message that says it.
type Told = (u16, &'static str);

/// Everything that answers.
pub(super) struct Routes {
    counter: Counter,
    pages: Pages,
    site: Option<BuiltSite>,
    bodies: Bodies,
    end: watch::Sender<bool>,
    comments: Mutex<Rate<Group>>,
    others: Mutex<Rate<Group>>,
    chinese: Catalog,
    english: Catalog,
}

impl Routes {
    pub(super) fn new(
        counter: Counter,
        pages: Pages,
        site: Option<BuiltSite>,
        limits: Limits,
        end: watch::Sender<bool>,
    ) -> Self {
        Self {
            counter,
            pages,
            site,
            bodies: Bodies::new(limits),
            end,
            comments: Mutex::new(Rate::new(5, Duration::from_secs(60))),
            others: Mutex::new(Rate::new(120, Duration::from_millis(500))),
            chinese: built_in::catalog(Language::Chinese),
            english: built_in::catalog(Language::English),
        }
    }

    /// Lets every connection come to its end.
    pub(super) fn end(&self) {
        let _ = self.end.send(true);
    }

    /// Answers a request, and says so in the log.
    pub(super) async fn answer(&self, request: HttpRequest<Incoming>, peer: IpAddr) -> Page {
        let (begun, uri) = (Instant::now(), request.uri().clone());
        let Some(own) = uri.path().strip_prefix(OWN).filter(|rest| rest.starts_with('/') || rest.is_empty())
        else {
            return match &self.site {
                Some(site) => site.answer(&request).await,
                None => bare(StatusCode::NOT_FOUND),
            };
        };
        if own.is_empty() {
            return moved("/receive/");
        }
        let route = Route::of(own);
        // Others are as long as whoever asks likes.
        let method = Some(request.method()).filter(|method| is_reading(method) || **method == Method::POST);
        let method = method.map_or_else(|| "?".to_owned(), Method::to_string);
        let (page, number) = self.own(route, request, peer).await;
        if route.takes() || page.status().as_u16() >= 400 {
            anstream::eprintln!(
                "{} {method} {} {} {} ms {number}",
                Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                route.logged(),
                page.status().as_u16(),
                begun.elapsed().as_millis(),
            );
        }
        page
    }

    async fn own(&self, route: Route<'_>, request: HttpRequest<Incoming>, peer: IpAddr) -> (Page, String) {
        let (language, query) = language(&request);
        let tongue = (language, query);
        if !route.knows(request.method()) {
            return (not_allowed(route.methods()), String::new());
        }
        let wants_json = is_json(request.headers());
        let from = client(request.headers(), peer);
        if let Route::Asset(path) = route {
            return (self.asset(path), String::new());
        }
        let asked = match self.asked(route, request, from).await {
            Ok(Some(asked)) => asked,
            Ok(None) => return (bare(StatusCode::NOT_FOUND), String::new()),
            Err((status, id)) => {
                let refusal = self.refusal(status, id, language);
                return (self.shown(&Answer::Refused(refusal), route, wants_json, tongue), String::new());
            }
        };
        let request = Request { arrived: Timestamp::now(), language, asked };
        let answer = match self.counter.ask(request).await {
            Ok(answer) => answer,
            Err(NoAnswer::Full) => Answer::Refused(self.refusal(503, "receive-full", language)),
            Err(NoAnswer::Gone) => {
                // Without somebody who takes things in the process has no use: whoever watches it starts it anew.
                self.end();
                Answer::Refused(self.refusal(503, "receive-failed", language))
            }
        };
        let number = answer.logged().to_owned();
        (self.shown(&answer, route, wants_json, tongue), number)
    }

    /// What is asked; none where there is nothing at the address.
    async fn asked(
        &self,
        route: Route<'_>,
        request: HttpRequest<Incoming>,
        from: IpAddr,
    ) -> Result<Option<Asked>, Told> {
        let slow = |rate: &Mutex<Rate<Group>>| {
            let mut rate = rate.lock().unwrap_or_else(PoisonError::into_inner);
            if rate.allows(from, Instant::now()) { Ok(()) } else { Err((429, "receive-too-often")) }
        };
        if !matches!(route, Route::Health | Route::Begin) {
            slow(&self.others)?;
        }
        if route.takes() && !is_from_here(request.headers(), route.bears_secret()) {
            return Err((403, "receive-other-site"));
        }
        Ok(Some(match route {
            Route::Health => Asked::Health,
            Route::Begin => Asked::Begin,
            Route::Desk(link) => Asked::Desk { link: link.to_owned() },
            Route::Table(link) => Asked::Table { link: link.to_owned() },
            Route::Receipt(link, number) | Route::ReceiptFile(link, number) => {
                Asked::Receipt { link: link.to_owned(), number: number.to_owned() }
            }
            Route::HandIn => {
                let body = self.body(request).await?;
                let file = body.text("hand_in").into_bytes();
                Asked::HandIn { file, link: body.optional("link"), new_link: body.optional("new_link") }
            }
            Route::Withdraw => {
                let body = self.body(request).await?;
                Asked::Withdraw {
                    link: body.text("link"),
                    demand: body.text("demand"),
                    reason: body.text("reason"),
                }
            }
            Route::Recommend => {
                let (Boxes(mut boxes), scan) = self.form(request).await?;
                let link = boxes.remove("link").unwrap_or_default();
                Asked::Recommend { link, boxes: boxes.into_iter().collect(), scan }
            }
            Route::Confirm => {
                let body = self.body(request).await?;
                Asked::Confirm {
                    link: body.text("link"),
                    unit: body.text("unit"),
                    seen: body.optional("tip"),
                }
            }
            Route::SendBack => {
                let body = self.body(request).await?;
                Asked::SendBack {
                    link: body.text("link"),
                    unit: body.text("unit"),
                    reason: body.text("reason"),
                }
            }
            Route::Renew => {
                let body = self.body(request).await?;
                Asked::Renew { link: body.text("link"), unit: body.text("unit") }
            }
            Route::Comment => {
                slow(&self.comments)?;
                let body = self.body(request).await?;
                // A box that people do not see. Programs that fill in everything fill it in, too.
                if body.optional("website").is_some() {
                    return Err((422, "receive-trap"));
                }
                Asked::Comment(Box::new(CommentForm {
                    call: body.text("call"),
                    item: body.text("item"),
                    paragraph: body.text("paragraph"),
                    aspect: body.text("aspect"),
                    text: body.text("text"),
                    current_text: body.text("current_text"),
                    proposed_text: body.text("proposed_text"),
                    reason: body.text("reason"),
                    name: body.text("name"),
                    in_full: body.text("show") == "full",
                }))
            }
            Route::Asset(_) | Route::Nothing => return Ok(None),
        }))
    }

    /// What was sent, by the names of its boxes.
    async fn body(&self, request: HttpRequest<Incoming>) -> Result<Boxes, Told> {
        self.bodies.boxes(request).await.map_err(BadBody::told)
    }

    /// The same with the scan of a stamped table, where one was chosen. It is only waited for where the link before it is one of a
    /// department: others could keep all places for scans.
    async fn form(&self, request: HttpRequest<Incoming>) -> Result<(Boxes, Option<Vec<u8>>), Told> {
        let begun = match self.bodies.form(request).await.map_err(BadBody::told)? {
            Sent::Whole(boxes) => return Ok((boxes, None)),
            Sent::WithScan(begun) => begun,
        };
        let link = begun.0.so_far().get("link").cloned().unwrap_or_default();
        let knock = Request {
            arrived: Timestamp::now(),
            language: Language::default(),
            asked: Asked::Department { link },
        };
        match self.counter.ask(knock).await {
            Ok(Answer::Well) => {}
            Err(NoAnswer::Full) => return Err((503, "receive-full")),
            Ok(Answer::Failed { .. }) | Err(NoAnswer::Gone) => return Err((503, "receive-failed")),
            Ok(_) => return Err((403, "receive-unknown-link")),
        }
        let (boxes, scan) = self.bodies.scan(*begun).await.map_err(|bad| match bad {
            BadBody::TooLarge => (413, "receive-scan-too-large"),
            bad => bad.told(),
        })?;
        Ok((boxes, Some(scan)))
    }

    fn catalog(&self, language: Language) -> &Catalog {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    fn refusal(&self, status: u16, id: &'static str, language: Language) -> Refusal {
        let catalog = self.catalog(language);
        let mend = format!("{id}-mend");
        let mend = catalog.has(&mend).then(|| catalog.text(&mend));
        Refusal { status, message: catalog.text(id), mend, faults: Vec::new() }
    }

    fn shown(&self, answer: &Answer, route: Route<'_>, json: bool, tongue: (Language, &str)) -> Page {
        let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match (answer, route) {
            (Answer::Well, _) => return sent(TEXT, "ok\n", status),
            (Answer::Table { department, bytes }, _) => {
                return saved(&format!("table-{department}.docx"), sent(DOCX, bytes.clone(), status));
            }
            (Answer::Taken(taken), Route::ReceiptFile(..)) => {
                let name = format!("receipt-{}.json", taken.receipt.number);
                return saved(&name, sent(JSON, taken.receipt_text.clone(), status));
            }
            // Whoever loads the page again asks for it again, and hands nothing in.
            (Answer::Taken(taken), Route::HandIn | Route::Withdraw | Route::Recommend | Route::Confirm)
                if !json =>
            {
                if let Some(link) = &taken.link {
                    return moved(&format!("link/{link}/receipt/{}/{}", taken.receipt.number, tongue.1));
                }
            }
            // The page says what was done, at the place that the address names.
            (Answer::Noted { link }, _) if !json => {
                let done = if matches!(route, Route::SendBack) { "sent-back" } else { "confirmed" };
                return moved(&format!("link/{link}/{}#{done}", tongue.1));
            }
            _ => {}
        }
        if json {
            return sent(JSON, serde_json::to_vec(answer).unwrap_or_default(), status);
        }
        match self.pages.page(answer, route.link(), route.root(), tongue) {
            Ok(bytes) => sent(HTML, bytes, status),
            Err(error) => {
                anstream::eprintln!("zhengji receive: {error}");
                bare(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    fn asset(&self, path: &str) -> Page {
        match self.pages.asset(path) {
            Some(bytes) => sent(media_type(path), bytes.to_vec(), StatusCode::OK),
            None => bare(StatusCode::NOT_FOUND),
        }
    }
}
