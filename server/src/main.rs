//! The command `cloud-ui`.

use std::process::ExitCode;

use clap::Parser;
use cloud_ui_server::command_line::{Command, CommandLine};
use cloud_ui_server::{admin, logging, precompress, serve};

#[tokio::main]
async fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Serve(options) => {
            logging::start();
            serve::serve(*options).await
        }
        Command::Admin(command) => admin::run_here(command).await,
        Command::Precompress { folder } => precompress::precompress(&folder).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cloud-ui: {error}");
            ExitCode::FAILURE
        }
    }
}
