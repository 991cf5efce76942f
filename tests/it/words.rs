//! The word test: every message is there, is used, gets its values, and reads plainly.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use mainstay::app::Command;
use mainstay::assets;

/// Words that the program never says (they blame, press, or frighten).
const NEVER: &[&str] = &[
    "addict",
    "addicts",
    "alcoholic",
    "abuse",
    "abuser",
    "clean",
    "dirty",
    "relapse",
    "relapsed",
    "non-compliant",
    "failed",
    "failure",
    "fail",
    "streak",
    "broke",
    "missed",
    "should",
    "must",
    "just",
    "simply",
    "easy",
    "obviously",
    "suffer",
    "suffers",
    "crazy",
    "normal",
    "cheer up",
    "stay strong",
    "journey",
    "triggers",
    "invalid",
    "abort",
    "fatal",
    "kill",
    "execute",
    "terminate",
    "bad day",
];

/// Names of fields and drafts that look like ids of messages.
const FIELDS: &[&str] = &["day-end", "hard-line"];

struct Message {
    variables: BTreeSet<String>,
    /// Every way it can read, with values as `x`.
    texts: Vec<String>,
}

fn messages() -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for (file, source) in assets::WORDS {
        let resource = fluent_syntax::parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{file}.ftl: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                assert!(
                    id.starts_with(&format!("{file}-")),
                    "{id} stands in {file}.ftl"
                );
                if let Some(value) = &message.value {
                    all.insert(id.clone(), read(value));
                }
                for attribute in &message.attributes {
                    let id = format!("{id}.{}", attribute.id.name);
                    assert!(
                        all.insert(id.clone(), read(&attribute.value)).is_none(),
                        "{id} stands twice"
                    );
                }
            }
        }
    }
    all
}

fn read(pattern: &Pattern<&str>) -> Message {
    let mut message = Message {
        variables: BTreeSet::new(),
        texts: vec![String::new()],
    };
    for element in &pattern.elements {
        let pieces = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => {
                placeable(expression, &mut message.variables)
            }
        };
        message.texts = message
            .texts
            .iter()
            .flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}")))
            .collect();
    }
    message
}

fn placeable(expression: &Expression<&str>, variables: &mut BTreeSet<String>) -> Vec<String> {
    match expression {
        Expression::Inline(inline) => vec![self::inline(inline, variables)],
        Expression::Select { selector, variants } => {
            inline(selector, variables);
            variants
                .iter()
                .flat_map(|variant| {
                    let inner = read(&variant.value);
                    variables.extend(inner.variables);
                    inner.texts
                })
                .collect()
        }
    }
}

fn inline(expression: &InlineExpression<&str>, variables: &mut BTreeSet<String>) -> String {
    match expression {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            "x".to_owned()
        }
        InlineExpression::StringLiteral { value } => (*value).to_owned(),
        _ => String::new(),
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                let code = text
                    .split("#[cfg(test)]\nmod tests")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                into.push((path, code));
            }
        }
    }
    let mut all = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

/// The string literals of some code, without comments.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        for (i, part) in line.split('"').enumerate() {
            if i % 2 == 1 {
                found.push(part.to_owned());
            }
        }
    }
    found
}

/// Whether a literal with `{}` in it can make `id`.
fn can_make(literal: &str, id: &str) -> bool {
    let mut parts = Vec::new();
    let mut rest = literal;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(rest);
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    parts.len() > 1
        && first.contains('-')
        && id.len() >= first.len() + last.len()
        && id.starts_with(first)
        && id.ends_with(last)
        && parts.iter().all(|part| id.contains(part))
}

#[test]
fn every_message_is_there_and_is_used() {
    let messages = messages();
    let literals: BTreeSet<String> = sources()
        .iter()
        .filter(|(path, _)| !path.ends_with("command.rs"))
        .flat_map(|(_, code)| literals(code))
        .collect();
    let patterns: Vec<&String> = literals
        .iter()
        .filter(|it| it.contains('{') && it.contains('-'))
        .collect();
    let unused: Vec<&String> = messages
        .keys()
        .filter(|id| {
            !literals.contains(*id) && !patterns.iter().any(|pattern| can_make(pattern, id))
        })
        .collect();
    assert!(unused.is_empty(), "not used: {unused:#?}");
    let files: BTreeSet<&str> = assets::WORDS.iter().map(|(name, _)| *name).collect();
    let looks_like_an_id = |text: &str| {
        let shape =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
        text.split_once('-')
            .is_some_and(|(file, rest)| files.contains(file) && !rest.is_empty())
            && text.chars().all(shape)
            && !text.ends_with(['-', '.'])
            && Command::named(text).is_none()
            && !FIELDS.contains(&text)
            && !text.ends_with(".db")
            && !text.ends_with(".toml")
    };
    let missing: Vec<&String> = literals
        .iter()
        .filter(|text| looks_like_an_id(text) && !messages.contains_key(*text))
        .collect();
    assert!(missing.is_empty(), "not there: {missing:#?}");
    for command in Command::ALL {
        for part in ["", ".help", ".plain"] {
            let id = format!("command-{}{part}", command.name());
            assert!(messages.contains_key(&id), "{id} is not there");
        }
    }
}

