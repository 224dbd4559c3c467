//! The conventions of this repository, as tests: each failure lists the places and says what to do.

/// One file for each family of rules, and three that read the sources for them.
mod repo_rules {
    mod arrows;
    mod circles;
    mod comments;
    mod effects;
    mod machines;
    mod markup;
    mod names;
    mod panics;
    mod paths;
    mod platform;
    mod routes;
    mod secrets;
    mod sizes;
    mod sources;
    mod storage;
    mod syntax;
    mod testing;

    /// Fails with what to do and where, one place a line.
    #[track_caller]
    fn hold(what_to_do: &str, violations: &[String]) {
        assert!(violations.is_empty(), "{what_to_do}\n  {}\n", violations.join("\n  "));
    }
}
