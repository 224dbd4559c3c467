//! What a person reads when something failed.

/// A failure in words: what happened, what to do, and the id that support asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// What happened, one sentence.
    pub message: String,
    /// What to do about it, one sentence; may be empty.
    pub advice: String,
    /// The request's id, when a server answered.
    pub request_id: Option<String>,
}

impl Failure {
    /// A failure without a request id.
    pub fn new(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { message: message.into(), advice: advice.into(), request_id: None }
    }

    /// Message and advice as one text.
    pub fn sentences(&self) -> String {
        let message = self.message.trim_end();
        let stop = if message.ends_with(['.', '!', '?', ':']) || message.is_empty() { "" } else { "." };
        format!("{message}{stop} {}", self.advice).trim_end().to_owned()
    }

    /// The same failure with the id of the request that met it.
    pub fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.request_id = request_id;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn message_and_advice_read_as_sentences() {
        let text = |message, advice| Failure::new(message, advice).sentences();
        assert_eq!(text("Wrong password", "Try again."), "Wrong password. Try again.");
        assert_eq!(text("Name is required.", ""), "Name is required.");
        assert_eq!(text("", ""), "");
    }
}
