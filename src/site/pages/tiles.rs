//! A map of tiles: one for each district or department that `call.yaml` gives a place (`map`), shaded by how many demands come from
//! there. Tiles instead of outlines: outlines of districts would be a file of their own for every city, and the smallest
//! districts, where most units are, could not be seen.

use rust_decimal::Decimal;
use serde::Serialize;

use super::charts::percent;
use crate::call::Wan;
use crate::call::public::Department;
use crate::site::browse::Facet;
use crate::site::page::Site;

/// Width and height of a tile with the gap to the next, in the picture's own units; the gap.
const WIDTH: u32 = 120;
const HEIGHT: u32 = 84;
const GAP: u32 = 8;

/// Half-width letters on a line of a tile, and lines.
const LETTERS: usize = 10;
const LINES: usize = 2;

/// The map.
#[derive(Serialize)]
pub(in crate::site) struct Map {
    width: u32,
    height: u32,
    tile_width: u32,
    tile_height: u32,
    tiles: Vec<Tile>,
    /// Whether there are demands of departments that have no place on it.
    is_partial: bool,
}

/// A district or a department.
#[derive(Serialize)]
struct Tile {
    x: u32,
    y: u32,
    /// Its name, as far as it fits in.
    lines: Vec<String>,
    href: String,
    count: String,
    /// Expected R&D money in the unit of the table beside it.
    amount: String,
    /// How dark it is, from 0 to 4, by count and by money.
    level: u32,
    money_level: u32,
}

/// What a tile is of.
struct Place<'a> {
    name: &'a str,
    is_department: bool,
    column: u32,
    row: u32,
    href: String,
    count: usize,
    amount: Wan,
}

/// The map; none where no place is given, or nothing was submitted yet.
pub(in crate::site) fn of(site: &Site<'_>, facets: &[Facet<'_>]) -> Option<Map> {
    let facet = facets.iter().find(|facet| facet.id == "department")?;
    let mut places: Vec<Place<'_>> =
        site.call.settings.map.iter().filter_map(|(name, at)| place(site, facet, name, *at)).collect();
    // As people read: row by row.
    places.sort_by_key(|place| (place.row, place.column));
    let most = places.iter().map(|place| place.count).max().filter(|most| *most > 0)?;
    let dearest = places.iter().map(|place| place.amount).max().unwrap_or_default();
    let left = places.iter().map(|place| place.column).min()?;
    let top = places.iter().map(|place| place.row).min()?;
    let right = places.iter().map(|place| place.column).max()?;
    let bottom = places.iter().map(|place| place.row).max()?;
    let ending = ending(&places);
    let shown: usize = places.iter().map(|place| place.count).sum();
    let tile = |place: &Place<'_>| {
        let count = site.tell("demands-count", [("count", place.count.into())]);
        let amount = site.table_words().money(place.amount).to_string();
        let short = place.name.strip_suffix(ending).filter(|_| place.is_department);
        Tile {
            x: (place.column - left) * WIDTH,
            y: (place.row - top) * HEIGHT,
            lines: lines(short.unwrap_or(place.name).trim_end()),
            href: place.href.clone(),
            count,
            amount,
            level: level(Decimal::from(place.count), Decimal::from(most)),
            money_level: level(place.amount.0, dearest.0),
        }
    };
    Some(Map {
        width: (right - left + 1) * WIDTH - GAP,
        height: (bottom - top + 1) * HEIGHT - GAP,
        tile_width: WIDTH - GAP,
        tile_height: HEIGHT - GAP,
        tiles: places.iter().map(tile).collect(),
        is_partial: shown < site.entries.len(),
    })
}

