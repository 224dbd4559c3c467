//! Mounts the sign-in program.

fn main() {
    cloud_ui::browser::panics::install_hook();
    leptos::mount::mount_to_body(cloud_ui::app::SignInApp);
}
