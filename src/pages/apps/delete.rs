//! Deleting an app.

use cloud_ui_contract::app::{App, AppStatus};
use leptos::prelude::*;

use super::words;
use crate::api::{ApiErrorKind, Client, Resource, Revisions, apps};
use crate::organization::failure;
use crate::ui::{ConfirmDialog, use_toasts};

/// An app that is about to be deleted.
#[derive(Clone, PartialEq)]
pub struct Doomed {
    /// The app.
    pub app: App,
    /// The version that was read; `None` deletes any.
    pub etag: Option<String>,
}

/// Asks for the app's name and deletes it. Open while there is an app to delete.
#[component]
pub fn DeleteAppDialog(
    /// The app; emptied when it is deleted or spared.
    doomed: RwSignal<Option<Doomed>>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let error = RwSignal::new(None);
    let delete = Action::new_local(move |doomed_app: &Doomed| {
        let Doomed { app, etag } = doomed_app.clone();
        error.set(None);
        async move {
            let answer = apps::delete(client, &app.organization_id, &app.id, etag.as_deref()).await;
            match answer {
                Ok(()) => {
                    toasts.good(words::deleted(&app.name));
                    doomed.try_set(None);
                }
                Err(refused) if *refused.kind() == ApiErrorKind::Superseded => {}
                Err(refused) => {
                    if matches!(refused.kind(), ApiErrorKind::Forbidden { .. }) {
                        revisions.bump(Resource::Permissions);
                    }
                    error.try_set(Some(failure(&refused)));
                }
            }
            revisions.bump(Resource::Apps);
        }
    });
    let name = Signal::derive(move || doomed.with(|it| it.as_ref().map(|it| it.app.name.clone())));
    let close = move |()| {
        error.set(None);
        doomed.set(None);
    };
    let confirm = move |()| {
        if let Some(it) = doomed.get_untracked() {
            delete.dispatch_local(it);
        }
    };
    let stops = move || {
        doomed.with(|it| {
            it.as_ref()
                .map(|it| words::delete_stops(it.app.cluster_name.as_deref(), it.app.endpoint.as_deref()))
        })
    };
    view! {
        <ConfirmDialog
            open=Signal::derive(move || doomed.with(Option::is_some))
            on_close=Callback::new(close)
            title=Signal::derive(move || format!("Delete {}?", name.get().unwrap_or_default()))
            confirm_label="Delete app"
            on_confirm=Callback::new(confirm)
            pending=Signal::derive(move || delete.pending().get())
            error=error
            typed_name=name
        >
            <p>{stops}</p>
            <p>{words::DELETE_LOSES}</p>
        </ConfirmDialog>
    }
}

/// Why an app cannot be deleted now, given why the person may not.
pub fn delete_reason(app: &App, forbidden: Signal<Option<String>>) -> Option<String> {
    let already = (app.status == AppStatus::Deleting).then(|| words::ALREADY_DELETING.to_owned());
    forbidden.get_untracked().or(already)
}
