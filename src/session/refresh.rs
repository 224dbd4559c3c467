//! Replacing the tokens: planned, on wake, or after a 401; once per tab and once per browser.

use super::exchange::{self, TokenFailure, Tokens};
use super::id_token;
use super::notice::Notice;
use super::oauth::{self, CLIENT_ID};
use super::outcome::RefreshOutcome;
use super::record::Record;
use super::schedule;
use super::state::ExpiryReason;
use super::store::Kept;
use super::tab_session::{Source, TabSession};
use super::tabs;
use crate::browser::task::{self, Flight};
use crate::browser::{clock, events, locks, random, visibility};
use std::rc::Rc;

impl TabSession {
    /// Replaces the tokens of the rotation `than` or an older one. Calls that come while one is
    /// under way share it.
    pub(super) async fn refresh(self: &Rc<Self>, than: i64) -> RefreshOutcome {
        let under_way = self.refreshing.borrow().clone();
        let flight = match under_way {
            Some(flight) => flight,
            None => {
                let flight = Flight::begin(Rc::clone(self).fly(than));
                self.refreshing.replace(Some(flight.clone()));
                flight
            }
        };
        flight.landed().await;
        self.outcome.get()
    }

    async fn fly(self: Rc<Self>, than: i64) {
        let tab = Rc::clone(&self);
        let work = Box::pin(async move {
            let outcome = tab.refresh_inside_lock(than).await;
            tab.outcome.set(outcome);
        });
        locks::hold(&tabs::lock_name(&self.domain.name), work).await;
        self.refreshing.replace(None);
    }

    async fn refresh_inside_lock(self: &Rc<Self>, than: i64) -> RefreshOutcome {
        let is_shared = self.record().is_some_and(|record| self.is_shared(&record));
        if is_shared {
            if let Kept::Record(record) = self.store.load() {
                Self::carry_out(self.adopt(*record, Source::Kept));
            }
        } else {
            self.ask_peers(than).await;
        }
        let Some(record) = self.record() else {
            return RefreshOutcome::Ended(ExpiryReason::InvalidGrant);
        };
        if record.rotation > than {
            return RefreshOutcome::Refreshed;
        }
        let began = self.generation();
        let answer = self.ask_server(&record).await;
        if self.generation() != began {
            return RefreshOutcome::Ended(ExpiryReason::InvalidGrant);
        }
        self.conclude(&record, answer)
    }

    async fn ask_server(&self, record: &Record) -> Result<Tokens, TokenFailure> {
        let form = [
            ("grant_type", "refresh_token"),
            ("client_id", CLIENT_ID),
            ("refresh_token", record.refresh_token.expose()),
        ];
        let tokens = exchange::post_form(oauth::endpoint(&self.domain, "oauth/token"), &form).await?;
        // OpenID Connect Core section 12.2: a new ID token is about the same person.
        let subject = tokens.id_token.as_deref().and_then(id_token::subject);
        match subject {
            Some(subject) if subject != record.identity.subject => {
                Err(TokenFailure::Malformed { status: 200 })
            }
            _ => Ok(tokens),
        }
    }

    fn conclude(self: &Rc<Self>, record: &Record, answer: Result<Tokens, TokenFailure>) -> RefreshOutcome {
        let reason = match answer {
            Ok(tokens) => {
                self.adopt(self.renewed(record, tokens), Source::Issued);
                return RefreshOutcome::Refreshed;
            }
            Err(TokenFailure::Unreachable) => {
                self.failures.set(self.failures.get().saturating_add(1));
                self.set_notice(Notice::Unreachable, true);
                self.wake_after(schedule::backoff_ms(self.failures.get()));
                return RefreshOutcome::Unreachable;
            }
            Err(TokenFailure::InvalidGrant) => ExpiryReason::InvalidGrant,
            Err(TokenFailure::Malformed { status }) => {
                leptos::logging::warn!("the token endpoint's answer makes no sense (status {status})");
                ExpiryReason::Malformed
            }
        };
        self.end(reason);
        RefreshOutcome::Ended(reason)
    }

    fn renewed(&self, record: &Record, tokens: Tokens) -> Record {
        Record {
            identity: record.identity.clone(),
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token.unwrap_or_else(|| record.refresh_token.clone()),
            expires_at_ms: clock::now_ms().saturating_add(tokens.lifetime_ms),
            rotation: self.next_rotation(),
            keep_signed_in: tokens.keep_signed_in.unwrap_or(record.keep_signed_in),
        }
    }

    /// Plans the refresh of a token that ends at `expires_at_ms`.
    pub(super) fn plan_refresh(self: &Rc<Self>, expires_at_ms: i64) {
        let now_ms = clock::now_ms();
        let due_at_ms = schedule::refresh_at(expires_at_ms, now_ms, jitter_ms());
        self.wake_after(due_at_ms.saturating_sub(now_ms));
    }

    fn wake_after(self: &Rc<Self>, delay_ms: i64) {
        let delay_ms = delay_ms.max(0);
        self.due_at_ms.set(clock::now_ms().saturating_add(delay_ms));
        let weak = Rc::downgrade(self);
        let delay = u32::try_from(delay_ms).unwrap_or(u32::MAX);
        let timer = clock::after(delay, move || {
            if let Some(tab) = weak.upgrade() {
                tab.refresh_in_background();
            }
        });
        self.timer.replace(Some(timer));
    }

    /// Timers sleep with the computer and are slowed in background tabs: a tab that becomes visible,
    /// and a network that comes back, look at the clock again.
    pub(super) fn watch_wakes(self: &Rc<Self>) {
        let wake = {
            let weak = Rc::downgrade(self);
            move || {
                if let Some(tab) = weak.upgrade()
                    && !visibility::is_hidden()
                    && (tab.failures.get() > 0 || clock::now_ms() >= tab.due_at_ms.get())
                {
                    tab.refresh_in_background();
                }
            }
        };
        let on_online = wake.clone();
        let listeners =
            [visibility::on_change(move |_| wake()), events::on_window("online", move |_| on_online())];
        self.listeners.replace(listeners.into_iter().flatten().collect());
    }

    fn refresh_in_background(self: &Rc<Self>) {
        let rotation = self.rotation();
        if rotation > 0 {
            let tab = Rc::clone(self);
            task::spawn(async move {
                tab.refresh(rotation).await;
            });
        }
    }
}

/// A random time for this tab, in milliseconds; none where the browser has no random numbers.
fn jitter_ms() -> i64 {
    random::bytes::<2>().map_or(0, |bytes| {
        i64::from(u16::from_be_bytes(bytes)) * schedule::JITTER_SPAN_MS / i64::from(u16::MAX)
    })
}
