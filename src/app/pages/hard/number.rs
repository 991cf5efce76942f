//! One number: large, to dial by hand, or as a square code for a phone's camera. A terminal can't ring.

use super::people::to_say;
use super::{Hard, Whose, here, key};
use crate::app::flows::check_in::called;
use crate::app::page::{Big, Block, Page, Sentence, Tone};
use crate::app::pages::number;
use crate::app::{Command, Look};
use crate::domain::Person;
use crate::domain::crisis::Line;
use crate::domain::person::WayKind;
use crate::say;

impl Hard {
    pub(super) fn number_page(&self, look: &Look<'_>, whose: Whose, code: bool) -> Page {
        let lines = here(look.config).map_or(&[][..], |country| &country.lines);
        let mut page = match whose {
            Whose::Person(at) => self.people.get(at).map(|it| person_page(look, it, code)),
            Whose::Own(at) => self.own_lines.get(at).map(|it| person_page(look, it, code)),
            Whose::FirstLine => lines.first().map(|line| line_page(look, line, code)),
            Whose::Line(at) => lines.get(at).map(|line| line_page(look, line, code)),
        }
        .unwrap_or_default();
        let words = look.words;
        page.hints.push(if code {
            key(words, &[Command::BigNumber], "command-big-number")
        } else {
            key(words, &[Command::SquareCode], "command-square-code")
        });
        page.hinted(words, &[Command::Back])
    }
}

fn person_page(look: &Look<'_>, person: &Person, code: bool) -> Page {
    let words = look.words;
    let mut page = Page::titled(called(person, look.own), "");
    match person.phone() {
        Some(number) => {
            let calls = person.ways.iter().any(|way| way.kind == WayKind::Phone);
            // A number with more than a number in it might call someone else: it is shown, and has no code.
            let link = number::link(number).map(|link| {
                if calls {
                    link
                } else {
                    link.replacen("tel:", "sms:", 1)
                }
            });
            page.blocks.push(big(look, number, link, code));
        }
        None => page.blocks.push(Block::say(words.get("hard-no-number"))),
    }
    let phone = person.phone();
    // A code takes all the room there is.
    if code && phone.is_some() {
        return page;
    }
    let others = person
        .ways
        .iter()
        .filter(|way| Some(way.value.as_str()) != phone)
        .map(|way| {
            let kind = match way.kind {
                WayKind::Phone => "phone",
                WayKind::Text => "text",
                WayKind::Mail => "mail",
                WayKind::Place => "place",
                WayKind::Link => "link",
            };
            say!(
                words,
                &format!("hard-way-{kind}"),
                value = way.value.as_str()
            )
        });
    let notes = [&person.good_times, &person.good_for];
    let late = super::people::perhaps_not_now(look, person);
    let notes = late.into_iter().chain(notes.into_iter().flatten().cloned());
    let facts: Vec<String> = others.chain(notes).collect();
    page.blocks.extend(sentences(&facts));
    page.blocks
        .push(Block::heading(words.get("hard-say-heading")));
    page.blocks.push(Block::say(to_say(look, Some(person))));
    page
}

fn line_page(look: &Look<'_>, line: &Line, code: bool) -> Page {
    let mut page = Page::titled(line.name.clone(), "");
    if let Some(number) = line.number() {
        page.blocks.push(big(look, number, line.link(), code));
    }
    if !code {
        page.blocks.extend(sentences(&look.words.line_facts(line)));
    }
    page
}

fn big(look: &Look<'_>, number: &str, link: Option<String>, code: bool) -> Block {
    match link {
        Some(link) if code => Block::Big(Big::Code {
            link,
            number: number.to_owned(),
            words: say!(look.words, "hard-code", number = number),
            small: say!(look.words, "hard-code-small", number = number),
        }),
        _ => Block::Big(Big::Number(number.to_owned())),
    }
}

/// Short sentences, one below the other.
fn sentences(facts: &[String]) -> Option<Block> {
    (!facts.is_empty()).then(|| {
        Block::Sentence(Sentence {
            text: facts.join("\n"),
            tone: Tone::Plain,
            indent: 2,
        })
    })
}
