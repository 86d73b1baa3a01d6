//! Licences: whether an SPDX expression makes a tool free software.

use spdx::{Expression, ParseMode};

/// Whether a tool is free software.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Freedom {
    /// Its licence is one that the OSI has approved or the FSF counts as free.
    Free,
    /// It is not.
    Proprietary,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Freedom {
    /// The word in exports and templates.
    pub fn name(self) -> &'static str {
        match self {
            Freedom::Free => "free",
            Freedom::Proprietary => "proprietary",
            Freedom::Unknown => "unknown",
        }
    }
}

/// Free licences that neither the OSI nor the FSF's list in SPDX has under that name: the FSF counts Python's later
/// licences as free (gnu.org/licenses/license-list), the others ask for less than the MIT licence does.
const ALSO_FREE: &[&str] = &["PSF-2.0", "blessing", "MIT-CMU", "HPND"];

/// Names as SPDX spells them, old ones (`GPL-3.0`) too; operators as people write them.
const WRITTEN: ParseMode =
    ParseMode { allow_deprecated: true, allow_imprecise_license_names: false, ..ParseMode::LAX };

/// Whether the word is no SPDX licence but says that the tool is not free.
pub fn is_proprietary(licence: &str) -> bool {
    matches!(
        licence.trim().to_lowercase().as_str(),
        "proprietary" | "propriétaire" | "proprietaire" | "commercial"
    )
}

/// What `licence` (an SPDX expression, or `proprietary`) says; nothing if it cannot be read.
pub fn freedom(licence: &str) -> Option<Freedom> {
    if is_proprietary(licence) {
        return Some(Freedom::Proprietary);
    }
    let expression = Expression::parse_mode(licence.trim(), WRITTEN).ok()?;
    let free = expression.evaluate(|requirement| {
        let id = requirement.license.id();
        id.is_some_and(|id| id.is_osi_approved() || id.is_fsf_free_libre() || ALSO_FREE.contains(&id.name))
    });
    // A licence of its own making (`LicenseRef-…`) says nothing of freedom.
    let own = expression.requirements().any(|part| part.req.license.id().is_none());
    Some(match (free, own) {
        (true, _) => Freedom::Free,
        (false, true) => Freedom::Unknown,
        (false, false) => Freedom::Proprietary,
    })
}

/// The SPDX name that `licence` was meant to be: `apache2` is `Apache-2.0`.
pub fn nearest(licence: &str) -> Option<&'static str> {
    let licence = licence.trim();
    let imprecise = spdx::imprecise_license_id(licence).filter(|(_, length)| *length == licence.len());
    let known = || spdx::identifiers::LICENSES.iter().map(|known| known.name);
    imprecise.map(|(id, _)| id.name).or_else(|| crate::diag::nearest(licence, known()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_free_or_not() {
        assert_eq!(freedom("MIT"), Some(Freedom::Free));
        assert_eq!(freedom("GPL-3.0-or-later"), Some(Freedom::Free));
        assert_eq!(freedom("PostgreSQL"), Some(Freedom::Free));
        assert_eq!(freedom("PSF-2.0"), Some(Freedom::Free));
        assert_eq!(freedom("SSPL-1.0"), Some(Freedom::Proprietary));
        assert_eq!(freedom("SSPL-1.0 OR AGPL-3.0-only"), Some(Freedom::Free));
        assert_eq!(freedom("propriétaire"), Some(Freedom::Proprietary));
        assert_eq!(freedom("LicenseRef-maison"), Some(Freedom::Unknown));
        assert_eq!(freedom("licence libre, je crois"), None);
        assert_eq!(freedom("apache2"), None);
        assert_eq!(freedom("GPL-3.0"), Some(Freedom::Free));
        assert_eq!(nearest("apache2"), Some("Apache-2.0"));
        assert_eq!(nearest("GPL-3.0-or-latter"), Some("GPL-3.0-or-later"));
    }
}
