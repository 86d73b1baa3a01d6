texts =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
moving-in-from = Moving in from { $engine }
read-as-it-is = Read as it is
converted = Converted
what-needs-a-person = What needs a person
addresses = Addresses
what-the-new-site-has-to-say = What the new site has to say
posts-in = posts: { $texts }
entries-in = `{ $name }`: { $texts }
pages-beside-them = pages: { $texts }
texts-that-were-published = published: { $texts }
texts-that-wait = drafts and what waits for its day or is over: { $texts }
files-of-data = data in `_data`: { $files }
files-beside-texts = pictures and other files beside texts: { $files }
files-that-are-copied = copied as they are: { $files }
defaults-reach = values from `defaults` of the configuration: { $texts }
keys-are-carried-over = from `{ $file }` are carried over { $keys }
is-called-here = what `{ $old }` says, `{ $new }` says here
keys-are-added = `_config.yml` says besides { $keys }, which the old program took for granted
keys-are-left-behind = left behind are { $keys }; `_config.yml` says why
is-read-into = `{ $file }` has become `_config.yml`, with { $keys }
folders-are-read-as-hugo-does = the folders of texts and files are read where they are, by `use: hugo-v3` of `_schema.yml`
a-known-collection-has-more-fields = collection `{ $name }`, which the default schema has; more fields: { $fields }
a-known-collection-is-told-more = collection `{ $name }`, which the default schema has; it is told where its texts lie and stand
a-collection-of-its-own = collection `{ $name }`, new; fields: { $fields }
a-collection-of-its-own-without-fields = collection `{ $name }`, new
what-these-plugins-do = what these plugins do is done without being asked: { $names }
keys-of-layouts-are-ignored = keys of front matter that only layouts acted on are passed over: { $keys }
some-addresses-lead-on = `{ $path }` leads on from old addresses that are no text’s
the-menu-is-in = the menu of the configuration is in `{ $path }`
languages-in-names-of-files = the language in the names of files (`text.{ $lang }.md`) is said by `defaults` of `_config.yml`
the-old-configuration-is-kept-as = the old configuration is kept as `{ $kept }`
texts-keep-their-addresses-by = { $texts } would stand elsewhere, if `defaults` of `_config.yml` did not say the old address
was-published-as-it-is-and = `{ $path }` has no front matter and was copied to `{ $url }`; it is a page now, and `defaults` of `_config.yml` lead there from the old address
nothing-had-to-be-converted = nothing
nothing-needs-a-person = Nothing.
a-layout-that-so-many-texts = a layout, of { $texts }: the theme takes its place
an-include = an include: the theme takes its place
a-plugin-in-ruby = a plugin in Ruby: it is not run
a-style-sheet-in-sass = a style sheet in Sass: the theme takes its place
a-theme-does-not-come-along = the old theme does not come along
the-plugin-has-no-match = nothing here takes the place of the plugin `{ $name }`
a-template-of-hugo = a template: the theme takes its place
a-shortcode-of-the-site = a shortcode of the site’s own: where texts use it, it stands as text
an-archetype = an archetype: `eigsite new` makes texts from the schema
a-file-that-hugo-worked-on = a file that Hugo worked on: what pages show belongs into `static`
words-of-the-old-templates = words of the old templates: the theme has its own
addresses-of-this-form-are-not = addresses of the form `{ $form }` are not understood: give the old site’s map with `--urls`, and write a `permalink` into `_schema.yml`
a-page-in-liquid-that-eigsite-makes = needs Liquid, which is not run; eigsite makes a page of its own at `{ $url }`
a-page-in-liquid-that-nothing-replaces = needs Liquid, which is not run, and nothing takes its place: write what Liquid would have made, or a template in `_theme`
code-and-message = `{ $code }`: { $message }
colon = { ": " }
old-addresses =
    { $count ->
        [one] { $count } old address
       *[other] { $count } old addresses
    }
every-address-worked-out-is-answered = { $addresses }, worked out from the sources by the rules of the old program. None changes: each is answered by a page, a file or a redirect.
every-address-given-is-answered = { $addresses }, as given. None changes: each is answered by a page, a file or a redirect.
addresses-nothing-answers = Of { $addresses }, nothing answers at { $count }:
old-address = Old address
new-address = Seems to be now
what-keeps-it-alive = What keeps it alive
write-redirect-from-in = `redirect_from: { $url }` in `{ $file }`
a-line-of-redirects = a line in `_redirects`: `{ $line }`
check-says-where-and-what-to-do = `eigsite check` says where, and what to do.
nothing-was-noticed = Nothing.
written-anew-by-each-import-until = written anew by each import until somebody changes this file
the-configuration-of-the-site = The configuration of the site.
the-configuration-of-the-site-as = The configuration of the site, from { $engine }’s `{ $file }`.
what-the-entries-of-this-site = What the entries of this site say, as far as it differs from the default schema. Types were guessed from what texts say: correct them where they are wrong.
nothing-here-differs-from-the-default = Nothing here differs from the default schema: it knows all that the texts of this site say.
addresses-of-single-texts-that-would = So that these texts stay where they were:
templates-may-show-these = Nothing acts on these; templates may show them.
its-value-is-not-of-the-form = its value is not of the form that it needs
left-behind = Left behind, and why:
keys-that-only-layouts-acted-on = Keys of front matter that only the old layouts acted on.
the-language-of-most-texts = The language that most texts seem to be in.
where-posts-stand-when-the-configuration = Where the old site’s posts stood, whose configuration did not say it.
the-report-says-what-takes-the = the report says what takes the place of each
the-look-is-that-of-a = the look is that of a theme, and themes do not come along
there-is-one-way-to-read = there is one way to read Markdown
how-the-old-program-ran = how the old program ran
only-the-old-layouts-read-it = only the old layouts read it
folders-that-the-old-site-did = The old site did not read { $folders }; the default schema would.
fields-besides-those-of-the-default = { $texts }, with fields besides those of the default schema
the-pages-of-topics-stand-where = the pages of topics stand where they stood
so-many-texts-in-a-folder = { $texts } in `{ $folder }`
terms-of-a-taxonomy =
    { $count ->
        [one] { $count } term
       *[other] { $count } terms
    } of `{ $name }`
is-no-site-of = { $path } is no site of { $engine }: it has neither its configuration nor its texts
the-configuration-cannot-be-read = `{ $path }` cannot be read: { $why }
one-folder-lies-in-the-other = { $new } and { $old } lie one in the other: choose another folder for the new site
is-there-and-no-import = { $path } is there already, and not as an import has written it; nothing was written. Move it away, or choose a new folder with `--into`
files-are-written-in = { $files } written in { $folder }
files-are-written-in-and-copied = { $files } written in { $folder }, { $copied } copied
no-address-changes = No address changes. The report is in { $report }
so-many-addresses-have-no-answer =
    { $count ->
        [one] { $count } old address has
       *[other] { $count } old addresses have
    } no answer yet. The report is in { $report }
to-see-the-site = To see the site: eigsite serve { $folder }
