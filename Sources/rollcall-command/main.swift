import ArgumentParser
import RollcallCommand

await RollcallCommand.main()
