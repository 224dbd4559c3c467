//! What stands around the pages of a signed-in person.

mod controls;
mod expiry;
mod keys;
mod navigation_links;
mod notices;
mod palette;
mod palette_entries;
mod person_menu;
mod shortcuts;
mod sidebar;
mod topbar;
mod version;

use leptos::{ev, prelude::*};

use super::commands::PageCommand;
use super::navigation::use_route;
use super::outlet;
use super::title::{name_of, use_title};
use crate::browser::page;
use crate::organization::recents::Recent;
use crate::organization::{CurrentOrganization, MyOrganizations, OpenWorkspace};
use crate::routes::Route;
use crate::ui::use_announcer;
use controls::FrameControls;
use expiry::ExpiryDialog;
use notices::Notices;
use palette::Palette;
use shortcuts::ShortcutsDialog;
use sidebar::{NavState, Sidebar};
use topbar::Topbar;

pub use shortcuts::ShortcutList;

const CONTENT: &str = "content";

/// Top bar, navigation, the page, and the dialogs that belong to all pages.
#[component]
pub fn Frame() -> impl IntoView {
    let route = use_route();
    let id = Memo::new(move |_| route.with(|route| route.as_ref()?.organization().cloned()));
    provide_context(MyOrganizations::new());
    let current = CurrentOrganization::new(id);
    provide_context(current);
    let workspace = OpenWorkspace::new(route);
    provide_context(workspace);
    let controls = FrameControls::new();
    provide_context(controls);
    let nav = NavState::new();
    provide_context(nav);
    keys::listen(controls);
    use_title(move || Some(route.with(|route| name_of(route.as_ref())).to_owned()));
    remember_where(current, workspace);
    let mounted = Memo::new(move |_| route.get().map(outlet::mounted));
    announce_pages(mounted);
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        page::focus(CONTENT);
    };
    view! {
        <div
            class="frame"
            data-nav=move || nav.is_narrow().then_some("icons")
            data-nav-open=move || nav.is_open().to_string()
        >
            <a class="skip-link" href=format!("#{CONTENT}") on:click=skip>
                "Skip to content"
            </a>
            <Topbar />
            <Sidebar />
            <div class="nav-backdrop" on:click=move |_| nav.close()></div>
            <main class="content" id=CONTENT tabindex="-1">
                <Notices />
                // Keyed: a page that goes takes all of its parts along, also those that wait for data.
                <For each=move || [mounted.get()] key=Clone::clone children=outlet::page />
                <PageCommand />
            </main>
        </div>
        <Palette />
        <ShortcutsDialog open=controls.shortcuts />
        <ExpiryDialog />
    }
}

fn remember_where(current: CurrentOrganization, workspace: OpenWorkspace) {
    Effect::new(move || {
        if let Some(organization) = current.organization() {
            Recent::Organizations.remember(organization.id.as_str());
        }
    });
    Effect::new(move || {
        if let Some(workspace) = workspace.workspace() {
            Recent::Workspaces.remember(workspace.id.as_str());
        }
    });
}

/// Says which page it is now, and puts the keyboard at its beginning. Not for the first page: there
/// the browser does both.
fn announce_pages(mounted: Memo<Option<Route>>) {
    let announcer = use_announcer();
    Effect::watch(
        move || mounted.get(),
        move |mounted, _, _| {
            announcer.say(name_of(mounted.as_ref()));
            let _moved = page::focus_first("main h1") || page::focus(CONTENT);
        },
        false,
    );
}
