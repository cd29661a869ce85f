//! Tests from outside: the rules by their fixtures, the commands as people run them, the site as people see it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod architecture;
mod asking;
mod beginning;
mod circumstances;
mod commands;
mod conventions;
mod examples;
mod exports;
mod faults;
mod feeds;
mod fixing;
mod fixture;
mod form;
mod formats;
mod git;
mod guides;
mod hand_written;
mod hostile;
mod hostile_cases;
mod house;
mod importing;
mod new_field;
mod one_fault;
mod open_data;
mod papers;
mod plain_text;
mod privacy;
mod program;
mod publishing;
mod rules;
mod schemas;
mod sealing;
mod second_city;
mod secrecy;
mod serving;
mod sharing;
mod similar;
mod site;
mod tables;
mod taking_in_comments;
mod theming;
mod voices;
