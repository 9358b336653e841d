// Cells from a pipe, from `-c` and from files: what goes to which stream, in which order, and the exit code.

import Glibc
import Testing

let lectureGraph = """
    x = tensor(1., requires_grad=True)
    y = tensor(2., requires_grad=True)
    z = tensor(0., requires_grad=True)
    f = (x + y) * maximum(y, z)
    f
    f.backward()
    x.grad, y.grad, z.grad

    """

@Suite struct CellsFromPipesTests {
    @Test func theLectureGraph() throws {
        try check(
            piped: lectureGraph,
            prints: """
                tensor(6., grad_fn=<MulBackward0>)
                (tensor(2.), tensor(5.), tensor(0.))

                """)
    }

    @Test func eachStatementIsAnsweredBeforeTheNextIsWritten() throws {
        let child = try Child([])
        for n in 1...5 {
            try child.write("x = \(n)\nx * x\n")
            try child.waits(for: "\(n * n)\n")
        }
        try child.write("for i in range(2):\n    print(\"turn\", i)\n\n")
        try child.waits(for: "turn 1\n")
        try child.write("print(1,\n")
        try child.write("  2)\n")
        try child.waits(for: "1 2\n")
        let outcome = try child.finish()
        #expect(outcome.status == 0)
        #expect(outcome.output == "1\n4\n9\n16\n25\nturn 0\nturn 1\n1 2\n")
    }

    @Test func outputIsNotHeldBack() throws {
        let child = try Child(["-c", "print('first')\nwhile True: pass"])
        try child.waits(for: "first\n")
        child.signal(SIGKILL)
        #expect(try child.finish().status == -SIGKILL)
    }

    @Test func theFirstErrorEndsIt() throws {
        try check(piped: "print(1)\n1/0\nprint(2)\n", prints: "1\n", exits: 3, says: "ZeroDivisionError: division by zero")
        try check("print(1)\n1/0\nprint(2)", prints: "1\n", exits: 3, says: "ZeroDivisionError: division by zero")
        try check(piped: "print(1)\nx = = 2\nprint(2)\n", prints: "1\n", exits: 5, says: "SyntaxError: invalid syntax")
    }

    @Test func expressionsAreShownAndNoneIsNot() throws {
        try check("1 + 1\nNone\n'text'\n_", prints: "2\n'text'\n'text'\n")
        try check(piped: "if True:\n    5\n", prints: "5\n")
        try check("x = 1; x; x + 1", prints: "1\n2\n")
    }

    @Test func blocksEndWhereTheNextStatementBegins() throws {
        try check(
            piped: """
                def f(n):
                    total = 0

                    for i in range(n):
                        total += i
                    return total
                f(4)
                if False:
                    1
                elif True:
                    2
                else:
                    3
                try:
                    1/0
                except ZeroDivisionError:
                    print("caught")
                finally:
                    print("finally")
                text = '''a
                b'''
                text
                1 + \\
                    2
                # the end
                """,
            prints: "6\n2\ncaught\nfinally\n'a\\nb'\n3\n")
    }

    /// A blank line inside a function ends the statement for nobody who reads a file; a pipe is read like a file.
    @Test func decoratorsStandBeforeTheirFunction() throws {
        try check(piped: "def d(f): return lambda: f() + 1\n@d\ndef f():\n    return 1\nf()\n", prints: "2\n")
    }

    @Test func nothingToRun() throws {
        #expect(try run([]).status == 6)
        #expect(try run(["-c", ""]).status == 6)
        #expect(try run([], input: Array("# only a comment\n\n".utf8)).status == 6)
    }

    @Test func aLastLineWithoutItsEnd() throws {
        try check(piped: "1 + 1", prints: "2\n")
        try check(piped: "1 + 1\r\n2 + 2\r\n", prints: "2\n4\n")
        try check(piped: "(1,\n", prints: "", exits: 5, says: "SyntaxError: '(' was never closed")
    }

    @Test func aReaderThatHasGone() throws {
        let child = try Child([])
        try child.write("print('first')\n")
        try child.waits(for: "first\n")
        child.closeOutput()
        try child.write("for i in range(1000): print('x' * 1000)\n\nimport sys\n")
        let outcome = try child.finish()
        #expect(outcome.status >= 0, "ended by signal \(-outcome.status): \(outcome.error)")
    }

    @Test func anInterruptedLoop() throws {
        for code in ["while True: pass", "for i in range(10**18): pass", "[i for i in range(10**12)]", "sum(range(10**15))"] {
            let child = try Child(["-c", "x = 5\nprint('ready')\n" + code])
            try child.waits(for: "ready\n")
            child.signal(SIGINT)
            let outcome = try child.finish()
            #expect(outcome.status == 130, "\(code): \(outcome.error)")
            #expect(outcome.error.hasSuffix("KeyboardInterrupt\n"), "\(code): \(outcome.error)")
        }
    }

    @Test func anInterruptCanBeCaught() throws {
        let child = try Child(["-c", "print('ready')\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\nprint('on')"])
        try child.waits(for: "ready\n")
        child.signal(SIGINT)
        #expect(try child.finish() == Outcome(status: 0, output: "ready\ncaught\non\n", error: ""))
    }

    @Test func seeds() throws {
        let outcome = try run(["--seed", "224", "-c", "rand(3)"])
        #expect(outcome == (try run(["-c", "_ = manual_seed(224)\nprint(rand(3))"])))
        #expect(outcome.output.hasPrefix("tensor(["))
    }

    @Test func jsonEvents() throws {
        let outcome = try run(["--json", "-c", "print('a\"b')\n1/0"])
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == #"{"event":"output","text":"a\"b\n"}"#)
        #expect(lines.contains { $0.hasPrefix(#"{"event":"error","type":"ZeroDivisionError","message":"division by zero""#) })
        #expect(lines.allSatisfy { $0.hasPrefix("{\"event\":") && $0.hasSuffix("}") })
        #expect(outcome.error == "")
        #expect(outcome.status == 3)
    }

    // MARK: - Arguments

    @Test func helpAndVersion() throws {
        let help = try run(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("replay") && help.output.contains("Exit codes"))
        #expect(help.error == "")
        for command in ["run", "replay", "session"] {
            let outcome = try run([command, "--help"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("USAGE: tensrepl \(command)"))
        }
        let version = try run(["--version"])
        #expect(version.status == 0)
        #expect(version.output.split(separator: ".").count == 3)
    }

    @Test(arguments: [
        ["--nope"], ["-c"], ["run"], ["replay"], ["replay", "--timeout", "soon", "x.tnb"], ["replay", "--param", "x", "x.tnb"],
        ["replay", "--timeout", "-1", "x.tnb"], ["--seed", "many", "-c", "1"], ["nope"], ["run", "/nonexistent/file.py"],
        ["replay", "/nonexistent/file.tnb"], ["run", "/"],
    ])
    func wrongUsage(_ arguments: [String]) throws {
        let outcome = try run(arguments)
        #expect(outcome.status == 2, "\(outcome.error)")
        #expect(outcome.output == "")
        #expect(!outcome.error.isEmpty)
    }
}
