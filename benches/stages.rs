//! How long each stage takes on the seed articles repeated to 10 MB, next to sentence splitting alone and a
//! bare scan of the bytes: the two limits that the stages are judged by. Run with `cargo bench`.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot set its stage must fail")]

use crosscheck::claim::{self, Claim, Seen, quote};
use crosscheck::mention::{self, Mentions};
use crosscheck::read::plain;
use crosscheck::text::prose::Prose;
use crosscheck::{Article, Rules, align, cast, check};
use divan::{Bencher, black_box, counter::BytesCount};

/// The allocator of the program, so that what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: usize = 10 << 20;

fn main() {
    divan::main();
}

fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect()
}

/// The seeds again and again, as articles of their own.
fn articles(rules: &Rules) -> Vec<Article> {
    let texts = seeds();
    let total: usize = texts.iter().map(String::len).sum();
    let once = texts
        .iter()
        .enumerate()
        .map(|(i, t)| plain::article(&format!("a{i}"), "", t.clone(), &rules.lexicon));
    let once: Vec<Article> = once.collect();
    (0..SIZE / total).flat_map(|_| once.iter().cloned()).collect()
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>())
}

#[divan::bench(sample_count = 5)]
fn a_bare_byte_scan(bencher: Bencher) {
    let articles = articles(&Rules::builtin());
    bencher.counter(bytes(&articles)).bench(|| {
        articles.iter().map(|a| black_box(&a.text).bytes().filter(|&b| b == b'"').count()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn b_sentences_alone(bencher: Bencher) {
    let articles = articles(&Rules::builtin());
    bencher.counter(bytes(&articles)).bench(|| {
        articles
            .iter()
            .map(|a| sentencex::get_sentence_boundaries("en", black_box(&a.text)).len())
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn c_text(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    bencher.counter(bytes(&articles)).bench(|| {
        articles.iter().map(|a| Prose::new(black_box(a), &rules.lexicon).tokens.len()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn d_mentions_and_cast(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    bencher.counter(bytes(&articles)).bench(|| {
        articles.iter().map(|a| Seen::new(black_box(a), &rules.lexicon).cast.references.len()).sum::<usize>()
    });
}

/// Reads one thing of every article, the splitting into sentences and words left out.
fn apart(bencher: Bencher, read: impl Fn(&Prose) -> usize + Sync) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    let prose: Vec<Prose> = articles.iter().map(|a| Prose::new(a, &rules.lexicon)).collect();
    bencher.counter(bytes(&articles)).bench_local(|| prose.iter().map(|p| read(black_box(p))).sum::<usize>());
}

#[divan::bench(sample_count = 5)]
fn d1_figures_and_dates_apart(bencher: Bencher) {
    apart(bencher, |prose| {
        let dates = mention::date::read(prose);
        mention::quantity::read(prose, &dates).len() + dates.len()
    });
}

#[divan::bench(sample_count = 5)]
fn d2_names_and_cast_apart(bencher: Bencher) {
    apart(bencher, |prose| {
        let mentions = Mentions {
            quotations: mention::quotation::read(prose),
            names: mention::name::read(prose),
            ..Mentions::default()
        };
        cast::read(prose, &mentions).references.len()
    });
}

/// Pairing the marks, and finding the speaker of every utterance.
#[divan::bench(sample_count = 5)]
fn d3_quotations_and_speakers_apart(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    let seen: Vec<Seen> = articles.iter().map(|a| Seen::new(a, &rules.lexicon)).collect();
    bencher.counter(bytes(&articles)).bench_local(|| {
        let one = |s: &Seen| mention::quotation::read(&s.prose).len() + quote::utterances(black_box(s)).len();
        seen.iter().map(one).sum::<usize>()
    });
}

/// What people are, and where things happened.
#[divan::bench(sample_count = 5)]
fn d4_roles_and_places_apart(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    let seen: Vec<Seen> = articles.iter().map(|a| Seen::new(a, &rules.lexicon)).collect();
    let both = || claim::EXTRACTORS.iter().filter(|e| matches!(e.name, "role" | "place"));
    bencher.counter(bytes(&articles)).bench_local(|| {
        seen.iter().map(|s| both().map(|e| (e.extract)(black_box(s)).len()).sum::<usize>()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn e_claims(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|a| claim::extract(black_box(a), &rules.lexicon).len()).sum::<usize>());
}

/// Aligning and comparing the claims of the five articles, story by story.
#[divan::bench(sample_count = 5)]
fn f_align_and_compare(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    let stories: Vec<Vec<Vec<Claim>>> = articles
        .chunks(5)
        .map(|story| story.iter().map(|a| claim::extract(a, &rules.lexicon)).collect())
        .collect();
    bencher
        .counter(bytes(&articles))
        .bench(|| stories.iter().map(|s| check::compare(black_box(s), &rules).findings.len()).sum::<usize>());
}

/// Alignment alone: what each rule looks at, brought together by its `fit`.
#[divan::bench(sample_count = 5)]
fn g_align(bencher: Bencher) {
    let rules = Rules::builtin();
    let articles = articles(&rules);
    let stories: Vec<Vec<Claim>> = articles
        .chunks(5)
        .map(|story| story.iter().flat_map(|a| claim::extract(a, &rules.lexicon)).collect())
        .collect();
    let of_rule = |rule: &crosscheck::Rule, story: &[Claim]| {
        let heads = rule.about.heads(&rules.lexicon);
        let taken: Vec<&Claim> = story.iter().filter(|c| rule.about.takes(c, &heads)).collect();
        align::align(&taken, &rule.fit).len()
    };
    bencher.counter(bytes(&articles)).bench_local(|| {
        // What only paraphrases meet is brought together elsewhere.
        let aligned = rules.rules.iter().filter(|r| r.compare.name() != "paraphrase");
        let every = aligned.flat_map(|r| stories.iter().map(move |s| (r, s)));
        every.map(|(rule, story)| of_rule(rule, black_box(story))).sum::<usize>()
    });
}
