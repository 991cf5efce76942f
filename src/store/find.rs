//! Find: full text over everything that the person wrote, by the beginnings of words, newest first. It reads the records
//! that it shows and no others.

use std::fmt::Write;

use super::error::Error;
use super::index::{self, FOUND};
use super::read::{self, whole};
use super::version::{self, COLUMNS};
use super::{Span, Store};
use crate::domain::marks::within_word;
use crate::domain::{Day, Id, Kind, Record};

/// How many words a snippet shows around what was found.
const SNIPPET: usize = 16;
/// What is found, in the order of the index, with the record that it is. Where its version is lost, that is no hit less but
/// a damaged file.
const FROM: &str = "found CROSS JOIN found_row ON found_row.row = found.rowid
    CROSS JOIN head ON head.record = found_row.record LEFT JOIN version ON version.seq = head.version";

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// As typed: each word is the beginning of one, and all must be there. `#word` is a tag of an entry.
    pub words: String,
    /// Only these kinds; empty: every kind.
    pub kinds: Vec<Kind>,
    /// Only starred entries.
    pub starred: bool,
    /// Only these days. What has no day counts for the day on which it was last written.
    pub span: Span,
    /// How many to show.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Newest day first; within a day what was written down last comes first.
    pub hits: Vec<Hit>,
    /// Whether there are more than these.
    pub more: bool,
    /// Whether what was saved last could not be looked through.
    pub behind: bool,
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The day it belongs to; for what has none, the day on which it was last written.
    pub day: Day,
    /// The words around what was found, in pieces: each with whether it is what was looked for. `...` stands where the
    /// text goes on. On one line.
    pub snippet: Vec<(String, bool)>,
    pub record: Record,
}

impl Store {
    /// Looks for it. Without a letter or a digit to look for, and without a star, nothing is found.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn find(&mut self, looking: &Looking) -> Result<Found, Error> {
        let Some(query) = query(looking) else {
            return Ok(Found::default());
        };
        // A full disk keeps nobody from looking through the rest.
        let behind = self.catch_up().is_err();
        let first = looking.span.from.map_or(i64::MIN, index::first_row);
        let last = looking
            .span
            .to
            .map_or(i64::MAX, |day| index::first_row(day.plus(1)) - 1);
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS}, head.record, found.rowid, found.words, snippet(found, 0, ?4, ?5, '...', ?6) FROM {FROM}
             WHERE found MATCH ?1 AND found.rowid BETWEEN ?2 AND ?3 ORDER BY found.rowid DESC LIMIT ?7"
        ))?;
        let [open, close] = FOUND.map(String::from);
        let values = (
            query,
            first,
            last,
            open,
            close,
            whole(SNIPPET),
            whole(looking.limit.saturating_add(1)),
        );
        let mut rows = statement.query(values)?;
        let mut hits = Vec::new();
        let mut more = false;
        while let Some(row) = rows.next()? {
            if hits.len() == looking.limit {
                more = true;
                break;
            }
            let id = Id::from_bytes(row.get(9)?);
            let kind = Kind::named(row.get_ref(2)?.as_str()?);
            let body = self.whole(version::body(row, id))?;
            let (Some(day), Some(kind), Some(body)) = (index::day_of(row.get(10)?), kind, body)
            else {
                continue;
            };
            let Some(record) = self.whole(read::read(kind, id, body))? else {
                continue;
            };
            // The index has words of its own, which no hash guards: they are shown only where the record says them too.
            let said = index::words(&record);
            let snippet = if row.get_ref(11)?.as_str()? == said {
                pieces(row.get_ref(12)?.as_str()?)
            } else {
                let words = said.split_whitespace().take(SNIPPET);
                pieces(&words.collect::<Vec<_>>().join(" "))
            };
            hits.push(Hit {
                day,
                snippet,
                record,
            });
        }
        hits.sort_by(|a, b| {
            let key = |hit: &Hit| (hit.day, hit.record.at(), hit.record.id());
            key(b).cmp(&key(a))
        });
        Ok(Found { hits, more, behind })
    }

    /// A word of the journal that is nearly `word`, and in how many records it is: one with the same first letter and
    /// at most two slips of the finger (one in a word of less than five letters), counted as by Damerau (1964).
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn did_you_mean(&self, word: &str) -> Result<Option<(String, usize)>, Error> {
        let word = word.trim().to_lowercase();
        let Some(first) = word
            .chars()
            .next()
            .filter(|letter| letter.is_alphanumeric())
        else {
            return Ok(None);
        };
        let length = word.chars().count();
        let slips = if length < 5 { 1 } else { 2 };
        let mut statement = self
            .conn
            .prepare_cached("SELECT term, doc FROM found_word WHERE term >= ?1 AND term < ?2")?;
        let mut rows = statement.query([String::from(first), format!("{first}{}", char::MAX)])?;
        let mut best: Option<(usize, usize, String)> = None;
        while let Some(row) = rows.next()? {
            let term = row.get_ref(0)?.as_str()?;
            if term.chars().count().abs_diff(length) > slips {
                continue;
            }
            let far = strsim::damerau_levenshtein(&word, term);
            // A word that is there was meant as it stands.
            if far == 0 {
                return Ok(None);
            }
            if far > slips {
                continue;
            }
            let count = read::size(row, 1)?;
            if best
                .as_ref()
                .is_none_or(|(slips, most, _)| (far, *most) < (*slips, count))
            {
                best = Some((far, count, term.to_owned()));
            }
        }
        Ok(best.map(|(_, count, term)| (term, count)))
    }
}

