/// What a page that needs a tenant shows while none is connected: how to connect one.
struct ConnectPage: PageView {
    static let template = Template.connect
    let title: String
    let place: Place?
    let commands = Sentences.connectCommands

    init(title: String, place: Place) {
        self.title = title
        self.place = place
    }
}
