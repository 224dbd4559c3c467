//! Replacing a key while the old one still works.

use cloud_ui_contract::api_key::{ApiKey, RotateApiKeyRequest};
use leptos::prelude::*;

use super::expiry::Expiry;
use super::expiry_field::ExpiryDraft;
use super::lost_answer::Attempt;
use super::making::{LostAnswer, Making};
use super::organizations::find;
use super::secret::Reveal;
use super::{command, words};
use crate::api::{Client, api_keys};
use crate::forms::{Choice, DialogForm, Draft, SelectField, no_check};
use crate::organization::MyOrganizations;
use crate::pages::connection::offline_reason;
use crate::pages::now::use_now;
use crate::ui::CommandLine;

/// The overlap that is preselected, in minutes: a day to put the new key in place.
const OVERLAP_MINUTES: u32 = 24 * 60;

/// Rotates a key. It is mounted while it is open.
#[component]
pub fn RotateDialog(
    /// The key.
    key: ApiKey,
    /// Shows the new secret.
    reveal: Reveal,
    /// It was closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let client = Client::from_context();
    let now = use_now();
    let organizations = MyOrganizations::from_context();
    let organization_id = key.organization_id.clone();
    let limit = Signal::derive(move || {
        let organizations = organizations.loaded()?;
        find(&organizations, organization_id.as_str())?.max_api_key_expiry_in_days
    });
    let before = Expiry::of(&key);
    let draft = Draft::new();
    let overlap = draft.text("overlapMinutes", OVERLAP_MINUTES.to_string(), no_check);
    let initial = super::expiry::preselected(limit.get_untracked());
    let expiry = ExpiryDraft::new(draft, initial, Some(before), limit);
    let body = move || RotateApiKeyRequest {
        overlap_minutes: overlap.get().parse().unwrap_or(OVERLAP_MINUTES),
        expiry_period_in_days: expiry.period_in_days(),
    };
    let making = Making::new(reveal);
    let key = StoredValue::new(key);
    let rotate = Action::new_local(move |body: &RotateApiKeyRequest| {
        let (key, body) = (key.get_value(), body.clone());
        async move {
            making.begin();
            let attempt = Attempt::to_rotate(&key);
            let outcome = api_keys::rotate(client, &key.id, &body).await;
            if making.finish(attempt, draft, outcome).await {
                on_close.run(());
            }
        }
    });
    let overlaps: Vec<Choice> =
        words::OVERLAPS.iter().map(|(minutes, label)| Choice::new(minutes.to_string(), *label)).collect();
    let curl =
        Signal::derive(move || key.with_value(|key| command::rotate(&client.origin(), &key.id, &body())));
    view! {
        <DialogForm
            open=Signal::stored(true)
            on_close=on_close
            title=key.with_value(|key| format!("Rotate {}", key.name))
            submit_label=words::ROTATE
            draft=draft
            pending=rotate.pending()
            submit_error=making.error
            on_submit=Callback::new(move |()| {
                rotate.dispatch(untrack(body));
            })
            submit_disabled_reason=offline_reason()
        >
            <LostAnswer making=making />
            <p>
                {words::ROTATE_INTRO} " "
                {move || key.with_value(|key| words::last_use(words::OLD_KEY, key, now.get()))}
            </p>
            <SelectField
                id="rotate-overlap"
                label=words::OVERLAP
                value=overlap
                options=overlaps.clone()
                help=words::OVERLAP_HELP
            />
            {expiry.fields("rotate-expiry")}
            <CommandLine curl=curl />
        </DialogForm>
    }
}
