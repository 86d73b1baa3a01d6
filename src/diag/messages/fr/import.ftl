texts =
    { $count ->
        [one] { $count } texte
       *[other] { $count } textes
    }
moving-in-from = Emménagement depuis { $engine }
read-as-it-is = Lu tel quel
converted = Converti
what-needs-a-person = À voir par quelqu’un
addresses = Adresses
what-the-new-site-has-to-say = Ce que dit le nouveau site
posts-in = articles : { $texts }
entries-in = `{ $name }` : { $texts }
pages-beside-them = pages : { $texts }
texts-that-were-published = publiés : { $texts }
texts-that-wait = brouillons, textes à venir ou périmés : { $texts }
files-of-data = données de `_data` : { $files }
files-beside-texts = images et autres fichiers à côté des textes : { $files }
files-that-are-copied = copiés tels quels : { $files }
defaults-reach = valeurs venues de `defaults` de la configuration : { $texts }
keys-are-carried-over = de `{ $file }` sont repris { $keys }
is-called-here = ce que disait `{ $old }`, `{ $new }` le dit ici
keys-are-added = `_config.yml` dit en plus { $keys }, que l’ancien programme tenait pour acquis
keys-are-left-behind = sont laissés de côté { $keys } ; `_config.yml` dit pourquoi
is-read-into = `{ $file }` est devenu `_config.yml`, avec { $keys }
folders-are-read-as-hugo-does = les dossiers de textes et de fichiers sont lus là où ils sont, grâce à `use: hugo-v3` de `_schema.yml`
a-known-collection-has-more-fields = collection `{ $name }`, déjà dans le schéma par défaut ; champs en plus : { $fields }
a-known-collection-is-told-more = collection `{ $name }`, déjà dans le schéma par défaut ; le sien dit où sont ses textes et leurs pages
a-collection-of-its-own = collection `{ $name }`, nouvelle ; champs : { $fields }
a-collection-of-its-own-without-fields = collection `{ $name }`, nouvelle
what-these-plugins-do = ce que font ces extensions se fait tout seul : { $names }
keys-of-layouts-are-ignored = les clés d’en-tête que seuls les gabarits lisaient sont ignorées : { $keys }
some-addresses-lead-on = `{ $path }` mène plus loin depuis d’anciennes adresses qui ne sont celles d’aucun texte
the-menu-is-in = le menu de la configuration est dans `{ $path }`
languages-in-names-of-files = la langue dans les noms de fichiers (`texte.{ $lang }.md`) est dite par `defaults` de `_config.yml`
the-old-configuration-is-kept-as = l’ancienne configuration est gardée sous le nom `{ $kept }`
texts-keep-their-addresses-by = sans les `defaults` de `_config.yml`, qui disent l’ancienne, autre adresse pour { $texts }
was-published-as-it-is-and = `{ $path }` n’a pas d’en-tête et était copié à `{ $url }` ; c’est maintenant une page, et `defaults` de `_config.yml` y mène depuis l’ancienne adresse
nothing-had-to-be-converted = rien
nothing-needs-a-person = Rien.
a-layout-that-so-many-texts = gabarit de { $texts } : le thème prend sa place
an-include = morceau de gabarit : le thème prend sa place
a-plugin-in-ruby = extension en Ruby : elle n’est pas exécutée
a-style-sheet-in-sass = feuille de style en Sass : le thème prend sa place
a-theme-does-not-come-along = l’ancien thème ne suit pas
the-plugin-has-no-match = rien ne remplace ici l’extension `{ $name }`
a-template-of-hugo = gabarit : le thème prend sa place
a-shortcode-of-the-site = raccourci propre au site : là où des textes l’emploient, il reste tel quel
an-archetype = archétype : `eigsite new` fait les textes d’après le schéma
a-file-that-hugo-worked-on = fichier que Hugo transformait : ce que les pages montrent va dans `static`
words-of-the-old-templates = mots des anciens gabarits : le thème a les siens
addresses-of-this-form-are-not = les adresses de la forme `{ $form }` ne sont pas comprises : donnez le plan de l’ancien site avec `--urls`, et écrivez un `permalink` dans `_schema.yml`
a-page-in-liquid-that-eigsite-makes = demande Liquid, qui n’est pas exécuté ; eigsite fait lui-même une page à l’adresse `{ $url }`
a-page-in-liquid-that-nothing-replaces = demande Liquid, qui n’est pas exécuté, et rien ne prend sa place : écrivez ce que Liquid aurait fait, ou un gabarit dans `_theme`
code-and-message = `{ $code }` : { $message }
colon = { " : " }
old-addresses =
    { $count ->
        [one] { $count } ancienne adresse
       *[other] { $count } anciennes adresses
    }
