//! What a tab does when it opens, and what it hears from the others.

use super::notice::Notice;
use super::outcome::RefreshOutcome;
use super::record::Record;
use super::schedule;
use super::state::Event;
use super::store::Kept;
use super::tab_session::{Source, TabSession};
use super::tabs::{self, TabMessage};
use crate::browser::broadcast::Channel;
use crate::browser::clock;
use leptos::prelude::WithUntracked;
use std::rc::Rc;

/// How long a tab waits for the others to answer, in milliseconds.
const PEERS_ANSWER_MS: u32 = 100;

impl TabSession {
    /// Finds out who is signed in: from storage, or from the other tabs.
    pub(super) async fn restore(self: Rc<Self>) {
        let kept = self.store.load();
        self.set_notice(Notice::StorageDenied, kept == Kept::Denied);
        let nothing = match kept {
            Kept::Record(record) => return self.take_up(*record).await,
            Kept::Unreadable => Event::Unreadable,
            Kept::Nothing | Kept::Denied => Event::NothingKept,
        };
        self.ask_peers(0).await;
        self.apply(nothing);
    }

    /// Shows the kept person at once while their token is good, and else asks the server first: a
    /// session that is over then leads to the login page and not to a dialog over nothing.
    async fn take_up(self: Rc<Self>, record: Record) {
        let (rotation, identity) = (record.rotation, record.identity.clone());
        if schedule::is_usable(record.expires_at_ms, clock::now_ms()) {
            self.adopt(record, Source::Kept);
            return;
        }
        self.hold(record);
        if self.refresh(rotation).await == RefreshOutcome::Unreachable {
            self.apply(Event::Arrived(identity));
        }
    }

    /// Asks for a record newer than the rotation `than` and gives the others time to answer.
    pub(super) async fn ask_peers(&self, than: i64) {
        self.post(&TabMessage::Ask { than });
        clock::sleep(PEERS_ANSWER_MS).await;
    }

    /// Opens the channel to the other tabs.
    pub(super) fn join_tabs(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let channel = Channel::open(&tabs::channel_name(&self.domain.name), move |text| {
            if let (Some(tab), Some(message)) = (weak.upgrade(), TabMessage::parse(&text)) {
                tab.hear(message);
            }
        });
        self.channel.replace(channel);
    }

    fn hear(self: &Rc<Self>, message: TabMessage) {
        match message {
            TabMessage::Ask { than } => self.answer(than),
            TabMessage::Tell(record) => Self::carry_out(self.adopt(*record, Source::Told)),
            TabMessage::Changed => {
                if let Kept::Record(record) = self.store.load() {
                    Self::carry_out(self.adopt(*record, Source::Kept));
                }
            }
            TabMessage::SignedOut { subject } => self.hear_sign_out(&subject),
        }
    }

    /// Answers for a record that no storage shares; a shared one everybody reads for themselves.
    fn answer(&self, than: i64) {
        if let Some(record) = self.record()
            && record.rotation > than
            && !self.is_shared(&record)
        {
            self.post(&TabMessage::Tell(Box::new(record)));
        }
    }

    fn hear_sign_out(&self, subject: &str) {
        let is_about_us =
            self.state.with_untracked(|state| state.identity().is_some_and(|known| known.subject == subject));
        if is_about_us {
            self.forget();
            self.apply(Event::SignedOutElsewhere);
        }
    }
}
