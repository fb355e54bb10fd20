import ArgumentParser
import RollcallCommand

@main
struct Program {
    static func main() async {
        await RollcallCommand.main()
    }
}
