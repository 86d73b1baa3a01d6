//! Where a site is published: a folder, or a bucket of object storage.
//!
//! Takes paths of the site; knows their places at the target, and how the store is asked. Credentials come from the
//! environment, by the names that `object_store` knows, and go nowhere else.

use super::http::Connector;
use super::plan::{Found, Listed, Listing};
use super::site::{Object, sum};
use super::{Options, error};
use crate::diag::{Failure, Text, text};
use crate::hosting::KEPT;
use crate::write;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, GetOptions, ObjectStore, ObjectStoreExt, ObjectStoreScheme,
    PutMode, PutOptions, PutPayload, PutResult, RetryConfig,
};
use std::path::PathBuf;
use std::sync::Arc;
use url::Url;

/// What says of an object which bytes it holds, in the store's own words about it.
const SUM: &str = "sha256";

/// A place to publish to.
#[derive(Debug)]
pub(super) struct Target {
    /// As it was named.
    pub name: String,
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// Where it is, if it is a folder.
    folder: Option<PathBuf>,
}

impl Target {
    /// The target that `options` name. A folder is made if it is not there, unless all is only looked at.
    ///
    /// # Errors
    /// When it is none, or lacks credentials.
    pub fn open(options: &Options) -> Result<Self, Failure> {
        let name = options.target.clone();
        if !name.contains("://") {
            return folder(name, std::path::Path::new(&options.target), options);
        }
        let no_target = || text!("this-is-no-target", target = &options.target);
        let url = Url::parse(&name).map_err(|_| no_target())?;
        let (scheme, prefix) = ObjectStoreScheme::parse(&url).map_err(|_| no_target())?;
        if scheme == ObjectStoreScheme::Local {
            let path = url.to_file_path().map_err(|()| no_target())?;
            return folder(name, &path, options);
        }
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            // As often as there is time for.
            max_retries: if options.patience.is_zero() { 0 } else { usize::MAX },
            retry_timeout: options.patience,
        };
        let store: object_store::Result<Arc<dyn ObjectStore>> = match scheme {
            ObjectStoreScheme::AmazonS3 => {
                if !has_credentials_for_s3() {
                    return Err(text!("no-credentials-for-s3").into());
                }
                let builder = AmazonS3Builder::from_env().with_url(&name).with_retry(retry);
                builder.with_http_connector(Connector).build().map(|store| Arc::new(store) as _)
            }
            ObjectStoreScheme::MicrosoftAzure => {
                let builder = MicrosoftAzureBuilder::from_env().with_url(&name).with_retry(retry);
                builder.with_http_connector(Connector).build().map(|store| Arc::new(store) as _)
            }
            ObjectStoreScheme::GoogleCloudStorage => {
                let builder = GoogleCloudStorageBuilder::from_env().with_url(&name).with_retry(retry);
                builder.with_http_connector(Connector).build().map(|store| Arc::new(store) as _)
            }
            _ => return Err(no_target().into()),
        };
        let store = store
            .map_err(|error| text!("cannot-publish-to", target = &name, reason = error::in_words(&error)))?;
        Ok(Self { name, store, prefix, folder: None })
    }

    /// Whether it is a folder, which keeps nothing of what is said with a file.
    pub fn is_folder(&self) -> bool {
        self.folder.is_some()
    }

    /// The place of the file at `path` of the site.
    fn place(&self, path: &str) -> Result<Path, Failure> {
        let whole = if self.prefix.is_root() { path.to_owned() } else { format!("{}/{path}", self.prefix) };
        Path::parse(whole).map_err(|error| self.failure(&error.into()))
    }

    /// What `error` of the store means for publishing.
    pub fn failure(&self, error: &object_store::Error) -> Failure {
        error::cannot(self, error::in_words(error))
    }

    /// All that stands there, but for what eigsite keeps for itself.
    ///
    /// # Errors
    /// When the store does not say.
    pub async fn list(&self) -> Result<Listing, Failure> {
        let prefix = (!self.prefix.is_root()).then_some(&self.prefix);
        let mut all = self.store.list(prefix);
        let mut listing = Listing::new();
        while let Some(object) = all.try_next().await.map_err(|error| self.failure(&error))? {
            let whole = object.location.as_ref();
            let below = whole.strip_prefix(self.prefix.as_ref()).unwrap_or(whole).trim_start_matches('/');
            if below.split('/').next() != Some(KEPT) {
                let listed = Listed { size: object.size, tag: object.e_tag.map(|tag| plain(&tag)) };
                listing.insert(below.to_owned(), listed);
            }
        }
        Ok(listing)
    }

    /// What the object at `path` holds, as far as it says so itself. Of a file in a folder all bytes are read.
    ///
    /// # Errors
    /// When the store does not say.
    pub async fn look(&self, path: &str) -> Result<Found, Failure> {
        let nothing = Found { sum: None, said: None };
        if self.is_folder() {
            let bytes = self.read(path).await?;
            return Ok(bytes.map_or(nothing, |(bytes, _)| Found { sum: Some(sum(&bytes)), said: None }));
        }
        let head = GetOptions { head: true, ..GetOptions::default() };
        match self.store.get_opts(&self.place(path)?, head).await {
            Ok(object) => {
                let said = |name: Attribute| {
                    object.attributes.get(&name).map(|value| value.to_string()).unwrap_or_default()
                };
                let sum = object.attributes.get(&Attribute::Metadata(SUM.into()));
                Ok(Found {
                    sum: sum.map(|value| value.to_string()),
                    said: Some((said(Attribute::ContentType), said(Attribute::CacheControl))),
                })
            }
            Err(object_store::Error::NotFound { .. }) => Ok(nothing),
            Err(error) => Err(self.failure(&error)),
        }
    }

    /// The bytes of the object at `path`, and how old it is; nothing if there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read(&self, path: &str) -> Result<Option<(Vec<u8>, ObjectAge)>, Failure> {
        let object = match self.store.get(&self.place(path)?).await {
            Ok(object) => object,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(self.failure(&error)),
        };
        let age =
            ObjectAge { written: object.meta.last_modified.timestamp(), tag: object.meta.e_tag.clone() };
        let bytes = object.bytes().await.map_err(|error| self.failure(&error))?;
        Ok(Some((bytes.to_vec(), age)))
    }

    /// Writes `bytes` to `path`, with what is to be said with `object`; returns the tag that the store gives it.
    ///
    /// # Errors
    /// When the store does not take it.
    pub async fn send(&self, path: &str, object: &Object, bytes: Vec<u8>) -> Result<Option<String>, Failure> {
        if let Some(folder) = &self.folder {
            // `object_store` writes beside the file first, and somebody who was killed meanwhile has left that there.
            let _ = std::fs::remove_file(folder.join(format!("{path}#1")));
        }
        let put = self.put(path, object, bytes, PutMode::Overwrite).await?;
        put.map(|put| put.e_tag.map(|tag| plain(&tag))).map_err(|error| self.failure(&error))
    }

    /// Writes `bytes` to `path` on the condition of `mode`, which whoever calls this looks at.
    ///
    /// # Errors
    /// When there can be no object at `path`.
    pub(super) async fn put(
        &self,
        path: &str,
        object: &Object,
        bytes: Vec<u8>,
        mode: PutMode,
    ) -> Result<object_store::Result<PutResult>, Failure> {
        let mut attributes = Attributes::new();
        // A folder refuses what it cannot keep.
        if !self.is_folder() {
            attributes.insert(Attribute::ContentType, object.media_type.clone().into());
            attributes.insert(Attribute::CacheControl, object.cache.clone().into());
            attributes.insert(Attribute::Metadata(SUM.into()), object.sum.clone().into());
        }
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        Ok(self.store.put_opts(&self.place(path)?, PutPayload::from(bytes), options).await)
    }

    /// Deletes what stands at `paths`; what is not there is no matter. `done` is called after each.
    ///
    /// # Errors
    /// When the store does not let us.
    pub async fn delete(&self, paths: &[String], done: &dyn Fn()) -> Result<(), Failure> {
        let places = paths.iter().map(|path| self.place(path)).collect::<Result<Vec<_>, _>>()?;
        let mut deleted = self.store.delete_stream(stream::iter(places.into_iter().map(Ok)).boxed());
        while let Some(one) = deleted.next().await {
            match one {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => done(),
                Err(error) => return Err(self.failure(&error)),
            }
        }
        Ok(())
    }
}

