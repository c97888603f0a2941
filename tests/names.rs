//! Whether two public names are one person's or body's: the lists in tests/names, drawn up before the code.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use crosscheck::rule::Rules;
use crosscheck::text::person::{likeness, read};

fn pairs(file: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(format!("tests/names/{file}")).unwrap();
    let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|l| l.split_once(" | ").unwrap()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

#[test]
fn names_of_one_meet_and_names_of_two_do_not() {
    let lexicon = Rules::builtin().lexicon;
    let one = |(a, b): &(String, String)| {
        let (a, b) = (read(a, &lexicon), read(b, &lexicon));
        assert_eq!(likeness(&a, &b), likeness(&b, &a), "{a:?} {b:?}");
        likeness(&a, &b).is_one()
    };
    let (same, different) = (pairs("same.txt"), pairs("different.txt"));
    assert_eq!((same.len(), different.len()), (150, 150));
    let missed: Vec<_> = same.iter().filter(|p| !one(p)).collect();
    let wrong: Vec<_> = different.iter().filter(|p| one(p)).collect();
    let found = (same.len() - missed.len()) as f64;
    let recall = found / same.len() as f64;
    let precision = found / (found + wrong.len() as f64);
    println!("recall {recall:.3} precision {precision:.3}\nmissed {missed:#?}\nwrong {wrong:#?}");
    assert!(
        recall >= 0.97 && precision >= 0.97,
        "recall {recall:.3}, precision {precision:.3}: {missed:?} {wrong:?}"
    );
}
