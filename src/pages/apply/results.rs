//! What became of each document.

use cloud_ui_contract::apply::{ApplyOutcome, ApplyResult, ManifestFinding};
use cloud_ui_contract::id::AppId;
use leptos::prelude::*;

use super::sending::{Outcome, RESULTS_ID};
use super::words;
use crate::forms::TextValue;
use crate::organization::OrganizationContext;
use crate::routes::{AppTab, Route};
use crate::ui::{Badge, Column, Glyph, Icon, LinkButton, Table, Tone};

/// The kind of a document that is an app.
const APPLICATION: &str = "Application";

/// The results; a press on a finding asks for its line and column.
#[component]
pub fn Results(
    /// The last answer.
    outcome: Signal<Option<Outcome>>,
    /// The text as it is now.
    manifests: TextValue,
    /// Goes to a line and column.
    on_find: Callback<(u32, u32)>,
) -> impl IntoView {
    let moved = Memo::new(move |_| {
        outcome.with(|outcome| outcome.as_ref().is_some_and(|it| it.text != manifests.get()))
    });
    move || outcome.with(|outcome| outcome.as_ref().map(|outcome| results(outcome, moved, on_find)))
}

fn results(outcome: &Outcome, moved: Memo<bool>, on_find: Callback<(u32, u32)>) -> AnyView {
    let title = if outcome.dry_run { words::RESULTS_OF_CHECK } else { words::RESULTS };
    let columns = vec![
        Column::new("Document").width("32%"),
        Column::new("Outcome").width("10rem"),
        Column::new("Findings"),
    ];
    let dry_run = outcome.dry_run;
    let rows = outcome.answer.results.iter().map(|result| row(result, dry_run, on_find));
    let rows = rows.collect_view();
    let apps = Route::apps(&OrganizationContext::from_context().id()).href();
    let to_apps = (!dry_run).then(|| view! { <LinkButton href=apps>{words::TO_APPS}</LinkButton> });
    view! {
        <section class="stack" aria-labelledby=RESULTS_ID>
            <div class="spread">
                <div>
                    <h2 class="label" id=RESULTS_ID tabindex="-1">
                        {title}
                    </h2>
                    <p class="muted">{summary(outcome)}</p>
                </div>
                {to_apps}
            </div>
            <Show when=move || moved.get()>
                <p class="muted">{words::TEXT_CHANGED}</p>
            </Show>
            <Table caption=title columns=columns>
                {rows}
            </Table>
        </section>
    }
    .into_any()
}

/// "3 documents: 2 created, 1 unchanged."
fn summary(outcome: &Outcome) -> String {
    let results = &outcome.answer.results;
    let count = |of: &ApplyOutcome| results.iter().filter(|result| result.outcome == *of).count();
    let parts = ApplyOutcome::KNOWN.iter().filter_map(|of| {
        let count = count(of);
        (count > 0).then(|| format!("{count} {}", outcome_label(of, outcome.dry_run).to_lowercase()))
    });
    let parts = parts.collect::<Vec<_>>().join(", ");
    let documents = words::documents(results.len());
    let told = if parts.is_empty() { format!("{documents}.") } else { format!("{documents}: {parts}.") };
    if outcome.dry_run { format!("{told} {}", words::NOTHING_CHANGED) } else { told }
}

fn outcome_label(outcome: &ApplyOutcome, dry_run: bool) -> &str {
    match (outcome, dry_run) {
        (ApplyOutcome::Created, false) => "Created",
        (ApplyOutcome::Created, true) => "Would be created",
        (ApplyOutcome::Configured, false) => "Changed",
        (ApplyOutcome::Configured, true) => "Would change",
        (ApplyOutcome::Unchanged, _) => "Unchanged",
        (ApplyOutcome::Invalid, _) => "Invalid",
        (ApplyOutcome::Unknown(text), _) => text,
    }
}

