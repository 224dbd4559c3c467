//! Where the console begins.

mod welcome;

use cloud_ui_contract::organization::Organization;
use leptos::prelude::*;

use super::failed::failed_panel;
use super::navigation::use_go;
use crate::organization::MyOrganizations;
use crate::organization::recents::Recent;
use crate::routes::Route;
use crate::ui::SkeletonPanel;

pub use welcome::WelcomePage;

/// Goes to the organization used last, else to the one joined first, else to the welcome.
#[component]
pub fn StartPage() -> impl IntoView {
    let mine = MyOrganizations::from_context();
    let go = use_go();
    Effect::new(move || {
        if let Some(organizations) = mine.loaded() {
            go.replace(&beginning(&organizations, &Recent::Organizations.ids()));
        }
    });
    let retry = Callback::new(move |()| mine.resource().refetch());
    let content = move || match mine.answer() {
        Some(Err(error)) => failed_panel(error, retry),
        Some(Ok(_)) | None => view! { <SkeletonPanel /> }.into_any(),
    };
    view! { <div class="page">{content}</div> }
}

fn beginning(organizations: &[Organization], recent: &[String]) -> Route {
    let open = |it: &&Organization| !it.needs_sign_in_method.unwrap_or_default();
    let last = recent.iter().find_map(|id| organizations.iter().filter(open).find(|it| it.id.as_str() == id));
    let first = || organizations.iter().find(open).or_else(|| organizations.first());
    last.or_else(first).map_or(Route::Welcome, |it| Route::workspaces(&it.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn organization(id: &str, needs_sign_in_method: bool) -> Organization {
        let subject = json!({"id": "u", "subjectType": "USER"});
        serde_json::from_value(json!({
            "id": id, "name": id, "productPlans": [],
            "allowEnhancedSupportAccess": false, "hasAllowedIpAddressRanges": false,
            "isBlockedEnableAiFeatures": false, "isScimEnabled": false,
            "shouldEnforceDedicatedClusters": false,
            "createdAt": "2026-01-01T00:00:00Z", "createdBy": subject,
            "updatedAt": "2026-01-01T00:00:00Z", "updatedBy": subject,
            "needsSignInMethod": needs_sign_in_method,
        }))
        .expect("an organization")
    }

    #[test]
    fn the_console_opens_where_one_was_last_and_can_still_enter() {
        let mine = [organization("closed", true), organization("first", false), organization("last", false)];
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let opens = |recent: &[&str]| beginning(&mine, &ids(recent)).href();
        assert_eq!(opens(&["last", "first"]), "/o/last/workspaces");
        assert_eq!(opens(&["gone", "closed"]), "/o/first/workspaces");
        assert_eq!(opens(&[]), "/o/first/workspaces");
        assert_eq!(beginning(&mine[..1], &[]).href(), "/o/closed/workspaces");
        assert_eq!(beginning(&[], &[]), Route::Welcome);
    }
}
