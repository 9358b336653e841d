// `%plot`, `%hist`, `%summary`, `%who`: what they draw and write. Durations are written as T, for they differ from run
// to run; how a drawing follows the window is in the end-to-end tests.

import Diagnostics
import Testing

@testable import Evaluation

@Suite struct PlotTests {
    private func run(_ code: String, window: (Int, Int)? = nil) -> Session.Result {
        onLargeStack {
            let session = Session()
            if let window { session.window = { window } }
            return session.evaluate(SourceText(name: "<cell>", code + "\n"))
        }
    }

    private func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let result = run(code)
        var text = result.output
        if let failure = result.failure { text += "\(failure.type): \(failure.message)\n" }
        #expect(text == expected + "\n", "\(code)\n\(text)", sourceLocation: sourceLocation)
    }

    @Test func curves() {
        check(
            "%plot [0, 1, 4, 9] --size 24x8",
            prints: """
                [0, 1, 4, 9]
                  │                  ⢀⠤⠊
                  │                ⡠⠒⠁
                5 ┤             ⣀⠔⠊
                  │         ⣀⠤⠒⠉
                0 ┤⣀⣀⠤⠤⠤⠔⠒⠒⠉
                  └┬────────────┬───────
                   0            2
                """)
    }

    /// A name stands at the end of its curve; what is not finite leaves a gap.
    @Test func severalCurves() {
        check(
            "%plot {'up': [1, 2, 3], 'down': [3, float('nan'), 1]} --size 30x8 --title both",
            prints: """
                both
                3 ┤⠁                ⣀⠤⠒⠉  up
                  │             ⣀⠤⠒⠉
                2 ┤         ⣀⠤⠒⠉
                  │    ⢀⡠⠔⠒⠉
                1 ┤⣀⠤⠒⠉⠁               ⢀  down
                  └┬─────────┬─────────┬
                   0         1         2
                1 of 6 numbers left out: not finite
                """)
    }

    @Test func logarithms() {
        check(
            "%plot [1, 10, 100, 0] --log --size 24x7",
            prints: """
                [1, 10, 100, 0]
                100 ┤          ⡠⠔⠊
                    │      ⢀⡠⠔⠉
                 10 ┤   ⣀⠤⠒⠁
                  1 ┤⡠⠔⠊
                    └┬───────────┬──────
                     0           2
                1 of 4 numbers left out: not positive, or not finite
                """)
    }

    @Test func histograms() {
        check(
            "%hist [1, 2, 2, 3, 3, 3, float('inf')] --bins 3 --size 30x9",
            prints: """
                [1, 2, 2, 3, 3, 3, float('inf')]: 6 values, mean 2.3333, std 0.8165, from 1 to 3, 1 not finite
                  │                  █████████
                2 ┤         ▃▃▃▃▃▃▃▃▃█████████
                  │         ██████████████████
                  │▅▅▅▅▅▅▅▅▅██████████████████
                0 ┤███████████████████████████
                  └┬────────────┬────────────┬
                   1            2            3
                """)
        check(
            "net = nn.Linear(2, 2)\n_ = nn.init.constant_(net.weight, 1.), nn.init.zeros_(net.bias)\n%hist net --bins 5",
            prints: """
                weight  ▕  █  ▏ 4 values, mean 1, std 0, from 1 to 1
                bias    ▕  █  ▏ 2 values, mean 0, std 0, from 0 to 0
                """)
    }

    /// In a window the drawing has the window's size, in the record of the cell the usual one.
    @Test func windows() {
        let code = "%plot list(range(50))"
        let recorded = run(code).output
        #expect(run(code, window: (40, 20)).output == recorded)
        #expect(recorded.split(separator: "\n").map(\.count).max() == Figure.usualColumns)
    }

    @Test func exports() throws {
        let result = run("%plot [1, 2, 3], [3, 2, 1]\n%hist torch.ones(4)")
        #expect(result.figures.count == 2)
        let curves = try #require(result.figures.first).svg()
        #expect(curves.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(curves.components("stroke-width=\"1.6\"") == 2)
        #expect(curves.contains(">[3, 2, 1]</text>"))
        let bars = try #require(result.figures.last).svg()
        #expect(bars.components("fill=\"#1f5fbf\"") == 1)
        #expect(bars.contains("torch.ones(4): 4 values, mean 1, std 0, from 1 to 1"))
        #expect(Figure("a < b & c", .curves([])).svg().contains("a &lt; b &amp; c"))
    }

    /// Axes are marked at round numbers whatever the range, and nothing traps.
    @Test(arguments: [
        [0.0], [1, 1, 1], [-1e300, 1e300], [1e-300, 2e-300], [.infinity], [.nan], [], [-5, 1e9], [0.1, 0.2, 0.30000000000000004],
    ])
    func ranges(_ values: [Double]) {
        let axis = Axis(values, count: 5)
        #expect(axis.low < axis.high)
        #expect(axis.ticks.count <= 16, "\(axis.ticks)")
        #expect(axis.ticks.allSatisfy { $0.value >= axis.low - 1e-6 * (axis.high - axis.low) && $0.label.count < 12 }, "\(axis.ticks)")
        let points = values.enumerated().map { Figure.Point(x: Double($0), y: $1) }
        let figure = Figure("t", .curves([Figure.Series(name: "v", points: points)]))
        #expect(figure.text(columns: 1, rows: 1).hasPrefix("t\n"))
        #expect(figure.svg().hasSuffix("</svg>\n"))
    }

    @Test func mistakes() {
        check("%plot", prints: "SyntaxError: %plot wants something to draw: %plot losses")
        check("%plot []", prints: "ValueError: there is nothing in '[]' to draw")
        check("%plot 'abc'", prints: "TypeError: ''abc'' is a str, which cannot be drawn")
        check("%plot nn.ReLU()", prints: "TypeError: 'nn.ReLU()' is a model, which cannot be drawn as a curve")
        check("%plot torch.ones(2, 40)", prints: "ValueError: 'torch.ones(2, 40)' has 40 columns, which are too many curves: draw some of them, or its transpose")
        check("%plot [1, 2] --x [1]", prints: "ValueError: '[1]' has 1 numbers and '[1, 2]' has 2: one x for each y")
        check("%plot [1] --size big", prints: "ValueError: --size wants columns and rows, such as 60x12")
        check("%plot [1] --colour red", prints: "ValueError: %plot has no option --colour")
        check("%hist [1] --bins 0", prints: "ValueError: --bins wants a number from 1 to 1000")
        check("%hist nn.ReLU()", prints: "ValueError: 'nn.ReLU()' has no parameters")
        check("%summary 3", prints: "TypeError: %summary wants a model, and '3' is an int")
        check("%summary", prints: "SyntaxError: %summary wants a model and its input: %summary net x")
        check("%summary nn.ReLU() torch.ones(1) --size", prints: "ValueError: %summary has one option, --loss EXPR")
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(_ part: String) -> Int { self.split(separator: part, omittingEmptySubsequences: false).count - 1 }
}

