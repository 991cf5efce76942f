//! The person's words inside a document.

use std::io::{self, Write};

use crate::exchange::text::without_controls;

/// A short text on one line, with what Markdown (CommonMark, and the common extensions of it) would act on escaped. It never stands at the beginning of a line, so list
/// marks and the like need no care.
pub(in crate::exchange) fn inline(text: &str) -> String {
    let (text, _) = without_controls(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '&' | '~' | '|' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Writes a long text as a block quote, its own Markdown as it is.
pub(super) fn quote(out: &mut impl Write, text: &str, indent: &str) -> io::Result<()> {
    let (text, _) = without_controls(text);
    for line in text.trim_end().lines() {
        writeln!(out, "{}", format!("{indent}> {line}").trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stays_on_its_line_and_means_only_itself() {
        assert_eq!(
            inline(" a*b_c\n# [x](y) <i> &amp;\u{1b} "),
            "a\\*b\\_c \\# \\[x\\](y) \\<i> \\&amp;"
        );
        assert_eq!(
            inline("Dr. O'Neil (work) - 5 + 3!"),
            "Dr. O'Neil (work) - 5 + 3!"
        );
    }

    #[test]
    fn every_line_of_a_long_text_is_in_the_quote() {
        let mut out = Vec::new();
        quote(&mut out, "# One\r\n\n- two\n```\nopen\n\n", "  ").unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "  > # One\n  >\n  > - two\n  > ```\n  > open\n"
        );
    }
}