/// A tile: of a department, or of a district that one covers, whose page it then leads to.
fn place<'a>(
    site: &'a Site<'_>,
    facet: &Facet<'_>,
    name: &'a str,
    [column, row]: [u32; 2],
) -> Option<Place<'a>> {
    let at = |department: &Department| facet.values.iter().find(|value| value.id == department.id);
    let departments = &site.call.departments;
    if let Some(department) = departments.iter().find(|department| department.id == name) {
        let value = at(department)?;
        let (count, amount) = (value.members.len(), site.budgets(value.members.iter().copied()));
        let href = facet.link(value).href;
        return Some(Place { name: &department.name, is_department: true, column, row, href, count, amount });
    }
    let (department, district) = departments.iter().find_map(|department| {
        Some((department, department.covers.districts.iter().find(|district| district.name == name)?))
    })?;
    let is_there = |index: &usize| {
        let unit = site.entries.get(*index).and_then(|entry| site.call.units.get(&entry.demand.unit));
        unit.is_some_and(|unit| {
            unit.district == district.name || Some(&unit.district) == district.code.as_ref()
        })
    };
    let members: Vec<usize> = (0..site.entries.len()).filter(is_there).collect();
    let (count, amount) = (members.len(), site.budgets(members.into_iter()));
    let href = facet.link(at(department)?).href;
    Some(Place { name, is_department: false, column, row, href, count, amount })
}

/// The longest ending that as many names of departments as possible have, and more than half of them: `科技局`. Beside the others it
/// says nothing.
fn ending<'a>(places: &[Place<'a>]) -> &'a str {
    let names: Vec<&'a str> =
        places.iter().filter(|place| place.is_department).map(|place| place.name).collect();
    let least = (names.len() / 2 + 1).max(2);
    let mut best = ("", 0, 0);
    for name in &names {
        for (at, _) in name.char_indices().skip(1) {
            let (before, ending) = name.split_at(at);
            // A word is not cut.
            if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                continue;
            }
            let count =
                names.iter().filter(|other| other.len() > ending.len() && other.ends_with(ending)).count();
            if count >= least && (count, ending.len()) > (best.1, best.2) {
                best = (ending, count, ending.len());
            }
        }
    }
    best.0
}

/// A name in lines that fit into a tile: words stay whole where there are any.
fn lines(name: &str) -> Vec<String> {
    let wide = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let mut lines = vec![String::new()];
    for word in name.split_inclusive(' ').flat_map(pieces) {
        let last = lines.last().map(|line| wide(line)).unwrap_or_default();
        if last > 0 && last + wide(word.trim_end()) > LETTERS {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    let is_cut = lines.len() > LINES;
    lines.truncate(LINES);
    let mut lines: Vec<String> = lines.into_iter().map(|line| line.trim_end().to_owned()).collect();
    if let Some(line) = lines.last_mut().filter(|_| is_cut) {
        line.push('…');
    }
    lines
}

/// A word as it is, Chinese by characters.
fn pieces(word: &str) -> Vec<&str> {
    if word.is_ascii() { vec![word] } else { word.split_inclusive(|_: char| true).collect() }
}

/// Nothing is 0; everything else lies in four steps up to the largest.
fn level(part: Decimal, whole: Decimal) -> u32 {
    percent(part, whole).div_ceil(25).min(4)
}

#[cfg(test)]
mod tests {
    use super::{Place, ending, level, lines};
    use crate::call::Wan;

    fn shared(names: &[&'static str]) -> &'static str {
        let place = |name: &&'static str| Place {
            name,
            is_department: true,
            column: 1,
            row: 1,
            href: String::new(),
            count: 0,
            amount: Wan::default(),
        };
        ending(&names.iter().map(place).collect::<Vec<_>>())
    }

    #[test]
    fn what_all_names_end_in_says_nothing() {
        assert_eq!(shared(&["甲区科技局", "乙县科技局", "丙新区经发科技局"]), "科技局");
        assert_eq!(shared(&["甲区科技局", "乙大学", "丙公司"]), "");
        assert_eq!(shared(&["科技局"]), "");
        let english = ["East District Science Bureau", "West County Science Bureau", "Park Office"];
        assert_eq!(shared(&english), "Science Bureau");
    }

    #[test]
    fn names_fit_into_a_tile() {
        assert_eq!(lines("西湖区"), ["西湖区"]);
        assert_eq!(lines("Qiantang New Area"), ["Qiantang", "New Area"]);
        assert_eq!(lines("甲乙丙丁戊己庚辛壬癸子丑寅卯"), ["甲乙丙丁戊", "己庚辛壬癸…"]);
    }

    #[test]
    fn four_steps() {
        assert_eq!([0, 1, 2, 3, 4].map(|count| level(count.into(), 4.into())), [0, 1, 2, 3, 4]);
        assert_eq!(level(1.into(), 1000.into()), 0);
    }
}
