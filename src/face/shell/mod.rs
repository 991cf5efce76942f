//! The shell face: arguments in, one sentence or JSON out. A file for each command.
//!
//! Whatever the other faces do to records can be done from here. Names, options, outputs and exit codes are a
//! contract: scripts rest on them.

mod about;
mod arguments;
mod backup;
mod checkin;
mod completions;
mod day;
mod demo;
mod desk;
mod doctor;
mod erase;
mod export;
mod factors;
mod failure;
mod figures;
mod find;
mod goal;
mod history;
mod import;
mod journal;
mod lock;
mod look;
mod merge;
mod now;
mod out;
mod paths;
mod people;
mod people_import;
mod reach;
mod record;
mod rescue;
mod restore;
mod review;
mod secret;
mod setback;
mod settings;
mod share;
mod syntax;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

pub use arguments::{Arguments, Command};
pub use failure::Failure;

use crate::env::{Env, EnvError};
use crate::face::own_editor;
use crate::guard::InForce;
use crate::words::Words;
use arguments::{Color, ImportFrom};
use desk::Desk;

/// Runs the program with these arguments, in a process that gave up what it says.
#[must_use]
pub fn run(arguments: Vec<OsString>, in_force: InForce) -> ExitCode {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        // Help and the version are asked for, and a command without its second word shows what there is.
        Err(error) if asks(&error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() {
                failure::WRONG_ANYWHERE
            } else {
                0
            });
        }
        Err(error) => {
            let failure = syntax::wrong(&Words::default(), &error);
            return ExitCode::from(out::fail(&failure));
        }
    };
    match carry_out(parsed, in_force) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(out::fail(&failure)),
    }
}

fn asks(error: &clap::Error) -> bool {
    !error.use_stderr()
        || error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn carry_out(arguments: Arguments, in_force: InForce) -> Result<(), Failure> {
    let words = Words::default();
    let mut env = Env::read(in_force).map_err(|error| match error {
        EnvError::Now(text) => Failure::anywhere(words.with("shell-now", &[("text", text.into())])),
        EnvError::Today(text) => {
            Failure::anywhere(words.with("shell-today", &[("text", text.into())]))
        }
        EnvError::Descriptor(name) => {
            Failure::anywhere(words.with("shell-descriptor", &[("name", name.into())]))
        }
    })?;
    if let Some(journal) = arguments.journal {
        env.journal = Some(journal);
    }
    match arguments.color {
        Color::Auto => {}
        Color::Always => env.no_color = false,
        Color::Never => env.no_color = true,
    }
    let Some(command) = arguments.command else {
        return journal::open(words, &env, arguments.plain, None, None);
    };
    if let Command::Confined(it) = &command {
        let code = own_editor::become_editor(&it.folder, it.known, &it.editor);
        return Err(Failure::Ended(u8::try_from(code).unwrap_or(u8::MAX)));
    }
    let desk = Desk::new(words, env);
    let again = desk.again();
    let done = dispatch(command, desk);
    if again.saved.get() {
        backup::of_the_day(again);
    }
    done
}

fn dispatch(command: Command, desk: Desk) -> Result<(), Failure> {
    match command {
        Command::Checkin(it) => checkin::run(it, desk),
        Command::Today(it) => look::today(&it, desk),
        Command::Look(it) => look::run(&it, desk),
        Command::Goal(it) => goal::run(it, desk),
        Command::Day(it) => day::run(&it, desk),
        Command::People(it) => people::run(it, desk),
        Command::Reach(it) => reach::run(&it, desk),
        Command::Setback(it) => setback::run(&it, desk),
        Command::Find(it) => find::run(&it, desk),
        Command::Now => now::run(&desk),
        Command::About(it) => about::run(&it, &desk),
        Command::Write(it) => write::run(&it, desk),
        Command::Factors(it) => factors::run(&it, desk),
        Command::Review(it) => review::run(&it, desk),
        Command::Undo => history::turn(desk, true),
        Command::Redo => history::turn(desk, false),
        Command::History(it) => history::run(&it, desk),
        Command::Record(it) => record::run(it, desk),
        Command::Demo(it) => demo::run(&it, &desk),
        Command::Export(it) => export::run(&it, desk),
        Command::Share(it) => share::run(&it, desk),
        Command::Import(ImportFrom::Json(it)) => import::run(&it, desk),
        Command::Backup(it) => backup::run(&it, desk),
        Command::Backups(it) => backup::list(&it, desk),
        Command::Restore(it) => restore::run(&it, desk),
        Command::Merge(it) => merge::run(&it, desk),
        Command::Lock(it) => lock::run(&it.action, desk),
        Command::Doctor(it) => doctor::run(&it, desk),
        Command::Rescue(it) => rescue::run(&it, &desk),
        Command::Erase(it) => erase::run(&it, desk),
        Command::Settings(it) => settings::run(&it, desk),
        Command::Paths(it) => paths::run(&it, &desk),
        Command::Completions(it) => completions::run(&it),
        // Carried out before a journal is thought of.
        Command::Confined(_) => Ok(()),
        Command::Man => completions::man(),
    }
}
