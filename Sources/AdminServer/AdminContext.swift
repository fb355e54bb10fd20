package import Hummingbird

/// What belongs to one request.
package struct AdminContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    /// Enough for a form that names 100,000 people by id.
    package var maxUploadSize: Int { 5 * 1024 * 1024 }

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
