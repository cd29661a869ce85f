//! What cells look like: A4 forms in the fonts that Chinese offices have.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::office::fonts;

pub(super) struct Style {
    pub(super) title: Format,
    pub(super) intro: Format,
    pub(super) heading: Format,
    pub(super) label: Format,
    pub(super) text: Format,
    pub(super) centered: Format,
    pub(super) of: Format,
    pub(super) long: Format,
    pub(super) whole: Format,
    pub(super) figure: Format,
    pub(super) amount: Format,
    pub(super) date: Format,
    pub(super) hint: Format,
}

impl Style {
    pub(super) fn new() -> Self {
        let plain = Format::new()
            .set_font_name(fonts::TABLE.name)
            .set_font_size(10.5)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x40_40_40));
        let open = boxed.clone().set_unlocked();
        Self {
            title: plain
                .clone()
                .set_font_name(fonts::TITLE.name)
                .set_font_size(18)
                .set_align(FormatAlign::Center),
            intro: plain.clone().set_font_size(9),
            heading: boxed
                .clone()
                .set_font_name(fonts::HEADING.name)
                .set_background_color(Color::RGB(0xE7_EC_F2)),
            label: boxed.clone().set_align(FormatAlign::Center).set_background_color(Color::RGB(0xF5_F6_F8)),
            // As text, so that a credit code keeps its digits and 65% stays what was typed.
            text: open.clone().set_num_format("@").set_align(FormatAlign::Left),
            centered: open.clone().set_num_format("@").set_align(FormatAlign::Center),
            of: plain.clone().set_align(FormatAlign::Center),
            long: open.clone().set_num_format("@").set_align(FormatAlign::Left).set_align(FormatAlign::Top),
            whole: open.clone().set_num_format("0").set_align(FormatAlign::Center),
            figure: open.clone().set_num_format("#,##0.######").set_align(FormatAlign::Center),
            // Whoever writes 元 where 万元 is asked for reads it in the very cell. The first section is what the reader
            // takes as the words of the figure: none.
            amount: open
                .clone()
                .set_num_format(
                    "[<10000]#,##0.######;[<1000000]#,##0.######\"（亿元以上）\";#,##0.######\"（百亿元以上）\"",
                )
                .set_align(FormatAlign::Center),
            date: open.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            hint: plain.set_font_size(9).set_font_color(Color::RGB(0x59_59_59)).set_align(FormatAlign::Top),
        }
    }
}
