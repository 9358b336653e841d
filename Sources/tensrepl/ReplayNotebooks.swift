// `tensrepl replay`.

import ArgumentParser
import Notebooks
import Shell

struct ReplayNotebooks: Program {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Replay notebooks and compare what they print with what they say they print.")

    @Argument(help: "Notebooks, or folders: every .tnb below.")
    var paths: [String]
    @Flag(help: "Rewrite the outputs.")
    var update = false
    @Option(help: "Relative tolerance of floating-point numbers.")
    var rtol: Double?
    @Option(help: "Absolute tolerance of floating-point numbers.")
    var atol: Double?
    @Option(help: "Run only the cells of this name, and none of the others. Repeatable.")
    var only: [String] = []
    @Option(help: "Stop behind the cell of this name.")
    var until: String?
    @Option(help: "Seconds that a cell may take (600, unless the cell or the notebook says otherwise).")
    var timeout: Double?
    @Option(help: "Seconds that all may take together.")
    var totalTimeout: Double?
    @Flag(help: "Stop at the first notebook that is not as expected.")
    var failFast = false
    @Option(help: "Write a JUnit report to this file.")
    var junit: String?
    @Flag(help: "Print GitHub annotations.")
    var github = false
    @Option(help: ArgumentHelp("Assign a value before the first cell. Repeatable.", valueName: "name=value"))
    var param: [String] = []
    @Option(help: "Seed of the random numbers, in place of the notebooks' own.")
    var seed: Int?
    @Flag(help: "List the cells; run none.")
    var list = false
    @Option(help: ArgumentHelp("Let cells read a folder besides the notebook's own. Repeatable.", valueName: "dir"))
    var allowRead: [String] = []
    @Option(help: ArgumentHelp("Let cells read and write a folder. Repeatable.", valueName: "dir"))
    var allowWrite: [String] = []

    func validate() throws {
        for text in param where !text.contains("=") {
            throw ValidationError("--param wants name=value, not '\(text)'")
        }
        for (name, value) in [("--rtol", rtol), ("--atol", atol), ("--timeout", timeout), ("--total-timeout", totalTimeout)] {
            if let value, !(value >= 0) { throw ValidationError("\(name) wants a number from 0, not \(value)") }
        }
    }

    func exitCode() -> Int32 {
        var options = ReplayOptions()
        options.update = update
        options.rtol = rtol
        options.atol = atol
        options.only = only
        options.until = until
        options.timeout = timeout
        options.totalTimeout = totalTimeout
        options.failFast = failFast
        options.params = param.map { text in
            let name = text.prefix { $0 != "=" }
            return (name: String(name), value: String(text.dropFirst(name.count + 1)))
        }
        options.seed = seed
        options.list = list
        options.readFolders = allowRead
        options.writeFolders = allowWrite
        return ReplayProgram(paths: paths, options: options, junit: junit, github: github).run()
    }
}
