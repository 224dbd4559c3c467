//! Editing a workspace.

use cloud_ui_contract::permission::Permission;
use cloud_ui_contract::workspace::{UpdateWorkspaceRequest, Workspace};
use leptos::prelude::*;

use super::defaults::DefaultsDraft;
use super::stale::StaleBanner;
use super::words;
use crate::api::{ApiErrorKind, Client, Fetched, Resource, Revisions, workspaces};
use crate::forms::{PageForm, use_unsaved_guard};
use crate::organization::{OrganizationContext, refused};
use crate::pages::connection::offline_reason;
use crate::pages::workspaces::SettingsDraft;
use crate::ui::{Card, Failure, use_toasts};

/// The form. It keeps what is typed until it is saved or given up, whatever else is read again.
#[component]
pub fn SettingsForm(
    /// The workspace as it was read, saved or taken over last, with its version.
    current: RwSignal<Fetched<Workspace>>,
    /// Runs with the new name after it was saved.
    on_saved: Callback<String>,
) -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let toasts = use_toasts();
    let context = OrganizationContext::from_context();
    let workspace = current.with_untracked(|fetched| fetched.value.clone());
    let description = workspace.description.clone().unwrap_or_default();
    let settings = SettingsDraft::new(&workspace.name, &description, workspace.cicd_enforced_default);
    let defaults = DefaultsDraft::new(settings.draft, &workspace);
    let error = RwSignal::new(None);
    let theirs = RwSignal::new(None::<Fetched<Workspace>>);
    use_unsaved_guard(settings.draft);

    let save = Action::new_local(move |etag: &Option<String>| {
        let etag = etag.clone();
        let workspace = current.with_untracked(|fetched| fetched.value.clone());
        let (organization, id) = (workspace.organization_id, workspace.id);
        let body = body(settings, defaults);
        async move {
            error.set(None);
            theirs.set(None);
            match workspaces::update(client, &organization, &id, &body, etag.as_deref()).await {
                Ok(saved) => {
                    toasts.good(words::SAVED);
                    if !error.is_disposed() {
                        settings.draft.settle();
                        on_saved.run(saved.value.name.clone());
                        current.set(saved);
                    }
                    revisions.bump(Resource::Workspaces);
                }
                Err(refused) if *refused.kind() == ApiErrorKind::Stale => {
                    match workspaces::get(client, &organization, &id).await {
                        Ok(fetched) => theirs.try_set(Some(fetched)).map_or((), drop),
                        Err(_) => {
                            error.try_set(Some(Failure::new(words::STALE_UNREAD, "")));
                        }
                    }
                }
                Err(answer) if !error.is_disposed() => {
                    revisions.bump(Resource::Permissions);
                    error.set(refused(settings.draft, &answer));
                }
                Err(_) => {}
            }
        }
    });
    let on_submit = Callback::new(move |()| {
        save.dispatch(current.with_untracked(|fetched| fetched.etag.clone()));
    });
    let keep = Callback::new(move |()| {
        if settings.draft.check() && !save.pending().get_untracked() {
            save.dispatch(theirs.with_untracked(|theirs| theirs.as_ref()?.etag.clone()));
        }
    });
    let take = Callback::new(move |()| {
        if let Some(fetched) = theirs.get_untracked() {
            settings.name.set(fetched.value.name.clone());
            settings.description.set(fetched.value.description.clone().unwrap_or_default());
            settings.cicd.set(fetched.value.cicd_enforced_default);
            defaults.take(&fetched.value);
            settings.draft.settle();
            current.set(fetched);
            theirs.set(None);
        }
    });
    let changed = Signal::derive(move || {
        theirs.get().map(|theirs| (current.with(|fetched| fetched.value.clone()), theirs))
    });
    let offline = offline_reason();
    let forbidden = context.permissions().can_in_workspace(Permission::WorkspaceUpdate, workspace.id);
    let reason = Signal::derive(move || offline.get().or_else(|| forbidden.get()));
    view! {
        <Card title=words::GENERAL>
            <div class="stack">
                <StaleBanner changed=changed on_keep=keep on_take=take />
                <PageForm
                    label=words::GENERAL
                    submit_label=words::SAVE
                    draft=settings.draft
                    pending=save.pending()
                    submit_error=error
                    on_submit=on_submit
                    submit_disabled_reason=reason
                >
                    {settings.fields(false)}
                    {defaults.fields()}
                </PageForm>
            </div>
        </Card>
    }
}

fn body(settings: SettingsDraft, defaults: DefaultsDraft) -> UpdateWorkspaceRequest {
    let (cloud, region, cluster) = defaults.values();
    UpdateWorkspaceRequest {
        name: settings.name.trimmed(),
        description: settings.description.trimmed(),
        cicd_enforced_default: settings.cicd.get_untracked(),
        default_cloud_provider: Some(cloud),
        default_region: Some(region),
        default_cluster_id: Some(cluster),
    }
}
