//! Where a key stands in a YAML file that was read without a fault. The reader of YAML tells places of faults
//! alone; the place of a sound value is looked up in the text, which is enough to name its line.

/// The line and column of the last of some keys, the outermost first, from 1. A key that cannot be found, as
/// in a mapping written in an unusual way, has the place of the one around it.
pub(super) fn of(text: &str, keys: &[&str]) -> Option<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let (mut from, mut until) = (0, lines.len());
    let mut depth: Option<usize> = None;
    let mut found = None;
    for key in keys {
        let inside = (from..until).filter(|&i| depth.is_none_or(|d| indent(lines[i]) > d));
        let hit = inside.filter(|&i| is_filled(lines[i])).find_map(|i| Some((i, begins(lines[i], key)?)));
        let Some((line, column)) = hit.or_else(|| within(&lines, found, key)) else { break };
        found = Some((line, column));
        depth = Some(indent(lines[line]));
        from = line + 1;
        let after = (from..until).find(|&i| is_filled(lines[i]) && indent(lines[i]) <= indent(lines[line]));
        until = after.unwrap_or(until);
    }
    found.map(|(line, column)| (line + 1, lines[line][..column].chars().count() + 1))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_filled(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// Where a key or an entry begins in a line that begins with it.
fn begins(line: &str, key: &str) -> Option<usize> {
    let start = indent(line);
    let bare = line[start..].trim_start_matches("- ").trim_start();
    let column = line.len() - bare.len();
    let quoted = bare.strip_prefix(['"', '\'']);
    let rest = quoted.unwrap_or(bare).strip_prefix(key)?;
    let ends = rest.is_empty() || rest.starts_with([':', '"', '\'', ' ']);
    ends.then_some(column)
}

/// Where a key stands in the same line, behind the key around it: `{ count: note }`.
fn within(lines: &[&str], around: Option<(usize, usize)>, key: &str) -> Option<(usize, usize)> {
    let (line, start) = around?;
    let text = lines.get(line)?.get(start..)?;
    let open = text.find([':', '{', '['])?;
    let whole = |at: &usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        !letter(text[..*at].chars().next_back()) && !letter(text[at + key.len()..].chars().next())
    };
    let at = text.match_indices(key).map(|(at, _)| at).filter(|at| *at > open).find(whole)?;
    Some((line, start + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_where_they_stand() {
        let text = "# style: x\nrules:\n  off: [date, up-date]\n  severity:\n    \"count\": note\n    date: off\n\
                    articles:\n  'a*': {outlet: off}\nstyle: ap\n";
        for (keys, expected) in [
            (&["rules"][..], Some((2, 1))),
            (&["rules", "off", "date"], Some((3, 9))),
            (&["rules", "off", "up-date"], Some((3, 15))),
            (&["rules", "severity", "count"], Some((5, 5))),
            (&["rules", "severity", "date"], Some((6, 5))),
            (&["articles", "a*", "outlet"], Some((8, 10))),
            (&["style"], Some((9, 1))),
            (&["rules", "nothing"], Some((2, 1))),
            (&["nothing"], None),
        ] {
            assert_eq!(of(text, keys), expected, "{keys:?}");
        }
        assert_eq!(of("é: {å: 1}", &["é", "å"]), Some((1, 5)));
    }
}
