//! Where one is and going elsewhere. Only a [`Route`] or a parsed address can be gone to.

use std::rc::Rc;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map, use_url};
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

use crate::browser::{clock, urlencoded};
use crate::routes::{Route, SafeNext};

/// The parameter that opens a list's dialog for a new entry.
pub const CREATE: &str = "create";

/// The page of the address bar, in context.
#[derive(Clone, Copy)]
struct Here(Memo<Option<Route>>);

/// Derives the page from the address and makes [`use_route`] work below the caller.
pub fn provide_route() -> Memo<Option<Route>> {
    let url = use_url();
    let route = Memo::new(move |_| url.with(|url| Route::parse(url.path(), url.search())));
    provide_context(Here(route));
    route
}

/// The page of the address bar; `None` for an unknown address.
pub fn use_route() -> Memo<Option<Route>> {
    expect_context::<Here>().0
}

/// Path, query and fragment as one text.
pub fn address_of(url: &Url) -> String {
    let query = if url.search().is_empty() { "" } else { "?" };
    format!("{}{query}{}{}", url.path(), url.search(), url.hash())
}

/// The query of the address bar.
pub fn use_query() -> Memo<ParamsMap> {
    use_query_map()
}

/// Goes to pages.
#[derive(Clone, Copy)]
pub struct Go {
    navigate: StoredValue<Navigate, LocalStorage>,
    url: ReadSignal<Url>,
}

type Navigate = Rc<dyn Fn(&str, NavigateOptions)>;

/// A handle for going to pages, below the router.
pub fn use_go() -> Go {
    let navigate = use_navigate();
    Go {
        navigate: StoredValue::new_local(Rc::new(move |path: &str, options| navigate(path, options))),
        url: use_url(),
    }
}

impl Go {
    /// Goes to a page; Back returns here.
    pub fn to(self, route: &Route) {
        self.navigate(&route.href(), NavigateOptions::default());
    }

    /// Goes to a list with the dialog for a new entry open (`?create=1`).
    pub fn to_create(self, route: &Route) {
        self.navigate(&route.href_with([(CREATE, "1")]), NavigateOptions::default());
    }

    /// Goes to a page in place of this entry of the history.
    pub fn replace(self, route: &Route) {
        self.navigate(&route.href(), NavigateOptions { replace: true, ..NavigateOptions::default() });
    }

    /// Goes to an address that was kept, in place of this entry of the history.
    pub fn restore(self, next: &SafeNext) {
        self.navigate(next.as_str(), NavigateOptions { replace: true, ..NavigateOptions::default() });
    }

    /// Changes parameters of this page's query: sets those with a value, removes the others. Stays
    /// where the page is scrolled to.
    pub fn change_query(self, changes: &[(&str, Option<&str>)]) {
        let address = self.url.with_untracked(|url| changed(url, changes));
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        self.navigate(&address, options);
    }

    /// This page's address with such a change, tracked.
    pub fn query_href(self, changes: &[(&str, Option<&str>)]) -> String {
        self.url.with(|url| changed(url, changes))
    }

    fn navigate(self, path: &str, options: NavigateOptions) {
        // A page that was left while it waited for an answer leads nobody away from the next one.
        let Some(navigate) = self.navigate.try_get_value() else { return };
        let path = path.to_owned();
        spawn_local(async move {
            // Whoever goes finishes first: an action that still had to tell that it is done would
            // tell a page that is no longer there.
            clock::sleep(0).await;
            navigate(&path, options);
        });
    }
}

fn changed(url: &Url, changes: &[(&str, Option<&str>)]) -> String {
    let path = url.path();
    match changed_query(url.search(), changes) {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

fn changed_query(query: &str, changes: &[(&str, Option<&str>)]) -> String {
    let kept = urlencoded::parse(query);
    let is_changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
    let kept = kept.iter().filter(|(name, _)| !is_changed(name));
    let set = changes.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
    urlencoded::join(kept.map(|(name, value)| (name.as_str(), value.as_str())).chain(set))
}

#[cfg(test)]
mod tests {
    use super::changed_query;

    #[test]
    fn a_change_of_the_query_leaves_the_rest_alone() {
        let query = "search=a%20b&page=3&x=1";
        assert_eq!(changed_query(query, &[("page", None)]), "search=a%20b&x=1");
        assert_eq!(changed_query(query, &[("search", Some("é&")), ("page", None)]), "x=1&search=%C3%A9%26");
        assert_eq!(changed_query("", &[("page", None)]), "");
    }
}
