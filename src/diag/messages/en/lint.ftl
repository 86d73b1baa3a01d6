lists-all-codes = `eigsite explain` lists all codes
there-is-no-code = there is no code `{ $name }`
keeps-the-site-from-being-built = `{ $name }` keeps the site from being built, so that it cannot be allowed
mend-what-is-told-and-take = mend what is told, and take the comment out
nothing-here-is-told-as = nothing here is told as `{ $name }`
take-the-comment-out-it-stands = take the comment out; it stands on the line that it is about, or alone on the line before
write-the-of-a-heading-of = write the `id` of a heading of that page, or lead to the page as a whole
has-no-place-called = `{ $address }` has no place called `{ $anchor }`
here-too = here too
is-not-there-and-a-link = `{ $path }` is not there, and a link leads to it
is-not-there-and-a-page = `{ $path }` is not there, and a page shows it
did-you-mean-an-address-of = did you mean `https://{ $at }`? An address of another site begins with `https://`
did-you-mean-the-address = did you mean `https://{ $path }`?
correct-the-address-or-write-the = correct the address, or write the page
correct-the-address-or-put-there = correct the address, or put `{ $name }` there again; if its page has moved, name the old address under `redirect_from` of the new one
is-not-a-mail-address = `{ $mail }` is not a mail address
write-it-with-one-and-a = write it with one `@` and a host: `equipe@exemple.fr`
this-address-begins-twice = this address begins twice
is-not-the-name-of-a = `{ $named }` is not the name of a host
correct-the-address = correct the address: `https://exemple.fr/page`
take-it-out-or-show-it = take it out, or show it where readers are to see it
nothing-names-this-picture = nothing names this picture
nothing-names-this-picture-and-others = nothing names this picture and { $others } others in its folder
take-them-out-or-show-them = take them out, or show them where readers are to see them: `{ $names }` …
was-published-and-nothing-answers-there = `{ $url }` was published, and nothing answers there any more
if-it-is-now-write-in = if it is `{ $url }` now, write `redirect_from: { $lost }` in the front matter of `{ $file }`; else say in `_redirects` where readers go: `{ $lost } /elsewhere/`
say-in-where-readers-go-or = say in `_redirects` where readers go: `{ $lost } /elsewhere/`; or take the line out if nobody can have kept it
here-and-in-other-places =
    { $message }, here and in { $more ->
        [one] another place
       *[other] { $more } other places
    }
lead-elsewhere-or-to-the-copy = lead to the page that has taken its place, or to the copy that is kept at { $copy }
lead-elsewhere-or-take-the-link-out = lead to the page that has taken its place, or take the link out
has-moved-for-good = `{ $address }` has moved for good
write-this-address = write `{ $to }`
whether-it-is-there-cannot-be-told = whether `{ $address }` is there cannot be told: its host answers { $status }
open-it-in-a-browser = open it in a browser: there may be nothing wrong with it
is-gone = `{ $address }` is gone: its host answers { $status }
cannot-be-reached = `{ $address }` cannot be reached: { $why }
there-is-no-such-host = there is no such host
it-does-not-answer-in-time = it does not answer in time
nobody-answers-there = nobody answers there
it-leads-on-without-an-end = it leads from one address to the next without an end
its-host-has-trouble = its host has trouble and answers { $status }
its-certificate-is-not-in-order = its certificate is not in order ({ $why })
nothing-reads-this-data = nothing reads this data
take-the-data-out-or-read-it = take it out, or read it: in a text or a template of your own as `site.data.NAME`, or in a collection of `_schema.yml`
