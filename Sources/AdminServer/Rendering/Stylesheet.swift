/// The one stylesheet that pages load, put together from files that each say what they are about. The order is that of
/// the cascade: normalize.css, which set-up takes from its package, is the ground; what is narrow, printed or preferred
/// comes last.
enum Stylesheet {
    /// In the order of the cascade.
    static let bytes: [UInt8] = [
        PackageResources.normalize_css, PackageResources.tokens_css, PackageResources.ground_css,
        PackageResources.frame_css, PackageResources.forms_css, PackageResources.tables_css,
        PackageResources.states_css, PackageResources.results_css, PackageResources.charts_css,
        PackageResources.doors_css, PackageResources.people_css, PackageResources.runs_css,
        PackageResources.settings_css, PackageResources.narrow_css, PackageResources.media_css,
    ].reduce([], +)
}
