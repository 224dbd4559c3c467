// Starts the app, and says so when it cannot start or has stopped.

function element(name, text, children = []) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

// Replaces the page; the app's own parts are gone or cannot be trusted any more.
function showFailure(title, advice, detail) {
  const reload = element("button", "Reload");
  reload.type = "button";
  reload.className = "button";
  reload.dataset.variant = "primary";
  reload.addEventListener("click", () => location.reload());

  const heading = element("h1", title);
  heading.tabIndex = -1;
  const page = element("main", "", [heading, element("p", advice), reload]);
  page.className = "fatal";
  page.setAttribute("role", "alert");
  if (detail) {
    page.append(element("details", "", [element("summary", "Details"), element("pre", detail)]));
  }

  document.title = `${title} · Cloud UI`;
  document.body.replaceChildren(page);
  heading.focus();
}

let stopped = false;
window.addEventListener("cloud-ui-panic", (event) => {
  if (stopped) return;
  stopped = true;
  // The app may still be in the middle of a change to the page.
  setTimeout(() => {
    showFailure(
      "The console stopped",
      "It met a fault of its own. What was saved is safe; reload to go on.",
      String(event.detail ?? ""),
    );
  });
});

const tag = document.querySelector("script[data-app]");
try {
  const { default: start } = await import(tag.dataset.app);
  await start({ module_or_path: tag.dataset.wasm });
} catch (error) {
  if (!stopped) {
    showFailure(
      "The console could not be loaded",
      "The connection may have broken, or a new version has just been installed. Reload to try again.",
      String(error),
    );
  }
}
