//! Addresses without a page.

use leptos::prelude::*;
use leptos_router::hooks::use_url;

use crate::pages::title::name_of;
use crate::routes::Route;
use crate::ui::{LinkButton, PageHeader, Panel};

/// The address is unknown; offers the nearest that exists.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let path = use_url().with_untracked(|url| url.path().to_owned());
    let nearest = Route::nearest(&path);
    let words = format!("Go to {}", name_of(Some(&nearest)).to_lowercase());
    view! {
        <div class="page-narrow">
            <PageHeader title="There is no page here" />
            <Panel>
                <div class="stack">
                    <p>"The address " <code>{path}</code> " is not one of the console's."</p>
                    <div class="row">
                        <LinkButton href=nearest.href()>{words}</LinkButton>
                    </div>
                </div>
            </Panel>
        </div>
    }
}

/// The API at hand does not have what the page is about.
#[component]
pub fn NotOfferedPage() -> impl IntoView {
    view! {
        <div class="page-narrow">
            <PageHeader title="This API does not offer this" />
            <Panel>
                <p>
                    "The console talks to an API without this extension, such as a plain Astro v1 API. Everything else \
                     works as usual."
                </p>
            </Panel>
        </div>
    }
}
