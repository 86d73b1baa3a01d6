no-record-of-consent-is-left = no record of consent is left, so that all that is written of { $people } people would be published, which the last build withheld
write-in-with-people-without-a = write `eigsite: {"{"} consent: required {"}"}` in `_config.yml`; with `consent: recorded`, people without a record are published whole
so-only-names-roles-and-challenges = so only names, roles and challenges are published of them
write-down-what-each-consents-to = write down what each consents to: `consent: {"{"} scope: [photo, bio, links, skills], date: 2024-05-31 {"}"}`
and-all-that-is-written-of = and all that is written of them is published
write-down-what-each-consents-to-see = write down what each consents to, `consent: {"{"} scope: [photo, bio], date: 2024-05-31 {"}"}`; see the guide on people for what is published from the first record on
shows-a-picture-of-somebody-who = `{ $title }` shows `{ $path }`, a picture of somebody who has not consented to that
ask-them-and-add-to-the = ask them, and add `photo` to the `scope` of their consent; or show another picture
delete-what-nobody-needs-such-as = delete what nobody needs, such as the photo of somebody who has left; name the others where they are shown
add-with-what-the-person-agrees = add `scope: [photo, bio, links, skills]`, with what the person agrees to; `scope: []` is nothing but the name
this-consent-has-no-scope = this consent has no `scope`
add-the-day-on-which-the = add `date: …`: the day on which the person agreed
this-consent-has-no-date = this consent has no `date`
write-what-the-person-agrees-to = write what the person agrees to: { $known }; or `none`
nobody-can-consent-to-so-it = nobody can consent to `{ $word }`, so it grants nothing
write-the-last-day = write it as year-month-day: `2026-05-31`
nobody-can-tell-when-this-consent = nobody can tell when this consent ends, so it grants nothing
the-consent-of-has-ended-on = the consent of `{ $name }` has ended on { $end }
ask-again-and-write-down-the = ask again and write down the new date, or take the file out; until then, nothing but name, role and challenges is published
ask-them-and-write-among-the = ask them, and write `{ $scope }` among the `scope:` of their consent
correct-the-name-or-add-the-person = correct the name, or add the person with the consent to publish this
no-person-is-called-so-this = no person is called `{ $name }`, so this row is left out
no-page-shows-which-may-be =
    no page shows { $names }{ $more ->
        [0] {""}
       *[other] { " " }and { $more } more
    }, which may be of people, so { $count ->
        [one] it is
       *[other] they are
    } not copied from `{ $folder }/`
left-out-of-the-people-whom =
    { $count } { $count ->
        [one] row is
       *[other] rows are
    } left out of `{ $collection }`: the people whom they name have not consented to `{ $scope }`
of-entries-of-no-record-of =
    { $count } of { $of } entries of `{ $name }` { $count ->
        [one] has
       *[other] have
    } no record of consent, { $what }
