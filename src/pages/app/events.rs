//! What happened to an app.

use cloud_ui_contract::app::{App, AppEvent, EventStream, EventType};
use leptos::prelude::*;

use super::words;
use crate::api::apps::{self, EventFilter};
use crate::api::{Client, Resource, Revisions};
use crate::pages::apps::live_pager::{Extent, live_pager};
use crate::pages::apps::reread::{Pace, use_reread};
use crate::pages::failed::failed_panel;
use crate::pages::listing::{ListResource, Listed, Listing, beyond_the_end, data_age, use_listing_of};
use crate::pages::navigation::{use_go, use_query};
use crate::pages::now::use_now;
use crate::ui::{
    Badge, Button, Column, Empty, EmptyState, FilterMenu, FilterOption, Icon, LiveLoaded, RelativeTime,
    SkeletonTable, Table, Tone, Toolbar,
};

/// Rows of a page.
const PAGE_SIZE: u32 = 50;

/// The events, newest first.
#[component]
pub fn Events(
    /// The app.
    app: Memo<App>,
) -> impl IntoView {
    let listing = use_listing_of(PAGE_SIZE);
    let query = use_query();
    let filter = Memo::new(move |_| query.with(|query| filter_of(|name| query.get(name))));
    let list = read_list(app, listing, filter);
    let pace = move || match list.get() {
        Some(Err(error)) if !error.is_retryable() => Pace::Never,
        _ => Pace::Soon,
    };
    use_reread(pace, move || list.refetch());
    view! {
        {toolbar(list, listing, filter)}
        <LiveLoaded
            resource=list
            loading=|| view! { <SkeletonTable columns=5 /> }
            empty=Empty::when(
                |listed: &Listed<AppEvent>| listed.page.items.is_empty(),
                move || nothing(listing, filter),
            )
            failed=failed_panel
            loaded=rows
        />
    }
}

/// What the address narrows the events to; nonsense narrows nothing.
fn filter_of(parameter: impl Fn(&str) -> Option<String>) -> EventFilter {
    let wire = |name: &str| parameter(name).unwrap_or_default().to_uppercase();
    EventFilter {
        stream: Some(EventStream::from(wire("stream").as_str())).filter(EventStream::is_known),
        event_type: Some(EventType::from(wire("type").as_str())).filter(EventType::is_known),
        since: None,
    }
}

fn read_list(app: Memo<App>, listing: Listing, filter: Memo<EventFilter>) -> ListResource<AppEvent> {
    let client = Client::from_context();
    let revisions = Revisions::from_context();
    let (organization, id) = app.with_untracked(|app| (app.organization_id.clone(), app.id.clone()));
    LocalResource::new(move || {
        revisions.track(Resource::Apps);
        let (organization, id) = (organization.clone(), id.clone());
        let (filter, request) = (filter.get(), listing.request());
        async move { apps::events(client, &organization, &id, &filter, &request).await.map(Listed::now) }
    })
}

fn toolbar(list: ListResource<AppEvent>, listing: Listing, filter: Memo<EventFilter>) -> AnyView {
    let stream = Signal::derive(move || {
        filter.with(|it| it.stream.as_ref().map(|it| it.as_str().to_lowercase()).unwrap_or_default())
    });
    let event_type = Signal::derive(move || {
        filter.with(|it| it.event_type.as_ref().map(|it| it.as_str().to_lowercase()).unwrap_or_default())
    });
    let streams = options(&[("pipeline", "Pipeline"), ("kubernetes", "Kubernetes")]);
    let types = options(&[("normal", "Normal"), ("warning", "Warning")]);
    view! {
        <Toolbar>
            <FilterMenu
                label="Stream"
                name="stream"
                options=streams
                value=stream
                on_choose=Callback::new(move |value: String| listing.narrow("stream", &value))
            />
            <FilterMenu
                label="Type"
                name="type"
                options=types
                value=event_type
                on_choose=Callback::new(move |value: String| listing.narrow("type", &value))
            />
            {data_age(list)}
        </Toolbar>
    }
    .into_any()
}

fn options(known: &[(&str, &str)]) -> Vec<FilterOption> {
    let known = known.iter().map(|(value, label)| FilterOption::new(*value, *label));
    std::iter::once(FilterOption::new("", words::ANY)).chain(known).collect()
}

fn nothing(listing: Listing, filter: Memo<EventFilter>) -> AnyView {
    if listing.is_later_page() {
        return beyond_the_end(listing);
    }
    if filter.get_untracked() == EventFilter::default() {
        return view! {
            <EmptyState title=words::NO_EVENTS_TITLE icon=Icon::Audit>
                {words::NO_EVENTS}
            </EmptyState>
        }
        .into_any();
    }
    let go = use_go();
    let clear = move |()| go.change_query(&[("stream", None), ("type", None), ("page", None)]);
    let action = move || view! { <Button on_press=Callback::new(clear)>{words::CLEAR}</Button> };
    view! {
        <EmptyState title=words::NO_EVENT_MATCHES_TITLE icon=Icon::Search action=action>
            {words::NO_EVENT_MATCHES}
        </EmptyState>
    }
    .into_any()
}

fn rows(listed: Signal<Listed<AppEvent>>) -> AnyView {
    let columns = vec![
        Column::new("When").width("9rem"),
        Column::new("Type").width("7rem"),
        Column::new("What happened"),
        Column::new("Object"),
        Column::new("Stream").width("7rem"),
        Column::new("Count").numeric().width("5rem"),
    ];
    let events = move || listed.with(|listed| listed.page.items.clone());
    let key = |event: &AppEvent| (event.id.clone(), event.count, event.timestamp);
    let extent = move || {
        listed.with(|listed| {
            let page = &listed.page;
            Extent::new(page.limit, page.offset, page.items.len(), page.total_count)
        })
    };
    view! {
        <Table caption="Events" columns=columns>
            <For each=events key=key children=|event| row(&event) />
        </Table>
        {live_pager("Pages of events", extent)}
    }
    .into_any()
}

fn row(event: &AppEvent) -> AnyView {
    let (tone, word) = match &event.event_type {
        EventType::Normal => (Tone::Neutral, "Normal"),
        EventType::Warning => (Tone::Warning, "Warning"),
        EventType::Unknown(text) => (Tone::Neutral, text.as_str()),
    };
    let stream = match &event.stream {
        EventStream::Pipeline => "Pipeline",
        EventStream::Kubernetes => "Kubernetes",
        EventStream::Unknown(text) => text,
    };
    view! {
        <tr>
            <td>
                <RelativeTime at=event.timestamp.millis() now=use_now() />
            </td>
            <td>
                <Badge tone=tone text=word.to_owned() />
            </td>
            <td class="event-words">
                <span class="label">{event.reason.clone()}</span>
                <span class="table-sub">{event.message.clone()}</span>
            </td>
            <td class="mono">{event.object.clone()}</td>
            <td>{stream.to_owned()}</td>
            <td class="table-number">{event.count}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> EventFilter {
        filter_of(|name| query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_address_narrows_the_events_and_nonsense_does_not() {
        let filter = read(&[("stream", "kubernetes"), ("type", "warning")]);
        assert_eq!(filter.stream, Some(EventStream::Kubernetes));
        assert_eq!(filter.event_type, Some(EventType::Warning));
        assert_eq!(read(&[("stream", "river"), ("type", "")]), EventFilter::default());
    }
}
