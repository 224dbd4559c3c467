// Starts the program that the address and the kept session call for, and says so when it cannot start
// or has stopped.

// The pages before anybody is signed in. All others but the callback need a session.
const beforeSignIn = ["/login", "/login/password", "/setup"];
const callback = "/callback";

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

// Whether this browser keeps a session, or the sign-in program's mark that the console itself asks for a
// token. Where it cannot be told, the console finds out.
function keepsSession() {
  try {
    return [localStorage, sessionStorage].some((area) =>
      Object.keys(area).some((key) => key.startsWith("cloud-ui.session.")),
    );
  } catch {
    return true;
  }
}

const tag = document.querySelector("script[data-app]");
const programs = {
  console: { app: tag.dataset.app, wasm: tag.dataset.wasm },
  signIn: { app: `${tag.dataset.base}sign-in.js`, wasm: `${tag.dataset.base}sign-in_bg.wasm` },
};
const path = location.pathname.replace(/(?<=.)\/$/, "");
const isConsole = path === callback || (!beforeSignIn.includes(path) && keepsSession());

// Fetches the console while the person types, so that it is at hand after the sign-in.
window.addEventListener("cloud-ui-soon", () => {
  for (const address of Object.values(programs.console)) {
    fetch(address, { priority: "low" }).catch(() => {});
  }
});

const program = isConsole ? programs.console : programs.signIn;
try {
  const wasm = fetch(program.wasm);
  const { default: start } = await import(program.app);
  await start({ module_or_path: wasm });
} catch (error) {
  if (!stopped) {
    showFailure(
      "The console could not be loaded",
      "The connection may have broken, or a new version has just been installed. Reload to try again.",
      String(error),
    );
  }
}
