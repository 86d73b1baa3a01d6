lists-all-codes = `eigsite explain` donne la liste de tous les codes
there-is-no-code = il n’y a pas de code `{ $name }`
keeps-the-site-from-being-built = `{ $name }` empêche de construire le site, on ne peut donc pas l’accepter
mend-what-is-told-and-take = corrigez ce qui est signalé, et retirez le commentaire
nothing-here-is-told-as = rien n’est signalé ici comme `{ $name }`
take-the-comment-out-it-stands = retirez le commentaire ; il se met sur la ligne dont il parle, ou seul sur la ligne d’avant
write-the-of-a-heading-of = écrivez l’`id` d’un titre de cette page, ou menez à la page entière
has-no-place-called = `{ $address }` n’a pas d’endroit nommé `{ $anchor }`
here-too = ici aussi
is-not-there-and-a-link = `{ $path }` n’existe pas, et un lien y mène
is-not-there-and-a-page = `{ $path }` n’existe pas, et une page le montre
did-you-mean-an-address-of = vouliez-vous dire `https://{ $at }` ? L’adresse d’un autre site commence par `https://`
did-you-mean-the-address = vouliez-vous dire `https://{ $path }` ?
correct-the-address-or-write-the = corrigez l’adresse, ou écrivez la page
correct-the-address-or-put-there = corrigez l’adresse, ou remettez-y `{ $name }` ; si la page a déménagé, donnez son ancienne adresse sous `redirect_from` dans la nouvelle
is-not-a-mail-address = `{ $mail }` n’est pas une adresse de courriel
write-it-with-one-and-a = écrivez-la avec un seul `@` et un hôte : `equipe@exemple.fr`
this-address-begins-twice = cette adresse commence deux fois
is-not-the-name-of-a = `{ $named }` n’est pas le nom d’un hôte
correct-the-address = corrigez l’adresse : `https://exemple.fr/page`
take-it-out-or-show-it = retirez-la, ou montrez-la là où les lecteurs doivent la voir
nothing-names-this-picture = rien ne nomme cette image
nothing-names-this-picture-and-others = rien ne nomme cette image ni { $others } autres de son dossier
take-them-out-or-show-them = retirez-les, ou montrez-les là où les lecteurs doivent les voir : `{ $names }` …
was-published-and-nothing-answers-there = `{ $url }` a été publiée, et plus rien n’y répond
if-it-is-now-write-in = si c’est maintenant `{ $url }`, écrivez `redirect_from: { $lost }` dans l’en-tête de `{ $file }` ; sinon, dites dans `_redirects` où vont les lecteurs : `{ $lost } /ailleurs/`
say-in-where-readers-go-or = dites dans `_redirects` où vont les lecteurs : `{ $lost } /ailleurs/` ; ou retirez la ligne si personne n’a pu garder cette adresse
here-and-in-other-places =
    { $message }, ici et à { $more ->
        [one] un autre endroit
       *[other] { $more } autres endroits
    }
lead-elsewhere-or-to-the-copy = menez à la page qui l’a remplacée, ou à la copie gardée à { $copy }
lead-elsewhere-or-take-the-link-out = menez à la page qui l’a remplacée, ou retirez le lien
has-moved-for-good = `{ $address }` a changé d’adresse pour de bon
write-this-address = écrivez `{ $to }`
whether-it-is-there-cannot-be-told = impossible de savoir si `{ $address }` existe : son serveur répond { $status }
open-it-in-a-browser = ouvrez-la dans un navigateur : elle est peut-être en ordre
is-gone = `{ $address }` n’existe plus : son serveur répond { $status }
cannot-be-reached = `{ $address }` est inaccessible : { $why }
there-is-no-such-host = ce domaine n’existe pas
it-does-not-answer-in-time = pas de réponse à temps
nobody-answers-there = personne ne répond à cette adresse
it-leads-on-without-an-end = elle renvoie d’une adresse à l’autre sans fin
its-host-has-trouble = son serveur est en difficulté et répond { $status }
its-certificate-is-not-in-order = son certificat n’est pas en règle ({ $why })
nothing-reads-this-data = rien ne lit ces données
take-the-data-out-or-read-it = retirez-les, ou lisez-les : dans un texte ou un gabarit à vous par `site.data.NOM`, ou dans une collection de `_schema.yml`
