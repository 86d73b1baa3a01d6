site-is-published =
    { $target } : { $sent ->
        [one] { $sent } fichier envoyé
       *[other] { $sent } fichiers envoyés
    } ({ $size }), { $unchanged } sans changement, { $deleted } en moins{ $kept }{ $others }, en { $time } s
site-would-be-published =
    { $target } : { $sent ->
        [one] { $sent } fichier à envoyer
       *[other] { $sent } fichiers à envoyer
    } ({ $size }), { $unchanged } sans changement, { $deleted } à supprimer{ $kept }{ $others } ; rien n’a été écrit
some-are-kept =
    , { $count ->
        [one] { $count } gardé
       *[other] { $count } gardés
    } pour les pages ouvertes
others-are-left-alone =
    , { $count ->
        [one] { $count } autre laissé tel quel
       *[other] { $count } autres laissés tels quels
    }
cannot-publish-to = impossible de publier vers { $target } : { $reason }
it-goes-on-from-here = { $failure }. Ce que voient les lecteurs reste complet ; relancez la commande, elle reprendra où elle en est
there-is-no-finished-site = il n’y a pas de site fini dans { $path } : { $reason }
no-build-has-written-there = aucune construction n’y a écrit ; lancez d’abord `eigsite build`, ou nommez le dossier avec `--from`
the-last-build-was-cut-short = la dernière construction a été interrompue ; relancez `eigsite build`
a-file-of-the-build-is-missing = la construction a fait `{ $path }`, qui manque ; relancez `eigsite build`
it-changes-meanwhile = `{ $path }` change entre-temps ; attendez que la construction ait fini
this-is-no-target = `{ $target }` n’est pas une destination ; écrivez un dossier, ou une adresse comme `s3://bucket/dossier`, `az://conteneur/dossier` ou `gs://bucket/dossier`
no-credentials-for-s3 = rien ne dit qui vous êtes : définissez `AWS_ACCESS_KEY_ID` et `AWS_SECRET_ACCESS_KEY` ; sur une machine d’Amazon qui a un rôle, définissez `AWS_METADATA_ENDPOINT`
the-store-refuses = le stockage refuse ; vérifiez vos identifiants et ce qu’ils permettent ({ $answer })
there-is-nothing-of-that-name = ce bucket n’existe pas, ou rien n’y porte ce nom ({ $answer })
this-store-cannot-lock = ce stockage ne sait pas empêcher deux publications à la fois
somebody-is-publishing = quelqu’un y publie depuis { $began } (processus { $process }) ; attendez que ce soit fini ou, si ce processus est mort, ajoutez `--take-over`
somebody-seems-to-publish = quelqu’un semble y publier ; attendez dix minutes ou, si ce qui publiait est mort, ajoutez `--take-over`
somebody-else-has-taken-over = une autre publication a pris la place de celle-ci
it-was-stopped = l’arrêt a été demandé
