//! The form that creates a key.

use cloud_ui_contract::api_key::CreateApiKeyRequest;
use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::organization::Organization;
use cloud_ui_contract::timestamp::DAY_MILLIS;
use cloud_ui_contract::validation::{MAX_API_KEY_NAME_LENGTH, check_name};
use leptos::prelude::*;

use super::expiry::{self, Expiry};
use super::expiry_field::ExpiryDraft;
use super::lost_answer::Attempt;
use super::making::{LostAnswer, Making};
use super::organizations::{find, first_open, is_open, organization_choices};
use super::prefill::Prefill;
use super::secret::Reveal;
use super::words;
use crate::api::{Client, api_keys};
use crate::browser::{clock, intl};
use crate::forms::{DialogForm, Draft, SelectField, TextField};
use crate::pages::connection::offline_reason;
use crate::ui::{Banner, CommandLine, Tone};

/// Creates a key. It is mounted while it is open.
#[component]
pub fn CreateDialog(
    /// What a link has filled in.
    prefill: Prefill,
    /// The person's organizations, at least the first page of them.
    organizations: Vec<Organization>,
    /// Shows the secret.
    reveal: Reveal,
    /// It was closed, with a key or without.
    on_close: Callback<()>,
) -> impl IntoView {
    let client = Client::from_context();
    let asked = prefill.organization.clone();
    let foreign = asked.filter(|id| find(&organizations, id.as_str()).is_none());
    let chosen = match (&prefill.organization, &foreign) {
        (Some(id), None) => id.to_string(),
        (Some(_), Some(_)) => String::new(),
        (None, _) => first_open(&organizations).map(|it| it.id.to_string()).unwrap_or_default(),
    };
    let organizations = StoredValue::new(organizations);
    let draft = Draft::new();
    let name = draft.text("name", prefill.name, check_key_name);
    let organization = draft.text_with(
        "organizationId",
        chosen,
        Callback::new(move |id: String| {
            let is_fit = organizations.with_value(|all| find(all, &id).is_some_and(is_open));
            (!is_fit).then(|| words::NEEDS_ORGANIZATION.to_owned())
        }),
    );
    let current = Memo::new(move |_| {
        let id = organization.get();
        organizations.with_value(|all| find(all, &id).cloned())
    });
    let limit = Signal::derive(move || current.with(|it| it.as_ref()?.max_api_key_expiry_in_days));
    let initial = prefill.expiry.unwrap_or_else(|| expiry::preselected(limit.get_untracked()));
    let expiry = ExpiryDraft::new(draft, initial, None, limit);

    let body = move || CreateApiKeyRequest {
        name: name.get().trim().to_owned(),
        organization_id: OrganizationId::from_trusted(organization.get()),
        expiry_period_in_days: expiry.get().and_then(Expiry::period_in_days),
    };
    let making = Making::new(reveal);
    let create = Action::new_local(move |body: &CreateApiKeyRequest| {
        let body = body.clone();
        async move {
            making.begin();
            let attempt = Attempt::to_create(&body);
            let outcome = api_keys::create(client, &body).await;
            if making.finish(attempt, draft, outcome).await {
                on_close.run(());
            }
        }
    });
    let on_submit = Callback::new(move |()| {
        create.dispatch(untrack(body));
    });
    let offline = offline_reason();
    let refused = Signal::derive(move || offline.get().or_else(|| expiry.unconfirmed()));
    let summary = move || {
        current.get().map(|it| {
            let role = it.role.as_ref().map(|role| role.label().to_owned());
            expiry.allowed().map(|expiry| {
                let ends = expiry.period_in_days().map(|days| {
                    let end = clock::now_ms() + i64::from(days) * DAY_MILLIS;
                    format!("{} (in {})", intl::absolute(end), words::days(days))
                });
                words::summary(&it.name, role.as_deref(), ends)
            })
        })
    };
    let curl = Signal::derive(move || super::command::create(&client.origin(), &body()));
    let options = Signal::derive(move || organizations.with_value(|all| organization_choices(all)));
    view! {
        <DialogForm
            open=Signal::stored(true)
            on_close=on_close
            title=words::CREATE
            submit_label=words::CREATE
            draft=draft
            pending=create.pending()
            submit_error=making.error
            on_submit=on_submit
            submit_disabled_reason=refused
        >
            <LostAnswer making=making />
            {foreign
                .clone()
                .map(|id| {
                    view! {
                        <Banner tone=Tone::Warning>
                            {words::foreign_organization(id.as_str())}
                        </Banner>
                    }
                })}
            <TextField
                id="key-name"
                label=words::NAME
                value=name
                help=words::NAME_HELP
                autofocus=true
            />
            <SelectField
                id="key-organization"
                label=words::ORGANIZATION
                value=organization
                options=options
            />
            {expiry.fields("key-expiry")}
            <p class="summary" aria-live="polite">
                {summary}
            </p>
            <CommandLine curl=curl />
        </DialogForm>
    }
}

/// The name of a key.
///
/// # Errors
/// What is wrong with it, in words.
pub fn check_key_name(text: &str) -> Result<(), String> {
    check_name(text, MAX_API_KEY_NAME_LENGTH).map(|_| ()).map_err(|problem| problem.message(words::NAME))
}
