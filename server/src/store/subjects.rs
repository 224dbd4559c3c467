//! Whom an id stands for: people and API tokens, as creators and authors are told.

use cloud_ui_contract::subject::BasicSubjectProfile;

/// SQL that yields the subject whose id a column holds, as JSON for [`subject`]. One that is gone
/// keeps its id. Both tables are asked by their keys: a view over the two would be read whole for
/// every row.
macro_rules! subject_json {
    ($column:literal) => {
        concat!(
            "COALESCE((SELECT json_object('id', s.id, 'subjectType', 'USER', 'username', s.email, \
             'fullName', s.full_name) FROM users s WHERE s.id = ",
            $column,
            "), (SELECT json_object('id', s.id, 'subjectType', 'SERVICEKEY', 'apiTokenName', s.name) \
             FROM api_tokens s WHERE s.id = ",
            $column,
            "), json_object('id', ",
            $column,
            "))"
        )
    };
}

pub(crate) use subject_json;

/// Reads what [`subject_json`] yields.
pub(crate) fn subject(json: &str) -> BasicSubjectProfile {
    serde_json::from_str(json).unwrap_or_else(|_| BasicSubjectProfile {
        id: String::new(),
        subject_type: None,
        username: None,
        full_name: None,
        avatar_url: None,
        api_token_name: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_without_names_keeps_its_id() {
        let profile = subject(r#"{"id":"system","fullName":null}"#);
        assert_eq!((profile.id.as_str(), profile.display_name()), ("system", "system"));
        assert_eq!(subject_json!("w.created_by").matches("w.created_by").count(), 3);
    }
}
