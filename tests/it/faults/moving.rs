//! Files, clocks and other runs that do not stand still.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::{AT, DEMAND, larger, remnants, rounds, site_of, start};
use crate::fixture::files;
use crate::program::Repository;

#[test]
fn two_builds_into_one_folder_leave_one_whole_site() {
    let repository = Repository::new(&larger(6));
    let call = "submissions/example/call.yaml";
    let title = |repository: &Repository, from: &str, to: &str| repository.edit(call, from, to);
    let mut sites = vec![site_of(&repository)];
    title(&repository, "host: ", "host: 又一个");
    sites.push(site_of(&repository));
    title(&repository, "host: 又一个", "host: ");
    for round in 0..rounds(3) {
        // With and without a site already there.
        if round % 2 == 0 {
            let _ = fs::remove_dir_all(repository.join("public"));
        }
        let mut first = start(repository.path(), &["build", AT[0], AT[1]]);
        // The second reads other sources as soon as the first has read its own, or in the middle of that.
        title(&repository, "host: ", "host: 又一个");
        let mut second = start(repository.path(), &["build", AT[0], AT[1]]);
        let mut third = start(repository.path(), &["build", AT[0], AT[1]]);
        for (name, child) in [("first", &mut first), ("second", &mut second), ("third", &mut third)] {
            assert_eq!(child.wait().unwrap().code(), Some(0), "round {round}: the {name} build");
        }
        let found = files(&repository.join("public"));
        assert!(sites.contains(&found), "round {round}: not one whole site");
        assert_eq!(remnants(&repository), Vec::<String>::new(), "round {round}");
        title(&repository, "host: 又一个", "host: ");
    }
}

#[test]
fn files_that_come_and_go_while_they_are_read_are_faults_or_none() {
    let repository = Repository::new(&larger(20));
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let path = |number: usize| {
                repository.join(&format!("submissions/example/units/shili-{number}/sensor.yaml"))
            };
            let texts: Vec<Vec<u8>> = (0..20).map(|number| fs::read(path(number)).unwrap()).collect();
            while !stop.load(Ordering::Relaxed) {
                for (number, text) in texts.iter().enumerate() {
                    fs::remove_file(path(number)).unwrap();
                    std::thread::sleep(Duration::from_micros(300));
                    fs::write(path(number), text).unwrap();
                }
            }
        });
        let tried = std::panic::catch_unwind(|| {
            for round in 0..rounds(6) {
                for command in ["check", "build"] {
                    let output = repository.run(&[command, AT[0], AT[1]]);
                    // Some moment's call, with or without the file; never a crash.
                    assert!([0, 1].contains(&output.code), "round {round}: {}", output.shown());
                }
                assert!(repository.join("public/index.html").exists(), "round {round}");
            }
        });
        stop.store(true, Ordering::Relaxed);
        assert!(tried.is_ok());
    });
}

#[test]
fn a_clock_that_jumps_changes_no_site_and_breaks_no_run() {
    let repository = Repository::valid();
    let site = site_of(&repository);
    for time in [
        SystemTime::UNIX_EPOCH,
        SystemTime::UNIX_EPOCH + Duration::from_secs(7_258_118_400),
        SystemTime::now() + Duration::from_secs(3600),
    ] {
        // As if files had been written while the clock stood there: nothing of a site depends on it.
        for path in files(&repository.join("submissions")).keys() {
            let file =
                fs::File::options().write(true).open(repository.join("submissions").join(path)).unwrap();
            file.set_modified(time).unwrap();
        }
        assert!(site_of(&repository) == site);
    }
    // Checks at any time, forwards and backwards, give an answer.
    for at in
        ["1970-01-01T00:00:00Z", "9999-12-01T00:00:00Z", "0001-01-01T00:00:00Z", "2021-04-21T00:00:00+08:00"]
    {
        for command in ["check", "build"] {
            let output = repository.run(&[command, "--at", at]);
            assert!([0, 1].contains(&output.code), "{at}: {}", output.shown());
        }
    }
    assert!(fs::read(repository.join(DEMAND)).is_ok());
}
