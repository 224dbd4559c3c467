//! Somebody else saved first.

use cloud_ui_contract::workspace::Workspace;
use leptos::prelude::*;

use super::words;
use crate::api::Fetched;
use crate::browser::intl;
use crate::pages::now::use_now;
use crate::ui::{Banner, Button, Tone};

/// What the other person made of the workspace, and the two ways on.
#[component]
pub fn StaleBanner(
    /// The workspace as it is now, and the one that the form began with.
    changed: Signal<Option<(Workspace, Fetched<Workspace>)>>,
    /// Saves what is in the form over it.
    on_keep: Callback<()>,
    /// Puts the other person's values into the form.
    on_take: Callback<()>,
) -> impl IntoView {
    let now = use_now();
    move || {
        changed.get().map(|(before, theirs)| {
            let action = move || {
                view! {
                    <div class="row">
                        <Button small=true on_press=on_take>
                            {words::TAKE_THEIRS}
                        </Button>
                        <Button small=true on_press=on_keep>
                            {words::KEEP_MINE}
                        </Button>
                    </div>
                }
            };
            let theirs = theirs.value;
            let who = theirs.updated_by.as_ref().map(|by| by.display_name().to_owned()).unwrap_or_default();
            let when = theirs.updated_at.millis();
            let what = differences(&before, &theirs).join(", ");
            view! {
                <Banner tone=Tone::Warning action=action>
                    <p>{words::STALE}</p>
                    <p>
                        {who} ", " {move || intl::relative(when.min(now.get()), now.get())} ": "
                        {what}
                    </p>
                </Banner>
            }
        })
    }
}

/// What differs, each with its new value.
fn differences(before: &Workspace, theirs: &Workspace) -> Vec<String> {
    let quoted = |label: &str, text: &str| format!("{label} “{text}”");
    let or_none = |text: Option<&str>| match text {
        Some(text) if !text.is_empty() => text.to_owned(),
        _ => words::NO_DEFAULT.to_lowercase(),
    };
    let told = [
        (before.name != theirs.name).then(|| quoted("name", &theirs.name)),
        (before.description != theirs.description)
            .then(|| quoted("description", theirs.description.as_deref().unwrap_or_default())),
        (before.cicd_enforced_default != theirs.cicd_enforced_default).then(|| {
            let code = if theirs.cicd_enforced_default { words::CICD_ON } else { words::CICD_OFF };
            quoted("code from", code)
        }),
        (before.default_cloud_provider != theirs.default_cloud_provider).then(|| {
            let cloud = theirs.default_cloud_provider.as_ref().map(|cloud| cloud.as_str());
            quoted("default cloud", &or_none(cloud))
        }),
        (before.default_region != theirs.default_region)
            .then(|| quoted("default region", &or_none(theirs.default_region.as_deref()))),
        (before.default_cluster_id != theirs.default_cluster_id)
            .then(|| quoted("default cluster", &or_none(theirs.default_cluster_id.as_deref()))),
    ];
    told.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        serde_json::from_value(serde_json::json!({
            "id": "cm4x8k2p90000abcd1234efgh", "name": "Telemetry", "organizationId": "cm4x8k2p90000abcd1234efgi",
            "cicdEnforcedDefault": false, "createdAt": "2026-11-21T14:02:00Z", "updatedAt": "2026-11-21T14:02:00Z",
        }))
        .expect("a workspace")
    }

    #[test]
    fn only_what_somebody_changed_is_told() {
        assert_eq!(differences(&workspace(), &workspace()), Vec::<String>::new());
        let theirs = Workspace {
            name: "Downlink".to_owned(),
            cicd_enforced_default: true,
            default_region: Some("us-west-2".to_owned()),
            ..workspace()
        };
        assert_eq!(
            differences(&workspace(), &theirs),
            ["name “Downlink”", "code from “CI/CD only”", "default region “us-west-2”"]
        );
    }
}
