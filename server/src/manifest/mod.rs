//! Manifests: YAML that says what should run and where.

pub mod render;
