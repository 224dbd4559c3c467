//! `cloud-ui admin`.

use std::io::Cursor;
use std::path::Path;

use clap::Parser;
use cloud_ui_server::admin;
use cloud_ui_server::auth::key_file::KeyFile;
use cloud_ui_server::command_line::{Command, CommandLine};
use cloud_ui_server::store::Store;

use crate::browser::{Browser, refresh};
use crate::server::{EMAIL, PASSWORD, Server};

async fn run(arguments: &[&str], data: &Path, input: &str) -> Result<String, String> {
    let line = ["cloud-ui", "admin"].iter().chain(arguments).copied();
    let line = line.chain(["--data", data.to_str().unwrap()]);
    let Command::Admin(command) = CommandLine::parse_from(line).command else { panic!("no admin command") };
    let mut output = Vec::new();
    let done = admin::run(command, &mut Cursor::new(input), &mut output).await;
    done.map(|()| String::from_utf8(output).unwrap()).map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_reset_password_ends_sessions_and_the_hold() {
    let server = Server::start().await;
    let browser = Browser::new(&server);
    let tokens = browser.tokens().await;
    for _ in 0..6 {
        browser.attempt(EMAIL, "wrong").await;
    }
    let told = run(&["reset-password", EMAIL], &server.folder, "").await.unwrap();
    let password = told.lines().find_map(|line| line.strip_prefix("Password: ")).unwrap();
    assert_eq!(browser.attempt(EMAIL, password).await.status, 200);
    assert_eq!(browser.attempt(EMAIL, PASSWORD).await.status, 400);
    assert_eq!(server.userinfo(tokens["access_token"].as_str().unwrap()).await.status, 401);
    assert_eq!(refresh(&server, tokens["refresh_token"].as_str().unwrap()).await.status, 400);
    assert_eq!(server.audited("RESET_PASSWORD").await, 1);
    assert!(run(&["reset-password", "nobody@orbital.example"], &server.folder, "").await.is_err());
}

#[tokio::test]
async fn an_account_is_made_with_a_password_from_standard_input() {
    let server = Server::start().await;
    let arguments =
        ["create-user", "grace@orbital.example", "--full-name", "Grace Hopper", "--password-stdin"];
    assert!(run(&arguments, &server.folder, "short\n").await.unwrap_err().contains("at least 12"));
    let told = run(&arguments, &server.folder, "nanoseconds of wire\n").await.unwrap();
    assert!(!told.contains("nanoseconds"), "what the person typed is not repeated");
    assert!(run(&arguments, &server.folder, "nanoseconds of wire\n").await.unwrap_err().contains("already"));
    let browser = Browser::new(&server);
    assert_eq!(browser.attempt("grace@orbital.example", "nanoseconds of wire").await.status, 200);
}

#[tokio::test]
async fn a_backup_of_a_running_server_can_be_restored() {
    let server = Server::start().await;
    std::fs::write(server.folder.join("key"), [7; 32]).unwrap();
    let place = tempfile::tempdir().unwrap();
    let (backup, restored) = (place.path().join("backup"), place.path().join("restored"));
    run(&["backup", backup.to_str().unwrap()], &server.folder, "").await.unwrap();
    assert!(run(&["backup", backup.to_str().unwrap()], &server.folder, "").await.is_err(), "no overwriting");
    run(&["restore", backup.to_str().unwrap()], &restored, "").await.unwrap();
    assert_eq!(std::fs::read(restored.join("key")).unwrap(), [7; 32]);
    let key = KeyFile::open_or_create(&restored.join("key")).unwrap();
    let store = Store::open(&restored.join("cloud-ui.db"), key).await.unwrap();
    assert!(store.account_by_email(EMAIL).await.unwrap().is_some());
    assert!(
        run(&["restore", backup.to_str().unwrap()], &restored, "").await.unwrap_err().contains("already")
    );
}

#[tokio::test]
async fn commands_need_an_installation() {
    let nowhere = tempfile::tempdir().unwrap();
    let error = run(&["reset-password", EMAIL], nowhere.path(), "").await.unwrap_err();
    assert!(error.contains("holds no database"), "{error}");
}
