// Applies the person's choice before the first paint. The key is the one of src/browser/theme.rs.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("cloud-ui.theme");
  } catch {
    // Storage may be denied; the system's choice holds then.
  }
  if (choice === "light" || choice === "dark") {
    document.documentElement.dataset.theme = choice;
  }
})();
