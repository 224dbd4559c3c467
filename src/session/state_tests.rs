use super::*;

fn person(subject: &str) -> Identity {
    Identity { subject: subject.to_owned(), name: None, email: None, connection: None }
}

fn machine(events: impl IntoIterator<Item = Event>) -> Machine {
    let mut machine = Machine::new();
    for event in events {
        machine.apply(event);
    }
    machine
}

#[test]
fn an_expired_session_keeps_the_page_and_goes_on_with_the_same_person() {
    let mut machine = machine([Event::Arrived(person("ada"))]);
    let before = machine.generation();
    machine.apply(Event::Ended(ExpiryReason::InvalidGrant));
    assert!(matches!(machine.state(), SessionState::Expired { identity, .. } if identity.subject == "ada"));
    assert_eq!(machine.apply(Event::Arrived(person("ada"))), Consequence::Resume);
    assert_eq!(machine.generation(), before, "what was under way still counts");
}

#[test]
fn another_person_gets_a_clean_start() {
    for interlude in [vec![], vec![Event::Ended(ExpiryReason::InvalidGrant)]] {
        let mut machine = machine([Event::Arrived(person("ada"))].into_iter().chain(interlude));
        let before = machine.generation();
        assert_eq!(machine.apply(Event::Arrived(person("eve"))), Consequence::Reload);
        assert!(machine.generation() > before);
    }
}

#[test]
fn a_session_refused_at_the_start_is_a_sign_out_that_says_why() {
    let machine = machine([Event::Ended(ExpiryReason::InvalidGrant)]);
    let reason = SignedOutReason::Refused(ExpiryReason::InvalidGrant);
    assert_eq!(*machine.state(), SessionState::SignedOut { reason });
}

#[test]
fn an_empty_store_does_not_undo_a_session_that_arrived_meanwhile() {
    let machine = machine([Event::Arrived(person("ada")), Event::NothingKept]);
    assert!(matches!(machine.state(), SessionState::SignedIn { .. }));
}

#[test]
fn signing_out_twice_keeps_the_first_reason() {
    let machine = machine([Event::Arrived(person("ada")), Event::SignedOut, Event::SignedOutElsewhere]);
    let reason = SignedOutReason::Chosen;
    assert_eq!(*machine.state(), SessionState::SignedOut { reason });
}

#[test]
fn a_refused_token_ends_in_a_sign_out_that_says_why_and_the_next_one_begins_anew() {
    let mut machine = machine([Event::NothingKept, Event::Arrived(person("ada"))]);
    let before = machine.generation();
    assert_eq!(machine.apply(Event::TokenRefused), Consequence::None);
    let reason = SignedOutReason::Refused(ExpiryReason::Rejected);
    assert_eq!(*machine.state(), SessionState::SignedOut { reason });
    assert!(machine.generation() > before, "answers on their way are dropped");
    assert_eq!(machine.apply(Event::Arrived(person("eve"))), Consequence::None, "nothing of Ada's is left");
    assert!(matches!(machine.state(), SessionState::SignedIn { identity, .. } if identity.subject == "eve"));
}

/// A small generator (xorshift64), so that a failing run can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn event(&mut self) -> Event {
        match self.roll(9) {
            0 => Event::NothingKept,
            1 => Event::Unreadable,
            2 | 3 => Event::Arrived(person("ada")),
            4 => Event::Arrived(person("eve")),
            5 => Event::Ended(ExpiryReason::InvalidGrant),
            6 => Event::SignedOut,
            7 => Event::TokenRefused,
            _ => Event::SignedOutElsewhere,
        }
    }
}

#[test]
fn whatever_happens_no_person_sees_what_another_asked_for() {
    for seed in 1..500_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut machine = Machine::new();
        for _ in 0..40 {
            let before = machine.state().clone();
            let began = machine.generation();
            let event = dice.event();
            let consequence = machine.apply(event.clone());

            let told = format!("seed {seed}: {before:?} + {event:?} = {:?}", machine.state());
            assert!(machine.generation() >= began, "{told}");
            assert_ne!(*machine.state(), SessionState::Restoring, "{told}");
            if let (Some(old), Some(new)) = (before.identity(), machine.state().identity()) {
                let same = old.is_same_person(new);
                assert_eq!(same, machine.generation() == began, "{told}");
                assert_eq!(same, consequence != Consequence::Reload, "{told}");
            }
            if before.identity().is_some() && machine.state().identity().is_none() {
                assert!(machine.generation() > began, "{told}");
            }
            if let SessionState::SignedIn { generation, .. } | SessionState::Expired { generation, .. } =
                machine.state()
            {
                assert_eq!(*generation, machine.generation(), "{told}");
            }
        }
    }
}