fn outcome_tone(outcome: &ApplyOutcome) -> Tone {
    match outcome {
        ApplyOutcome::Created | ApplyOutcome::Configured => Tone::Good,
        ApplyOutcome::Invalid => Tone::Bad,
        ApplyOutcome::Unchanged | ApplyOutcome::Unknown(_) => Tone::Neutral,
    }
}

fn row(result: &ApplyResult, dry_run: bool, on_find: Callback<(u32, u32)>) -> AnyView {
    let errors = result.errors.iter().map(|finding| found(finding, Tone::Bad, on_find));
    let warnings = result.warnings.iter().map(|finding| found(finding, Tone::Warning, on_find));
    let findings = if result.errors.is_empty() && result.warnings.is_empty() {
        view! { <span class="muted">{words::NO_FINDINGS}</span> }.into_any()
    } else {
        view! { <ul class="findings">{errors.chain(warnings).collect_view()}</ul> }.into_any()
    };
    let outcome = outcome_label(&result.outcome, dry_run).to_owned();
    view! {
        <tr>
            <td class="table-main">{name(result)} <span class="table-sub">{kind(result)}</span></td>
            <td>
                <Badge tone=outcome_tone(&result.outcome) text=outcome />
            </td>
            <td>{findings}</td>
        </tr>
    }
    .into_any()
}

fn kind(result: &ApplyResult) -> String {
    let number = result.index.saturating_add(1);
    let kind = match result.kind.as_str() {
        APPLICATION => "App",
        "ApplicationProfile" => "App profile",
        "" => return format!("Document {number}"),
        other => other,
    };
    format!("{kind}, document {number}")
}

fn name(result: &ApplyResult) -> AnyView {
    let name = result.name.clone();
    match &result.id {
        _ if name.is_empty() => view! { <span class="muted">{words::UNNAMED}</span> }.into_any(),
        Some(id) if result.kind == APPLICATION => {
            let organization = OrganizationContext::from_context().id();
            let app = Route::app(&organization, &AppId::from_trusted(id.as_str()), AppTab::Overview);
            view! { <a href=app.href()>{name}</a> }.into_any()
        }
        _ => name.into_any(),
    }
}

fn found(finding: &ManifestFinding, tone: Tone, on_find: Callback<(u32, u32)>) -> AnyView {
    let (line, column) = (finding.line, finding.column);
    let (icon, word) = match tone {
        Tone::Bad => (Icon::Danger, "Error"),
        _ => (Icon::Alert, "Warning"),
    };
    let field = (!finding.field.is_empty())
        .then(|| view! { <code class="finding-field">{finding.field.clone()}</code> });
    view! {
        <li>
            <button
                type="button"
                class="finding"
                data-tone=tone.name()
                on:click=move |_| on_find.run((line, column))
            >
                <Glyph icon=icon />
                <span>
                    <span class="visually-hidden">{word} " in line "</span>
                    <span class="finding-place">{format!("{line}:{column}")}</span>
                    " "
                    {finding.message.clone()}
                    " "
                    {field}
                </span>
            </button>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud_ui_contract::apply::ApplyAnswer;

    fn outcome(of: &[ApplyOutcome], dry_run: bool) -> Outcome {
        let result = |(index, outcome): (u32, &ApplyOutcome)| ApplyResult {
            index,
            kind: APPLICATION.to_owned(),
            name: "a".to_owned(),
            outcome: outcome.clone(),
            id: None,
            errors: Vec::new(),
            warnings: Vec::new(),
        };
        let results = (0..).zip(of).map(result).collect();
        Outcome { answer: ApplyAnswer { results }, dry_run, text: String::new() }
    }

    #[test]
    fn a_summary_counts_the_documents_by_what_became_of_them() {
        use ApplyOutcome::{Created, Invalid, Unchanged};
        let applied = outcome(&[Created, Unchanged, Created], false);
        assert_eq!(summary(&applied), "3 documents: 2 created, 1 unchanged.");
        assert!(applied.is_good());
        let checked = outcome(&[Invalid], true);
        assert_eq!(summary(&checked), "1 document: 1 invalid. Nothing was changed.");
        assert!(!checked.is_good());
    }
}
