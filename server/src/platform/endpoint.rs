//! Where an app answers from outside. Only image sources are given external access.

use serde_json::Value;

/// The address, when the manifest asks for external access.
pub(super) fn of(spec: &Value, name: &str, id: &str) -> Option<String> {
    if spec["source"]["type"] != "image" {
        return None;
    }
    let access = &spec["externalAccess"];
    if access["accessType"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("none")) {
        return None;
    }
    let exact = ["hostname", "dnsEndpoint", "dnsName"].iter().find_map(|key| access[*key].as_str());
    if let Some(host) = exact {
        return Some(format!("https://{host}"));
    }
    let domain = access["domain"].as_str()?;
    let suffix: String = id.chars().rev().take(6).collect();
    Some(format!("https://{name}-{suffix}.{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_domain_gets_a_host_of_its_own_and_a_hostname_is_exact() {
        let spec = |access: Value| json!({"source": {"type": "image"}, "externalAccess": access});
        assert_eq!(
            of(&spec(json!({"domain": "x.example"})), "web", "cabcdef"),
            Some("https://web-fedcba.x.example".into())
        );
        assert_eq!(
            of(&spec(json!({"hostname": "h.x.example"})), "web", "c"),
            Some("https://h.x.example".into())
        );
        assert_eq!(of(&spec(json!({"accessType": "None", "dnsName": "h.x.example"})), "web", "c"), None);
        assert_eq!(of(&json!({"source": {"type": "helm"}}), "web", "c"), None);
    }
}
