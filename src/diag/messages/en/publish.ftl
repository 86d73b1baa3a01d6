site-is-published =
    { $target }: { $sent ->
        [one] { $sent } file
       *[other] { $sent } files
    } sent ({ $size }), { $unchanged } unchanged, { $deleted } deleted{ $kept }{ $others }, in { $time } s
site-would-be-published =
    { $target }: { $sent ->
        [one] { $sent } file
       *[other] { $sent } files
    } to send ({ $size }), { $unchanged } unchanged, { $deleted } to delete{ $kept }{ $others }; nothing was written
some-are-kept = , { $count } kept for open pages
others-are-left-alone = , { $count } of others left alone
cannot-publish-to = cannot publish to { $target }: { $reason }
it-goes-on-from-here = { $failure }. What readers see is whole; run the command again, and it goes on from here
there-is-no-finished-site = there is no finished site in { $path }: { $reason }
no-build-has-written-there = no build has written there; run `eigsite build` first, or name the folder with `--from`
the-last-build-was-cut-short = the last build was cut short; run `eigsite build` again
a-file-of-the-build-is-missing = the build made `{ $path }`, which is missing; run `eigsite build` again
it-changes-meanwhile = `{ $path }` changes meanwhile; wait until the build has ended
this-is-no-target = `{ $target }` is no target; write a folder, or an address as `s3://bucket/folder`, `az://container/folder` or `gs://bucket/folder`
no-credentials-for-s3 = nothing says who you are: set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; on a machine of Amazon's with a role, set `AWS_METADATA_ENDPOINT`
the-store-refuses = the store refuses; look at your credentials and at what they allow ({ $answer })
there-is-nothing-of-that-name = there is no such bucket, or nothing of that name in it ({ $answer })
this-store-cannot-lock = this store cannot keep two from publishing at once
somebody-is-publishing = somebody is publishing there since { $began } (process { $process }); wait until that has ended, or, if it has died, add `--take-over`
somebody-seems-to-publish = somebody seems to publish there; wait ten minutes, or, if that has died, add `--take-over`
somebody-else-has-taken-over = somebody else has taken over
it-was-stopped = it was stopped
