//! Where the server listens.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use tokio::net::TcpListener;

/// `localhost:PORT`, which is two addresses, or `ADDRESS:PORT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListenAddress {
    /// The loopback addresses of IPv4 and IPv6: clients try one or the other first.
    Localhost(u16),
    /// One address.
    Address(SocketAddr),
}

impl ListenAddress {
    /// The port.
    #[must_use]
    pub fn port(self) -> u16 {
        match self {
            Self::Localhost(port) => port,
            Self::Address(address) => address.port(),
        }
    }

    /// Opens the listeners. Of the two of `localhost`, one is enough: a machine may lack IPv6.
    ///
    /// # Errors
    /// When none can be opened.
    pub async fn open(self) -> io::Result<Vec<TcpListener>> {
        match self {
            Self::Address(address) => Ok(vec![TcpListener::bind(address).await?]),
            Self::Localhost(port) => {
                let first = TcpListener::bind((IpAddr::V4(Ipv4Addr::LOCALHOST), port)).await?;
                // With port 0 the second takes the port that the first was given.
                let port = first.local_addr()?.port();
                let mut listeners = vec![first];
                match TcpListener::bind((IpAddr::V6(Ipv6Addr::LOCALHOST), port)).await {
                    Ok(second) => listeners.push(second),
                    Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
                    Err(error) => tracing::warn!(%error, "listening on IPv4 only"),
                }
                Ok(listeners)
            }
        }
    }
}

/// The text is no address to listen on.
#[derive(Debug, thiserror::Error)]
#[error("must be localhost:PORT or ADDRESS:PORT, e.g. 0.0.0.0:8888")]
pub struct NotAnAddress;

impl FromStr for ListenAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        if let Some(port) = text.strip_prefix("localhost:") {
            return port.parse().map(Self::Localhost).map_err(|_| NotAnAddress);
        }
        text.parse().map(Self::Address).map_err(|_| NotAnAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localhost_is_both_loopback_addresses() {
        assert_eq!("localhost:8888".parse::<ListenAddress>().unwrap(), ListenAddress::Localhost(8888));
        assert_eq!("[::]:80".parse::<ListenAddress>().unwrap().port(), 80);
        for text in ["localhost", "8888", "example.com:80", "localhost:x"] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }

    #[tokio::test]
    async fn a_port_of_the_system_s_choice_is_the_same_on_both() {
        let listeners = ListenAddress::Localhost(0).open().await.unwrap();
        let ports: Vec<u16> = listeners.iter().map(|one| one.local_addr().unwrap().port()).collect();
        assert!(ports.iter().all(|port| *port == ports[0]), "{ports:?}");
    }
}
