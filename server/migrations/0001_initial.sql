-- Instants are milliseconds since 1970-01-01T00:00:00Z. Ids are CUIDs unless told otherwise.
-- `name_key` is the name in lower case (Unicode): it decides uniqueness, order and search.

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    full_name_key TEXT NOT NULL,
    status TEXT NOT NULL,
    global_role TEXT NOT NULL,
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    status TEXT NOT NULL,
    plan TEXT NOT NULL,
    billing_email TEXT NOT NULL DEFAULT '',
    is_scim_enabled INTEGER NOT NULL DEFAULT 0,
    allow_enhanced_support_access INTEGER NOT NULL DEFAULT 0,
    has_ai_features_disabled INTEGER NOT NULL DEFAULT 0,
    should_enforce_dedicated_clusters INTEGER NOT NULL DEFAULT 0,
    max_api_key_expiry_days INTEGER,
    -- Opened by single sign-on only.
    sso_only INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    -- Counts the writes; the entity tag is made of it.
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE managed_domains (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (organization_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_user ON memberships (user_id, joined_at);

CREATE TABLE clusters (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    cloud_provider TEXT NOT NULL,
    region TEXT NOT NULL,
    status TEXT NOT NULL,
    cluster_type TEXT NOT NULL,
    platform TEXT NOT NULL,
    kubernetes_version TEXT NOT NULL,
    db_instance_type TEXT NOT NULL,
    vpc_subnet_range TEXT NOT NULL,
    pod_subnet_range TEXT,
    service_subnet_range TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (organization_id, name_key)
) STRICT;

CREATE TABLE node_pools (
    id TEXT PRIMARY KEY,
    cluster_id TEXT NOT NULL REFERENCES clusters (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    max_node_count INTEGER NOT NULL,
    node_instance_type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    cicd_enforced_default INTEGER NOT NULL DEFAULT 0,
    default_cloud_provider TEXT,
    default_region TEXT,
    default_cluster_id TEXT,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    -- Counts the writes; the entity tag is made of it.
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (organization_id, name_key)
) STRICT;
CREATE INDEX workspaces_by_creation ON workspaces (organization_id, created_at, id);

CREATE TABLE workspace_roles (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (workspace_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_roles_by_user ON workspace_roles (user_id);

CREATE TABLE deployments (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    cluster_id TEXT REFERENCES clusters (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    namespace TEXT NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    executor TEXT NOT NULL,
    runtime_version TEXT NOT NULL,
    airflow_version TEXT NOT NULL,
    scheduler_size TEXT NOT NULL,
    is_cicd_enforced INTEGER NOT NULL DEFAULT 0,
    is_dag_deploy_enabled INTEGER NOT NULL DEFAULT 1,
    is_development_mode INTEGER NOT NULL DEFAULT 0,
    is_high_availability INTEGER NOT NULL DEFAULT 0,
    contact_emails TEXT NOT NULL DEFAULT '[]',
    worker_queues TEXT NOT NULL DEFAULT '[]',
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, name_key)
) STRICT;
CREATE INDEX deployments_by_creation ON deployments (organization_id, created_at, id);

CREATE TABLE deployment_roles (
    deployment_id TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (deployment_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deployment_roles_by_user ON deployment_roles (user_id);

CREATE TABLE teams (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    organization_role TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL
) STRICT;

CREATE TABLE team_members (
    team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (team_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_members_by_user ON team_members (user_id);

CREATE TABLE team_workspace_roles (
    team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (team_id, workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_deployment_roles (
    team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
    deployment_id TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (team_id, deployment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_roles (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    scope_type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    UNIQUE (organization_id, name_key)
) STRICT;

CREATE TABLE custom_role_permissions (
    role_id TEXT NOT NULL REFERENCES custom_roles (id) ON DELETE CASCADE,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_id, permission)
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_role_workspaces (
    role_id TEXT NOT NULL REFERENCES custom_roles (id) ON DELETE CASCADE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    PRIMARY KEY (role_id, workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    short_token TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    start_at INTEGER NOT NULL,
    end_at INTEGER,
    expiry_period_days INTEGER,
    last_rotated_at INTEGER,
    last_used_at INTEGER,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL
) STRICT;

CREATE TABLE api_token_roles (
    token_id TEXT NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
    entity_type TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (token_id, entity_type, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_token_roles_by_entity ON api_token_roles (entity_id);

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- SHA-256 of the secret, which itself is never stored.
    hash BLOB NOT NULL UNIQUE,
    masked_key TEXT NOT NULL,
    source TEXT NOT NULL,
    -- How its owner had signed in when it was made: the key stops where that no longer satisfies.
    sign_in_kind TEXT NOT NULL,
    connection_id TEXT,
    period_days INTEGER,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    last_used_ip TEXT,
    last_used_user_agent TEXT,
    rotated_from_id TEXT,
    replaced_by_id TEXT,
    revoked_at INTEGER,
    revoked_by TEXT,
    revoked_reason TEXT
) STRICT;
CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at, id);
CREATE INDEX api_keys_by_organization ON api_keys (organization_id, created_at, id);

CREATE TABLE app_profiles (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- The manifest's spec, normalised, as JSON.
    spec TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (organization_id, name_key)
) STRICT;

CREATE TABLE apps (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    profile_id TEXT NOT NULL REFERENCES app_profiles (id),
    cluster_id TEXT REFERENCES clusters (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    namespace TEXT NOT NULL,
    source_type TEXT NOT NULL,
    -- The manifest's spec, normalised, as JSON.
    spec TEXT NOT NULL,
    revision INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    -- When the platform last moved the status, and when it wants to look again.
    status_since INTEGER NOT NULL,
    next_check_at INTEGER,
    endpoint TEXT,
    desired_replicas INTEGER NOT NULL,
    ready_replicas INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    UNIQUE (organization_id, name_key)
) STRICT;
CREATE INDEX apps_by_creation ON apps (organization_id, created_at, id);
CREATE INDEX apps_by_update ON apps (organization_id, updated_at, id);
CREATE INDEX apps_by_status ON apps (organization_id, status, id);
CREATE INDEX apps_by_workspace ON apps (workspace_id, name_key);
CREATE INDEX apps_by_profile ON apps (profile_id);
CREATE INDEX apps_due ON apps (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE app_revisions (
    app_id TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    spec TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (app_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE app_events (
    id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    timestamp INTEGER NOT NULL,
    stream TEXT NOT NULL,
    type TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    object TEXT,
    count INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX app_events_by_app ON app_events (app_id, timestamp, id);

CREATE TABLE audit_events (
    id TEXT PRIMARY KEY,
    organization_id TEXT,
    timestamp INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    action TEXT NOT NULL,
    entity_type TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    entity_name TEXT NOT NULL,
    source_ip TEXT,
    user_agent TEXT,
    method TEXT,
    path TEXT,
    status_code INTEGER,
    request_id TEXT NOT NULL,
    changes TEXT
) STRICT;
CREATE INDEX audit_events_by_organization ON audit_events (organization_id, timestamp, id);
CREATE INDEX audit_events_by_time ON audit_events (timestamp);

-- Every role in a workspace or deployment that a person has, by themselves or through a team.
CREATE VIEW effective_workspace_roles AS
SELECT w.organization_id, r.user_id, r.workspace_id, r.role
FROM workspace_roles r JOIN workspaces w ON w.id = r.workspace_id
UNION
SELECT t.organization_id, m.user_id, r.workspace_id, r.role
FROM team_workspace_roles r JOIN teams t ON t.id = r.team_id JOIN team_members m ON m.team_id = t.id;

CREATE VIEW effective_deployment_roles AS
SELECT d.organization_id, r.user_id, r.deployment_id, r.role
FROM deployment_roles r JOIN deployments d ON d.id = r.deployment_id
UNION
SELECT t.organization_id, m.user_id, r.deployment_id, r.role
FROM team_deployment_roles r JOIN teams t ON t.id = r.team_id JOIN team_members m ON m.team_id = t.id;

CREATE VIEW effective_organization_roles AS
SELECT organization_id, user_id, role FROM memberships
UNION
SELECT t.organization_id, m.user_id, t.organization_role
FROM teams t JOIN team_members m ON m.team_id = t.id
JOIN memberships s ON s.organization_id = t.organization_id AND s.user_id = m.user_id;
