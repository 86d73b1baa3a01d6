# The help of the command line in French. A message is a command (`schema-cms` for `eigsite schema cms`), its attributes
# are its arguments by their ids, and `format-human` is what a value means. What a command lacks stands in `all`.

eigsite = Construire la vitrine publique d’un programme d’innovation à partir d’un dossier de textes

all =
    .help = Afficher l’aide
    .help-short = Afficher l’aide (`--help` en dit plus)
    .help-long = Afficher l’aide (`-h` la résume)
    .version = Afficher la version
    .source = Le dossier du site [par défaut : `content` s’il y en a un, sinon `.`]
    .output = Où va le site fini
    .theme = Un dossier de modèles, de textes d’interface et de fichiers qui passent avant ceux du thème
    .base_url = L’adresse qu’aura le site, au lieu de `url` et `baseurl` de `_config.yml`
    .drafts = Construire aussi les brouillons
    .future = Construire aussi les articles d’un jour à venir
    .gone = Le nom d’une personne partie : dire quels textes la nomment encore ; peut se répéter
    .strict = Compter les avertissements comme des erreurs
    .no_images = Ne pas faire d’images réduites
    .jobs = Combien de fils d’exécution travaillent [par défaut : autant que la machine a de cœurs]
    .format = Comment est affiché ce qui a été remarqué
    .format-human = Avec la ligne du texte en question
    .format-short = Une ligne par message
    .format-json = Un objet JSON par ligne
    .format-github = Les annotations d’un workflow
    .format-gitlab = Un rapport de qualité de code, pour GitLab
    .lang = La langue de ce qui est dit [par défaut : `EIGSITE_LANG`, le `lang` du site, ou le système]
    .lang-en = L’anglais
    .lang-fr = Le français
    .timings = Afficher combien de temps a pris chaque étape
    .precompress = Écrire à côté des fichiers de texte leurs formes `.br` et `.gz`
    .budget = Afficher ce que pèse la page la plus lourde de chaque type
    .lock = Tenir à jour la liste des adresses publiées, `urls.lock`
    .no_cache = Construire tout le site, même si rien n’a changé depuis la dernière fois

build = Construire le site

check = Dire ce qui ne va pas dans le site, sans rien en écrire
    .fix = Corriger ce qui n’a qu’une seule bonne réponse, et montrer ce qui change
    .allow_dirty = Corriger aussi les fichiers dont des changements ne sont pas validés dans git
    .external = Demander aussi aux autres sites si les pages vers lesquelles mènent les textes y sont encore
    .archive = À qui demander une copie des pages disparues

watch = Construire le site, puis à nouveau chaque fois qu’un de ses fichiers change

serve = Montrer le site dans un navigateur, et suivre chaque changement de ses fichiers
    .port = Le port : s’il est pris, le suivant qui est libre ; avec 0, n’importe lequel
    .host = L’adresse de cette machine (ou son nom) où servir le site
    .open = Ouvrir le site dans un navigateur
    .images = Faire aussi les images réduites, comme `build`
    .cms = Écrire aussi dans le navigateur, sous `/admin/`, avec Decap pris dans ce dossier [par défaut : `node_modules/decap-cms/dist` dans le dossier du site ou au-dessus]
    .editor = L’adresse qui ouvre un fichier dans un éditeur, où `{"{"}path{"}"}` et `{"{"}line{"}"}` sont remplacés [par défaut : `EIGSITE_EDITOR`, ou Visual Studio Code]

init = Créer un site
    .folder = Le dossier du site, créé s’il n’existe pas
    .title = Comment s’appelle le site
    .url = L’adresse qu’il aura
    .lang = La langue de ses textes
    .ci = Ce qui le construit et le publie
    .ci-github = Un workflow de GitHub
    .ci-gitlab = Un pipeline de GitLab
    .ci-none = Rien

import = Faire d’un site de Jekyll ou de Hugo un site d’ici
    .engine = Avec quoi le site a été fait
    .engine-jekyll = Jekyll
    .engine-hugo = Hugo
    .folder = Le dossier de l’ancien site
    .into = Le dossier du nouveau site, qui reçoit des copies des textes ; sans cette option, l’ancien devient le nouveau
    .urls = Les adresses de l’ancien site : son plan de site, une liste, ou le dossier où il a été écrit [par défaut : déduites de ses sources]
    .lock = Retenir aussi ces adresses dans `urls.lock`
    .dry_run = Afficher le rapport, et ne rien écrire

new = Créer le fichier d’une fiche
    .kind = Ce que c’est : `article`, `défi`, `personne`, `outil`, `événement`…
    .title = Son titre ; dans un terminal, il est demandé
    .values = Ce que dit un champ (`promotion=EIG 2`) ; peut se répéter

render = Faire du HTML, sur la sortie standard, du texte lu sur l’entrée standard
    .kind = Dans quelle syntaxe le texte est écrit
    .kind-markdown = Le Markdown des sites Jekyll
    .kind-org = Org
    .plain = Le CommonMark de la spécification : ni extensions, ni assainissement, ni typographie
    .lang = La langue du texte ; le français reçoit ses espaces et ses apostrophes

