//! The command palette: one field that finds pages, places and actions.

use leptos::{ev, prelude::*, task::spawn_local};

use super::controls::FrameControls;
use super::palette_entries::{Effect, Entry, all, found};
use crate::api::{Client, PageRequest, Resource, Revisions, workspaces};
use crate::browser::{clock, page};
use crate::organization::{CurrentOrganization, MyOrganizations};
use crate::pages::navigation::{Go, use_go, use_route};
use crate::pages::theme::{ThemeChoice, use_theme};
use crate::routes::{Route, SettingsPage};
use crate::ui::Dialog;

const INPUT: &str = "palette-input";
const LIST: &str = "palette-list";

/// The palette over the page.
#[component]
pub fn Palette() -> impl IntoView {
    let controls = expect_context::<FrameControls>();
    let open = controls.palette;
    view! {
        <Dialog
            open=open
            on_close=Callback::new(move |()| open.set(false))
            title="Search pages and commands"
        >
            <Search />
        </Dialog>
    }
}

#[component]
fn Search() -> impl IntoView {
    let controls = expect_context::<FrameControls>();
    let chooser = Chooser { controls, go: use_go(), theme: use_theme() };
    let entries = entries();
    let sought = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let shown = Memo::new(move |_| entries.with(|entries| found(entries, &sought.get())));
    let last = move || shown.with_untracked(Vec::len).saturating_sub(1);
    let on_keydown = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = if *at >= last() { 0 } else { *at + 1 }),
            "ArrowUp" => chosen.update(|at| *at = if *at == 0 { last() } else { *at - 1 }),
            "Enter" => {
                let entry = shown.with_untracked(|shown| shown.get(chosen.get_untracked()).cloned());
                if let Some(entry) = entry {
                    chooser.choose(&entry.effect);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    spawn_local(async {
        // The dialog opens first.
        clock::sleep(0).await;
        page::focus(INPUT);
    });
    view! {
        <div class="palette">
            <input
                id=INPUT
                type="text"
                class="input"
                role="combobox"
                aria-label="Search pages and commands"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-activedescendant=move || option_id(chosen.get())
                placeholder="Where to, or what to do"
                autocomplete="off"
                spellcheck="false"
                on:input=move |event| {
                    sought.set(event_target_value(&event));
                    chosen.set(0);
                }
                on:keydown=on_keydown
            />
            <ul id=LIST class="palette-list" role="listbox" aria-label="Found">
                {move || {
                    shown
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, entry)| option(at, entry, chosen, chooser))
                        .collect_view()
                }}
            </ul>
            <p class="muted" role="status">
                {move || shown.with(Vec::is_empty).then_some("Nothing of that name")}
            </p>
        </div>
    }
}

/// Everything that can be found; the workspaces are read when the palette opens.
fn entries() -> Memo<Vec<Entry>> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let route = use_route();
    let mine = MyOrganizations::from_context();
    let current = CurrentOrganization::from_context();
    let workspaces = LocalResource::new(move || {
        revisions.track(Resource::Workspaces);
        let organization = current.id();
        async move {
            let page = workspaces::list(client, &organization?, &PageRequest::everything()).await;
            page.ok().map(|page| page.items)
        }
    });
    Memo::new(move |_| {
        let organizations = mine.loaded().unwrap_or_default();
        let workspaces = workspaces.get().flatten().unwrap_or_default();
        route.with(|route| all(route.as_ref(), organizations, workspaces))
    })
}

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

fn option(at: usize, entry: Entry, chosen: RwSignal<usize>, chooser: Chooser) -> AnyView {
    let effect = entry.effect;
    view! {
        <li
            id=option_id(at)
            class="palette-option"
            role="option"
            aria-selected=move || (chosen.get() == at).to_string()
            on:click=move |_| chooser.choose(&effect)
            on:pointermove=move |_| chosen.set(at)
        >
            <span class="truncate">{entry.label}</span>
            <span class="muted">{entry.kind}</span>
        </li>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Chooser {
    controls: FrameControls,
    go: Go,
    theme: ThemeChoice,
}

impl Chooser {
    fn choose(self, effect: &Effect) {
        self.controls.palette.set(false);
        match effect {
            Effect::Go(route) => self.go.to(route),
            Effect::CreateApiKey => self.go.to_create(&Route::Settings(SettingsPage::ApiKeys)),
            Effect::Theme(theme) => {
                self.theme.choose(*theme);
            }
            Effect::Shortcuts => self.controls.shortcuts.set(true),
        }
    }
}
