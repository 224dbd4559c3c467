//! The two programs of the page: `public/boot.js` loads them.

use web_sys::Event;

/// The event that asks for the console's files ahead of time.
pub const SOON: &str = "cloud-ui-soon";

/// Has the console fetched while the person still signs in.
pub fn fetch_console_soon() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(SOON)) {
        // Fetched later, it only takes longer.
        let _asked = window.dispatch_event(&event);
    }
}
