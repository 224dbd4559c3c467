//! The client's address behind reverse proxies.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

/// The last hop of `X-Forwarded-For` that is no trusted proxy. What stands before it was written by
/// somebody nobody trusts, and without a trusted peer the header says nothing.
#[must_use]
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|net| net.contains(ip));
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut client = peer;
    for hop in hops.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        match parse(hop) {
            Some(ip) => client = ip,
            None => break,
        }
    }
    client
}

/// Some proxies write the port as well.
fn parse(hop: &str) -> Option<IpAddr> {
    let ip = hop.trim_start_matches('[').trim_end_matches(']').parse();
    ip.or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
        .map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn without_a_trusted_peer_the_header_says_nothing() {
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], &[]), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], &["10.0.0.0/8"]), "192.0.2.1");
    }

    #[test]
    fn the_last_untrusted_hop_is_the_client() {
        let proxies = ["127.0.0.1/32", "10.0.0.0/8"];
        assert_eq!(client("127.0.0.1", &["198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["203.0.113.9, 198.51.100.7, 10.1.2.3"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["203.0.113.9", "198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["10.9.9.9"], &proxies), "10.9.9.9");
        assert_eq!(client("127.0.0.1", &[], &proxies), "127.0.0.1");
    }

    #[test]
    fn ports_are_dropped_and_garbage_ends_the_search() {
        let proxies = ["127.0.0.1/32"];
        assert_eq!(client("127.0.0.1", &["198.51.100.7:4711"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["[2001:db8::1]:4711"], &proxies), "2001:db8::1");
        assert_eq!(client("127.0.0.1", &["198.51.100.7, unknown"], &proxies), "127.0.0.1");
    }
}
