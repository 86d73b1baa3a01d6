//! What fields are called for who writes entries: in a CMS, in VS Code.

use super::Field;

/// What French editors read in the place of a key that has no name for readers.
const FRENCH: &[(&str, &str)] = &[
    ("administration_website", "Site de l’administration"),
    ("author", "Auteur ou autrice"),
    ("author_link", "Lien de l’auteur ou de l’autrice"),
    ("continues", "Prend la suite de"),
    ("duration_months", "Durée en mois"),
    ("eigs", "Entrepreneurs d’intérêt général"),
    ("end", "Fin"),
    ("except", "Sauf"),
    ("gives", "Compétences offertes"),
    ("image_alt", "Description de l’image"),
    ("intro_videos", "Vidéos de présentation"),
    ("key_figures", "Chiffres clés"),
    ("kind", "Genre"),
    ("number", "Numéro"),
    ("parent", "Fait partie de"),
    ("place", "Lieu"),
    ("project_name", "Nom du projet"),
    ("promotion", "Promotion"),
    ("repository", "Dépôt du code"),
    ("seeks", "Compétences cherchées"),
    ("skills", "Compétences"),
    ("start", "Début"),
    ("status", "Statut"),
    ("tags", "Thèmes"),
    ("team", "Équipe"),
    ("team_name", "Nom de l’équipe"),
    ("time", "Horaire"),
    ("title", "Titre"),
    ("tools", "Outils"),
    ("updated", "Mis à jour le"),
    ("website", "Site"),
    ("year", "Année"),
];

impl Field {
    /// What it is called for who writes: its name for readers, or its key in words, in `lang`.
    pub fn called(&self, lang: &str) -> String {
        let french =
            || FRENCH.iter().find(|(name, _)| lang == "fr" && *name == self.name).map(|(_, label)| *label);
        let label = Some(self.label.get(lang)).filter(|label| !label.is_empty());
        if let Some(label) = label.or_else(french) {
            return label.to_owned();
        }
        let words = self.name.replace('_', " ");
        let mut letters = words.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }
}