search = Chercher dans les pages du site
    .query = Ce qui est cherché ; rien (`''`) pour toutes les pages
    .limit = Combien de pages sont affichées
    .filter = Seulement les pages qui ont cette valeur (`type=defis`) ; peut se répéter
    .sort = Dans quel ordre elles sont affichées
    .sort-relevance = Ce qui convient le mieux vient en premier
    .sort-date = Le plus récent vient en premier
    .format = Comment la réponse est affichée
    .format-human = Pour être lue
    .format-json = Un objet JSON, tel que l’a la recherche du navigateur

agenda = Dire ce qui va paraître et ce qui va expirer, et quand
    .format = Comment c’est affiché
    .format-table = Une ligne chacun, pour être lu
    .format-json = Une liste

list = Lister les fiches d’une collection
    .collection = La collection : `defis`, `outils`…
    .conditions = Seulement les fiches dont un champ dit ceci (`promotion=EIG 2`) ; peut se répéter
    .format = Comment elles sont affichées
    .format-table = Une ligne chacune, pour être lues
    .format-json = Une liste de tout ce qu’elles disent
    .format-csv = La même chose en un tableau, pour les tableurs

publish = Publier le site fini
    .target = Où il va : un dossier, `file://…`, `s3://bucket/dossier`, `az://conteneur/dossier` ou `gs://bucket/dossier` ; les identifiants viennent de l’environnement, comme `AWS_ACCESS_KEY_ID`
    .from = Le dossier du site fini
    .dry_run = Dire ce qui serait envoyé et supprimé, sans rien écrire
    .prune = Supprimer tout de suite ce que le site n’a plus, même si des pages ouvertes le nomment encore
    .take_over = Publier bien qu’un autre processus tienne le verrou, parce qu’il est mort
    .patience = Combien de temps une connexion coupée est essayée de nouveau
    .format = Comment est affiché ce qui a été fait
    .format-human = Une ligne, pour être lue
    .format-json = Un seul objet

diff = Dire en quoi deux sites finis diffèrent
    .old = Le site fini tel qu’il était
    .new = Le site fini tel qu’il est
    .findings = Ce que `check --format json` a affiché pour chacun : les nouveaux messages sont dits aussi
    .format = Comment les différences sont affichées
    .format-text = Une ligne par page
    .format-markdown = Un résumé pour une demande de fusion
    .format-json = Un seul objet

schema = Écrire le schéma sous les formes que lisent les outils de rédaction

schema-cms = Afficher la configuration d’un CMS, que lisent Decap et Sveltia
    .github = Le dépôt chez GitHub, `proprietaire/nom`
    .gitlab = Le dépôt chez GitLab, `groupe/nom`

schema-json = Écrire les schémas JSON et les réglages avec lesquels VS Code complète et vérifie ce qui est tapé

lock = Ne perdre aucune adresse publiée

lock-import = Ajouter les adresses d’un plan de site, ou d’une liste avec une adresse par ligne
    .file = Le plan de site ou la liste

why = Dire ce qui a fait une page, ce que fait un fichier, ou pourquoi il n’est pas publié
    .what = L’adresse d’une page (`/defis/2018/gobelins.html`), ou le chemin d’un fichier

explain = Dire ce que signifie un code, et quoi faire
    .code = Un code, tel qu’il est entre crochets devant un message ; sans lui, tous sont listés

completions = Afficher ce qu’il faut à un shell pour compléter commandes et options
    .shell = Pour quel shell

man = Écrire les pages de manuel
    .folder = Le dossier où vont les pages, créé s’il n’existe pas

help = Afficher cette aide, ou celle d’une commande

# What stands for a value, by what stands for it in English.
value =
    .CI = OUTIL
    .CODE = CODE
    .COLLECTION = COLLECTION
    .DIR = DOSSIER
    .FIELD-VALUE = CHAMP=VALEUR
    .FILE = FICHIER
    .FOLDER = DOSSIER
    .FORMAT = FORMAT
    .HOST = HÔTE
    .KIND = SORTE
    .LANG = LANGUE
    .N = N
    .NAME = NOM
    .NAME-VALUE = NOM=VALEUR
    .NEW = APRÈS
    .ENGINE = OUTIL
    .OLD = AVANT
    .PATH = CHEMIN
    .QUERY = RECHERCHE
    .REPO = DÉPÔT
    .SECONDS = SECONDES
    .SHELL = SHELL
    .SITE = SITE
    .SORT = ORDRE
    .SOURCE = DOSSIER
    .TARGET = DESTINATION
    .TITLE = TITRE
    .URL = URL
    .WHAT = QUOI

# What stands around it all.
frame =
    .usage = Utilisation :
    .commands = Commandes :
    .arguments = Arguments :
    .options = Options :
    .command = COMMANDE
    .default = par défaut :
    .values = valeurs possibles :
    .every-value = Valeurs possibles :
    .colon =  :
