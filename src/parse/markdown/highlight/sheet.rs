//! The style sheet of highlighted code, in light and dark colours, each with its own background.

/// Class name, light colour, dark colour.
const COLOURS: &[(&str, &str, &str)] = &[
    ("k", "#8a1c6b", "#ff9bd2"),
    ("s", "#1a6332", "#9fd9a8"),
    ("c", "#5c6066", "#a9b0b8"),
    ("n", "#8c3a00", "#ffb784"),
    ("f", "#0b4fa8", "#9cc4ff"),
    ("t", "#5b3cb0", "#c8b6ff"),
    ("o", "#3f4a5a", "#c5cedb"),
    ("a", "#7a4b00", "#f0c674"),
    ("g", "#a01a1a", "#ff9e9e"),
    ("v", "#24505a", "#9bd6e0"),
    ("e", "#00606b", "#7fdce8"),
    ("i", "#15602a", "#a5e0ae"),
    ("d", "#a3151f", "#ffa6a6"),
    ("h", "#0b4fa8", "#9cc4ff"),
];
const LIGHT: (&str, &str) = ("#1e1e1e", "#f6f6f6");
const DARK: (&str, &str) = ("#ececec", "#1b1b1f");

/// The sheet for code. Which colours hold is said by the `color-scheme` of the page, so that they follow a reader's choice;
/// where `light-dark()` is not known yet all are the light ones, paper and ink alike.
pub fn css() -> String {
    let mut css = String::from("pre.code { overflow-x: auto; padding: 1rem; }\n");
    let ink = both("color", LIGHT.0, DARK.0);
    css += &format!("pre.code {{ {ink} {} }}\n", both("background", LIGHT.1, DARK.1));
    for (name, light, dark) in COLOURS {
        let weight = if *name == "h" { " font-weight: bold;" } else { "" };
        css += &format!(".hl-{name} {{ {}{weight} }}\n", both("color", light, dark));
    }
    css
}

/// A declaration for each, the second of which is passed over by browsers that do not know it.
fn both(property: &str, light: &str, dark: &str) -> String {
    format!("{property}: {light}; {property}: light-dark({light}, {dark});")
}

#[cfg(test)]
mod tests {
    use super::super::classes::Class;
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read() {
        for (name, light, dark) in COLOURS.iter().copied().chain([("ink", LIGHT.0, DARK.0)]) {
            assert!(contrast(light, LIGHT.1) >= 4.5, "{name} light: {}", contrast(light, LIGHT.1));
            assert!(contrast(dark, DARK.1) >= 4.5, "{name} dark: {}", contrast(dark, DARK.1));
        }
    }

    #[test]
    fn every_class_has_its_colours() {
        let sheet = css();
        for class in Class::ALL {
            assert_eq!(sheet.matches(&format!(".{} {{", class.name())).count(), 1, "{}", class.name());
        }
    }
}
