//! The navigation at the left: a column, icons only, or a sheet on narrow screens.

use leptos::{ev, prelude::*};

use super::navigation_links::{NavGroup, NavLink, groups};
use crate::browser::focus;
use crate::browser::storage::{self, Area};
use crate::organization::{CurrentOrganization, OpenWorkspace};
use crate::pages::navigation::use_route;
use crate::ui::{Glyph, Icon};

const KEY: &str = "cloud-ui.navigation";
const ICONS: &str = "icons";

/// How the navigation is shown.
#[derive(Clone, Copy)]
pub struct NavState {
    narrow: RwSignal<bool>,
    open: RwSignal<bool>,
}

impl NavState {
    /// As the person left it.
    pub fn new() -> Self {
        let kept = storage::get(Area::Local, KEY).ok().flatten();
        Self { narrow: RwSignal::new(kept.as_deref() == Some(ICONS)), open: RwSignal::new(false) }
    }

    /// Only icons are shown, tracked.
    pub fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    /// The sheet is open, tracked.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Opens or closes the sheet.
    pub fn toggle_sheet(self) {
        self.open.update(|open| *open = !*open);
    }

    /// Closes the sheet.
    pub fn close(self) {
        self.open.set(false);
    }

    fn toggle_width(self) {
        let narrow = !self.narrow.get_untracked();
        self.narrow.set(narrow);
        // Denied storage costs the memory of it.
        let _kept =
            if narrow { storage::set(Area::Local, KEY, ICONS) } else { storage::remove(Area::Local, KEY) };
    }
}

/// The navigation.
#[component]
pub fn Sidebar() -> impl IntoView {
    let route = use_route();
    let nav = expect_context::<NavState>();
    let current = CurrentOrganization::from_context();
    let workspace = OpenWorkspace::from_context();
    let links = Memo::new(move |_| route.with(|route| groups(route.as_ref(), current, workspace)));
    let on_keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            nav.close();
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        if focus::within(&event, "a[href]") {
            nav.close();
        }
    };
    let toggle_label = move || if nav.is_narrow() { "Expand navigation" } else { "Collapse navigation" };
    view! {
        <nav class="sidenav" id="sidenav" aria-label="Main" on:keydown=on_keydown on:click=on_click>
            <div class="sidenav-links">
                {move || links.get().into_iter().map(group).collect_view()}
            </div>
            <button
                type="button"
                class="nav-link nav-width"
                aria-label=toggle_label
                title=toggle_label
                on:click=move |_| nav.toggle_width()
            >
                {move || {
                    let icon = if nav.is_narrow() { Icon::ArrowRight } else { Icon::ArrowLeft };
                    view! { <Glyph icon=icon /> }
                }}
                <span class="nav-label">"Collapse"</span>
            </button>
        </nav>
    }
}

fn group(group: NavGroup) -> AnyView {
    view! {
        <p class="nav-heading truncate">{group.heading}</p>
        <ul class="nav">{group.links.into_iter().map(link).collect_view()}</ul>
    }
    .into_any()
}

fn link(link: NavLink) -> AnyView {
    view! {
        <li>
            <a
                class="nav-link"
                href=link.href
                title=link.label
                aria-current=link.current.then_some("page")
            >
                <Glyph icon=link.icon />
                <span class="nav-label">{link.label}</span>
                {link.count.map(|count| view! { <span class="nav-count">{count}</span> })}
            </a>
        </li>
    }
    .into_any()
}
