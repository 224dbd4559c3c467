//! The facts of one deployment, in a drawer beside the list. The address names the open one.

use cloud_ui_contract::deployment::{Deployment, WorkerQueue};
use cloud_ui_contract::id::DeploymentId;
use leptos::prelude::*;

use super::status::{executor_label, size_label, status_badge};
use super::words;
use crate::api::{Client, Resource, Revisions, deployments};
use crate::organization::OrganizationContext;
use crate::pages::apps::status::provider_label;
use crate::pages::failed::failed_panel;
use crate::pages::navigation::{use_go, use_query};
use crate::pages::now::use_now;
use crate::ui::{Drawer, Empty, Id, Loaded, RelativeTime, SkeletonText};

/// The parameter of the address that names the open deployment.
pub(super) const OPEN: &str = "open";

/// The drawer; shown while the address names a deployment.
#[component]
pub fn Details() -> impl IntoView {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let organization = OrganizationContext::from_context();
    let query = use_query();
    let go = use_go();
    let asked = Memo::new(move |_| query.with(|query| query.get(OPEN)).filter(|id| !id.is_empty()));
    let open = Signal::derive(move || asked.with(Option::is_some));
    let content = move || {
        let found = LocalResource::new(move || {
            revisions.track(Resource::Deployments);
            let organization = organization.id();
            let id = DeploymentId::from_trusted(asked.get().unwrap_or_default());
            async move { deployments::get(client, &organization, &id).await }
        });
        view! {
            <Loaded
                resource=found
                loading=|| view! { <SkeletonText lines=8 /> }
                empty=Empty::Never
                failed=failed_panel
                loaded=|fetched| facts(&fetched.value)
            />
        }
    };
    view! {
        <Drawer
            open=open
            on_close=Callback::new(move |()| go.change_query(&[(OPEN, None)]))
            title="Deployment details"
        >
            {content()}
        </Drawer>
    }
}

fn facts(deployment: &Deployment) -> AnyView {
    let at_by = |at_ms: i64, name: &str| {
        view! {
            <span>
                <RelativeTime at=at_ms now=use_now() />
                " by "
                {name.to_owned()}
            </span>
        }
        .into_any()
    };
    let reason = deployment.status_reason.clone();
    let status = view! {
        <span class="row">
            {status_badge(&deployment.status)} <span class="muted">{reason}</span>
        </span>
    };
    let executor = deployment.executor.as_ref().map(|it| executor_label(it).to_owned());
    let rows = vec![
        ("Name", deployment.name.clone().into_any()),
        ("ID", view! { <Id value=deployment.id.to_string() /> }.into_any()),
        ("Status", status.into_any()),
        ("Description", or_none(deployment.description.clone())),
        ("Workspace", or_none(deployment.workspace_name.clone())),
        ("Executor", or_none(executor)),
        ("Airflow", deployment.airflow_version.clone().into_any()),
        ("Runtime", deployment.astro_runtime_version.clone().into_any()),
        ("Image", mono(format!("{}:{}", deployment.image_repository, deployment.image_tag))),
        ("Scheduler", scheduler(deployment).into_any()),
        ("Worker queues", queues(deployment.worker_queues.as_deref().unwrap_or_default())),
        ("Cloud", or_none(cloud(deployment))),
        ("Cluster", or_none(deployment.cluster_name.clone())),
        ("Namespace", mono(deployment.namespace.clone())),
        ("Airflow address", mono(deployment.web_server_url.clone())),
        ("DAG deploys", yes(deployment.is_dag_deploy_enabled)),
        ("Only from CI/CD", yes(deployment.is_cicd_enforced)),
        ("Alerts go to", or_none(deployment.contact_emails.as_ref().map(|it| it.join(", ")))),
        ("Created", at_by(deployment.created_at.millis(), deployment.created_by.display_name())),
        ("Updated", at_by(deployment.updated_at.millis(), deployment.updated_by.display_name())),
    ];
    let rows = rows.into_iter().map(|(label, value)| {
        view! {
            <dt>{label}</dt>
            <dd>{value}</dd>
        }
    });
    view! { <dl class="detail-facts">{rows.collect_view()}</dl> }.into_any()
}

fn or_none(text: Option<String>) -> AnyView {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => text.into_any(),
        None => view! { <span class="muted">{words::NONE}</span> }.into_any(),
    }
}

fn mono(text: String) -> AnyView {
    view! { <span class="mono">{text}</span> }.into_any()
}

fn yes(value: bool) -> AnyView {
    if value { "Yes" } else { "No" }.into_any()
}

fn cloud(deployment: &Deployment) -> Option<String> {
    let provider = provider_label(deployment.cloud_provider.as_ref()?).to_owned();
    Some(match &deployment.region {
        Some(region) => format!("{provider}, {region}"),
        None => provider,
    })
}

fn scheduler(deployment: &Deployment) -> String {
    let size = deployment.scheduler_size.as_ref().map(|it| format!("{}, ", size_label(it)));
    let Deployment { scheduler_cpu, scheduler_memory, scheduler_replicas, .. } = deployment;
    let size = size.unwrap_or_default();
    format!("{size}{scheduler_replicas} × {scheduler_cpu} vCPU, {scheduler_memory}")
}

fn queues(queues: &[WorkerQueue]) -> AnyView {
    if queues.is_empty() {
        return or_none(None);
    }
    let items = queues.iter().map(|queue| {
        let WorkerQueue { name, min_worker_count, max_worker_count, pod_cpu, pod_memory, .. } = queue;
        let mark = if queue.is_default { " (default)" } else { "" };
        let words = format!(
            "{name}{mark}: {min_worker_count} to {max_worker_count} workers, {pod_cpu} vCPU, {pod_memory}"
        );
        view! { <li>{words}</li> }
    });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}
