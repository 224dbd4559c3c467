//! Facts about the request at hand that errors, logs and audit events tell.

use std::net::IpAddr;

tokio::task_local! {
    /// The id of the request that this task answers.
    pub static REQUEST_ID: String;
}

/// The id of the request that this task answers; empty outside of one.
#[must_use]
pub fn current_id() -> String {
    REQUEST_ID.try_with(Clone::clone).unwrap_or_default()
}

/// Where a request came from and what it asked for. Put into the request's extensions by the
/// outermost middleware.
#[derive(Debug, Clone)]
pub struct RequestFacts {
    /// The request's id.
    pub id: String,
    /// The client's address, behind trusted proxies the last untrusted hop.
    pub source_ip: IpAddr,
    /// The `User-Agent` header, cut to a sensible length.
    pub user_agent: String,
    /// The method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
}
