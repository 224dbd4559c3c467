//! Every call into the browser: each file wraps one platform facility and turns its failures into
//! values. Nothing here knows the API, the session or the routes.

pub mod broadcast;
pub mod caret;
pub mod clipboard;
pub mod clock;
pub mod crypto;
pub mod download;
pub mod events;
pub mod files;
pub mod focus;
pub mod http;
pub mod intl;
pub mod keyboard;
pub mod leaving;
pub mod links;
pub mod location;
pub mod locks;
pub mod media;
pub mod network;
pub mod page;
pub mod panics;
pub mod popover;
pub mod programs;
pub mod random;
mod reflect;
pub mod secure;
pub mod storage;
pub mod task;
pub mod theme;
pub mod urlencoded;
pub mod visibility;
