//! The command line: what can be told to `cloud-ui`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use cloud_ui_contract::console_config::BaseDomain;
use ipnet::IpNet;
use url::Url;

use crate::listen::ListenAddress;

/// A browser console for cloud platforms, and the API server that comes with it.
#[derive(Debug, Parser)]
#[command(name = "cloud-ui", version)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the console and the API.
    Serve(Box<ServeOptions>),
    /// Look after an installation.
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Write a brotli and a gzip twin beside each file of a built console that compresses.
    #[command(hide = true)]
    Precompress {
        /// The folder of the built console.
        folder: PathBuf,
    },
}

/// The options of `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// Where to listen; `localhost` means IPv4 and IPv6 both.
    #[arg(long, env = "CLOUD_UI_LISTEN", default_value = "localhost:8888", value_name = "ADDRESS")]
    pub listen: ListenAddress,
    /// The folder of the database and the key file [default: data; with --demo a temporary one].
    #[arg(long, env = "CLOUD_UI_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The address that people use [default: http://localhost with the port of --listen].
    #[arg(long, env = "CLOUD_UI_PUBLIC_URL", value_name = "URL", value_parser = parse_origin)]
    pub public_url: Option<Url>,
    /// The folder of the built console.
    #[arg(long, env = "CLOUD_UI_CONSOLE", value_name = "DIR")]
    pub console: Option<PathBuf>,
    /// A reverse proxy whose X-Forwarded-For is believed.
    #[arg(long, env = "CLOUD_UI_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpNet>,
    /// Serve sample organizations, accounts and a simulated platform.
    #[arg(long, conflicts_with = "upstream")]
    pub demo: bool,
    /// Multiply the sample's workspaces, deployments and apps.
    #[arg(long, default_value_t = 1, requires = "demo", value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub demo_scale: u32,
    /// The password of the sample accounts [default: a generated one].
    #[arg(long, env = "CLOUD_UI_DEMO_PASSWORD", hide = true, hide_env_values = true)]
    pub demo_password: Option<String>,
    /// A file with an offset in seconds by which the clock is moved; with --demo only.
    #[arg(long, env = "CLOUD_UI_TEST_CLOCK", hide = true)]
    pub test_clock: Option<PathBuf>,
    /// Serve the console in front of this remote Astro v1 API instead of the embedded one.
    #[arg(long, env = "CLOUD_UI_UPSTREAM", value_name = "URL")]
    pub upstream: Option<Url>,
    /// An origin of a console served elsewhere that may sign in here and call the API.
    #[arg(long, env = "CLOUD_UI_CONSOLE_ORIGINS", value_name = "ORIGIN", value_delimiter = ',', value_parser = parse_origin)]
    pub console_origin: Vec<Url>,
    /// Another installation that this console may talk to.
    #[arg(long, env = "CLOUD_UI_BASE_DOMAINS", value_name = "NAME=ORIGIN", value_delimiter = ',', value_parser = parse_base_domain)]
    pub base_domain: Vec<BaseDomain>,
    /// The command that installs the command-line client, as the console shows it.
    #[arg(long, env = "CLOUD_UI_CLIENT_INSTALL", default_value = "", hide_default_value = true)]
    pub client_install: String,
    /// The page that compares the plans.
    #[arg(long, env = "CLOUD_UI_PRICING_URL", default_value = "", hide_default_value = true)]
    pub pricing_url: String,
    /// Whom people ask for help.
    #[arg(long, env = "CLOUD_UI_SUPPORT_CONTACT", default_value = "", hide_default_value = true)]
    pub support_contact: String,
}

/// What `admin` can do.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Give an account a new password, end its sessions and its hold.
    ResetPassword {
        /// The account's e-mail address.
        email: String,
        /// Where the password comes from.
        #[command(flatten)]
        password: PasswordSource,
        /// The installation.
        #[command(flatten)]
        data: DataFolder,
    },
    /// Make an account.
    CreateUser {
        /// Its e-mail address.
        email: String,
        /// The person's full name.
        #[arg(long)]
        full_name: String,
        /// Make it an administrator of the installation.
        #[arg(long)]
        global_admin: bool,
        /// Where the password comes from.
        #[command(flatten)]
        password: PasswordSource,
        /// The installation.
        #[command(flatten)]
        data: DataFolder,
    },
    /// Copy the database and the key file into a new folder; the server may be running.
    Backup {
        /// The new folder.
        target: PathBuf,
        /// The installation.
        #[command(flatten)]
        data: DataFolder,
    },
    /// Put a backup into a data folder that holds nothing yet; the server must not be running.
    Restore {
        /// The folder that `backup` wrote.
        source: PathBuf,
        /// The installation.
        #[command(flatten)]
        data: DataFolder,
    },
}

/// Where the installation's data is.
#[derive(Debug, Args)]
pub struct DataFolder {
    /// The folder of the database and the key file.
    #[arg(long, env = "CLOUD_UI_DATA", default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
}

/// Where a new password comes from.
#[derive(Debug, Args)]
pub struct PasswordSource {
    /// Read the password from standard input instead of generating and printing one.
    #[arg(long)]
    pub password_stdin: bool,
}

fn parse_origin(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("not an address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err("must begin with http:// or https://".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err("must have no path, query or user".to_owned());
    }
    Ok(url)
}

fn parse_base_domain(text: &str) -> Result<BaseDomain, String> {
    let (name, origin) = text.split_once('=').ok_or("must be NAME=ORIGIN")?;
    let api_origin = parse_origin(origin)?.origin().ascii_serialization();
    Ok(BaseDomain { name: name.to_owned(), issuer: format!("{api_origin}/auth/"), api_origin })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn an_origin_has_no_path() {
        assert!(parse_origin("https://console.example.com").is_ok());
        for text in ["console.example.com", "ftp://a", "https://a/b", "https://a?b", "https://u@a"] {
            assert!(parse_origin(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_base_domain_has_a_name() {
        let domain = parse_base_domain("Europe=https://eu.example.com").unwrap();
        assert_eq!(domain.issuer, "https://eu.example.com/auth/");
        assert!(parse_base_domain("https://eu.example.com").is_err());
    }
}
