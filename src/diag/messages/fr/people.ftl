no-record-of-consent-is-left = il ne reste aucune trace d’un consentement : tout ce qui est écrit sur { $people } personnes serait publié, alors que la dernière construction le retenait
write-in-with-people-without-a = écrivez `eigsite: {"{"} consent: required {"}"}` dans `_config.yml` ; avec `consent: recorded`, les personnes dont le consentement n’est pas noté sont publiées en entier
so-only-names-roles-and-challenges = leur nom, leur rôle et leurs défis sont donc seuls publiés
write-down-what-each-consents-to = notez ce que chaque personne accepte : `consent: {"{"} scope: [photo, bio, links, skills], date: 2024-05-31 {"}"}`
and-all-that-is-written-of = et tout ce qui est écrit sur elles est publié
write-down-what-each-consents-to-see = notez ce que chaque personne accepte, `consent: {"{"} scope: [photo, bio], date: 2024-05-31 {"}"}` ; le guide sur les personnes dit ce qui est publié dès la première note
shows-a-picture-of-somebody-who = `{ $title }` montre `{ $path }`, une image d’une personne qui n’y a pas consenti
ask-them-and-add-to-the = demandez-lui, et ajoutez `photo` au `scope` de son consentement ; ou montrez une autre image
delete-what-nobody-needs-such-as = supprimez ce dont personne n’a besoin, comme la photo de quelqu’un qui est parti ; nommez les autres là où elles sont montrées
add-with-what-the-person-agrees = ajoutez `scope: [photo, bio, links, skills]`, avec ce que la personne accepte ; `scope: []` ne publie que le nom
this-consent-has-no-scope = ce consentement n’a pas de `scope`
add-the-day-on-which-the = ajoutez `date: …` : le jour où la personne a accepté
this-consent-has-no-date = ce consentement n’a pas de `date`
write-what-the-person-agrees-to = écrivez ce que la personne accepte : { $known } ; ou `none`
nobody-can-consent-to-so-it = personne ne peut consentir à `{ $word }`, ce mot n’autorise donc rien
write-the-last-day = écrivez-le année-mois-jour : `2026-05-31`
nobody-can-tell-when-this-consent = impossible de dire quand ce consentement prend fin, il n’autorise donc rien
the-consent-of-has-ended-on = le consentement de `{ $name }` a pris fin le { $end }
ask-again-and-write-down-the = redemandez-le et notez la nouvelle date, ou retirez le fichier ; d’ici là, seuls le nom, le rôle et les défis sont publiés
ask-them-and-write-among-the = demandez-leur, et écrivez `{ $scope }` dans le `scope:` de leur consentement
correct-the-name-or-add-the-person = corrigez le nom, ou ajoutez la personne avec le consentement qui permet de publier cette ligne
no-person-is-called-so-this = personne ne s’appelle `{ $name }`, cette ligne est donc laissée de côté
no-page-shows-which-may-be =
    aucune page ne montre { $names }{ $more ->
        [0] {""}
       *[other] { " " }et { $more } de plus
    } : { $count ->
        [one] cette image montre peut-être quelqu’un, elle n’est donc pas copiée
       *[other] ces images montrent peut-être des personnes, elles ne sont donc pas copiées
    } depuis `{ $folder }/`
left-out-of-the-people-whom =
    { $count } { $count ->
        [one] ligne de `{ $collection }` est laissée
       *[other] lignes de `{ $collection }` sont laissées
    } de côté : les personnes nommées n’ont pas consenti à `{ $scope }`
of-entries-of-no-record-of =
    { $count } { $count ->
        [one] fiche
       *[other] fiches
    } de `{ $name }` sur { $of } sans trace d’un consentement : { $what }
