//! What is being done to one of the keys.

use cloud_ui_contract::api_key::{ApiKey, ApiKeyStatus};
use leptos::prelude::*;

use super::rename::RenameDialog;
use super::revoke::RevokeDialog;
use super::rotate::RotateDialog;
use super::secret::Reveal;
use super::words;
use crate::ui::{Icon, MenuItem};

/// A dialog about one key.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// It gets another name.
    Rename(ApiKey),
    /// It gets a successor.
    Rotate(ApiKey),
    /// It is ended.
    Revoke(ApiKey),
}

/// The dialog of the task, if there is one.
pub fn dialog(task: RwSignal<Option<Task>>, reveal: Reveal) -> impl Fn() -> Option<AnyView> + Clone {
    let on_close = Callback::new(move |()| {
        // The page may be gone by now.
        let _gone = task.try_set(None);
    });
    move || {
        Some(match task.get()? {
            Task::Rename(key) => view! { <RenameDialog key=key on_close=on_close /> }.into_any(),
            Task::Rotate(key) => {
                view! { <RotateDialog key=key reveal=reveal on_close=on_close /> }.into_any()
            }
            Task::Revoke(key) => view! { <RevokeDialog key=key on_close=on_close /> }.into_any(),
        })
    }
}

/// The menu of a key's row.
pub fn menu_items(key: &ApiKey, task: RwSignal<Option<Task>>) -> Vec<MenuItem> {
    let over = over_reason(&key.status);
    let item = |label: &str, icon: Icon, next: fn(ApiKey) -> Task| {
        let key = key.clone();
        let begin = Callback::new(move |()| task.set(Some(next(key.clone()))));
        MenuItem::action(label, begin).icon(icon).disabled(over.clone())
    };
    vec![
        MenuItem::copy(words::COPY_ID, key.id.as_str()),
        item(words::RENAME, Icon::Edit, Task::Rename),
        item(words::ROTATE, Icon::Rotate, Task::Rotate),
        item(words::REVOKE, Icon::Trash, Task::Revoke).danger(),
    ]
}

/// Why nothing can be done with a key any more.
fn over_reason(status: &ApiKeyStatus) -> Option<String> {
    let reason = match status {
        ApiKeyStatus::Revoked => words::IS_REVOKED,
        ApiKeyStatus::Expired => words::IS_EXPIRED,
        ApiKeyStatus::Active | ApiKeyStatus::Expiring | ApiKeyStatus::Unknown(_) => return None,
    };
    Some(reason.to_owned())
}
