has-no-date-so-it-is = `{ $path }` has no date, so it is left out
call-the-file-or-write-in = call the file `2024-05-31-{ $stem }.md`, or write `date: 2024-05-31` in its front matter
this-file-needs-liquid-which-is = this file needs Liquid, which is not run; it is left out
if-eigsite-makes-such-a-page = if eigsite makes such a page or feed, that one stands in for it; else write out what Liquid would make, or a template in `_theme/`
this-date-cannot-be-read = this date cannot be read
write-it-as-year-month-day = write it as year-month-day: `2024-05-31`, with a time if need be: `2024-05-31 14:30`
the-front-matter-that-begins-here = the front matter that begins here has no closing `{ $mark }`
put-a-line-between-the-last = put a line `{ $mark }` between the last of its keys and the text
the-front-matter-holds-no-keys = the front matter holds no keys
write-one-a-line-between-the = write one `key: value` a line between the two `---`
this-block-is-never-closed-so = this block is never closed, so it is read as text
put-a-line-behind-it-before = put a line `#+{ $what }` behind it, before the next headline
this-term-has-no-definition-so = this term has no definition, so it is no entry
terms-have-no-definition-so-they = { $count } terms have no definition, so they are no entries; this is the first
write-the-definition-behind-the-term = write the definition behind the term, or take the term out
take-it-out-or-name-it = take it out, or name it under `aliases:` of a field of `{ $collection }` in `_schema.yml`
this-table-has-the-columns-of = this table has the columns of `{ $collection }`, which is private, so the file is neither a page nor copied
give-it-under-of = give it `publish: true` under `defaults:` of `_config.yml`
write-at-its-top = write `publish: true` at its top
move-it-to-to-have-it = move it to `_{ $collection }/` to have it read; if it is meant for readers, { $allow }
nothing-reads =
    nothing reads { $count ->
        [one] the column
       *[other] the columns
    } { $names }
