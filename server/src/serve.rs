//! `cloud-ui serve`: from the options to a server that runs until it is told to stop.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use cloud_ui_contract::console_config::Links;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::auth::{Auth, password, secret, setup};
use crate::clock::Clock;
use crate::command_line::ServeOptions;
use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::state::AppState;
use crate::{app, demo, platform, proxy, schedule};

/// Where the data lives when nothing else is said.
const DATA: &str = "data";
/// How long requests under way may take to finish at a stop.
const FAREWELL: Duration = Duration::from_secs(5);
/// How many characters a generated password has; 6 bits each.
const PASSWORD_LENGTH: usize = 16;

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// When the server cannot start.
pub async fn serve(options: ServeOptions) -> Result<(), Box<dyn Error>> {
    let listeners = options.listen.open().await.map_err(|error| address_error(&options, &error))?;
    let settings = Arc::new(settings(&options, &listeners)?);
    let stop = CancellationToken::new();
    if settings.upstream.is_some() {
        let router = app::build_upstream(&settings, proxy::client()?);
        println!("Cloud UI in front of a remote API: {}", settings.origin());
        return run(router, listeners, &stop).await;
    }
    let (folder, _kept) = data_folder(&options)?;
    let state = open(&options, settings, &folder).await?;
    println!("Cloud UI: {}", state.settings.origin());
    announce(&options, &state).await?;
    let mut tasks = JoinSet::new();
    tasks.spawn(schedule::run(state.clone(), stop.clone()));
    tasks.spawn(platform::run::run(state.clone(), stop.clone()));
    let done = run(app::build(state.clone()), listeners, &stop).await;
    tasks.join_all().await;
    state.store.close().await;
    done
}

fn settings(options: &ServeOptions, listeners: &[TcpListener]) -> Result<Settings, Box<dyn Error>> {
    let port = match listeners.first() {
        Some(listener) => listener.local_addr()?.port(),
        None => options.listen.port(),
    };
    let public_url = match &options.public_url {
        Some(url) => url.clone(),
        None => Url::parse(&format!("http://localhost:{port}"))?,
    };
    let origins = options.console_origin.iter();
    Ok(Settings {
        public_url,
        console_dir: options.console.clone(),
        console_origins: origins.map(|url| url.origin().ascii_serialization()).collect(),
        base_domains: options.base_domain.clone(),
        trusted_proxies: options.trusted_proxy.clone(),
        upstream: options.upstream.clone(),
        links: Links {
            client_install: options.client_install.clone(),
            pricing: options.pricing_url.clone(),
            support_contact: support_contact(options),
        },
        demo: options.demo,
    })
}

/// Whom the console names for help: in a demo that names nobody, its administrator.
fn support_contact(options: &ServeOptions) -> String {
    match options.support_contact.as_str() {
        "" if options.demo => "owner@orbital.example".to_owned(),
        contact => contact.to_owned(),
    }
}

/// The data folder; a demo without one gets a temporary one, which is removed with the guard.
fn data_folder(options: &ServeOptions) -> io::Result<(DataFolder, Option<TempDir>)> {
    match &options.data {
        Some(path) => Ok((DataFolder::create(path)?, None)),
        None if options.demo => {
            let temporary = tempfile::Builder::new().prefix("cloud-ui-demo-").tempdir()?;
            Ok((DataFolder::create(temporary.path())?, Some(temporary)))
        }
        None => Ok((DataFolder::create(Path::new(DATA))?, None)),
    }
}

async fn open(
    options: &ServeOptions,
    settings: Arc<Settings>,
    folder: &DataFolder,
) -> Result<AppState, Box<dyn Error>> {
    let clock = clock(options.demo, options.test_clock.clone());
    let store = folder.open_store().await?;
    let keys = folder.open_keys(&store, clock.now()).await?;
    let auth = Arc::new(Auth::new(&settings, keys));
    Ok(AppState { store, clock, settings, auth })
}

fn clock(demo: bool, offset_file: Option<PathBuf>) -> Clock {
    match offset_file {
        Some(file) if demo => Clock::moved_by(file),
        Some(_) => {
            tracing::warn!("CLOUD_UI_TEST_CLOCK is ignored without --demo");
            Clock::system()
        }
        None => Clock::system(),
    }
}

/// Prints what a person needs to begin: demo accounts, or the link of the first start.
async fn announce(options: &ServeOptions, state: &AppState) -> Result<(), Box<dyn Error>> {
    if options.demo {
        let chosen = options.demo_password.clone().filter(|text| !text.is_empty());
        let generated = chosen.is_none();
        let password = chosen.unwrap_or_else(generate_password);
        let hash = password::hash(&password)?;
        let accounts = demo::seed(&state.store, &state.clock, options.demo_scale, &hash).await?;
        if accounts.is_empty() {
            println!("The data folder was not empty: its accounts and passwords are unchanged.");
            return Ok(());
        }
        println!("\nDemo accounts:");
        for account in accounts {
            println!("  {:<26} {}", account.email, account.role);
        }
        let shown = if generated { password.as_str() } else { "(the one in CLOUD_UI_DEMO_PASSWORD)" };
        println!("Password of all of them: {shown}\n");
    } else if let Some(link) = setup::new_link(state).await? {
        println!("\nThere is no account yet. Set up the first one, within a day:\n  {link}\n");
    }
    Ok(())
}

/// A random password for people to type.
#[must_use]
pub fn generate_password() -> String {
    secret::random().chars().filter(char::is_ascii_alphanumeric).take(PASSWORD_LENGTH).collect()
}

async fn run(
    router: Router,
    listeners: Vec<TcpListener>,
    stop: &CancellationToken,
) -> Result<(), Box<dyn Error>> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let mut servers = JoinSet::new();
    for listener in listeners {
        let stopped = stop.clone();
        let server = axum::serve(listener, service.clone());
        servers.spawn(server.with_graceful_shutdown(async move { stopped.cancelled().await }).into_future());
    }
    stop_signal().await?;
    tracing::info!("stopping");
    stop.cancel();
    // A stream that nobody ends must not keep the process.
    if tokio::time::timeout(FAREWELL, servers.join_all()).await.is_err() {
        tracing::warn!("requests under way were cut off");
    }
    Ok(())
}

async fn stop_signal() -> io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

fn address_error(options: &ServeOptions, error: &io::Error) -> String {
    format!("cannot listen on port {}: {error}; choose another with --listen", options.listen.port())
}