@Suite struct SummaryTests {
    private func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let result = onLargeStack { Session().evaluate(SourceText(name: "<cell>", code + "\n")) }
        var text = result.output
        if let failure = result.failure { text += "\(failure.type): \(failure.message)\n" }
        func normal(_ text: String) -> [String] {
            text.replacing(/[0-9.]+ (ns|µs|ms|s)\b/, with: "T").split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        }
        #expect(normal(text) == normal(expected), "\(code)\n\(text)", sourceLocation: sourceLocation)
    }

    private let net = """
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.first = nn.Linear(2, 4)
                self.norm = nn.BatchNorm1d(4)
                self.last = nn.Linear(4, 1)
                self.spare = nn.Linear(1, 1)
            def forward(self, x):
                return self.last(relu(self.norm(self.first(x))))
        net = Net()
        with torch.no_grad():
            for p in net.parameters(): _ = p.fill_(1.)
            net.norm.bias[:2] = -9.
        _ = net.last.weight.requires_grad_(False), net.last.bias.requires_grad_(False)

        """

    @Test func layers() {
        check(
            net + "x = torch.tensor([[1., 2.], [3., 5.], [0., 1.]])\n%summary net x",
            prints: """
                layer kind output parameters forward backward ‖gradient‖ dead
                net Net: relu [3, 1] T T 50%
                first Linear [3, 4] 12 T T 0.0435
                norm BatchNorm1d [3, 4] 8 T T 3.1744
                last Linear [3, 1] 5 T T frozen
                spare Linear not called 2
                net: 27 parameters (108 B), 22 trained, forward T, backward T, ‖gradient‖ 3.1747
                """)
        check(
            net + "%summary net",
            prints: """
                layer kind parameters
                first Linear 12
                norm BatchNorm1d 8
                last Linear 5
                spare Linear 2
                net: 27 parameters (108 B), 22 trained
                """)
    }

    /// The run leaves gradients, buffers, random numbers and hooks as they were.
    @Test func noTraces() {
        let code = """
            net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Dropout(0.5), nn.Linear(3, 1))
            before = net[1].running_mean.clone(), torch.get_rng_state()
            %summary net torch.randn(8, 2) --loss _.sum()
            torch.equal(before[0], net[1].running_mean), torch.equal(before[1], torch.get_rng_state()), net[1].num_batches_tracked
            net[0].weight.grad, len(net[0]._forward_hooks), len(net[0]._forward_pre_hooks)

            """
        let output = onLargeStack { Session().evaluate(SourceText(name: "<cell>", code)) }.output
        #expect(output.hasSuffix("\n(True, True, tensor(0))\n(None, 0, 0)\n"), "\(output)")
    }

    @Test func names() {
        check(
            "net = nn.Linear(2, 3)\nx = torch.ones(2)\n_ = net.weight.requires_grad_(False)\nn = 3\n%who",
            prints: """
                name kind dtype shape parameters bytes requires_grad
                net Linear float32 9 36 1 of 2
                x tensor float32 [2] 8 False
                n int
                """)
    }
}
