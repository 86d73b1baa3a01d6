site-is-written = { $pages } dans { $output } : écriture de { $written }, { $unchanged } sans changement, { $deleted } en moins{ $pictures }, en { $time } s{ $noticed }
nothing-was-written = Rien n’a été écrit dans { $output } : le site a des erreurs{ $noticed }, { $time } s
pictures-are-made =
    , { $made ->
        [one] { $made } image faite
       *[other] { $made } images faites
    }, { $reused ->
        [one] { $reused } reprise
       *[other] { $reused } reprises
    }
pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
files =
    { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
places =
    { $count ->
        [one] { $count } endroit
       *[other] { $count } endroits
    }
lines =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
entries =
    { $count ->
        [one] { $count } fiche
       *[other] { $count } fiches
    }
errors =
    { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
warnings =
    { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }
hints =
    { $count ->
        [one] { $count } conseil
       *[other] { $count } conseils
    }
in-brackets = { " " }({ $told })
places-are-mended = corrigé : { $places } dans { $files }
was-not-mended = `{ $path }` n’a pas été corrigé : { $reason }
fix-mends = { " " }; `--fix` corrige { $places }
site-is-checked = vérification de { $pages } en { $time } s{ $noticed }{ $ways }
site-has-faults = vérification de { $pages } : le site a des erreurs{ $noticed }, { $time } s{ $ways }
the-site-is-not-looked-into = le site a des erreurs, on n’y regarde donc pas plus loin
serving = { $folder } est servi à { $url } (Ctrl-C pour arrêter)
to-write-in-the-browser = Pour écrire dans le navigateur : { $url }
no-browser-could-be-opened = aucun navigateur n’a pu être ouvert : { $error }
pages-are-built =
    { $count ->
        [one] { $count } page construite
       *[other] { $count } pages construites
    } en { $time } s{ $noticed }
pages-of-the-last-build =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    } de la dernière construction{ $noticed }, en attendant la suivante
pages-are-rebuilt =
    { $count ->
        [one] { $count } page refaite
       *[other] { $count } pages refaites
    }
milliseconds = { $time } ms
so-many-are-new =
    { $count ->
        [one] { $count } nouveau message
       *[other] { $count } nouveaux messages
    } ({ $told })
so-many-are-mended =
    { $count ->
        [one] { $count } corrigé
       *[other] { $count } corrigés
    }
warnings-alone = des avertissements
the-last-good-site-stays = le dernier site sans erreur reste en place : { $why }
rebuilt = { $what } : { $parts }
search = recherche
something = quelque chose
file-and-more = { $path } et { $more } de plus
nothing-appears = Rien ne paraît ni n’expire de soi-même.
appears = paraît
expires-after = expire ensuite
no-entries-of-near = il n’y a pas de fiches de `{ $collection }` : vouliez-vous dire `{ $near }` ?
no-entries-of = il n’y a pas de fiches de `{ $collection }`, seulement { $known }
they-have-no-field-near = elles n’ont pas de champ `{ $field }` : vouliez-vous dire `{ $near }` ?
they-have-no-field = elles n’ont pas de champ `{ $field }`
has-several-lines-for-an-entry = `{ $collection }` a plusieurs lignes par fiche : demandez `--format json`
is-there-write-its-text = { $path } est prêt ; écrivez son texte sous la seconde ligne de tirets
may-be-empty = { " " }(facultatif)
tab-completes = { " " }(tabulation pour compléter)
tab-completes-may-be-empty = { " " }(facultatif, tabulation pour compléter)
no-kind-of-entry-near = il n’y a pas de fiches `{ $word }` : vouliez-vous dire `{ $near }` ?
no-kind-of-entry = il n’y a pas de fiches `{ $word }` ; il y a { $all }
it-has-no-title = il manque le titre
there-is-an-entry-called = il y a déjà une fiche nommée `{ $twin }`
it-lacks = il manque `{ $field }`, qui est obligatoire : ajoutez `--set { $field }=…`
name-and-why = `{ $name }` : { $why }
it-has-no-field-near = cette fiche n’a pas de champ `{ $name }` : vouliez-vous dire `{ $near }` ?
it-has-no-field = cette fiche n’a pas de champ `{ $name }` ; elle a { $names }
said-is-no-address = `{ $said }` n’est pas une adresse : elle commence par `https://`
said-is-no-truth = `{ $said }` n’est ni `true` ni `false`
said-is-no-number = `{ $said }` n’est pas un nombre
said-is-no-date = `{ $said }` n’est pas une date : écrivez-la `2026-03-31`
there-is-no-word-near = il n’y a pas de `{ $said }` : vouliez-vous dire `{ $near }` ?
there-is-no-word = il n’y a pas de `{ $said }` ; il y a { $known }
nothing-is-called = rien ne s’appelle `{ $said }` : vouliez-vous dire `{ $near }` ?
said-is-no-yaml = `{ $said }` n’est pas du YAML : mettez le texte entre guillemets
a-page-and-its-title = { $path } ({ $lang }){ $title }{ $draft }
its-title = , « { $title } »
a-draft = , un brouillon
its-text = son texte
shown-or-used = montré ou utilisé
from-leads-to = { $from } mène à { $to }
has-a-part-in =
    { $what } sert à { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
its-own-page = sa propre page
and-so-many-more = et { $count } de plus
is-not-published = { $what } n’est pas publié : { $why }
is-read-but-no-page-shows-it = { $what } est lu, mais aucune page ne le montre
there-is-no-page-near = le site n’a ni page ni fichier à `{ $what }` : vouliez-vous dire `{ $near }` ?
there-is-no-page = le site n’a ni page ni fichier à `{ $what }`
it-is-a-draft = c’est un brouillon ; `--drafts` le construit, et pour le publier on retire `draft: true`, ou on sort le fichier de `_drafts`
its-front-matter-says-so = son en-tête le dit, ou la configuration (`published: false`)
it-appears-on = parution le { $date } ({ $zone }) ; `--future` le construit dès maintenant
it-appears-on-at = parution le { $date } à { $time } ({ $zone }) ; `--future` le construit dès maintenant
it-expired-on = expiré depuis le { $date } ({ $zone })
no-page-has-all-of-the-words = Aucune page n’a tous les mots ; celles-ci en ont quelques-uns.
nothing-was-found = Rien n’a été trouvé pour `{ $query }`.
pages-of-which-shown = { $pages }, dont { $shown } ici
was-it-meant = Vouliez-vous dire `{ $suggestion }` ?
pages-cannot-be-filtered-by = les pages ne se filtrent pas par `{ $name }`, seulement par { $names }
pages-differ =
    { $added } en plus, { $changed ->
        [one] { $changed } modifiée
       *[other] { $changed } modifiées
    }, { $removed } en moins, { $frames } dans leur cadre seul ; { $after } octets, { $before } avant
no-such-folder = { $path } : ce dossier n’existe pas
path-and-error = { $path } : { $error }
these-are-no-findings = { $path }:{ $line } : ce n’est pas ce qu’affiche `eigsite check --format json`
site-was-begun = { $files } dans { $folder }. Pour voir le site : eigsite serve { $folder }
url-is-no-address = `{ $url }` n’est pas une adresse : écrivez-la comme `{ $nowhere }`
is-there-already = { $path } existe déjà : choisissez un autre dossier, ou regardez ce qu’il y a avec `eigsite check { $folder }`
no-address-of-this-site = ce n’est pas une adresse de ce site : `{ $line }`
added-to = { $added } de plus dans { $path }, qui a maintenant { $lines }
cannot-read-the-folder = le dossier du site `{ $path }` n’a pas pu être lu : { $reason }
it-is-not-a-folder = ce n’est pas un dossier
base-url-is-an-address = `--base-url` est une adresse (`https://exemple.fr/vitrine`) ou un chemin (`/vitrine`), et non `{ $base }`
cannot-read-the-theme = le thème `{ $path }` n’a pas pu être lu : { $why }
cannot-keep = `{ $path }` n’a pas pu être tenu à jour : { $error }
cannot-write = `{ $path }` n’a pas pu être écrit : { $reason }
the-disk-is-full = le disque est plein
your-share-of-the-disk-is-used-up = votre part du disque est épuisée
you-have-no-permission-to-write-there = vous n’avez pas le droit d’y écrire
this-disk-can-only-be-read = ce disque est en lecture seule
the-file-is-larger-than-this-disk-allows = le fichier est plus grand que ce disque ne le permet
a-folder-stands-there = il y a là un dossier
a-file-stands-where-a-folder-must-be = il y a un fichier là où il faut un dossier
the-name-is-longer-than-this-disk-allows = le nom est plus long que ce disque ne le permet
it-is-a-file = c’est un fichier ; choisissez un dossier pour le site
another-build-is-writing = une autre construction y écrit, ou le site qui s’y trouve est en cours de publication ; attendez que ce soit fini
the-file-to-copy-cannot-be-read = le fichier à copier n’a pas pu être lu : { $error }
it-has-no-name = il n’a pas de nom
its-path-holds-a-backslash = son chemin contient une barre oblique inversée ou un caractère de contrôle
its-path-leads-out = son chemin sort du dossier du site fini, ou n’est pas sous sa forme la plus simple
this-name-is-kept = ce nom est réservé à la construction elle-même
this-is-the-whole-disk = c’est le disque entier ; choisissez pour le site un dossier à lui
the-sources-stand-there = les sources s’y trouvent ; choisissez un autre dossier pour le site
the-sources-stand-inside = les sources se trouvent dedans ; choisissez un autre dossier pour le site
this-is-your-home = c’est votre dossier personnel, ou il le contient ; choisissez pour le site un dossier à lui
a-link-stands-where-a-folder = il y a un lien là où il faut un dossier, et il peut mener ailleurs ; supprimez-le
a-file-that-no-build-made = il y a un fichier qu’aucune construction n’a fait là où il faut un dossier ; supprimez-le
a-folder-that-no-build-made = il y a un dossier qu’aucune construction n’a fait là où il faut un fichier ; supprimez-le
no-build-made-it = aucune construction ne l’a fait, et il faut un fichier à la place de son dossier `{ $path }` ; supprimez-le
it-cannot-be-deleted = il n’a pas pu être supprimé : { $error }
the-site-makes-this-twice = le site fait ce fichier deux fois
the-site-makes-this-both = le site en fait à la fois un fichier et un dossier
it-has-changes-that-are-not-committed = il a des changements qui ne sont pas validés dans git ; validez-les d’abord pour pouvoir comparer, ou ajoutez `--allow-dirty`
git-cannot-say = git ne peut pas dire s’il a des changements ({ $why }) ; ajoutez `--allow-dirty` pour le corriger quand même
it-cannot-be-read = il n’a pas pu être lu : { $error }
it-stands-outside = il se trouve hors du dossier du site ; corrigez-le là-bas
it-may-only-be-read = il est en lecture seule ; donnez-vous le droit de l’écrire
it-cannot-be-written = il n’a pas pu être écrit : { $error }
it-stands-in-no-folder = il n’est dans aucun dossier
it-has-changed-since = il a changé depuis qu’il a été lu ; relancez la commande
what-changes = Ce qui change
pages-are-added =
    { $added ->
        [one] { $added } page
       *[other] { $added } pages
    } en plus, { $changed ->
        [one] { $changed } modifiée
       *[other] { $changed } modifiées
    }, { $removed } en moins{ $frames ->
        [0] {""}
        [one] { " " }; { $frames } autre page seulement dans ce que toutes partagent
       *[other] { " " }; { $frames } autres pages seulement dans ce que toutes partagent
    }.
the-site-weighs = Le site pèse { $after }, contre { $before } avant.
added = En plus
changed = Modifiées
removed = En moins
newly-noticed = Nouveaux messages
mended = Corrigés
nothing-new-was-noticed = Rien de nouveau n’a été remarqué dans les sources.
kilobytes = { $number } ko
megabytes = { $number } Mo
file-is-written = { $path } est écrit
settings-are-no-json = { $path } ne se lit pas comme du JSON ({ $error }) : retirez ses commentaires, ou mettez-le de côté
the-feed-of = le flux de { $page }
the-calendar-of = le calendrier de « { $title } »
the-calendar-of-all-events = le calendrier de tous les événements
the-description-of-an-export = la description d’un export
an-export = un export
what-it-is-as-software = ce qu’est « { $title } » en tant que logiciel
a-file-of-the-theme = un fichier du thème
the-list-of-the-exports = la liste des exports
what-servers-are-to-say = ce que les serveurs doivent dire avec chaque fichier
the-old-addresses = les anciennes adresses et où elles mènent
what-search-engines-may-look-at = ce que les moteurs de recherche peuvent regarder
the-pages-that-search-engines = les pages que les moteurs de recherche doivent connaître
a-part-of-the-index = une partie de l’index dans lequel on cherche
a-smaller-form-of-a-picture = une image réduite
the-card-of-an-entry = la carte d’une fiche pour les autres sites
a-page-that-leads-on = une page qui mène d’une ancienne adresse à la nouvelle
the-page-of-an-entry = la page d’une fiche
a-list = une liste
a-page-that-the-site-has = une page que le site a de lui-même ({ $kind })
is-the-configuration = la configuration : toutes les pages en dépendent
is-the-schema = le schéma : il dit ce que sont les fiches, et toutes les pages en dépendent
is-the-old-addresses = les anciennes adresses et où elles mènent
is-what-readers-have-to-find = ce que la recherche doit trouver
is-the-list-of-addresses = la liste des adresses publiées
is-a-part-of-the-theme = une partie du thème du site : des pages, ou toutes, en dépendent
is-data-for-templates = des données qu’aucune collection ne prend : les menus et les modèles peuvent les montrer
made-by-eigsite-itself-as = fait par eigsite lui-même : { $what }
is-a-copy = { $path } est un fichier du site : copié de { $path }
is-made-by-eigsite = { $path } est un fichier du site : fait par eigsite
is-a-file-made-as = { $path } est un fichier du site : { $what }
is-not-read = { $what } n’est pas lu : { $why }
is-withheld = { $what } est retenu : il montre peut-être une personne qui n’y consent pas, et rien d’autre sur le site ne le montre
is-read-and-check-says = { $what } est lu, mais aucune page ne le montre ; `eigsite check` en dit
at-line = ligne { $line } : { $message }
is-what = { $what } est { $ground }
is-read-but-no-page-because = { $what } est lu, mais aucune page ne le montre ; { $why }
of-the-collection = de la collection `{ $collection }`
of-the-collection-written-in = de la collection `{ $collection }` : { $sources }
with-the-template = avec le modèle `{ $template }`
so-many-texts = { $count ->
    [one] { $count } texte
   *[other] { $count } textes
}
its-text-is-withheld = son texte est retenu : la personne n’y consent pas
no-page-for-want-of-a-template = les fiches de `{ $collection }` n’ont pas de page : le schéma ne leur donne pas de modèle
no-page-by-output = les fiches de `{ $collection }` n’ont pas de page : la configuration dit `output: false`
no-page-but-elsewhere = il n’a pas de page : les liens mènent à { $address }
its-words-stand-on = son texte est sur { $url }
a-name-begins-with = `{ $path }` commence par `{ $mark }` ; `include` dans la configuration le fait lire quand même
a-name-ends-with = `{ $path }` finit par `{ $mark }` ; `include` dans la configuration le fait lire quand même
is-excluded = `{ $pattern }` est exclu, par la configuration ou par habitude ; `include` le fait lire quand même
lies-in-a-site-that-was-written = il est dans un dossier où un site a été écrit
lies-in-no-folder-of-the-schema = il n’est dans aucun dossier que nomme le schéma
its-collection-is-private = sa collection est privée, et il ne dit pas `publish: true`
consent-ends-after = fin du consentement après
status-is-old-after = état trop ancien après
the-whole-site = tout le site
a-condition-is-written = une condition s’écrit CHAMP=VALEUR, comme `promotion=EIG 2`
a-filter-is-written = un filtre s’écrit NOM=VALEUR, comme `type=defis`
choose-another-title = { $path } existe déjà : choisissez un autre titre
there-is-no-code-called-near = il n’y a pas de code `{ $name }` : vouliez-vous dire `{ $near }` ?
there-is-no-code-called = il n’y a pas de code `{ $name }` : `eigsite explain` les liste tous
plain-is-for-markdown-only = `--plain` ne vaut que pour le Markdown
cannot-read-standard-input = l’entrée standard n’a pas pu être lue : { $error }
cannot-write-to-standard-output = rien n’a pu être écrit sur la sortie standard : { $error }
cannot-watch = `{ $path }` n’a pas pu être surveillé : { $error }
cannot-listen-on = le site n’a pas pu être servi au port { $port } de `{ $host }` : { $error }
others-could-write = avec `--cms`, d’autres que vous pourraient écrire depuis votre réseau : retirez `--host`
port-is-taken = Le port { $taken } est pris ; voici le port { $port }.
there-is-no-decap = il n’y a pas de `decap-cms.js` dans `{ $folder }` : lancez `npm install decap-cms` dans le dossier du site, ou nommez le dossier avec `--cms=DOSSIER`
this-is-not-json = ce n’est pas du JSON : { $error }
eigsite-does-not-do-this = eigsite ne sait pas faire cela : { $error }
it-is-not-utf8 = ce n’est pas de l’UTF-8
this-folder-is-not-open = ce dossier n’est pas ouvert au CMS
there-is-a-file-of-that-name = il y a déjà un fichier de ce nom
source-date-epoch-is-no-number = SOURCE_DATE_EPOCH n’est pas un nombre de secondes depuis 1970
parse = lecture
resolve = liens
render = pages
images = images
compress = compression
write = écriture
publish = publication
external = autres sites
type-of-page = type
number-of-pages = pages
weight = poids
requests = requêtes
elements = éléments
heaviest = la plus lourde
thousands-of-bytes = { $number } ko
this-server-answers-to = Ce serveur ne répond qu’à son adresse et à `localhost` ; `--host NOM` lui donne un autre nom.
