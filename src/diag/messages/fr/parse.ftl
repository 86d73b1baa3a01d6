has-no-date-so-it-is = `{ $path }` n’a pas de date et a donc été laissé de côté
call-the-file-or-write-in = appelez le fichier `2024-05-31-{ $stem }.md`, ou écrivez `date: 2024-05-31` dans son en-tête
this-file-needs-liquid-which-is = ce fichier a besoin de Liquid, qui n’est pas exécuté ; il est laissé de côté
if-eigsite-makes-such-a-page = si eigsite fait une telle page ou un tel flux, il en tient lieu ; sinon, écrivez ce que Liquid aurait fait, ou un gabarit dans `_theme/`
this-date-cannot-be-read = cette date n’a pas pu être lue
write-it-as-year-month-day = écrivez-la année-mois-jour : `2024-05-31`, avec une heure au besoin : `2024-05-31 14:30`
the-front-matter-that-begins-here = l’en-tête qui commence ici n’a pas de `{ $mark }` de fin
put-a-line-between-the-last = mettez une ligne `{ $mark }` entre la dernière de ses clés et le texte
the-front-matter-holds-no-keys = l’en-tête ne contient pas de clés
write-one-a-line-between-the = écrivez une `clé: valeur` par ligne entre les deux `---`
this-block-is-never-closed-so = ce bloc n’est jamais fermé et a donc été lu comme du texte
put-a-line-behind-it-before = mettez une ligne `#+{ $what }` après lui, avant le titre suivant
this-term-has-no-definition-so = ce terme n’a pas de définition et n’est donc pas une fiche
terms-have-no-definition-so-they = { $count } termes n’ont pas de définition et ne sont donc pas des fiches ; voici le premier
write-the-definition-behind-the-term = écrivez la définition après le terme, ou retirez le terme
take-it-out-or-name-it = retirez-la, ou nommez-la sous `aliases:` d’un champ de `{ $collection }` dans `_schema.yml`
this-table-has-the-columns-of = ce tableau a les colonnes de `{ $collection }`, qui est privée : le fichier n’est donc ni une page, ni copié
give-it-under-of = donnez-lui `publish: true` sous `defaults:` dans `_config.yml`
write-at-its-top = écrivez `publish: true` à son début
move-it-to-to-have-it = déplacez-le dans `_{ $collection }/` pour qu’il soit lu ; s’il est destiné aux lecteurs, { $allow }
nothing-reads =
    rien ne lit { $count ->
        [one] la colonne
       *[other] les colonnes
    } { $names }
