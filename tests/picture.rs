//! The picture in the README: what the program says of three invented articles, in its own colours, as SVG.

#![allow(clippy::expect_used, reason = "a test that cannot set its stage must fail")]

mod support;

use std::fmt::Write;

const COLUMNS: usize = 96;

/// The size of a character and of the margin, in tenths of a pixel: whole numbers are the same everywhere.
const CHAR: usize = 84;
const LINE: usize = 190;
const MARGIN: usize = 160;

const PAPER: &str = "#0d1117";
const INK: &str = "#e6edf3";

/// What the escape codes before a piece of text ask for.
#[derive(Clone, Copy, Default)]
struct Style {
    bold: bool,
    dim: bool,
    reversed: bool,
    color: Option<&'static str>,
}

impl Style {
    fn set(&mut self, code: &str) {
        match code {
            "1" => self.bold = true,
            "2" => self.dim = true,
            "7" => self.reversed = true,
            "31" => self.color = Some("#ff7b72"),
            "32" => self.color = Some("#3fb950"),
            "33" => self.color = Some("#e3b341"),
            "35" => self.color = Some("#d2a8ff"),
            "36" => self.color = Some("#56d4dd"),
            _ => *self = Style::default(),
        }
    }
}

/// Text with the colours of a terminal as a picture.
fn svg(styled: &str) -> String {
    let lines: Vec<&str> = styled.trim_end().lines().collect();
    let pixels = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
    let (width, height) = (2 * MARGIN + COLUMNS * CHAR, 2 * MARGIN + lines.len() * LINE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" \
         xml:space=\"preserve\">\n",
        pixels(width),
        pixels(height)
    );
    for (row, line) in lines.iter().enumerate() {
        let mut style = Style::default();
        let mut column = 0;
        for (n, piece) in line.split("\u{1b}[").enumerate() {
            let (codes, text) =
                if n == 0 { ("", piece) } else { piece.split_once('m').unwrap_or(("", piece)) };
            codes.split(';').filter(|c| !c.is_empty()).for_each(|c| style.set(c));
            let long = text.chars().count();
            if !text.trim().is_empty() {
                let (x, y) = (MARGIN + column * CHAR, MARGIN + row * LINE);
                let ink = style.color.unwrap_or(INK);
                if style.reversed {
                    let (x, y, w, h) = (pixels(x), pixels(y), pixels(long * CHAR), pixels(LINE));
                    writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{ink}\"/>")
                        .expect("a string can be written");
                }
                let fill = if style.reversed { PAPER } else { ink };
                let weight = if style.bold { " font-weight=\"bold\"" } else { "" };
                let faint = if style.dim { " opacity=\"0.6\"" } else { "" };
                let (x, y, w) = (pixels(x), pixels(y + 145), pixels(long * CHAR));
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                writeln!(out, "<text x=\"{x}\" y=\"{y}\" textLength=\"{w}\" fill=\"{fill}\"{weight}{faint}>{text}</text>")
                    .expect("a string can be written");
            }
            column += long;
        }
    }
    out + "</g>\n</svg>\n"
}

#[test]
fn the_picture_shows_what_the_program_says() {
    let folder = support::root().join("tests/picture");
    let columns = COLUMNS.to_string();
    let args = ["lusa.txt", "wire.txt", "post.txt", "--color", "always", "--width", &columns];
    let out = support::run(&folder, &args, None);
    assert_eq!(support::text(&out.stderr), "");
    support::expect(&folder.join("picture.svg"), &svg(&support::text(&out.stdout)));
}