#[test]
fn every_message_gets_its_values() {
    let messages = messages();
    for (path, code) in sources() {
        for (start, _) in code.match_indices("say!(") {
            let body = balanced(&code[start + 4..]);
            let Some(id) = body.split('"').nth(1) else {
                continue;
            };
            let Some(message) = messages.get(id) else {
                continue;
            };
            for variable in &message.variables {
                let given = [format!("{variable} ="), format!("{variable}=")]
                    .iter()
                    .any(|it| body.contains(it));
                assert!(given, "{}: {id} needs {variable}", path.display());
            }
        }
        for (start, _) in code.match_indices(".get(\"") {
            let id = code[start + 6..].split('"').next().unwrap_or_default();
            if let Some(message) = messages.get(id) {
                assert!(
                    message.variables.is_empty(),
                    "{}: {id} needs {:?}",
                    path.display(),
                    message.variables
                );
            }
        }
    }
}

/// What stands between the parentheses that `text` begins with.
fn balanced(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return &text[..at];
                }
            }
            _ => {}
        }
    }
    text
}

#[test]
fn nothing_shames_frightens_or_shouts() {
    for (id, message) in messages() {
        for text in &message.texts {
            let lower = text.to_lowercase();
            let words: Vec<&str> = lower
                .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
                .collect();
            for never in NEVER {
                let said = if never.contains(' ') {
                    lower.contains(never)
                } else {
                    words.contains(never)
                };
                assert!(!said, "{id} says {never:?}: {text}");
            }
            let shouts = text
                .as_bytes()
                .windows(2)
                .any(|pair| pair[0].is_ascii_alphanumeric() && pair[1] == b'!');
            assert!(!shouts, "{id} shouts: {text}");
            assert!(text.is_ascii(), "{id} is not ASCII: {text}");
        }
    }
}

#[test]
fn what_stands_on_the_message_row_fits_it() {
    for (id, message) in messages() {
        let said = id.starts_with("trouble-") && !id.ends_with(".hint")
            || id.starts_with("settings-") && id.ends_with(".help");
        for text in &message.texts {
            let fits = text.len() <= 78 || message.variables.contains("path");
            assert!(!said || fits, "{id} is cut in 80 columns: {text}");
        }
    }
}

#[test]
fn sentences_are_short_and_every_page_reads_at_grade_six_or_less() {
    for (file, _) in assets::WORDS {
        let mut sentences = 0.0;
        let mut words = 0.0;
        let mut syllables = 0.0;
        for (id, message) in messages()
            .iter()
            .filter(|(id, _)| id.split('-').next() == Some(file))
        {
            for text in &message.texts {
                for sentence in text.split(['.', '?', ':', '\n']) {
                    let count = sentence
                        .split_whitespace()
                        .filter(|word| word.chars().any(char::is_alphabetic))
                        .count();
                    assert!(
                        count <= 15,
                        "{id} has a sentence of {count} words: {sentence}"
                    );
                    // Labels say nothing about reading; whole sentences do.
                    if count >= 4 {
                        sentences += 1.0;
                        words += count as f64;
                        syllables += sentence
                            .split_whitespace()
                            .map(syllable_count)
                            .sum::<usize>() as f64;
                    }
                }
            }
        }
        if sentences > 0.0 {
            // Flesch and Kincaid, 1975.
            let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
            assert!(grade <= 6.0, "{file}.ftl reads at grade {grade:.1}");
        }
    }
}

/// Groups of vowels, without a silent e at the end: rough, and the same for all.
fn syllable_count(word: &str) -> usize {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word
        .chars()
        .zip(std::iter::once(' ').chain(word.chars()))
        .filter(|(c, before)| vowel(*c) && !vowel(*before))
        .count();
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}
