//! An organization that wants its people to sign in another way.

use cloud_ui_contract::id::OrganizationId;
use cloud_ui_contract::sign_in_method::{SignInKind, SignInMethod};
use leptos::prelude::*;

use crate::routes::Route;
use crate::session::{Session, SignIn, guard};
use crate::ui::{Button, Dialog, Failure, InlineError, Variant};

/// What is known of the organization that asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodRequest {
    /// Its id.
    pub organization: OrganizationId,
    /// What a person calls it.
    pub name: String,
    /// The methods that open it.
    pub methods: Vec<SignInMethod>,
    /// Where to go once it is open.
    pub target: Route,
}

/// What a person calls a way to sign in.
pub fn method_label(kind: &SignInKind) -> &str {
    match kind {
        SignInKind::Password => "Password",
        SignInKind::Sso => "Single sign-on",
        SignInKind::Google => "Google",
        SignInKind::Github => "GitHub",
        SignInKind::Passkey => "Passkey",
        SignInKind::Unknown(text) => text,
    }
}

/// The methods within a sentence, as in "single sign-on or Google".
pub fn methods_label(methods: &[SignInMethod]) -> String {
    let label = |method: &SignInMethod| match method.kind {
        SignInKind::Google | SignInKind::Github => method_label(&method.kind).to_owned(),
        _ => method_label(&method.kind).to_lowercase(),
    };
    let labels: Vec<String> = methods.iter().map(label).collect();
    if labels.is_empty() { "another sign-in method".to_owned() } else { labels.join(" or ") }
}

/// Offers the methods over the page, which stays as it is.
#[component]
pub fn MethodDialog(
    /// The organization to get into; `None` closes.
    request: RwSignal<Option<MethodRequest>>,
) -> impl IntoView {
    let open = Signal::derive(move || request.with(Option::is_some));
    let title = Signal::derive(move || {
        request
            .with(|request| request.as_ref().map(|it| format!("Sign in to {}", it.name)).unwrap_or_default())
    });
    view! {
        <Dialog
            open=open
            on_close=Callback::new(move |()| request.set(None))
            title=title
            footer=move || {
                view! {
                    <Button on_press=Callback::new(move |()| request.set(None))>"Stay here"</Button>
                }
                    .into_any()
            }
        >
            {move || request.get().map(offer)}
        </Dialog>
    }
}

/// What the organization wants, and a button for each way to do it.
pub fn offer(request: MethodRequest) -> AnyView {
    let failed = RwSignal::new(None::<Failure>);
    let buttons =
        request.methods.iter().map(|method| method_button(&request, method.clone(), failed)).collect_view();
    let explanation = format!(
        "{} accepts only {}. You are signed in another way, so it stays closed until you sign in again with an \
         accepted method. Everything else stays as it is.",
        request.name,
        methods_label(&request.methods),
    );
    view! {
        <div class="stack">
            <p>{explanation}</p>
            <div class="stack-tight">{buttons}</div>
            <InlineError failure=failed />
        </div>
    }
    .into_any()
}

fn method_button(
    request: &MethodRequest,
    method: SignInMethod,
    failed: RwSignal<Option<Failure>>,
) -> AnyView {
    let session = Session::from_context();
    let reason = unavailable(&method, &request.name);
    let label = format!("Continue with {}", method.display_name);
    let sign_in = SignIn {
        organization: Some(request.organization.to_string()),
        connection: method.connection_id,
        login_hint: session.identity().and_then(|identity| identity.email),
        ..SignIn::default()
    };
    let target = request.target.href();
    let leave = Action::new_local(move |(): &()| {
        let sign_in = sign_in.clone();
        guard::keep_return_to(&target);
        async move {
            if let Err(error) = session.begin_sign_in(sign_in).await {
                failed.set(Some(Failure::new(error.headline(), error.advice())));
            }
        }
    });
    view! {
        <Button
            variant=Variant::Primary
            pending=leave.pending()
            disabled_reason=Signal::stored(reason.clone())
            on_press=Callback::new(move |()| {
                leave.dispatch(());
            })
        >
            {label}
        </Button>
        {reason.map(|reason| view! { <p class="muted">{reason}</p> })}
    }
    .into_any()
}

/// Why the method cannot be used yet.
fn unavailable(method: &SignInMethod, organization: &str) -> Option<String> {
    let needs_connection = matches!(method.kind, SignInKind::Sso | SignInKind::Google | SignInKind::Github);
    (needs_connection && method.connection_id.is_none()).then(|| {
        format!("No connection is configured yet. An Organization Owner of {organization} can configure one.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn method(kind: SignInKind, connection_id: Option<&str>) -> SignInMethod {
        SignInMethod {
            kind,
            connection_id: connection_id.map(str::to_owned),
            display_name: "Nova SSO".to_owned(),
        }
    }

    #[test]
    fn a_method_without_its_connection_says_who_can_configure_one() {
        let reason = unavailable(&method(SignInKind::Sso, None), "Nova Logistics");
        assert!(reason.is_some_and(|reason| reason.contains("Owner of Nova Logistics")));
        assert_eq!(unavailable(&method(SignInKind::Sso, Some("c")), "Nova Logistics"), None);
        assert_eq!(unavailable(&method(SignInKind::Password, None), "Nova Logistics"), None);
    }

    #[test]
    fn methods_are_told_in_words() {
        let methods = [method(SignInKind::Sso, None), method(SignInKind::Google, None)];
        assert_eq!(methods_label(&methods), "single sign-on or Google");
        assert_eq!(methods_label(&[]), "another sign-in method");
    }
}
