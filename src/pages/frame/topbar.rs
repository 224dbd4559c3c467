//! The bar at the top.

use leptos::prelude::*;

use super::controls::FrameControls;
use super::person_menu::PersonMenu;
use super::sidebar::NavState;
use crate::organization::{OpenWorkspace, OrganizationSwitcher, WorkspaceSwitcher};
use crate::pages::connection::use_connection;
use crate::pages::navigation::{use_go, use_route};
use crate::pages::title::PRODUCT;
use crate::routes::{Route, SettingsPage};
use crate::ui::{Glyph, Icon, Mark};

/// Mark, switchers, search, connection, help, person.
#[component]
pub fn Topbar() -> impl IntoView {
    let route = use_route();
    let go = use_go();
    let controls = expect_context::<FrameControls>();
    let nav = expect_context::<NavState>();
    let workspace = OpenWorkspace::from_context();
    let connection = use_connection();
    let in_workspace = Memo::new(move |_| workspace.ids().is_some());
    let home = move || {
        route.with(|route| match route.as_ref().and_then(Route::organization) {
            Some(organization) => Route::workspaces(organization).href(),
            None => Route::Start.href(),
        })
    };
    view! {
        <header class="topbar">
            <div class="topbar-start">
                <button
                    type="button"
                    class="button nav-toggle"
                    data-variant="quiet"
                    data-icon=""
                    aria-label="Navigation"
                    aria-controls="sidenav"
                    aria-expanded=move || nav.is_open().to_string()
                    on:click=move |_| nav.toggle_sheet()
                >
                    <Glyph icon=Icon::Menu />
                </button>
                <a class="mark" href=home aria-label=PRODUCT>
                    <Mark />
                    <span class="mark-name">{PRODUCT}</span>
                </a>
                <OrganizationSwitcher
                    route=route
                    open=controls.switcher
                    on_switch=Callback::new(move |target: Route| go.to(&target))
                    footer=switcher_footer
                />
                {move || in_workspace.get().then(workspace_part)}
            </div>
            <div class="topbar-end">
                <button
                    type="button"
                    class="button palette-button"
                    data-variant="secondary"
                    aria-label="Search and commands"
                    aria-keyshortcuts="Control+K Meta+K"
                    on:click=move |_| controls.palette.set(true)
                >
                    <Glyph icon=Icon::Search />
                    <span class="topbar-wide">"Search"</span>
                    <kbd class="kbd topbar-wide" aria-hidden="true">
                        "Ctrl K"
                    </kbd>
                </button>
                <span class="connection" role="status" data-state=move || connection.get().name()>
                    {move || connection.get().label()}
                </span>
                <a
                    class="button topbar-wide"
                    data-variant="quiet"
                    data-icon=""
                    href=Route::Help.href()
                    aria-label="Help"
                >
                    <Glyph icon=Icon::Help />
                </a>
                <PersonMenu />
            </div>
        </header>
    }
}

fn workspace_part() -> AnyView {
    view! {
        <span class="topbar-slash" aria-hidden="true">
            "/"
        </span>
        <WorkspaceSwitcher />
    }
    .into_any()
}

fn switcher_footer() -> AnyView {
    view! {
        <a class="link-quiet" href=Route::Settings(SettingsPage::Profile).href()>
            "All my organizations"
        </a>
    }
    .into_any()
}
