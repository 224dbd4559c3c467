-- What is secret (codes, refresh tokens, set-up links) is kept as its SHA-256 only.

CREATE TABLE signing_keys (
    kid TEXT PRIMARY KEY,
    algorithm TEXT NOT NULL,
    -- PKCS #8, encrypted with the key file of the data directory.
    private_key BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE login_transactions (
    hash BLOB PRIMARY KEY,
    -- The cookie of the browser that opened it.
    browser_hash BLOB NOT NULL,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    state TEXT,
    nonce TEXT,
    code_challenge TEXT NOT NULL,
    scope TEXT NOT NULL,
    login_hint TEXT,
    email TEXT,
    keep_signed_in INTEGER NOT NULL DEFAULT 1,
    step TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    completed_at INTEGER,
    code_hash BLOB
) STRICT;
CREATE INDEX login_transactions_by_expiry ON login_transactions (expires_at);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    sign_in_kind TEXT NOT NULL,
    connection_id TEXT,
    scope TEXT NOT NULL,
    keep_signed_in INTEGER NOT NULL,
    signed_in_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    source_ip TEXT,
    user_agent TEXT,
    idle_expires_at INTEGER NOT NULL,
    absolute_expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (absolute_expires_at);

CREATE TABLE authorization_codes (
    hash BLOB PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    code_challenge TEXT NOT NULL,
    nonce TEXT,
    scope TEXT NOT NULL,
    sign_in_kind TEXT NOT NULL,
    connection_id TEXT,
    keep_signed_in INTEGER NOT NULL,
    signed_in_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The session that it was redeemed for: a replay revokes it (RFC 6749, section 4.1.2).
    session_id TEXT
) STRICT;

CREATE TABLE refresh_tokens (
    hash BLOB PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    spent_at INTEGER,
    successor_hash BLOB
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE sign_in_failures (
    -- SHA-256 of the lower-case e-mail address, whether such an account exists or not.
    account_hash BLOB NOT NULL,
    -- The client's address, in IPv6 its /64.
    address TEXT NOT NULL,
    failed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_by_account ON sign_in_failures (account_hash, failed_at);

-- Browsers that have signed in to an account before: they are not held off with strangers.
CREATE TABLE known_browsers (
    account_hash BLOB NOT NULL,
    browser_hash BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account_hash, browser_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE setup_links (
    hash BLOB PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