/// When an object was written, and its tag.
#[derive(Debug, Clone)]
pub(super) struct ObjectAge {
    /// In seconds since 1970, by the clock of the store.
    pub written: i64,
    /// The tag as the store gives it.
    pub tag: Option<String>,
}

fn folder(name: String, path: &std::path::Path, options: &Options) -> Result<Target, Failure> {
    let fail = |reason: Text| Failure(text!("cannot-publish-to", target = &name, reason = reason));
    write::check_output(path, &options.from).map_err(|error| fail(error.reason))?;
    let store: Arc<dyn ObjectStore> = if options.dry_run && !path.exists() {
        Arc::new(InMemory::new())
    } else {
        std::fs::create_dir_all(path).map_err(|error| fail(Text::as_it_is(error.to_string())))?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(|error| fail(error::in_words(&error)))?;
        Arc::new(store.with_automatic_cleanup(true))
    };
    Ok(Target { name, store, prefix: Path::ROOT, folder: Some(path.to_owned()) })
}

/// Whether the environment says who we are. If not, `object_store` would ask the machine, which takes minutes where the
/// machine is not one of Amazon's.
fn has_credentials_for_s3() -> bool {
    let names = [
        "AWS_ACCESS_KEY_ID",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_METADATA_ENDPOINT",
        "AWS_SKIP_SIGNATURE",
    ];
    names.iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A tag without what some stores put around it in one answer and not in another.
fn plain(tag: &str) -> String {
    tag.trim_start_matches("W/").trim_matches('"').to_owned()
}
