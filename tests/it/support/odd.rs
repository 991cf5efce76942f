//! Text as no one would type it: what steers a terminal, turns the reading direction, or stacks and widens letters.

use fastrand::Rng;

const PIECES: &[&str] = &[
    // Colours, the clipboard, a link, a title, a window moved; each ended in its own ways.
    "\u{1b}[31m",
    "\u{1b}[2J\u{1b}[H",
    "\u{1b}]52;c;aGk=\u{7}",
    "\u{1b}]8;;https://example.org\u{1b}\\here\u{1b}]8;;\u{1b}\\",
    "\u{1b}]0;title\u{7}",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}[?1049l",
    "\u{1b}",
    // The same in one character, and the other controls.
    "\u{9b}2J",
    "\u{9d}52;c;aGk=\u{9c}",
    "\u{85}",
    "\u{90}",
    "\0",
    "\u{7f}",
    "\u{8}\u{8}",
    "\u{e}",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\u{b}\u{c}",
    // What turns the direction, or hides.
    "\u{202e}",
    "\u{202a}",
    "\u{202c}",
    "\u{2066}",
    "\u{2069}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{2028}",
    "\u{2029}",
    "\u{200b}",
    "\u{200c}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{e0041}",
    "שלום",
    // Wide, joined and stacked.
    "日記",
    "\u{3000}",
    "👨\u{200d}👩\u{200d}👧",
    "👍🏽",
    "❤\u{fe0f}",
    "🇳🇿",
    "🇳",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}",
    "\u{300}",
    "क्\u{200d}ष",
    "ﷺ",
    "\u{1100}\u{1161}\u{11a8}",
    // What a program may take for something else.
    "%s",
    "\"",
    "\\",
    "{ $name }",
    "{",
    "<b>",
    "=1+1",
    "#",
    "-",
    ".",
    " ",
    "  ",
    "0",
    "99999999999",
    "-1",
    "3.5",
    "2022-11-22",
    "walk",
    "Rosa",
    "a-very-long-word-without-any-place-to-break-it-in-two-or-in-three",
];

/// Up to eight pieces, at times hundreds.
pub fn text(rng: &mut Rng) -> String {
    let many = if rng.u8(..) < 2 { 300 } else { 8 };
    let count = rng.usize(1..=many);
    (0..count)
        .map(|_| PIECES[rng.usize(..PIECES.len())])
        .collect()
}
