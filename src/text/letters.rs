//! What single letters become when accents and ligatures do not count. Shared by keys and slugs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The lowercase letters of `text` without accents, ligatures spelled out; everything else as it stands.
pub(super) fn plain_lowercase(text: &str) -> String {
    // Most names are ASCII, which nothing below changes but for capitals.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match spelled_out(letter) {
            Some(spelled) => plain.push_str(spelled),
            // Lowercasing can bring a mark back (`İ`).
            None if is_combining_mark(letter) => {}
            None => plain.push(letter),
        }
    }
    plain
}

/// Letters that no decomposition of Unicode takes apart.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        _ => return None,
    })
}
