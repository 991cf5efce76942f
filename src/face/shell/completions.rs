//! `mainstay completions` and `mainstay man`, made from the command line's own description.

use clap::CommandFactory;

use super::arguments::{Arguments, Completions};
use super::failure::Failure;
use super::out::Out;

pub(super) fn run(it: &Completions) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(it.shell, &mut Arguments::command(), "mainstay", &mut bytes);
    Out.raw(&bytes)
}

pub(super) fn man() -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut bytes)
        .map_err(|error| Failure::output(&error))?;
    Out.raw(&bytes)
}
