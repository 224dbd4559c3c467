//! This tab's part of a session: the record, what the pages read of it, and the other tabs.

use super::notice::Notice;
use super::outcome::RefreshOutcome;
use super::pasted::Pasted;
use super::record::{self, Record};
use super::state::{Consequence, Event, ExpiryReason, Generation, Machine, SessionState};
use super::store::Store;
use super::tabs::TabMessage;
use crate::browser::broadcast::Channel;
use crate::browser::clock::{self, Timer};
use crate::browser::events::Listener;
use crate::browser::location;
use crate::browser::task::Flight;
use cloud_ui_contract::console_config::BaseDomain;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Everything this tab knows of the session.
pub(super) struct TabSession {
    pub(super) domain: BaseDomain,
    pub(super) store: Store,
    machine: RefCell<Machine>,
    pub(super) state: ArcRwSignal<SessionState>,
    pub(super) resumed: ArcRwSignal<u32>,
    pub(super) notices: ArcRwSignal<Vec<Notice>>,
    record: RefCell<Option<Record>>,
    /// In place of a record where people sign in by pasting a token.
    pub(super) pasted: Option<RefCell<Pasted>>,
    /// The largest rotation seen, which outlives its record.
    last_rotation: Cell<i64>,
    pub(super) channel: RefCell<Option<Channel>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
    pub(super) restoring: RefCell<Option<Flight>>,
    pub(super) refreshing: RefCell<Option<Flight>>,
    pub(super) outcome: Cell<RefreshOutcome>,
    pub(super) failures: Cell<u32>,
    pub(super) timer: RefCell<Option<Timer>>,
    pub(super) due_at_ms: Cell<i64>,
}

/// Where a record comes from, which decides who has to hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Issued to this tab: to be kept, and told to the others.
    Issued,
    /// Told by another tab: to be kept here as well.
    Told,
    /// Read from storage, where it stays.
    Kept,
}

impl TabSession {
    pub(super) fn start(domain: BaseDomain) -> Rc<Self> {
        let tab = Rc::new(Self::new(domain));
        tab.join_tabs();
        tab.watch_wakes();
        let restoring = Flight::begin(Rc::clone(&tab).restore());
        tab.restoring.replace(Some(restoring));
        tab
    }

    /// Nothing is kept and no other tab is asked: a record of this name belongs to another API.
    pub(super) fn start_with_pasted_tokens(domain: BaseDomain) -> Rc<Self> {
        let tab = Self { pasted: Some(RefCell::default()), ..Self::new(domain) };
        tab.apply(Event::NothingKept);
        Rc::new(tab)
    }

    fn new(domain: BaseDomain) -> Self {
        let store = Store::new(&domain.name);
        Self {
            domain,
            store,
            machine: RefCell::new(Machine::new()),
            state: ArcRwSignal::new(SessionState::Restoring),
            resumed: ArcRwSignal::new(0),
            notices: ArcRwSignal::new(Vec::new()),
            record: RefCell::new(None),
            pasted: None,
            last_rotation: Cell::new(0),
            channel: RefCell::new(None),
            listeners: RefCell::new(Vec::new()),
            restoring: RefCell::new(None),
            refreshing: RefCell::new(None),
            outcome: Cell::new(RefreshOutcome::Unreachable),
            failures: Cell::new(0),
            timer: RefCell::new(None),
            due_at_ms: Cell::new(i64::MAX),
        }
    }

    pub(super) fn generation(&self) -> Generation {
        self.machine.borrow().generation()
    }

    pub(super) fn record(&self) -> Option<Record> {
        self.record.borrow().clone()
    }

    /// The rotation of the record at hand; 0 without one.
    pub(super) fn rotation(&self) -> i64 {
        let record = self.record.borrow();
        record.as_ref().map_or(0, |record| record.rotation)
    }

    /// The rotation for a record issued now.
    pub(super) fn next_rotation(&self) -> i64 {
        record::next_rotation(self.last_rotation.get(), clock::now_ms())
    }

    /// Takes a record over, unless the one at hand is as new.
    pub(super) fn adopt(self: &Rc<Self>, record: Record, source: Source) -> Consequence {
        if record.rotation <= self.rotation() {
            return Consequence::None;
        }
        let identity = record.identity.clone();
        self.hold(record.clone());
        if source != Source::Kept {
            // Storage first: what follows may leave this page.
            let kept = self.store.save(&record);
            self.set_notice(Notice::StorageDenied, kept.is_err());
        }
        if source == Source::Issued {
            self.tell(&record);
        }
        self.apply(Event::Arrived(identity))
    }

    /// Holds a record in memory and plans its refresh, without showing anybody yet.
    pub(super) fn hold(self: &Rc<Self>, record: Record) {
        self.last_rotation.set(self.last_rotation.get().max(record.rotation));
        self.failures.set(0);
        self.set_notice(Notice::Unreachable, false);
        let expires_at_ms = record.expires_at_ms;
        self.record.replace(Some(record));
        self.plan_refresh(expires_at_ms);
    }

    fn tell(&self, record: &Record) {
        self.post(&if self.is_shared(record) {
            TabMessage::Changed
        } else {
            TabMessage::Tell(Box::new(record.clone()))
        });
    }

    /// Whether the other tabs can read the record in storage.
    pub(super) fn is_shared(&self, record: &Record) -> bool {
        record.keep_signed_in
            && !self.notices.with_untracked(|notices| notices.contains(&Notice::StorageDenied))
    }

    pub(super) fn post(&self, message: &TabMessage) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.post(&message.to_text());
        }
    }

    /// Forgets the record, here and in storage, or the pasted token.
    pub(super) fn forget(&self) -> Option<Record> {
        if let Some(pasted) = &self.pasted {
            pasted.borrow_mut().forget();
        }
        self.timer.replace(None);
        self.due_at_ms.set(i64::MAX);
        self.set_notice(Notice::Unreachable, false);
        self.store.clear();
        self.record.replace(None)
    }

    /// Moves the state machine and shows the new state.
    pub(super) fn apply(&self, event: Event) -> Consequence {
        let (state, consequence) = {
            let mut machine = self.machine.borrow_mut();
            let consequence = machine.apply(event);
            (machine.state().clone(), consequence)
        };
        if self.state.with_untracked(|shown| *shown != state) {
            self.state.set(state);
        }
        if consequence != Consequence::None {
            self.resumed.update(|count| *count += 1);
        }
        consequence
    }

    /// Moves the state machine for news from elsewhere: a page that shows another person's data
    /// starts from scratch.
    pub(super) fn carry_out(consequence: Consequence) {
        if consequence == Consequence::Reload {
            location::reload();
        }
    }

    pub(super) fn end(&self, reason: ExpiryReason) {
        self.forget();
        self.apply(Event::Ended(reason));
    }

    pub(super) fn set_notice(&self, notice: Notice, holds: bool) {
        let shown = self.notices.with_untracked(|notices| notices.contains(&notice));
        if shown != holds {
            self.notices.update(|notices| {
                notices.retain(|other| *other != notice);
                if holds {
                    notices.push(notice);
                }
            });
        }
    }
}
