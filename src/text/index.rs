//! Words by number: what a word list looks its words up in. Nearly every word of a text is asked for and most are
//! short, so that a word of few bytes is its own key, and no other memory is looked at to compare it.

use rustc_hash::FxHashMap;

/// Words in normal form with their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    short: FxHashMap<u64, u32>,
    middle: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Index {
    /// The number of a word.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        match word.len() {
            0..8 => self.short.get(&short(word.as_bytes())).copied(),
            8..16 => self.middle.get(&middle(word.as_bytes())).copied(),
            _ => self.long.get(word).copied(),
        }
    }

    /// Gives a word its number.
    pub(super) fn insert(&mut self, word: &str, number: u32) {
        match word.len() {
            0..8 => self.short.insert(short(word.as_bytes()), number),
            8..16 => self.middle.insert(middle(word.as_bytes()), number),
            _ => self.long.insert(word.into(), number),
        };
    }
}

/// The bytes of a word of up to seven, and in the eighth place how many they are. The first and the last of them are
/// laid over each other where they meet: that is done faster than one by one.
#[inline]
fn short(word: &[u8]) -> u64 {
    let length = word.len();
    let bytes = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let last = u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4));
            u64::from(u32::from_le_bytes(*first)) | last
        }
        _ => word.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    };
    bytes | (length as u64) << 56
}

/// The same of a word of eight to fifteen bytes.
#[inline]
fn middle(word: &[u8]) -> u128 {
    let (Some(first), Some(last)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) else { return 0 };
    let length = word.len();
    let last = u128::from(u64::from_le_bytes(*last)) << (8 * (length - 8));
    u128::from(u64::from_le_bytes(*first)) | last | (length as u128) << 120
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_found() {
        let words: Vec<String> = (0..40).map(|n| "añejo-".chars().cycle().take(n).collect()).collect();
        let mut index = Index::default();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(index.get(word), None, "{word}");
            index.insert(word, number as u32);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(index.get(word), Some(number as u32), "{word}");
            assert_eq!(index.get(&format!("{word}\0")), None, "{word}");
        }
    }
}
