/// What a page that needs a tenant shows while none is connected: the way to the steps, or whom to ask.
struct ConnectPage: PageView {
    static let template = Template.connect
    let title: String
    let place: Place?
    let beginning: Beginning

    init(at place: Place, _ beginning: Beginning, _ viewing: Viewing) {
        title = viewing.words.title(of: place)
        self.place = place
        self.beginning = beginning
    }
}
