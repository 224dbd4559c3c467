//! Data that is read again and again while somebody looks at it.

use leptos::prelude::*;

use super::loaded::Empty;

/// What is shown, apart from the data itself.
#[derive(Clone, PartialEq)]
enum Shown<E> {
    Loading,
    Failed(E),
    Empty,
    Data,
}

/// Like [`Loaded`](super::Loaded), for data that changes under the person's eyes: `loaded` runs once
/// and follows the data through its signal, so that a new answer leaves focus and open menus alone.
#[component]
pub fn LiveLoaded<T, E, F, L>(
    /// Where the data comes from.
    resource: LocalResource<Result<T, E>>,
    /// Shown until the first answer.
    #[prop(into)]
    loading: ViewFn,
    /// Shown in place of an answer without content.
    empty: Empty<T>,
    /// Shows a failure; the callback asks again.
    failed: F,
    /// Shows the data as it is now.
    loaded: L,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    E: Clone + PartialEq + Send + Sync + 'static,
    F: Fn(E, Callback<()>) -> AnyView + Send + Sync + 'static,
    L: Fn(Signal<T>) -> AnyView + Send + Sync + 'static,
{
    let retry = Callback::new(move |()| resource.refetch());
    let (is_empty, empty): (fn(&T) -> bool, ViewFn) = match empty {
        Empty::Never => (|_| false, ViewFn::default()),
        Empty::When(test, view) => (test, view),
    };
    let data = Memo::new(move |last: Option<&Option<T>>| match resource.get() {
        Some(Ok(data)) => Some(data),
        _ => last.cloned().flatten(),
    });
    let shown = Memo::new(move |_| match resource.get() {
        None => Shown::Loading,
        Some(Err(error)) => Shown::Failed(error),
        Some(Ok(data)) if is_empty(&data) => Shown::Empty,
        Some(Ok(_)) => Shown::Data,
    });
    move || match (shown.get(), data.get_untracked()) {
        (Shown::Failed(error), _) => failed(error, retry),
        (Shown::Empty, _) => empty.run(),
        (Shown::Data, Some(first)) => {
            loaded(Signal::derive(move || data.get().unwrap_or_else(|| first.clone())))
        }
        (Shown::Loading | Shown::Data, _) => loading.run(),
    }
}
