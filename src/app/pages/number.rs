//! A number to call, large, or as a square code that a phone camera reads. A terminal can't ring.

use super::people::of_row;
use crate::app::page::{Big, Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::Person;
use crate::say;
use crate::store::Error;

/// Someone's number.
pub struct NumberPage {
    name: String,
    number: String,
    as_code: bool,
}

impl NumberPage {
    /// The number of `person`, large or as a code; says so where there is none.
    #[must_use]
    pub fn of(person: &Person, as_code: bool, cx: &mut Cx<'_>) -> Next {
        let name = cx.own.shown(&person.name);
        let Some(number) = person.phone() else {
            cx.say(say!(cx.words, "person-no-number", name = name));
            return Next::Stay;
        };
        let mut page = Self {
            name,
            number: number.to_owned(),
            as_code: false,
        };
        if as_code {
            page.show_code(cx);
            if !page.as_code {
                return Next::Stay;
            }
        }
        Next::Push(Box::new(page))
    }

    fn show_code(&mut self, cx: &mut Cx<'_>) {
        self.as_code = link(&self.number).is_some();
        if !self.as_code {
            cx.say(cx.words.get("person-no-code"));
        }
    }
}

impl View for NumberPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(self.name.clone(), words.get("app-tab-people"));
        let number = self.number.clone();
        let (big, other) = match link(&number).filter(|_| self.as_code) {
            Some(link) => (
                Big::Code {
                    link,
                    words: say!(words, "person-code", number = number.as_str()),
                    small: say!(words, "person-code-small", number = number.as_str()),
                    number,
                },
                Command::BigNumber,
            ),
            None => (Big::Number(number), Command::SquareCode),
        };
        page.blocks.push(Block::Big(big));
        page.hints.push(of_row(words, other));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Person, Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Do(Command::BigNumber) => self.as_code = false,
            Act::Do(Command::SquareCode) => self.show_code(cx),
            _ => return Ok(Next::Ignored),
        }
        Ok(Next::Stay)
    }
}

/// The link that makes a phone call `number` (RFC 3966); none where it holds more than a number, for a phone would
/// call another one.
#[must_use]
pub fn link(number: &str) -> Option<String> {
    let mut link = "tel:".to_owned();
    for c in number.trim().chars() {
        match c {
            '0'..='9' | '+' | '*' => link.push(c),
            '#' => link.push_str("%23"),
            ' ' | '-' | '(' | ')' | '.' | '/' => {}
            _ => return None,
        }
    }
    link.ends_with(|c: char| c.is_ascii_digit()).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_calls_the_number_that_is_shown_or_none() {
        let link = |number: &str| link(number).unwrap_or_default();
        assert_eq!(link("988"), "tel:988");
        assert_eq!(link(" +1 (201) 555-0142 "), "tel:+12015550142");
        assert_eq!(link("*67 555-0142"), "tel:*675550142");
        assert_eq!(link("555-0142 ext 5"), "");
        assert_eq!(link("at the desk"), "");
        assert_eq!(link("-"), "");
    }
}
