site-is-written = { $pages } in { $output }: { $written } written, { $unchanged } unchanged, { $deleted } deleted{ $pictures }, in { $time } s{ $noticed }
nothing-was-written = Nothing was written to { $output }: the site has faults{ $noticed }, { $time } s
pictures-are-made =
    , { $made ->
        [one] { $made } picture
       *[other] { $made } pictures
    } made, { $reused } reused
pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
entries =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
hints =
    { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
in-brackets = { " " }({ $told })
places-are-mended = { $places } mended in { $files }
was-not-mended = `{ $path }` was not mended: { $reason }
fix-mends = ; `--fix` mends { $places }
site-is-checked = { $pages } checked, in { $time } s{ $noticed }{ $ways }
site-has-faults = { $pages } checked: the site has faults{ $noticed }, { $time } s{ $ways }
the-site-is-not-looked-into = the site has faults, and is not looked into
serving = Serving { $folder } at { $url } (Ctrl-C ends it)
to-write-in-the-browser = To write in the browser: { $url }
no-browser-could-be-opened = no browser could be opened: { $error }
pages-are-built =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    } built in { $time } s{ $noticed }
pages-of-the-last-build =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    } of the last build{ $noticed }, to be built again now
pages-are-rebuilt =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    } rebuilt
milliseconds = { $time } ms
so-many-are-new = { $count } new ({ $told })
so-many-are-mended = { $count } mended
warnings-alone = warnings
the-last-good-site-stays = the last good site stays: { $why }
rebuilt = { $what }: { $parts }
search = search
something = something
file-and-more = { $path } and { $more } more
nothing-appears = Nothing appears or expires of itself.
appears = appears
expires-after = expires after
no-entries-of-near = there are no entries of `{ $collection }`: did you mean `{ $near }`?
no-entries-of = there are no entries of `{ $collection }`, only { $known }
they-have-no-field-near = they have no field `{ $field }`: did you mean `{ $near }`?
they-have-no-field = they have no field `{ $field }`
has-several-lines-for-an-entry = `{ $collection }` has several lines for an entry: ask for `--format json`
is-there-write-its-text = { $path } is there; write its text below the second line of dashes
may-be-empty = { " " }(may be empty)
tab-completes = { " " }(tab completes)
tab-completes-may-be-empty = { " " }(tab completes, may be empty)
no-kind-of-entry-near = there is no kind of entry `{ $word }`: did you mean `{ $near }`?
no-kind-of-entry = there is no kind of entry `{ $word }`; there are { $all }
it-has-no-title = it has no title
there-is-an-entry-called = there is an entry called `{ $twin }` already
it-lacks = it lacks `{ $field }`, which it cannot do without: add `--set { $field }=…`
name-and-why = `{ $name }`: { $why }
it-has-no-field-near = it has no field `{ $name }`: did you mean `{ $near }`?
it-has-no-field = it has no field `{ $name }`; it has { $names }
said-is-no-address = `{ $said }` is no address: it begins with `https://`
said-is-no-truth = `{ $said }` is neither `true` nor `false`
said-is-no-number = `{ $said }` is no number
said-is-no-date = `{ $said }` is no date: write it as `2026-03-31`
there-is-no-word-near = there is no `{ $said }`: did you mean `{ $near }`?
there-is-no-word = there is no `{ $said }`; there are { $known }
nothing-is-called = nothing is called `{ $said }`: did you mean `{ $near }`?
said-is-no-yaml = `{ $said }` is no YAML: put text between quotes
a-page-and-its-title = { $path } ({ $lang }){ $title }{ $draft }
its-title = , “{ $title }”
a-draft = , a draft
its-text = its text
shown-or-used = shown or used
from-leads-to = { $from } leads to { $to }
has-a-part-in =
    { $what } has a part in { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
its-own-page = its own page
and-so-many-more = and { $count } more
is-not-published = { $what } is not published: { $why }
is-read-but-no-page-shows-it = { $what } is read, but no page shows it
there-is-no-page-near = there is no page and no file of the site at `{ $what }`: did you mean `{ $near }`?
there-is-no-page = there is no page and no file of the site at `{ $what }`
it-is-a-draft = it is a draft; `--drafts` builds it, publishing it takes `draft: true` out, or the file out of `_drafts`
its-front-matter-says-so = its front matter says so, or the configuration (`published: false`)
it-appears-on = it appears on { $date } ({ $zone }); `--future` builds it
it-appears-on-at = it appears on { $date }, at { $time } ({ $zone }); `--future` builds it
it-expired-on = it expired on { $date } ({ $zone })
no-page-has-all-of-the-words = No page has all of the words; these have some of them.
nothing-was-found = Nothing was found for `{ $query }`.
pages-of-which-shown = { $pages }, { $shown } shown
was-it-meant = Was `{ $suggestion }` meant?
pages-cannot-be-filtered-by = pages cannot be filtered by `{ $name }`, only by { $names }
pages-differ = { $added } added, { $changed } changed, { $removed } removed, { $frames } in their frame alone; { $after } bytes, { $before } before
no-such-folder = { $path }: there is no such folder
path-and-error = { $path }: { $error }
these-are-no-findings = { $path }:{ $line }: this is not what `eigsite check --format json` prints
site-was-begun = { $files } in { $folder }. To see the site: eigsite serve { $folder }
url-is-no-address = `{ $url }` is no address: write it as `{ $nowhere }`
is-there-already = { $path } is there already: choose another folder, or look at what there is with `eigsite check { $folder }`
no-address-of-this-site = no address of this site: `{ $line }`
added-to = { $added } added to { $path }, which has { $lines } now
cannot-read-the-folder = cannot read the site's folder `{ $path }`: { $reason }
it-is-not-a-folder = it is not a folder
base-url-is-an-address = `--base-url` is an address (`https://exemple.fr/vitrine`) or a path (`/vitrine`), and not `{ $base }`
cannot-read-the-theme = cannot read the theme `{ $path }`: { $why }
cannot-keep = cannot keep `{ $path }`: { $error }
cannot-write = cannot write `{ $path }`: { $reason }
the-disk-is-full = the disk is full
your-share-of-the-disk-is-used-up = your share of the disk is used up
you-have-no-permission-to-write-there = you have no permission to write there
this-disk-can-only-be-read = this disk can only be read
the-file-is-larger-than-this-disk-allows = the file is larger than this disk allows
a-folder-stands-there = a folder stands there
a-file-stands-where-a-folder-must-be = a file stands where a folder must be
the-name-is-longer-than-this-disk-allows = the name is longer than this disk allows
it-is-a-file = it is a file; choose a folder for the site
another-build-is-writing = another build is writing there, or the site in it is being published; wait until that has ended
the-file-to-copy-cannot-be-read = the file to copy cannot be read: { $error }
it-has-no-name = it has no name
its-path-holds-a-backslash = its path holds a backslash or a control character
its-path-leads-out = its path leads out of the output folder or is not in its plainest form
this-name-is-kept = this name is kept for the build itself
this-is-the-whole-disk = this is the whole disk; choose a folder of its own for the site
the-sources-stand-there = the sources stand there; choose another folder for the site
the-sources-stand-inside = the sources stand inside it; choose another folder for the site
this-is-your-home = this is or holds your home folder; choose a folder of its own for the site
a-link-stands-where-a-folder = a link stands where a folder must be, and may lead elsewhere; remove it
a-file-that-no-build-made = a file that no build made stands where a folder must be; remove it
a-folder-that-no-build-made = a folder that no build made stands where a file must be; remove it
no-build-made-it = no build made it, and a file must be where its folder `{ $path }` stands; remove it
it-cannot-be-deleted = it cannot be deleted: { $error }
the-site-makes-this-twice = the site makes this file twice
the-site-makes-this-both = the site makes this both a file and a folder
it-has-changes-that-are-not-committed = it has changes that are not committed in git; commit them first, so that you can compare, or add `--allow-dirty`
git-cannot-say = git cannot say whether it has changes ({ $why }); add `--allow-dirty` to mend it all the same
it-cannot-be-read = it cannot be read: { $error }
it-stands-outside = it stands outside of the site's folder; mend it there
it-may-only-be-read = it may only be read; give yourself the permission to write it
it-cannot-be-written = it cannot be written: { $error }
it-stands-in-no-folder = it stands in no folder
it-has-changed-since = it has changed since it was read; run the command again
what-changes = What changes
pages-are-added =
    { $added ->
        [one] { $added } page
       *[other] { $added } pages
    } added, { $changed } changed, { $removed } removed{ $frames ->
        [0] {""}
        [one] ; { $frames } other page in nothing but what all pages share
       *[other] ; { $frames } other pages in nothing but what all pages share
    }.
the-site-weighs = The site weighs { $after }, { $before } before.
added = Added
changed = Changed
removed = Removed
newly-noticed = Newly noticed
mended = Mended
nothing-new-was-noticed = Nothing new was noticed in the sources.
kilobytes = { $number } KB
megabytes = { $number } MB
file-is-written = { $path } is written
settings-are-no-json = { $path } cannot be read as JSON ({ $error }): take out its comments, or move it away
the-feed-of = the feed of { $page }
the-calendar-of = the calendar of “{ $title }”
the-calendar-of-all-events = the calendar of all events
the-description-of-an-export = the description of an export
an-export = an export
what-it-is-as-software = what “{ $title }” is as software
a-file-of-the-theme = a file of the theme
the-list-of-the-exports = the list of the exports
what-servers-are-to-say = what servers are to say with each file
the-old-addresses = the old addresses and where they lead
what-search-engines-may-look-at = what search engines may look at
the-pages-that-search-engines = the pages that search engines should know
a-part-of-the-index = a part of the index that readers search in
a-smaller-form-of-a-picture = a smaller form of a picture
the-card-of-an-entry = the card of an entry for other sites
a-page-that-leads-on = a page that leads from an old address to the new one
the-page-of-an-entry = the page of an entry
a-list = a list
a-page-that-the-site-has = a page that the site has by itself ({ $kind })
is-the-configuration = the configuration: every page hangs on it
is-the-schema = the schema: it says what entries are, and every page hangs on it
is-the-old-addresses = old addresses and where they lead
is-what-readers-have-to-find = what readers have to find when they search
is-the-list-of-addresses = the list of published addresses
is-a-part-of-the-theme = a part of the site’s own theme: pages with its templates, or all, hang on it
is-data-for-templates = data that no collection takes: menus and templates may show it
made-by-eigsite-itself-as = made by eigsite itself: { $what }
is-a-copy = { $path } is a file of the site: copied from { $path }
is-made-by-eigsite = { $path } is a file of the site: made by eigsite
is-a-file-made-as = { $path } is a file of the site: { $what }
is-not-read = { $what } is not read: { $why }
is-withheld = { $what } is withheld: it may show a person who does not consent to it, and nothing else of the site shows it
is-read-and-check-says = { $what } is read, but no page shows it; `eigsite check` says of it
at-line = line { $line }: { $message }
is-what = { $what } is { $ground }
is-read-but-no-page-because = { $what } is read, but no page shows it; { $why }
of-the-collection = of the collection `{ $collection }`
of-the-collection-written-in = of the collection `{ $collection }`: { $sources }
with-the-template = with the template `{ $template }`
so-many-texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
its-text-is-withheld = its text is withheld: its person does not consent to it
no-page-for-want-of-a-template = entries of `{ $collection }` have no pages of their own: the schema names no template for them
no-page-by-output = entries of `{ $collection }` have no pages of their own: the configuration says `output: false`
no-page-but-elsewhere = it has no page of its own: others link to { $address } in its place
its-words-stand-on = its words stand on { $url }
a-name-begins-with = `{ $path }` begins with `{ $mark }`; `include` of the configuration reads it all the same
a-name-ends-with = `{ $path }` ends with `{ $mark }`; `include` of the configuration reads it all the same
is-excluded = `{ $pattern }` is excluded, by the configuration or by habit; `include` reads it all the same
lies-in-a-site-that-was-written = it lies in a folder that a site was written to
lies-in-no-folder-of-the-schema = it lies in no folder that the schema names
its-collection-is-private = its collection is private, and it does not say `publish: true`
consent-ends-after = consent ends after
status-is-old-after = status is old after
the-whole-site = the whole site
a-condition-is-written = a condition is written FIELD=VALUE, as in `promotion=EIG 2`
a-filter-is-written = a filter is written NAME=VALUE, as in `type=defis`
choose-another-title = { $path } is there already: choose another title
there-is-no-code-called-near = there is no code `{ $name }`: did you mean `{ $near }`?
there-is-no-code-called = there is no code `{ $name }`: `eigsite explain` lists all of them
plain-is-for-markdown-only = `--plain` is for Markdown only
cannot-read-standard-input = cannot read standard input: { $error }
cannot-write-to-standard-output = cannot write to standard output: { $error }
cannot-watch = cannot watch `{ $path }`: { $error }
cannot-listen-on = cannot listen on port { $port } of `{ $host }`: { $error }
others-could-write = with `--cms`, others of your network could write: leave out `--host`
port-is-taken = Port { $taken } is taken; this is port { $port }.
there-is-no-decap = there is no `decap-cms.js` in `{ $folder }`: run `npm install decap-cms` in the site's folder, or name the folder with `--cms=DIR`
this-is-not-json = this is not JSON: { $error }
eigsite-does-not-do-this = eigsite does not do this: { $error }
it-is-not-utf8 = it is not UTF-8
this-folder-is-not-open = this folder is not open
there-is-a-file-of-that-name = there is a file of that name already
source-date-epoch-is-no-number = SOURCE_DATE_EPOCH is not a number of seconds since 1970
parse = parse
resolve = resolve
render = render
images = images
compress = compress
write = write
publish = publish
external = external
type-of-page = type
number-of-pages = pages
weight = weight
requests = requests
elements = elements
heaviest = heaviest
thousands-of-bytes = { $number } kB
this-server-answers-to = This server answers to its address and to `localhost` only; `--host NAME` gives it another name.
