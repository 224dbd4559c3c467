-- Secrets of browsers that gave way to a successor. The browser may not have got that yet, so each
-- is taken for a short while longer; `current_hash` is what stands in its place now.
CREATE TABLE replaced_browser_secrets (
    hash BLOB PRIMARY KEY,
    current_hash BLOB NOT NULL,
    replaced_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replaced_browser_secrets_by_current ON replaced_browser_secrets (current_hash);
