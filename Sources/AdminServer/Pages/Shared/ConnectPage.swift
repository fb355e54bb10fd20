/// What a page that needs a tenant shows while none is connected: how to connect one.
struct ConnectPage: PageView {
    static let template = Template.connect
    let title: String
    let place: Place?
    let commands: [String]

    init(at place: Place, _ viewing: Viewing) {
        title = viewing.words.title(of: place)
        self.place = place
        commands = viewing.words.connectCommands
    }
}
