//! One publisher at a time: whoever publishes keeps an object at the target that says so.
//!
//! It is written on the condition that it is not there, which the store itself checks. It is written anew while its holder
//! is alive; one that is old is of somebody who has died, and counts no more.

use super::error;
use super::site::{Object, sum};
use super::target::{ObjectAge, Target};
use crate::diag::{Failure, text, visible_line};
use jiff::Timestamp;
use object_store::{Error, PutMode, UpdateVersion};
use serde::{Deserialize, Serialize};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// Its path at the target.
const LOCK: &str = ".eigsite/lock.json";

/// How often its holder writes it anew.
pub(super) const RENEWED: Duration = Duration::from_secs(60);

/// A lock that was not written for so long, in seconds, is of somebody who has died.
const OLD: i64 = 600;

/// How often it is tried to find nobody there.
const TRIES: usize = 3;

/// The lock, which we hold.
#[derive(Debug)]
pub(super) struct Lock<'t> {
    target: &'t Target,
    holder: Holder,
}

/// Who publishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    /// When it began.
    began: Timestamp,
    /// The number of its process.
    process: u32,
    /// What nobody else has.
    token: String,
}

impl<'t> Lock<'t> {
    /// Locks `target`; if `by_force`, though somebody else holds the lock.
    ///
    /// # Errors
    /// When somebody else is publishing there, or the store cannot lock.
    pub async fn take(target: &'t Target, by_force: bool) -> Result<Self, Failure> {
        let lock = Self { target, holder: Holder::me() };
        // Between finding a lock and reading it, its holder may have ended: then once more.
        for _ in 0..TRIES {
            match lock.write(PutMode::Create).await? {
                Ok(()) => return lock.checked().await,
                Err(Error::AlreadyExists { .. }) => {}
                Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => {
                    return Err(error::cannot(target, text!("this-store-cannot-lock")));
                }
                Err(error) => return Err(target.failure(&error)),
            }
            let Some((bytes, age)) = target.read(LOCK).await? else { continue };
            let other = serde_json::from_slice::<Holder>(&bytes).ok();
            // Ours after all, if the answer to the first try was lost.
            if other.as_ref() != Some(&lock.holder) {
                let is_old = Timestamp::now().as_second() - age.written > OLD;
                if !is_old && !by_force {
                    return Err(error::cannot(target, in_use(other.as_ref())));
                }
                lock.replace(age).await?;
            }
            return lock.checked().await;
        }
        Err(lock.lost())
    }

    /// The lock, if it is ours: whether a condition held is for the store to say, and some say yes to all.
    async fn checked(self) -> Result<Self, Failure> {
        self.held().await.map(|()| self)
    }

    /// Takes the place of a lock with the tag of `age`, and of no other, where the store can tell.
    async fn replace(&self, age: ObjectAge) -> Result<(), Failure> {
        let version = UpdateVersion { e_tag: age.tag, version: None };
        match self.write(PutMode::Update(version)).await? {
            Ok(()) => Ok(()),
            Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => self.overwrite().await,
            // Somebody else, or our own first try; `held` tells.
            Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(self.target.failure(&error)),
        }
    }

    /// Writes the lock anew, so that it does not grow old.
    ///
    /// # Errors
    /// When it is not ours any more.
    pub async fn renew(&self) -> Result<(), Failure> {
        self.held().await?;
        self.overwrite().await
    }

    /// # Errors
    /// When the lock is not ours any more.
    pub async fn held(&self) -> Result<(), Failure> {
        let read = self.target.read(LOCK).await?;
        let holder = read.and_then(|(bytes, _)| serde_json::from_slice::<Holder>(&bytes).ok());
        if holder.as_ref() == Some(&self.holder) { Ok(()) } else { Err(self.lost()) }
    }

    /// Lets others in.
    ///
    /// # Errors
    /// When that cannot be done; then others wait until the lock is old.
    pub async fn release(&self) -> Result<(), Failure> {
        self.held().await?;
        self.target.delete(&[LOCK.to_owned()], &|| ()).await
    }

    fn lost(&self) -> Failure {
        error::cannot(self.target, text!("somebody-else-has-taken-over"))
    }

    async fn overwrite(&self) -> Result<(), Failure> {
        let written = self.write(PutMode::Overwrite).await?;
        written.map_err(|error| self.target.failure(&error))
    }

    async fn write(&self, mode: PutMode) -> Result<object_store::Result<()>, Failure> {
        let bytes = serde_json::to_vec_pretty(&self.holder).unwrap_or_default();
        let put = self.target.put(LOCK, &own(&bytes), bytes, mode).await?;
        Ok(put.map(|_| ()))
    }
}

impl Holder {
    fn me() -> Self {
        // Each state has keys of its own, which the system draws.
        let draw = || RandomState::new().build_hasher().finish();
        Self {
            began: Timestamp::now(),
            process: std::process::id(),
            token: format!("{:016x}{:016x}", draw(), draw()),
        }
    }
}

fn in_use(holder: Option<&Holder>) -> crate::diag::Text {
    match holder {
        Some(Holder { began, process, .. }) => text!(
            "somebody-is-publishing",
            began = visible_line(&began.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
            process = process.to_string()
        ),
        None => text!("somebody-seems-to-publish"),
    }
}

/// What is said with a file of our own that holds `bytes`.
pub(super) fn own(bytes: &[u8]) -> Object {
    Object {
        sum: sum(bytes),
        size: bytes.len() as u64,
        media_type: "application/json".to_owned(),
        cache: "no-store".to_owned(),
    }
}
