//! What stands beside what.

use super::*;

fn words(text: &str) -> Vec<Word> {
    let word = |w: &str| {
        let (bare, ends) = w.strip_suffix('.').map_or((w, false), |b| (b, true));
        let hand = if w == "…" { Hand::Gap } else { Hand::Speaker };
        Word { normal: bare.to_lowercase(), shown: bare.to_owned(), hand, ends }
    };
    text.split_whitespace().map(word).collect()
}

/// The columns of some texts, a text a row, `_` where it has no word.
fn check(texts: &[&str], expected: &[&str]) {
    let rows: Vec<Vec<Word>> = texts.iter().map(|t| words(t)).collect();
    let slices: Vec<&[Word]> = rows.iter().map(Vec::as_slice).collect();
    let table = Table::new(&slices);
    let drawn: Vec<String> = (0..rows.len())
        .map(|r| {
            let cell = |c| table.word(r, c).map_or("_", |w| w.shown.as_str());
            (0..table.width()).map(cell).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(drawn, expected);
}

#[test]
fn texts_stand_in_columns() {
    check(&["we will not sign", "we will sign"], &["we will not sign", "we will _ sign"]);
    check(
        &["we will not sign it", "we cannot sign it", "we will never sign"],
        &["we will not sign it", "we _ cannot sign it", "we will never sign _"],
    );
    check(
        &["sign a deal", "we will sign a new deal today", "a new deal today"],
        &["_ _ sign a _ deal _", "we will sign a new deal today", "_ _ _ a new deal today"],
    );
    check(
        &["The port is shut.", "The rain fell. The port is shut."],
        &["_ _ _ The port is shut", "The rain fell The port is shut"],
    );
    check(
        &["It rains. The port is shut", "It rains. It pours. The port is shut"],
        &["It rains _ _ The port is shut", "It rains It pours The port is shut"],
    );
    check(&["", "a b"], &["_ _", "a b"]);
    check(&[], &[]);
}

fn partings(a: &str, b: &str) -> usize {
    let rows = [words(a), words(b)];
    Table::new(&[&rows[0], &rows[1]]).compare(0, 1).partings.len()
}

#[test]
fn small_words_behind_a_gap_are_no_anchors() {
    for (a, b, expected) in [
        ("dress as you ought … and surely do not pull faces", "dress as you ought not a seat at a bar", 0),
        (
            "it hurt me so … I promise to learn",
            "it hurt me so. To all whom I have hurt and promise to learn",
            1,
        ),
        ("our plan and our workforce", "our plan and our work force", 0),
        ("our plan and our work force is ready", "plan and our workforce is", 0),
        ("we will … by June", "we will sign a deal by June", 0),
    ] {
        assert_eq!(partings(a, b), expected, "{a} / {b}");
    }
}

#[test]
fn a_gap_is_no_parting() {
    let rows = [words("we will … by June"), words("we will sign a deal by June")];
    let pair = Table::new(&[&rows[0], &rows[1]]).compare(0, 1);
    assert!(pair.partings.is_empty(), "{pair:?}");
    assert_eq!(pair.left_out.len(), 3);
}

proptest::proptest! {
    #[test]
    fn every_word_keeps_its_place(rows in proptest::collection::vec("([abc]|…|d[.])?( ([abc]|…|d[.])){0,9}", 0..5)) {
        let rows: Vec<Vec<Word>> = rows.iter().map(|r| words(r)).collect();
        let slices: Vec<&[Word]> = rows.iter().map(Vec::as_slice).collect();
        let table = Table::new(&slices);
        for (r, row) in rows.iter().enumerate() {
            let placed: Vec<usize> = (0..table.width()).filter_map(|c| table.index(r, c)).collect();
            assert_eq!(placed, (0..row.len()).collect::<Vec<_>>());
            for s in 0..rows.len() {
                let pair = table.compare(r, s);
                assert!(r != s || pair.partings.is_empty());
                assert_eq!(pair.partings.len(), table.compare(s, r).partings.len());
            }
        }
    }
}
