//! Reading manifests: every fault is told with its line, column and field.

use cloud_ui_contract::apply::ManifestFinding;
use cloud_ui_server::manifest::read::BodyError;
use cloud_ui_server::manifest::{Kind, Manifest, parse};
use serde_json::json;

fn one(text: &str) -> Manifest {
    let mut manifests = parse(text).unwrap();
    assert_eq!(manifests.len(), 1, "{text}");
    manifests.remove(0)
}

fn place(finding: &ManifestFinding) -> (u32, u32, &str) {
    (finding.line, finding.column, finding.field.as_str())
}

const APP: &str = "\
apiVersion: platform.astropulse.io/v1
kind: Application
spec:
  name: web
  profileName: west
  source:
    type: image
    image:
      registry: docker.io
      repository: acme/web
      tag: v1.0.0
";

#[test]
fn a_manifest_without_faults_has_no_findings() {
    let manifest = one(APP);
    assert_eq!((&manifest.errors[..], &manifest.warnings[..]), (&[][..], &[][..]));
    assert_eq!((manifest.kind, manifest.name.as_str()), (Some(Kind::Application), "web"));
    assert_eq!(manifest.spec["source"]["image"]["tag"], "v1.0.0");
}

/// What is changed in [`APP`], and the one error that follows.
#[test]
fn each_error_names_its_line_column_and_field() {
    let cases = [
        ("  name: web\n", "", (4, 3, "spec.name"), "missing"),
        ("name: web", "name: Web_1", (4, 9, "spec.name"), "lower-case"),
        ("name: web", "name: 12", (4, 9, "spec.name"), "write \"12\""),
        ("name: web", "name:", (4, 3, "spec.name"), "empty"),
        ("name: web", "name: [web]", (4, 9, "spec.name"), "text, not a list"),
        (
            "profileName: west",
            "profileName: <YOUR_PROFILE_NAME>",
            (5, 16, "spec.profileName"),
            "Replace the placeholder",
        ),
        ("type: image", "type: picture", (7, 11, "spec.source.type"), "one of image, helm, repository, yaml"),
        ("tag: v1.0.0", "tag: 1.10", (11, 12, "spec.source.image.tag"), "write \"1.10\""),
        ("      tag: v1.0.0\n", "", (9, 7, "spec.source.image.tag"), "missing"),
        ("    type: image", "    type: helm", (7, 5, "spec.source.helm"), "source.helm is missing"),
        ("kind: Application", "kind: K8sCluster", (2, 7, "kind"), "cannot be applied here"),
        ("platform.astropulse.io/v1", "apps/v1", (1, 13, "apiVersion"), "not known"),
        ("  name: web\n", "  name: web\n  name: other\n", (5, 3, ""), "stands here twice; first on line 4"),
        ("acme/web", "\"acme\\nweb\"", (10, 19, "spec.source.image.repository"), "control character"),
        ("acme/web", "*nothing", (10, 19, ""), "anchor"),
        ("acme/web", "!custom web", (10, 19, ""), "Tags"),
        ("  source:", "  <<: {a: 1}\n  source:", (6, 3, ""), "Merge keys"),
        ("acme/web", ".nan", (10, 19, ""), "no number"),
    ];
    for (from, to, at, words) in cases {
        assert!(APP.contains(from), "{from}");
        let manifest = one(&APP.replacen(from, to, 1));
        let errors: Vec<_> = manifest.errors.iter().map(place).collect();
        assert_eq!(errors, [at], "{to:?}: {:?}", manifest.errors);
        assert!(manifest.errors[0].message.contains(words), "{to:?}: {}", manifest.errors[0].message);
    }
}

#[test]
fn positions_count_from_the_begin_of_the_request() {
    let manifests =
        parse(&format!("{APP}---\n# a comment\n---\n{}", APP.replace("web", "Not A Name"))).unwrap();
    assert_eq!(manifests.len(), 2, "the document that is only a comment does not count");
    assert!(manifests[0].errors.is_empty());
    assert_eq!(place(&manifests[1].errors[0]), (18, 9, "spec.name"));
}

#[test]
fn line_ends_byte_order_marks_and_letters_of_many_bytes_move_nothing() {
    let windows = APP.replace('\n', "\r\n").replace("name: web", "name: Web");
    assert_eq!(place(&one(&windows).errors[0]), (4, 9, "spec.name"));
    let marked = format!("\u{FEFF}{}", APP.replace("name: web", "name: Web"));
    assert_eq!(place(&one(&marked).errors[0]), (4, 9, "spec.name"));
    let bare = one(
        "{ größe: 🚀, name: Web, profileName: p, source: {type: yaml, yaml: {repo: {repoURL: u, path: p}}} }",
    );
    assert_eq!(place(&bare.errors[0]), (1, 19, "spec.name"));
}