every-address-worked-out-is-answered = { $addresses }, d’après les sources et les règles de l’ancien programme. Aucune ne change : une page, un fichier ou une redirection répond à chacune.
every-address-given-is-answered = { $addresses }, d’après la liste donnée. Aucune ne change : une page, un fichier ou une redirection répond à chacune.
addresses-nothing-answers = Sur { $addresses }, { $count } sans réponse :
old-address = Ancienne adresse
new-address = Semble être désormais
what-keeps-it-alive = Ce qui la garde en vie
write-redirect-from-in = `redirect_from: { $url }` dans `{ $file }`
a-line-of-redirects = une ligne dans `_redirects` : `{ $line }`
check-says-where-and-what-to-do = `eigsite check` dit où, et que faire.
nothing-was-noticed = Rien à dire.
written-anew-by-each-import-until = réécrit par chaque import tant que personne ne modifie ce fichier
the-configuration-of-the-site = La configuration du site.
the-configuration-of-the-site-as = La configuration du site, d’après le fichier `{ $file }` de { $engine }.
what-the-entries-of-this-site = Ce que disent les fiches de ce site, pour ce qui diffère du schéma par défaut. Les types sont devinés d’après les textes : corrigez-les s’ils sont faux.
nothing-here-differs-from-the-default = Rien ici ne diffère du schéma par défaut : il connaît tout ce que disent les textes de ce site.
addresses-of-single-texts-that-would = Pour que ces textes restent où ils étaient :
templates-may-show-these = Rien n’agit sur ceux-ci ; des gabarits peuvent les montrer.
its-value-is-not-of-the-form = sa valeur n’a pas la forme voulue
left-behind = Laissé de côté, et pourquoi :
keys-that-only-layouts-acted-on = Clés d’en-tête que seuls les anciens gabarits lisaient.
the-language-of-most-texts = La langue dont semblent être la plupart des textes.
where-posts-stand-when-the-configuration = Où étaient les articles de l’ancien site, dont la configuration ne le disait pas.
the-report-says-what-takes-the = le rapport dit ce qui remplace chacune
the-look-is-that-of-a = l’apparence est celle d’un thème, et les thèmes ne suivent pas
there-is-one-way-to-read = il n’y a qu’une façon de lire Markdown
how-the-old-program-ran = façon de faire tourner l’ancien programme
only-the-old-layouts-read-it = seuls les anciens gabarits le lisaient
folders-that-the-old-site-did = L’ancien site ne lisait pas { $folders } ; le schéma par défaut les lirait.
fields-besides-those-of-the-default = { $texts }, avec des champs en plus de ceux du schéma par défaut
the-pages-of-topics-stand-where = les pages des thèmes restent où elles étaient
so-many-texts-in-a-folder = { $texts } dans `{ $folder }`
terms-of-a-taxonomy =
    { $count ->
        [one] { $count } terme
       *[other] { $count } termes
    } de `{ $name }`
is-no-site-of = { $path } n’est pas un site de { $engine } : il n’en a ni la configuration ni les textes
the-configuration-cannot-be-read = `{ $path }` est illisible : { $why }
one-folder-lies-in-the-other = { $new } et { $old } sont l’un dans l’autre : choisissez un autre dossier pour le nouveau site
is-there-and-no-import = { $path } existe déjà, et pas tel qu’un import l’a écrit ; rien n’a été écrit. Déplacez-le, ou choisissez un nouveau dossier avec `--into`
files-are-written-in = { $files } dans { $folder }
files-are-written-in-and-copied = { $files } dans { $folder }, plus la copie de { $copied }
no-address-changes = Aucune adresse ne change. Le rapport est dans { $report }
so-many-addresses-have-no-answer =
    { $count ->
        [one] { $count } ancienne adresse est
       *[other] { $count } anciennes adresses sont
    } encore sans réponse. Le rapport est dans { $report }
to-see-the-site = Pour voir le site : eigsite serve { $folder }
