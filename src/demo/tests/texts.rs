//! What is written: various, and never a word that blames or harms.

use super::*;

/// Words that the program never says, as they blame or push.
const UNKIND: &str = "\
    addict addicts addicted addiction alcoholic abuse abused abuser clean cleaned cleaning dirty relapse relapsed compliant \
    failed fail failure streak broke missed should must just simply easy easily obvious obviously suffer suffers crazy \
    normal normally journey trigger triggers triggered invalid abort fatal kill killed execute terminate";
const UNKIND_PHRASES: [&str; 3] = ["bad day", "cheer up", "stay strong"];

/// Safe messaging: no method, place or means of harm, and no substance.
const UNSAFE: &str = "\
    suicide suicidal selfharm harm overdose die died dying death dead grave jump jumped hang hanging hanged hung cut cutting \
    blade razor knife knives scissors rope noose gun bullet shoot shot poison gas drown drowned bleed blood bled wound \
    bridge cliff roof rooftop ledge balcony tracks rails train pill pills tablet tablets capsule dose medication medicine \
    meds prescription drug drugs drink drinks drinking drank drunk alcohol beer wine vodka whiskey whisky gin rum liquor \
    booze bottle bar pub sober high stoned weed weeds cannabis marijuana joint pot smoke smoked smoking cigarette cigarettes \
    vape tobacco nicotine needle needles syringe inject heroin opioid opioids fentanyl methadone cocaine crack meth ecstasy \
    powder craving cravings urge withdrawal using dealer weight calories scales diet starve purge binge";

#[test]
fn ten_years_do_not_read_like_ten_lines() {
    let journal = decade();
    let entries = journal.entries();
    let texts: BTreeSet<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert!(texts.len() * 100 >= entries.len() * 99);
    let titles: BTreeSet<&str> = entries.iter().map(Entry::first_line).collect();
    assert!(titles.len() > 250, "{}", titles.len());
    for entry in &entries {
        let words = entry.word_count();
        assert!((10..=300).contains(&words), "{words}: {}", entry.text);
        // The line that a review keeps is all there is of it.
        let title = entry.about.is_none() || entry.text.contains('\n');
        assert!(!title || entry.first_line().len() <= 80, "{}", entry.text);
    }
    assert!(entries.iter().any(|entry| entry.word_count() > 200));
    assert!(entries.iter().any(|entry| entry.word_count() < 30));
    for tag in ["river", "group", "sleep", "good"] {
        assert!(
            entries
                .iter()
                .any(|entry| entry.tags().iter().any(|it| it == tag)),
            "{tag}"
        );
    }
    for word in ["river", "library"] {
        assert!(
            entries
                .iter()
                .filter(|entry| entry.text.contains(word))
                .count()
                > 50
        );
    }
    let kayaks = entries
        .iter()
        .filter(|entry| entry.text.contains("kayak"))
        .count();
    assert!((2..=6).contains(&kayaks), "{kayaks}");
}

/// Every text in the assets.
fn strings() -> Vec<String> {
    fn walk(value: &toml::Value, into: &mut Vec<String>) {
        match value {
            toml::Value::String(text) => into.push(text.clone()),
            toml::Value::Array(list) => list.iter().for_each(|it| walk(it, into)),
            toml::Value::Table(table) => table.values().for_each(|it| walk(it, into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for asset in [
        assets::DEMO_ENTRIES,
        assets::DEMO_NOTES,
        assets::DEMO_PEOPLE,
        assets::DEMO_GOALS,
        assets::DEMO_TOOLS,
    ] {
        walk(&toml::from_str(asset).expect("toml"), &mut all);
    }
    all
}

#[test]
fn the_assets_can_be_read() {
    let stock: Stock = toml::from_str(assets::DEMO_ENTRIES).expect("entries");
    let notes: Notes = toml::from_str(assets::DEMO_NOTES).expect("notes");
    let everybody: Everybody = toml::from_str(assets::DEMO_PEOPLE).expect("people");
    let templates: Templates = toml::from_str(assets::DEMO_GOALS).expect("goals");
    let _tools: Tools = toml::from_str(assets::DEMO_TOOLS).expect("tools");
    assert_eq!(stock.reasons[0].slug, "argued");
    assert!(
        everybody
            .somebody
            .iter()
            .all(|it| it.record(Id::once("person", "x")).is_some())
    );
    assert!(templates.goal.iter().all(|goal| {
        crate::domain::Question::builtin()
            .iter()
            .any(|it| it.slug == goal.factor)
    }));
    let known = |slot: &str| {
        matches!(slot, "friend" | "weekday" | "month")
            || stock.slots.contains_key(slot)
            || notes.slots.contains_key(slot)
    };
    for text in strings() {
        for after in text.split('{').skip(1) {
            let (slot, _) = after.split_once('}').expect("a slot that ends");
            assert!(known(slot), "{text}");
        }
    }
    for phrase in stock
        .slots
        .values()
        .chain(notes.slots.values())
        .flat_map(Lines::all)
    {
        assert!(!phrase.contains('{'), "{phrase}");
    }
    assert!(strings().len() > 900);
}

#[test]
fn no_text_blames_or_harms() {
    let avoided: BTreeSet<&str> = [UNKIND, UNSAFE]
        .iter()
        .flat_map(|words| words.split_whitespace())
        .collect();
    let journal = Journal::of(2, 4, until());
    let lived = journal.records.values().flat_map(|record| record.words());
    let stock = strings();
    for text in stock.iter().map(String::as_str).chain(lived) {
        let low = text.to_lowercase();
        for word in low.split(|c: char| !c.is_alphanumeric()) {
            assert!(!avoided.contains(word), "{word}: {text}");
        }
        assert!(
            !UNKIND_PHRASES.iter().any(|phrase| low.contains(phrase)),
            "{text}"
        );
        assert!(!text.contains('!'), "{text}");
        assert!(text.is_ascii(), "{text}");
    }
}