#[test]
fn what_is_no_yaml_is_told_where_it_breaks_and_spares_what_precedes_it() {
    for (broken, line) in [
        ("spec:\n  a: [1, 2\n  b: 3\n", 3),
        ("spec:\n\tname: web\n", 2),
        ("a: 'never closed\n", 1),
        ("a: b: c\n", 1),
        ("}", 1),
    ] {
        let manifests = parse(&format!("{APP}---\n{broken}")).unwrap();
        let last = manifests.last().unwrap();
        assert!(manifests[0].errors.is_empty(), "{broken}");
        assert_eq!(last.errors.len(), 1, "{broken}");
        assert!(last.errors[0].message.starts_with("This is not valid YAML"), "{:?}", last.errors);
        assert!((12 + line..=12 + line + 2).contains(&last.errors[0].line), "{broken}: {:?}", last.errors);
    }
}

#[test]
fn json_is_yaml() {
    let text = json!({"apiVersion": "platform.astropulse.io/v1", "kind": "ApplicationProfile",
        "spec": {"profileName": "west", "clusterName": "one"}})
    .to_string();
    let manifest = one(&text);
    assert_eq!(manifest.errors, []);
    assert_eq!(manifest.kind, Some(Kind::ApplicationProfile));
}

#[test]
fn a_bare_spec_is_recognized_by_its_fields() {
    let app = "name: web\nprofileName: west\nsource: {type: yaml, yaml: {repo: {repoURL: 'https://g.example/a.git', path: x}}}\n";
    assert_eq!(one(app).kind, Some(Kind::Application));
    for profile in [
        "profileName: west\n",
        "name: west\nclusterName: one\n",
        "name: west\ncloudProvider: {provider: aws}\n",
    ] {
        let manifest = one(profile);
        assert_eq!((manifest.kind, manifest.errors.len()), (Some(Kind::ApplicationProfile), 0), "{profile}");
        assert_eq!(manifest.name, "west");
    }
    let riddle = one("replicas: 3\n");
    assert_eq!((riddle.kind, place(&riddle.errors[0])), (None, (1, 1, "")));
    assert_eq!(one("just words").errors[0].message, "A manifest is a mapping, not text.");
}

#[test]
fn older_spellings_are_read_and_todays_are_written() {
    let cases = [
        (
            "name: west\ncloudProvider: {providerName: AWS, region: us-west-2}\n",
            json!({"profileName": "west", "cloudProvider": {"provider": "aws", "region": "us-west-2"}}),
        ),
        (
            "name: a\nprofileName: p\nsource:\n  type: yaml\n  yaml: {repoURL: u, path: x, targetBranch: main, exclude: '*.md'}\n",
            json!({"name": "a", "profileName": "p", "source": {"type": "yaml", "yaml":
            {"repo": {"repoURL": "u", "path": "x", "targetRevision": "main"}, "exclude": "*.md"}}}),
        ),
        (
            "name: a\nprofileName: p\nsource: {type: Image, image: {repository: r, tag: t}}\nexternalAccess: {accessType: Ingress, dnsName: a.b.example}\n",
            json!({"name": "a", "profileName": "p", "source": {"type": "image", "image": {"repository": "r", "tag": "t"}},
            "externalAccess": {"hostname": "a.b.example"}}),
        ),
        (
            "name: a\nprofileName: p\nsource: {type: image, image: {repository: r, tag: t}}\nexternalAccess: {accessType: None}\n",
            json!({"name": "a", "profileName": "p", "source": {"type": "image", "image": {"repository": "r", "tag": "t"}}}),
        ),
        (
            "name: a\nprofileName: p\nsource: {type: helm, helm: {repo: {repoURL: u, chartName: c, chartVersion: v1}, values: {object: {x: 1}}}}\n",
            json!({"name": "a", "profileName": "p", "source": {"type": "helm", "helm":
            {"repo": {"repoURL": "u", "chartName": "c", "chartVersion": "v1"}, "values": {"type": "object", "object": {"x": 1}}}}}),
        ),
    ];
    for (text, spec) in cases {
        let manifest = one(text);
        assert_eq!(manifest.errors, [], "{text}");
        assert_eq!(manifest.spec, spec, "{text}");
        let again = one(&spec.to_string());
        assert_eq!((again.errors, again.spec), (vec![], spec), "what is written is read again as it is");
    }
    let both = one("profileName: a\nname: b\nclusterName: c\n");
    assert!(both.errors[0].message.contains("mean the same"), "{:?}", both.errors);
}

