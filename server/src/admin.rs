//! `cloud-ui admin`: looks after an installation from the machine that it runs on.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::Path;

use cloud_ui_contract::role::GlobalRole;
use cloud_ui_contract::validation::{MAX_FULL_NAME_LENGTH, check_email, check_name};

use crate::admin_backup;
use crate::auth::{password, password_rules};
use crate::clock::Clock;
use crate::command_line::AdminCommand;
use crate::data_folder::DataFolder;
use crate::serve::generate_password;
use crate::store::accounts::NewAccount;
use crate::store::audit::Actor;

/// Runs the command; `input` is where a password is read from, `output` what the person sees.
///
/// # Errors
/// A sentence for the person.
pub async fn run(
    command: AdminCommand,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    match command {
        AdminCommand::ResetPassword { email, password, data } => {
            let secret = choose(password.password_stdin, input)?;
            reset_password(&data.data, &email, &secret, output).await?;
            tell(&secret, output)
        }
        AdminCommand::CreateUser { email, full_name, global_admin, password, data } => {
            let secret = choose(password.password_stdin, input)?;
            let role = if global_admin { GlobalRole::Admin } else { GlobalRole::Developer };
            create_user(&data.data, &email, &full_name, role, &secret, output).await?;
            tell(&secret, output)
        }
        AdminCommand::Backup { target, data } => {
            admin_backup::backup(&DataFolder::existing(&data.data)?, &target).await?;
            Ok(writeln!(output, "Backed up into {}. Guard it like the data folder.", target.display())?)
        }
        AdminCommand::Restore { source, data } => {
            admin_backup::restore(&source, &data.data).await?;
            Ok(writeln!(output, "Restored into {}.", data.data.display())?)
        }
    }
}

/// A new password, and whether the person has still to be told it.
struct Chosen {
    password: String,
    generated: bool,
}

fn choose(from_input: bool, input: &mut impl BufRead) -> Result<Chosen, Box<dyn Error>> {
    if !from_input {
        return Ok(Chosen { password: generate_password(), generated: true });
    }
    let mut line = String::new();
    input.read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    password_rules::check(&password, "password").map_err(|error| error.message)?;
    Ok(Chosen { password, generated: false })
}

fn tell(chosen: &Chosen, output: &mut impl Write) -> Result<(), Box<dyn Error>> {
    if chosen.generated {
        writeln!(output, "Password: {}", chosen.password)?;
    }
    Ok(())
}

async fn reset_password(
    data: &Path,
    email: &str,
    chosen: &Chosen,
    output: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let store = DataFolder::existing(data)?.open_store().await?;
    let account = store.account_by_email(email).await?;
    let account = account.ok_or_else(|| format!("there is no account {email}"))?;
    let hash = password::hash(&chosen.password)?;
    store.reset_password(&account, &hash, &Actor::system(), Clock::system().now()).await?;
    store.close().await;
    Ok(writeln!(output, "{} has a new password; every session has ended.", account.email)?)
}

async fn create_user(
    data: &Path,
    email: &str,
    full_name: &str,
    global_role: GlobalRole,
    chosen: &Chosen,
    output: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let email = check_email(email).map_err(|problem| problem.message("The e-mail address"))?;
    let full_name =
        check_name(full_name, MAX_FULL_NAME_LENGTH).map_err(|problem| problem.message("The full name"))?;
    let store = DataFolder::create(data)?.open_store().await?;
    let password_hash = password::hash(&chosen.password)?;
    let account = NewAccount { email, full_name, global_role, password_hash: &password_hash };
    let created = store.create_account(&account, &Actor::system(), Clock::system().now()).await?;
    store.close().await;
    if created.is_none() {
        return Err(format!("{email} has an account already").into());
    }
    Ok(writeln!(output, "Made the account {email}.")?)
}

/// Runs the command with the process's standard input and output.
///
/// # Errors
/// As [`run`].
pub async fn run_here(command: AdminCommand) -> Result<(), Box<dyn Error>> {
    run(command, &mut io::stdin().lock(), &mut io::stdout().lock()).await
}
