//! Which stretches are read as quotations: one line a shape of marks.

use super::*;
use crate::read::plain;
use crate::text::lexicon::Lexicon;

/// The quotations of a text, nested ones in brackets, unclosed ones with a `~`, continuing ones with a `+`.
fn quotations(text: &str) -> String {
    shown(text, &Lexicon::default())
}

fn shown(text: &str, lexicon: &Lexicon) -> String {
    let article = plain::article("a", "a.txt", text.to_owned(), lexicon);
    let prose = Prose::new(&article, lexicon);
    let shown = |q: &Quotation| {
        let words = article.slice(q.at);
        let plus = if q.continues { "+" } else { "" };
        let open = if q.open { "~" } else { "" };
        if q.depth > 0 { format!("[{words}]") } else { format!("{plus}{words}{open}") }
    };
    read(&prose).iter().map(shown).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(quotations(text), expected, "{text}");
}

#[test]
fn marks_of_every_shape_are_paired() {
    check("She said “no, never” to it.", "no, never");
    check("She said \"no, never\" to it.", "no, never");
    check("She said ''no, never'' to it.", "no, never");
    check("She said ``no, never'' to it.", "no, never");
    check("She said “no, never\" to it.", "no, never");
    check("She said “no, never“ to it.", "no, never");
    check("She said ”no, never” to it.", "no, never");
    check("She said \"\"no, never\"\" to it.", "no, never");
    check("He said«no».", "no");
    check("\"One,\" she said. \"Two.\"", "One, | Two.");
    check("the \"one\"-\"two\" plan", "one | two");
    check("(“Little Ode”) and (“Tall Ode”)", "Little Ode | Tall Ode");
    check("\"...and so on,\" he said", "...and so on,");
}

#[test]
fn single_marks_are_told_from_apostrophes() {
    check("Ruiz: 'Never again'", "Never again");
    check("He felt 'fine' about Adams' house.", "fine");
    check("'The boys' mother is here,' he said of the twins' day.", "The boys' mother is here,");
    check("Adams' house and the years' end", "");
    check("the '90s and the '80s' music", "");
    check("Rock 'n' roll and 'em all", "");
    check("Ode: ’This is false’ Ode has spoken", "This is false");
    check("She said ‘no’.", "no");
    check("I don't and won't, the dogs' owner said.", "");
    check("'I told him \"no\" twice,' she said.", "I told him \"no\" twice, | [no]");
}

#[test]
fn figures_are_no_quotations() {
    check("He is 6'2\" tall and 5' 10\" wide.", "");
    check("a 12\" pipe and a 14\" one", "");
    check("<p id=\"7\" lang=\"en\"> and \"yes\"", "yes");
    check("\"I am 6'2\" and tall,\" he said.", "I am 6'2\" and tall,");
}

#[test]
fn quotations_stand_in_quotations() {
    check("“He said ‘no’ to me,” she said.", "He said ‘no’ to me, | [no]");
    check("“And the “new” plan,” she said.", "And the “new” plan, | [new]");
    check("\"He said 'no' to Adams' boys,\" she said.", "He said 'no' to Adams' boys, | [no]");
    check("“He said ‘no,’” she said.", "He said ‘no,’ | [no,]");
}

#[test]
fn paragraphs_and_missing_marks() {
    check("“One.\n\n“Two.\n\n“Three,” she said.", "One.~ | +Two.~ | +Three,");
    check("\"One. She left.\n\nIt rained.", "One. She left.~");
    check("‘One.\n\n‘Two,’ she said.", "One.~ | +Two,");
    check("“One, she said. “Two,” she said.", "One, she said.~ | Two,");
    check("no mark” here, “yes” there", "yes");
    check("\"", "");
    check("\"\"", "");
    check("'", "");
}

#[test]
fn a_mark_turned_the_wrong_way_closes() {
    let lexicon = crate::rule::Rules::builtin().lexicon;
    let told = |text: &str| shown(text, &lexicon);
    assert_eq!(
        told("\"We met.\n\nThey should go now, \"he told reporters."),
        "We met.~ | +They should go now,"
    );
    assert_eq!(told("They should go to the quay now, \"Ode said in the town."), "");
    assert_eq!(told("Ode said, \"he told us to go now."), "he told us to go now.~");
}

#[test]
fn a_block_behind_a_colon_needs_no_marks() {
    let lexicon = crate::rule::Rules::builtin().lexicon;
    let told = |text: &str| shown(text, &lexicon);
    let block = "We shall keep the old mill open for another year.";
    assert_eq!(told(&format!("Ode said in a statement:\n\n{block}\n\nIt rained.")), block);
    assert_eq!(
        told(&format!("Ode wrote:\n\n> {block}\n\n> The boats stay in the harbour too.\n\nIt rained.")),
        format!("{block} | +The boats stay in the harbour too.")
    );
    assert_eq!(told(&format!("Ode wrote:\n\n    {block}\n\nIt rained.")), block);
    assert_eq!(told(&format!("This is what is known:\n\n{block}")), "");
    assert_eq!(told("Ode said in a statement:\n\nThe mill closed in the spring and never opened."), "");
    assert_eq!(told("Ode said in a statement:\n\n“We shall keep the mill.”"), "We shall keep the mill.");
}

#[test]
fn many_marks_take_no_more_than_their_time() {
    for odd in ["\" ", "' ", " 'a", "“", "’ a ‘", "\"'", "s' 'a "] {
        quotations(&odd.repeat(20_000));
    }
}
