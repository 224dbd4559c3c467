//! Keys that end soon, above the list. It cannot be dismissed: the warning goes when its cause does.

use cloud_ui_contract::api_key::ApiKey;
use leptos::prelude::*;

use super::task::Task;
use super::warning::{Urgency, warnings};
use super::words;
use crate::pages::now::use_now;
use crate::ui::{Banner, Button, Icon, Menu, MenuItem, Tone};

/// One banner for each urgency that there is.
#[component]
pub fn ExpiryBanners(
    /// The person's keys that end soon, in all organizations.
    #[prop(into)]
    keys: Signal<Vec<ApiKey>>,
    /// Opens a dialog.
    task: RwSignal<Option<Task>>,
) -> impl IntoView {
    let now = use_now();
    move || {
        warnings(&keys.get(), now.get())
            .into_iter()
            .map(|(urgency, keys)| banner(urgency, keys, now.get(), task))
            .collect_view()
    }
}

fn banner(urgency: Urgency, keys: Vec<ApiKey>, now_ms: i64, task: RwSignal<Option<Task>>) -> AnyView {
    let tone = match urgency {
        Urgency::Day => Tone::Bad,
        Urgency::Week => Tone::Warning,
        Urgency::Fortnight => Tone::Info,
    };
    let told: Vec<String> = keys.iter().map(|key| words::ending_key(key, now_ms)).collect();
    let told = format!("{} {}.", words::ending(urgency, keys.len()), told.join("; "));
    let keys = StoredValue::new(keys);
    let action = move || rotate_action(keys.get_value(), task);
    view! {
        <Banner tone=tone action=action>
            {told}
        </Banner>
    }
    .into_any()
}

fn rotate_action(keys: Vec<ApiKey>, task: RwSignal<Option<Task>>) -> AnyView {
    if let [key] = keys.as_slice() {
        let key = key.clone();
        let rotate = Callback::new(move |()| task.set(Some(Task::Rotate(key.clone()))));
        return view! {
            <Button small=true icon=Icon::Rotate on_press=rotate>
                {words::ROTATE}
            </Button>
        }
        .into_any();
    }
    let items = Callback::new(move |()| {
        let rotate = |key: &ApiKey| {
            let label = format!("{} in {}", key.name, key.organization_name);
            let key = key.clone();
            MenuItem::action(label, Callback::new(move |()| task.set(Some(Task::Rotate(key.clone())))))
        };
        keys.iter().map(rotate).collect()
    });
    view! { <Menu label="Rotate a key" icon=Icon::Rotate text=words::ROTATE items=items /> }.into_any()
}
