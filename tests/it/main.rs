//! Tests from outside: the commands as people run them, the site as people see it. What has a fixture a case is in `tests/cases/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod another_law;
mod architecture;
mod circumstances;
mod commands;
mod comment_pages;
mod conventions;
mod exports;
mod faults;
mod feeds;
mod fixing;
mod fixture;
mod form;
mod formats;
mod git;
mod guide_spans;
mod guides;
mod hand_written;
mod hostile;
mod house;
mod importing;
mod init;
mod new;
mod new_field;
mod office_files;
mod open_data;
mod papers;
mod plain_text;
mod privacy;
mod program;
mod publishing;
mod quotas;
mod rules;
mod schemas;
mod screens;
mod sealing;
mod second_city;
mod secrecy;
mod serving;
mod shard;
mod similar;
mod site;
mod tables;
mod taking_in_comments;
mod theming;
