import RollcallCommand

await RollcallCommand.main()