#[test]
fn unknown_fields_are_kept_and_pointed_at() {
    let text = APP.replace("  name: web\n", "  name: web\n  colour: {deep: [blue, 7]}\n");
    let manifest = one(&text);
    assert_eq!(manifest.errors, []);
    assert_eq!(manifest.warnings.iter().map(place).collect::<Vec<_>>(), [(5, 3, "spec.colour")]);
    assert_eq!(manifest.spec["colour"], json!({"deep": ["blue", 7]}));
}

#[test]
fn two_documents_of_one_name_are_told_apart_by_line() {
    let manifests = parse(&format!("{APP}---\n{APP}")).unwrap();
    assert!(manifests[0].errors.is_empty());
    assert_eq!(place(&manifests[1].errors[0]), (16, 9, "spec.name"));
    assert!(manifests[1].errors[0].message.contains("line 1."), "{}", manifests[1].errors[0].message);
}

#[test]
fn bounds_hold() {
    assert_eq!(parse("").unwrap_err(), BodyError::Empty);
    assert_eq!(parse("# nothing\n---\n---\n...\n").unwrap_err(), BodyError::Empty);
    assert_eq!(parse(&"x".repeat(1024 * 1024 + 1)).unwrap_err(), BodyError::TooLarge);
    let hundred: String = (0..100).map(|at| format!("---\nprofileName: p{at}\n")).collect();
    assert_eq!(parse(&hundred).unwrap().len(), 100);
    assert_eq!(
        parse(&format!("{hundred}---\nprofileName: more\n")).unwrap_err(),
        BodyError::TooManyDocuments
    );
}

#[test]
fn a_small_text_does_not_become_a_large_tree() {
    let mut bomb = String::from("profileName: p\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    let manifest = one(&bomb);
    assert!(manifest.errors[0].message.contains("behind aliases"), "{:?}", manifest.errors);

    let deep = format!("a: {}{}", "[".repeat(100), "]".repeat(100));
    assert!(!one(&deep).errors.is_empty());
    let nested: String = (0..100).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert!(one(&nested).errors[0].message.contains("levels deep"), "{:?}", one(&nested).errors);
}

/// Values behind aliases were counted and their text was not: half a request of one long text and
/// half of aliases of it took tens of gigabytes.
#[test]
fn a_long_text_is_not_repeated_without_end() {
    let text = "x".repeat(400_000);
    let repeated =
        |times: usize| format!("profileName: p\na: &a {text}\nb: [{}]\n", vec!["*a"; times].join(", "));
    assert!(one(&repeated(2)).errors.is_empty());
    let manifest = one(&repeated(100_000));
    assert!(manifest.errors[0].message.contains("text behind aliases"), "{:?}", manifest.errors);
}

/// Whatever is sent, there is an answer: the parser never panics, and faults lie within the text.
#[test]
fn every_mutation_of_a_manifest_is_answered() {
    let letters: Vec<char> = APP.chars().collect();
    for at in 0..letters.len() {
        for put in ["", "\t", ":", "- ", "\"", "{", "[", "\u{0}", "&a ", "*a", "| ", "%", "🚀", "\n"] {
            let text: String = letters[..at].iter().collect::<String>()
                + put
                + &letters[at + 1..].iter().collect::<String>();
            let lines = u32::try_from(text.lines().count()).unwrap() + 1;
            for manifest in parse(&text).unwrap_or_default() {
                for finding in manifest.errors.iter().chain(&manifest.warnings) {
                    assert!(
                        (1..=lines).contains(&finding.line) && finding.column >= 1,
                        "{text:?}: {finding:?}"
                    );
                    assert!(!finding.message.is_empty());
                }
            }
        }
    }
}

/// The text of a document is what a revision keeps: it must read as the same manifest.
#[test]
fn a_document_keeps_its_own_text() {
    let manifests =
        parse(&format!("# first\n{APP}---\n# grüße 🚀\nprofileName: p # here\n...\n---\nprofileName: q\n"))
            .unwrap();
    for manifest in &manifests {
        let again = one(&manifest.text);
        assert_eq!((&again.name, &again.spec), (&manifest.name, &manifest.spec), "{:?}", manifest.text);
    }
    assert!(manifests[1].text.contains("# here"), "{:?}", manifests[1].text);
}
