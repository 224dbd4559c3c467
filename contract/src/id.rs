//! Identifiers. The API mints CUIDs: `c` and 24 lower-case base36 characters.

use std::fmt;
use std::str::FromStr;

/// The length of a CUID in characters.
pub const CUID_LENGTH: usize = 25;

/// Whether a text has the shape of a CUID.
#[must_use]
pub fn is_cuid(text: &str) -> bool {
    text.len() == CUID_LENGTH
        && text.starts_with('c')
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

/// A text that should have been an identifier and is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier: 25 characters, a c and then digits or lower-case letters")
    }
}

impl std::error::Error for NotAnId {}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes a text for granted that comes from a trusted place: a row, a fresh CUID.
            #[must_use]
            pub fn from_trusted(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_cuid(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some("^c[0-9a-z]{24}$"))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    )+};
}

ids! {
    /// An organization.
    OrganizationId,
    /// A workspace of an organization.
    WorkspaceId,
    /// A deployment of a workspace.
    DeploymentId,
    /// A cluster of an organization.
    ClusterId,
    /// An app of a workspace.
    AppId,
    /// An app profile of an organization.
    AppProfileId,
    /// A person's account.
    UserId,
    /// A person's API key.
    ApiKeyId,
    /// An organization's, workspace's or deployment's API token.
    ApiTokenId,
    /// A custom role.
    RoleId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_shape_of_a_cuid_is_an_id() {
        assert!("cm4x8k2p90000abcd1234efgh".parse::<OrganizationId>().is_ok());
        for text in [
            "",
            "settings",
            "new",
            "Cm4x8k2p90000abcd1234efgh",
            "cm4x8k2p90000abcd1234efg",
            "cm4x8k2p90000abcd1234efg/",
        ] {
            assert_eq!(text.parse::<OrganizationId>(), Err(NotAnId), "{text}");
        }
    }
}
