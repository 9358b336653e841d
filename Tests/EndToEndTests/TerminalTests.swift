// The prompt at a real pseudo-terminal: keys in, what the screen gets out. Editing keys one by one are LineEditingTests'.

import Glibc
import Testing

/// Keys that are not characters.
private enum Key {
    static let tab = "\t"
    static let interrupt = "\u{03}"
    static let endOfFile = "\u{04}"
    static let up = "\u{1B}[A"
}

@Suite(.serialized) struct TerminalTests {
    /// A session at a terminal, at its first prompt. Its history is kept in a folder of its own.
    private func open(_ state: Folder, environment: [String: String] = [:]) throws -> Child {
        let child = try Child(onTerminal: [], environment: ["XDG_STATE_HOME": state.path].merging(environment) { $1 })
        try child.waits(for: "Ctrl-D leaves.")
        try child.waits(for: ">>> ")
        return child
    }

    /// Leaves by Ctrl-D and expects a clean end.
    private func leave(_ child: Child, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try child.write(Key.endOfFile)
        #expect(try child.finish().status == 0, "\(child.text)", sourceLocation: sourceLocation)
    }

    @Test func aLineAndItsAnswer() throws {
        let child = try open(try Folder())
        try child.write("40 + 2\n")
        try child.waits(for: "\n42\r\n")
        try child.waits(for: ">>> ")
        try child.write("x = tensor([1., 2.], requires_grad=True)\n")
        try child.waits(for: ">>> ")
        try child.write("(x * x).sum()\n")
        try child.waits(for: "\ntensor(5., grad_fn=<SumBackward0>)\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    @Test func aDefinitionOverSeveralLines() throws {
        let child = try open(try Folder())
        try child.write("def f(n):\n")
        try child.waits(for: "... ")
        try child.write("    return n * 2\n")
        try child.waits(for: "... ")
        try child.write("\n")
        try child.waits(for: ">>> ")
        try child.write("f(\n")
        try child.waits(for: "... ")
        try child.write("21)\n")
        try child.waits(for: "\n42\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    @Test func anErrorAndOn() throws {
        let child = try open(try Folder())
        try child.write("kept = 5\n")
        try child.waits(for: ">>> ")
        for (cell, error) in [
            ("1/0", "ZeroDivisionError: division by zero"), ("x = = 1", "SyntaxError: invalid syntax"),
            ("kep", "Did you mean: 'kept'?"), ("f = lambda: f(); f()", "RecursionError: maximum recursion depth exceeded"),
            ("zeros(2) + zeros(3)", "must match the size of tensor b (3)"),
        ] {
            try child.write(cell + "\n")
            try child.waits(for: error)
            try child.waits(for: ">>> ")
            try child.write("kept\n")
            try child.waits(for: "\n5\r\n")
            try child.waits(for: ">>> ")
        }
        try leave(child)
    }

    @Test func controlCStopsALoopAndKeepsTheNames() throws {
        let child = try open(try Folder())
        try child.write("kept = 7\n")
        try child.waits(for: ">>> ")
        for loop in ["while True: turn = 1", "[i for i in range(10**12)]", "sum(range(10**15))"] {
            try child.write("def spin():\n")
            try child.waits(for: "... ")
            try child.write("    print('spin' + 'ning')\n")
            try child.waits(for: "... ")
            try child.write("    \(loop)\n")
            try child.waits(for: "... ")
            try child.write("\n")
            try child.waits(for: ">>> ")
            // What it prints first tells that it runs.
            try child.write("spin()\n")
            try child.waits(for: "\nspinning\r\n")
            try child.write(Key.interrupt)
            try child.waits(for: "KeyboardInterrupt")
            try child.waits(for: ">>> ")
            try child.write("kept\n")
            try child.waits(for: "\n7\r\n")
            try child.waits(for: ">>> ")
        }
        try leave(child)
    }

    @Test func controlCDropsAHalfTypedLine() throws {
        let child = try open(try Folder())
        try child.write("print('ne' + 'ver'")
        try child.waits(for: "'ver'")
        try child.write(Key.interrupt)
        try child.waits(for: "KeyboardInterrupt")
        try child.waits(for: ">>> ")
        try child.write("def f():\n")
        try child.waits(for: "... ")
        try child.write(Key.interrupt)
        try child.waits(for: ">>> ")
        try child.write("1 + 1\n")
        try child.waits(for: "\n2\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
        #expect(!child.text.contains("never"))
    }

    /// Ctrl-C at the prompt is the prompt's: the next cell runs to its end.
    @Test func controlCAtThePromptSparesTheNextCell() throws {
        let child = try open(try Folder())
        try child.write("half a line")
        try child.waits(for: "half a line")
        try child.write(Key.interrupt)
        try child.waits(for: "KeyboardInterrupt")
        try child.waits(for: ">>> ")
        try child.write("sum([i for i in range(1000)])\n")
        try child.waits(for: "\n499500\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    /// Keyword arguments of the call, the parts of a model, options of a command, files in a string.
    @Test func tabKnowsMoreThanNames() throws {
        let child = try open(try Folder())
        for (typed, completed) in [
            ("optim.SGD([], momen", "tum="), ("net = nn.Linear(1, 2)\nnet.wei", "ght"), ("%tape f --so", "rt"),
            ("open('/proc/cpuin", "fo"),
        ] {
            try child.write(typed)
            try child.waits(for: String(typed.suffix(3)))
            try child.write(Key.tab)
            try child.waits(for: completed)
            try child.write(Key.interrupt)
            try child.waits(for: "KeyboardInterrupt")
            try child.waits(for: ">>> ")
        }
        try leave(child)
    }

    /// A session is saved and replayed, reports that name cells included, also when some of them are not saved.
    @Test func aSavedSessionReplays() throws {
        let folder = try Folder()
        let path = folder.path + "/a.tnb"
        let child = try open(folder)
        for line in ["x = tensor(2., requires_grad=True)", "y = x * 3", "%tape y", "%save \(path)", "f = lambda: 0", "f", "z = y * y", "%tape z", "%save \(path)"] {
            try child.write(line + "\n")
            try child.waits(for: ">>> ")
        }
        try leave(child)
        let outcome = try run(["replay", path])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("7 cells, 7 passed"))
    }

    @Test func tabCompletes() throws {
        let child = try open(try Folder())
        try child.write("weights_of_layer = 3\n")
        try child.waits(for: ">>> ")
        try child.write("weights_o" + Key.tab)
        try child.waits(for: "f_layer")
        try child.write("\n")
        try child.waits(for: "\n3\r\n")
        try child.waits(for: ">>> ")
        // `tensor`, `tensordot`, `tensrepl`: what they share, and all of them at the next Tab.
        try child.write("ten" + Key.tab)
        try child.waits(for: "tens")
        try child.write("o" + Key.tab + Key.tab)
        try child.waits(for: "tensordot")
        try child.write("(4.) \n")
        try child.waits(for: "\ntensor(4.)\r\n")
        try child.waits(for: ">>> ")
        try child.write("math.sqr" + Key.tab)
        try child.waits(for: "t")
        try child.write("(49)\n")
        try child.waits(for: "\n7.0\r\n")
        try child.waits(for: ">>> ")
        try child.write("%jac" + Key.tab)
        try child.waits(for: "jacobian")
        try child.write("\n")
        try child.waits(for: "%jacobian wants a value")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    @Test func historyOutlivesTheProcess() throws {
        let state = try Folder()
        let first = try open(state)
        try first.write("x = 1234\n")
        try first.waits(for: ">>> ")
        try first.write("x * 2\n")
        try first.waits(for: "\n2468\r\n")
        try first.waits(for: ">>> ")
        try leave(first)
        #expect(try state.text("tensrepl/history").contains("x * 2"))
        var status = stat()
        stat(state.path + "/tensrepl/history", &status)
        #expect(status.st_mode & 0o077 == 0)
        let second = try open(state)
        try second.write(Key.up + Key.up)
        try second.waits(for: "x = 1234")
        try second.write("\n")
        try second.waits(for: ">>> ")
        try second.write("x\n")
        try second.waits(for: "\n1234\r\n")
        try second.waits(for: ">>> ")
        try leave(second)
    }

    @Test(arguments: ["C", "POSIX", "C.UTF-8", "xx_YY.UTF-8"])
    func textBeyondASCII(locale: String) throws {
        let child = try open(try Folder(), environment: ["LC_ALL": locale])
        try child.write("δ = 'h\u{E9}llo \u{2211}'; len(δ), δ\n")
        try child.waits(for: "\n(7, 'h\u{E9}llo \u{2211}')\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    @Test func leaving() throws {
        try leave(try open(try Folder()))
        let quitting = try open(try Folder())
        try quitting.write("%quit\n")
        #expect(try quitting.finish().status == 0)
        let exiting = try open(try Folder())
        try exiting.write("raise SystemExit(9)\n")
        #expect(try exiting.finish().status == 9)
        let open = try open(try Folder())
        try open.write("def f():\n")
        try open.waits(for: "... ")
        try open.write("    return 5\n")
        try open.waits(for: "... ")
        try open.write(Key.endOfFile)
        try open.waits(for: ">>> ")
        try leave(open)
    }

    /// Nowhere to keep the history: a prompt all the same.
    @Test func aHistoryThatCannotBeWritten() throws {
        let child = try Child(onTerminal: [], environment: ["XDG_STATE_HOME": "/dev/null/nowhere"])
        try child.waits(for: ">>> ")
        try child.write("1 + 1\n")
        try child.waits(for: "\n2\r\n")
        try child.waits(for: ">>> ")
        try leave(child)
    }

    @Test func theTerminalGoesAway() throws {
        let child = try open(try Folder())
        try child.write("x = 1\n")
        try child.waits(for: ">>> ")
        child.hangUp()
        let status = try child.finish().status
        #expect(status == 0 || status == -SIGHUP || status == 129, "\(status)")
    }
}
