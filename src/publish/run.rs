//! The work itself, in its order.

use super::error;
use super::halt::Halt;
use super::lock::{Lock, RENEWED, own};
use super::plan::{self, Found, Listing, Plan, Step};
use super::record::{RECORD, Record};
use super::site::{Site, SiteFile};
use super::target::Target;
use super::{Options, Report};
use crate::diag::{Failure, text};
use crate::pipeline::Watcher;
use crate::stop::stopped;
use futures_util::future::{self, Either};
use std::cell::RefCell;
use std::collections::HashMap;
use std::pin::pin;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long what has begun may take to end, and letting others in.
const LEAVING: Duration = Duration::from_secs(10);

/// How many megabytes of files are in memory at a time; one that is larger is there alone.
const ROOM: u32 = 256;

/// How much of that a file of `size` bytes takes.
fn share(size: u64) -> u32 {
    u32::try_from(size >> 20).unwrap_or(u32::MAX).saturating_add(1).min(ROOM)
}

/// Publishes `site` to `target`.
///
/// # Errors
/// When somebody else is publishing there, when the store fails, or when the program is told to stop.
pub(super) async fn publish(
    site: &Site,
    target: &Target,
    options: &Options,
    watcher: &dyn Watcher,
) -> Result<Report, Failure> {
    let halt = Halt::default();
    if options.dry_run {
        return Ok(look(site, target, options, &halt).await?.report());
    }
    let lock = Lock::take(target, options.take_over).await?;
    let work = Work { site, target, lock: &lock, halt: &halt, watcher };
    let watching = async {
        match future::select(pin!(renewing(&lock)), pin!(stopped())).await {
            Either::Left((failure, _)) => halt.set(failure),
            Either::Right(_) => halt.set(error::cannot(target, text!("it-was-stopped"))),
        }
        // What has begun may end.
        tokio::time::sleep(LEAVING).await;
    };
    let done = match future::select(pin!(work.run(options)), pin!(watching)).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => halt.check().map(|()| Report::default()),
    };
    // Whoever cannot be told waits until the lock is old.
    let _ = tokio::time::timeout(LEAVING, lock.release()).await;
    done.map_err(|failure| text!("it-goes-on-from-here", failure = &failure.0).into())
}

/// Keeps `lock` young; ends when that fails.
async fn renewing(lock: &Lock<'_>) -> Failure {
    loop {
        tokio::time::sleep(RENEWED).await;
        if let Err(failure) = lock.renew().await {
            return failure;
        }
    }
}

/// What a look at the target tells.
struct Seen<'s> {
    plan: Plan<'s>,
    record: Record,
}

/// Looks at what stands at `target`, and says what is to be done.
async fn look<'s>(
    site: &'s Site,
    target: &Target,
    options: &Options,
    halt: &Halt,
) -> Result<Seen<'s>, Failure> {
    let record = target.read(RECORD).await?.map(|(bytes, _)| Record::read(&bytes)).unwrap_or_default();
    let listing: Listing = target.list().await?;
    let found: RefCell<HashMap<String, Found>> = RefCell::default();
    halt.each(plan::doubtful(&site.files, &listing, &record), async |path| {
        let one = target.look(&path).await?;
        found.borrow_mut().insert(path, one);
        Ok(())
    })
    .await?;
    let plan = plan::plan(&site.files, &listing, &record, &found.borrow(), options.prune);
    Ok(Seen { plan, record })
}

impl Seen<'_> {
    /// What is done if all goes well.
    fn report(&self) -> Report {
        let sent = |was_there: bool| {
            let files = self.plan.send.iter().filter(|(.., is_there)| *is_there == was_there);
            files.map(|(_, file, _)| file.path.clone()).collect()
        };
        Report {
            added: sent(false),
            changed: sent(true),
            deleted: self.plan.delete.iter().cloned().collect(),
            unchanged: self.plan.unchanged,
            kept: self.plan.there.values().filter(|entry| entry.kept).count(),
            others: self.plan.others,
            bytes: self.plan.send.iter().map(|(_, file, _)| file.object.size).sum(),
        }
    }
}

/// A publication under way.
struct Work<'w> {
    site: &'w Site,
    target: &'w Target,
    lock: &'w Lock<'w>,
    halt: &'w Halt,
    watcher: &'w dyn Watcher,
}

impl Work<'_> {
    async fn run(&self, options: &Options) -> Result<Report, Failure> {
        let seen = look(self.site, self.target, options, self.halt).await?;
        let report = seen.report();
        let Seen { plan, record } = seen;
        self.watcher.stage("publish", plan.send.len() + plan.delete.len());
        self.announce(&plan, &record).await?;
        let mut there = plan.there;
        let tags: RefCell<HashMap<&str, Option<String>>> = RefCell::default();
        let room = Semaphore::new(ROOM as usize);
        for step in Step::ALL {
            let files: Vec<&SiteFile> =
                plan.send.iter().filter(|(of, ..)| *of == step).map(|(_, file, _)| *file).collect();
            if files.is_empty() {
                continue;
            }
            self.lock.held().await?;
            self.halt
                .each(files, async |file| {
                    let _room = room.acquire_many(share(file.object.size)).await;
                    let bytes = self.site.bytes(file).map_err(|reason| error::cannot(self.target, reason))?;
                    let tag = self.target.send(&file.path, &file.object, bytes).await?;
                    tags.borrow_mut().insert(&file.path, tag);
                    self.watcher.tick();
                    Ok(())
                })
                .await?;
        }
        if !plan.delete.is_empty() {
            self.lock.held().await?;
            let gone: Vec<String> = plan.delete.into_iter().collect();
            self.target.delete(&gone, &|| self.watcher.tick()).await?;
        }
        let mut tags = tags.into_inner();
        there.extend(plan.send.iter().map(|(_, file, _)| {
            let tag = tags.remove(file.path.as_str()).flatten();
            (file.path.clone(), plan::entry(&file.object, tag))
        }));
        let mut after = Record::default();
        after.files = there;
        if after != record {
            self.halt.check()?;
            self.remember(&after).await?;
        }
        Ok(report)
    }

    /// Notes what is about to be sent, so that a run that is cut short leaves nothing that nobody knows to be ours.
    async fn announce(&self, plan: &Plan<'_>, record: &Record) -> Result<(), Failure> {
        if plan.send.is_empty() {
            return Ok(());
        }
        let mut both = record.clone();
        // What stays for readers has outlived a publication only when this one is there.
        let of_site = plan.there.iter().filter(|(_, entry)| !entry.kept);
        both.files.extend(of_site.map(|(path, entry)| (path.clone(), entry.clone())));
        both.files.extend(
            plan.send.iter().map(|(_, file, _)| (file.path.clone(), plan::entry(&file.object, None))),
        );
        self.remember(&both).await
    }

    async fn remember(&self, record: &Record) -> Result<(), Failure> {
        let bytes = record.bytes();
        self.target.send(RECORD, &own(&bytes), bytes).await.map(drop)
    }
}
