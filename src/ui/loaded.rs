//! What is shown while loading, when empty and when failed: none of the three can be forgotten.

use leptos::prelude::*;

/// When there is nothing to show, and what stands there instead.
pub enum Empty<T> {
    /// This kind of answer cannot be empty.
    Never,
    /// Shows the view when the test holds.
    When(fn(&T) -> bool, ViewFn),
}

impl<T> Empty<T> {
    /// Shows `view` in place of an answer for which `test` holds.
    pub fn when(test: fn(&T) -> bool, view: impl Into<ViewFn>) -> Self {
        Self::When(test, view.into())
    }
}

/// The loaded data of a resource, or what stands in its place. Reloading keeps what is shown.
#[component]
pub fn Loaded<T, E, F, L>(
    /// Where the data comes from.
    resource: LocalResource<Result<T, E>>,
    /// Shown until the first answer.
    #[prop(into)]
    loading: ViewFn,
    /// Shown in place of an answer without content.
    empty: Empty<T>,
    /// Shows a failure; the callback asks again.
    failed: F,
    /// Shows the data.
    loaded: L,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
    F: Fn(E, Callback<()>) -> AnyView + Send + Sync + 'static,
    L: Fn(T) -> AnyView + Send + Sync + 'static,
{
    let retry = Callback::new(move |()| resource.refetch());
    // The resource keeps its last answer while it asks again, so this needs no transition, which
    // would hold views of an answer that is gone.
    move || match (resource.get(), &empty) {
        (None, _) => loading.run(),
        (Some(Err(error)), _) => failed(error, retry),
        (Some(Ok(data)), Empty::When(test, view)) if test(&data) => view.run(),
        (Some(Ok(data)), _) => loaded(data),
    }
}