/// The FTS5 query. Each word is quoted, so that none is ever read as its syntax. None: there is nothing to look for.
fn query(looking: &Looking) -> Option<String> {
    let mut query = String::new();
    let mut need = |word: &str, beginning: bool| {
        let star = if beginning { "*" } else { "" };
        let _ = write!(query, "\"{word}\"{star} ");
    };
    let mut any = looking.starred;
    for word in looking.words.split_whitespace() {
        let plain: String = word
            .chars()
            .filter(|letter| *letter != '"' && !letter.is_control() && !within_word(*letter))
            .collect();
        if !plain.chars().any(char::is_alphanumeric) {
            continue;
        }
        any = true;
        match plain.strip_prefix('#') {
            Some(tag) => need(&index::tag_mark(tag), true),
            None => need(&plain, true),
        }
    }
    if looking.starred {
        need(index::STARRED, false);
    }
    if !looking.kinds.is_empty() {
        let kinds: Vec<String> = looking
            .kinds
            .iter()
            .map(|kind| format!("\"{}\"", index::kind_mark(*kind)))
            .collect();
        let _ = write!(query, "AND ({})", kinds.join(" OR "));
    }
    any.then_some(query)
}

/// Cuts a snippet at the characters that stand around what was found.
fn pieces(snippet: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut marked = false;
    for piece in snippet.split_inclusive(FOUND) {
        let text = piece.trim_end_matches(FOUND);
        if !text.is_empty() {
            let line = text.replace(char::is_control, " ");
            pieces.push((line, marked));
        }
        marked = piece.ends_with(FOUND[0]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Entry;
    use crate::store::sample::{self, day, with};

    fn looking(words: &str) -> Looking {
        Looking {
            words: words.to_owned(),
            limit: 50,
            ..Looking::default()
        }
    }

    fn texts(found: &Found) -> Vec<String> {
        let marked = |hit: &Hit| {
            hit.snippet
                .iter()
                .map(|(text, marked)| {
                    if *marked {
                        format!("<{text}>")
                    } else {
                        text.clone()
                    }
                })
                .collect()
        };
        found.hits.iter().map(marked).collect()
    }

    fn journal() -> Store {
        with(vec![
            sample::entry(
                1,
                "2026-11-20",
                "Down by the River, with Marcus. #Late-walk",
            )
            .into(),
            sample::entry(2, "2026-11-22", "Café and rivers;\nno phone").into(),
            Entry {
                starred: true,
                ..sample::entry(3, "2026-11-21", "A slow day. #walk")
            }
            .into(),
            CheckInNote("riverside on foot").into(),
            sample::person(5, "Rosa Rivera").into(),
            sample::goal(6, "2026-09-07").into(),
        ])
    }

    struct CheckInNote(&'static str);
    impl From<CheckInNote> for Record {
        fn from(note: CheckInNote) -> Self {
            let mut it = sample::check_in(4, "2026-11-19", &[("mood", 3)]);
            it.note = Some(note.0.to_owned());
            it.into()
        }
    }

    #[test]
    fn words_are_found_by_their_beginnings_newest_first_whatever_the_accents() {
        let mut store = journal();
        let found = store.find(&looking("river")).unwrap();
        let ids: Vec<Id> = found.hits.iter().map(|hit| hit.record.id()).collect();
        // The person has no day: they were written last, on 22 November.
        assert_eq!(ids, [2, 5, 1, 4].map(sample::id));
        assert_eq!(found.hits[1].day, day("2026-11-22"));
        assert!(!found.more);
        assert_eq!(texts(&found)[0], "Café and <rivers>; no phone");
        for same in ["cafe", "CAFÉ", "cafe\u{301}", "caf"] {
            assert_eq!(store.find(&looking(same)).unwrap().hits.len(), 1, "{same}");
        }
        assert!(store.find(&looking("iver")).unwrap().hits.is_empty());
    }

    #[test]
    fn what_hides_in_a_word_keeps_nobody_from_finding_it() {
        let text = "The ri\u{ad}ver\u{200b}side, pa\u{2060}sted \u{202e}backwards\u{202c}.\u{2028}Next line";
        let mut store = with(vec![sample::entry(1, "2026-11-22", text).into()]);
        for words in [
            "riverside",
            "ri\u{ad}verside",
            "pasted backwards",
            "line",
            "\u{200b}riv",
        ] {
            assert_eq!(
                store.find(&looking(words)).unwrap().hits.len(),
                1,
                "{words}"
            );
        }
        assert!(store.find(&looking("\u{200b}")).unwrap().hits.is_empty());
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn a_hit_whose_words_are_lost_is_no_hit_less() {
        let mut store = journal();
        store
            .conn
            .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM version WHERE kind = 'person'")
            .unwrap();
        assert!(store.find(&looking("river")).is_err());
        assert_eq!(store.find(&looking("phone")).unwrap().hits.len(), 1);
    }

    #[test]
    fn all_words_must_be_there() {
        let mut store = journal();
        assert_eq!(store.find(&looking("marc riv")).unwrap().hits.len(), 1);
        assert!(store.find(&looking("marc phone")).unwrap().hits.is_empty());
    }

    #[test]
    fn it_is_narrowed_by_kind_by_days_by_star_and_by_tag() {
        let mut store = journal();
        let mut count = |looking: Looking| store.find(&looking).unwrap().hits.len();
        let kinds = vec![Kind::CheckIn, Kind::Person];
        assert_eq!(
            count(Looking {
                kinds,
                ..looking("river")
            }),
            2
        );
        let span = Span::days(day("2026-11-19"), day("2026-11-20"));
        assert_eq!(
            count(Looking {
                span,
                ..looking("river")
            }),
            2
        );
        assert_eq!(
            count(Looking {
                starred: true,
                ..looking("")
            }),
            1
        );
        assert_eq!(
            count(Looking {
                starred: true,
                ..looking("river")
            }),
            0
        );
        assert_eq!(count(looking("#walk")), 1);
        assert_eq!(count(looking("#late-w river")), 1);
        assert_eq!(count(looking("#river")), 0);
        assert_eq!(
            count(Looking {
                kinds: vec![Kind::Goal],
                ..looking("walk")
            }),
            1
        );
    }

    #[test]
    fn a_kind_or_a_mark_is_no_word() {
        let mut store = journal();
        for word in ["entry", "person", "check", "checkin"] {
            assert!(
                store.find(&looking(word)).unwrap().hits.is_empty(),
                "{word}"
            );
        }
    }

    #[test]
    fn nothing_to_look_for_finds_nothing() {
        let mut store = journal();
        for nothing in ["", "  ", "...", "\"\"", "*", "# -", "( )", "^"] {
            assert_eq!(store.find(&looking(nothing)).unwrap(), Found::default());
        }
    }

    #[test]
    fn it_says_that_there_are_more_and_reads_no_further() {
        let many = (1..=200).map(|n| sample::entry(n, "2026-11-01", &format!("River {n}")).into());
        let mut store = with(many.collect());
        let found = store
            .find(&Looking {
                limit: 10,
                ..looking("river")
            })
            .unwrap();
        assert_eq!((found.hits.len(), found.more), (10, true));
        assert_eq!(found.hits[0].record.id(), sample::id(200));
        let plan: Vec<String> = store
            .conn
            .prepare(&format!("EXPLAIN QUERY PLAN SELECT found.rowid FROM {FROM} WHERE found MATCH 'x' AND found.rowid BETWEEN 1 AND 2 ORDER BY found.rowid DESC LIMIT 3"))
            .unwrap()
            .query_map([], |row| row.get(3))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        // No sorting, and no other table is walked through.
        assert!(
            plan.iter().all(|step| !step.contains("TEMP B-TREE")),
            "{plan:?}"
        );
        assert_eq!(
            plan.iter().filter(|step| step.starts_with("SCAN")).count(),
            1,
            "{plan:?}"
        );
    }

    #[test]
    fn a_snippet_is_one_line_around_what_was_found() {
        let long = format!("{} river {}", "before ".repeat(40), "after ".repeat(40));
        let mut store = with(vec![
            sample::entry(1, "2026-11-22", &long).into(),
            sample::entry(2, "2026-11-21", "a\u{fdd0}b\u{1b}[31m river\u{fdd1}\r\nend").into(),
        ]);
        let found = store.find(&looking("river")).unwrap();
        let [first, second] = &texts(&found)[..] else {
            panic!("two")
        };
        assert!(first.starts_with("...before"), "{first}");
        assert!(first.ends_with("after..."), "{first}");
        assert!(first.contains(" <river> "), "{first}");
        assert_eq!(second, "a b [31m <river>   end");
    }

    #[test]
    fn a_slip_of_the_finger_is_noticed() {
        let store = journal();
        let mean = |word: &str| store.did_you_mean(word).unwrap();
        assert_eq!(mean("rivver"), Some(("river".to_owned(), 1)));
        assert_eq!(mean("Rviers"), Some(("rivers".to_owned(), 1)));
        assert_eq!(mean("maruc"), Some(("marcus".to_owned(), 1)));
        assert_eq!(mean("slwo"), Some(("slow".to_owned(), 1)));
        assert_eq!(mean("river"), None, "a word that is there is meant");
        assert_eq!(mean("sxyo"), None);
        assert_eq!(mean("siver"), None);
        assert_eq!(mean(""), None);
        assert_eq!(mean("?"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is typed is looked for, never read as the index's own language.
        #[test]
        fn nothing_typed_is_an_error(words in "\\PC{0,40}|[\"*^:(){}+\\-A-Z# ]{0,20}|(NEAR|AND|OR|NOT|words:|\\u{0})*") {
            let mut store = sample::store();
            prop_assert!(store.find(&looking(&words)).is_ok());
            prop_assert!(store.did_you_mean(&words).is_ok());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// Every word that was written is found by each of its beginnings.
        #[test]
        fn what_was_written_is_found(words in prop::collection::vec("[a-zäöüßéàñ]{1,12}|[а-я]{1,8}|[0-9]{1,4}", 1..8), cut in 1..12_usize) {
            let mut store = with(vec![sample::entry(1, "2026-11-22", &words.join(" ")).into()]);
            for word in &words {
                let beginning: String = word.chars().take(cut).collect();
                prop_assert_eq!(store.find(&looking(&beginning)).unwrap().hits.len(), 1, "{}", beginning);
            }
        }
    }
}
