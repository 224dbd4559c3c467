//! Ready-made lines for a new key, and recipes for continuous integration.
//!
//! A recipe never holds the secret: it names the variable, which the tool keeps encrypted.

use cloud_ui_contract::id::OrganizationId;

/// The environment variable that clients read the key from.
pub const VARIABLE: &str = "ASTROPULSE_API_KEY";

/// A recipe for one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The tool.
    pub tool: &'static str,
    /// Where the tool keeps the secret.
    pub keep: &'static str,
    /// What goes into its configuration.
    pub text: String,
}

/// Sets the variable in a shell.
pub fn export_line(secret: &str) -> String {
    format!("export {VARIABLE}={secret}")
}

/// The content of an environment file.
pub fn env_file(secret: &str) -> String {
    format!("{VARIABLE}={secret}\n")
}

/// A first request with the key.
pub fn curl_line(origin: &str) -> String {
    format!("curl -H \"Authorization: Bearer ${VARIABLE}\" {origin}/v1/organizations")
}

/// The recipes for an organization of the API at `origin`.
pub fn recipes(origin: &str, organization: &OrganizationId) -> [Recipe; 3] {
    let deploy = deploy(origin, organization);
    [
        Recipe {
            tool: "GitHub Actions",
            keep: "Repository > Settings > Secrets and variables > Actions > New repository secret",
            text: github(&deploy),
        },
        Recipe {
            tool: "GitLab CI",
            keep: "Project > Settings > CI/CD > Variables, masked and protected",
            text: gitlab(&deploy),
        },
        Recipe {
            tool: "Shell",
            keep: "The secrets backend of the machine, read into the environment of this one command",
            text: format!(
                "#!/bin/sh\nset -eu\ncommand -v curl jq >/dev/null || apt-get install -y curl jq\n\n{deploy}"
            ),
        },
    ]
}

/// Applies `app.yaml`, refuses invalid documents, and waits until every app runs.
fn deploy(origin: &str, organization: &OrganizationId) -> String {
    format!(
        r#"api={origin}/v1/organizations/{organization}
auth="Authorization: Bearer ${VARIABLE}"

# Deploy
curl -sS --fail-with-body -H "$auth" -H "Content-Type: application/yaml" \
  --data-binary @app.yaml "$api/apps/apply?atomic=true" -o result.json
jq -e 'all(.results[]; .outcome != "INVALID")' result.json || {{ cat result.json; exit 1; }}

# Check the status
for id in $(jq -r '.results[] | select(.kind == "Application") | .id' result.json); do
  for attempt in $(seq 30); do
    status=$(curl -sS --fail-with-body -H "$auth" "$api/apps/$id" | jq -r .status)
    case $status in RUNNING|FAILED) break ;; esac
    sleep 10
  done
  echo "$id $status"
  [ "$status" = RUNNING ] || exit 1
done
"#
    )
}

fn github(deploy: &str) -> String {
    format!(
        "name: Deploy
on:
  push:
    branches: [main]
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      {VARIABLE}: ${{{{ secrets.{VARIABLE} }}}}
    steps:
      - uses: actions/checkout@v4
      - name: Install the client
        run: sudo apt-get install -y curl jq
      - name: Deploy and check the status
        run: |
{}",
        indented(deploy, 10)
    )
}

fn gitlab(deploy: &str) -> String {
    format!(
        "deploy:
  image: debian:stable-slim
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - apt-get update && apt-get install -y ca-certificates curl jq
  script:
    - |
{}",
        indented(deploy, 6)
    )
}

fn indented(text: &str, spaces: usize) -> String {
    let mut indented = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        if !line.is_empty() {
            indented.extend(std::iter::repeat_n(' ', spaces));
            indented.push_str(line);
        }
        indented.push('\n');
    }
    indented
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [Recipe; 3] {
        let organization = OrganizationId::from_trusted("cm4x8k2p90000abcd1234efgh");
        recipes("https://cloud.example.com", &organization)
    }

    #[test]
    fn a_recipe_holds_the_variable_and_no_secret() {
        for recipe in all() {
            assert!(recipe.text.contains("$ASTROPULSE_API_KEY"), "{}", recipe.tool);
            assert!(!recipe.text.contains("cui_"), "{}", recipe.tool);
        }
        assert!(!curl_line("https://cloud.example.com").contains("cui_"));
    }

    #[test]
    fn a_recipe_installs_deploys_and_checks_against_this_api() {
        for recipe in all() {
            let text = recipe.text;
            let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{}: {part}", recipe.tool));
            let apps = "https://cloud.example.com/v1/organizations/cm4x8k2p90000abcd1234efgh";
            assert!(text.contains(apps));
            assert!(place("apt-get install") < place("/apps/apply?atomic=true"));
            assert!(place("/apps/apply?atomic=true") < place("$api/apps/$id"));
        }
    }

    #[test]
    fn github_reads_the_secret_by_its_own_syntax() {
        let [github, ..] = all();
        assert!(github.text.contains("ASTROPULSE_API_KEY: ${{ secrets.ASTROPULSE_API_KEY }}"));
    }

    #[test]
    fn yaml_blocks_are_indented_and_blank_lines_stay_blank() {
        assert_eq!(indented("a\n\n  b", 2), "  a\n\n    b\n");
    }

    #[test]
    fn the_lines_for_here_and_now_hold_the_secret() {
        assert_eq!(export_line("cui_x"), "export ASTROPULSE_API_KEY=cui_x");
        assert_eq!(env_file("cui_x"), "ASTROPULSE_API_KEY=cui_x\n");
    }
}
