//! The product's mark.

use leptos::prelude::*;

/// The product's mark. Decorative: the product's name stands beside it or in its link.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="product-mark" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
            <rect width="32" height="32" rx="7" />
            <path d="M10.5 22.5a5 5 0 0 1-.6-9.96 6.5 6.5 0 0 1 12.5 1.66 4.2 4.2 0 0 1-.6 8.3z" />
        </svg>
    }
}
