// `%tape`, `%why`, `%gradcheck` and `%wiggle` on what goes wrong in training, and on what is asked for wrongly; drawings of large
// graphs. The plain cases are in ReportsTests.swift.

import Diagnostics
import Testing

@testable import Evaluation

@Suite struct ReportsOfTrainingTests {
    /// Runs a cell and compares what it prints, but for durations and the spaces that align columns.
    private func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let text = output(code)
        #expect(normal(text) == normal(expected), "\(code)\n\(text)", sourceLocation: sourceLocation)
    }

    private func output(_ code: String, window: (columns: Int, rows: Int)? = nil) -> String {
        let (result, shown) = onLargeStack {
            let session = Session()
            var shown = ""
            session.output = { shown += $0 }
            session.window = { window }
            return (session.evaluate(SourceText(name: "<cell>", code + "\n")), shown)
        }
        let text = window == nil ? result.output : shown
        return text + (result.failure.map { "\($0.type): \($0.message)\n" } ?? "")
    }

    private func normal(_ text: String) -> [String] {
        text.replacing(/[0-9.]+ (ns|µs|ms|s)\b/, with: "T").split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    private let inputs = "p = tensor([1., 2.], requires_grad=True)\n"

    // MARK: %tape

    /// A name belongs to the value that has it, and a value that was written over is not shown as if it were still there.
    @Test func rowsOfWhatWasWrittenInPlace() {
        check(
            inputs + "q = p * 2\nq[0] = 5.\nq += 1\n%tape q",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1 mul p, 2 <cell>:2 [2] overwritten 2 [0, 1] p: [0, 2] T T 8 B
                2 _copy_slices #1, 5 <cell>:3 [2] overwritten moves elements [1, 1] #1: [0, 1] T 8 B
                3 q = add #2, 1 <cell>:4 [2] [6, 5] I · 1 [1, 1] #2: [1, 1] T T 8 B

                p: [0, 2] (#1)
                """)
        check(
            inputs + "total = 0\nfor i in range(2): total = total + p[i]\n[n.name for n in tensrepl.tape(total)]",
            prints: "['#1', '#2', '#3', 'total']")
    }

    /// The first instruction of a session's first function stands somewhere too; a graph is no result of its function.
    @Test func placesAndNamesOfTraces() {
        check("def f(x): return x * 2\ng = tensrepl.graph(f, 1.)\n[n.where for n in g.operations], g(3.).item()", prints: "(['<cell>:1'], 6.0)")
        check("g = tensrepl.graph(nn.Linear(1, 1), ones(1, 1))\n[n.name for n in g.operations]", prints: "['#1', '#2']")
    }

    /// A user's own operation stands where it is applied.
    @Test func placesOfCustomFunctions() {
        check(
            """
            class Double(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x):
                    return x * 2
                @staticmethod
                def backward(ctx, g):
                    return g * 2
            y = Double.apply(tensor(1., requires_grad=True))
            [(n.name, n.where) for n in tensrepl.tape(y)]
            """, prints: "[('y', '<cell>:8')]")
    }

    /// Products agree to the rounding of their dtype, and a local gradient has the dtype of what it belongs to.
    @Test func productsOfNarrowTypesAgree() {
        check(
            """
            _ = torch.manual_seed(0)
            for dt in (float16, bfloat16, float32, float64):
                a, b = (randn(s).to(dt).requires_grad_() for s in ((5, 4), (4, 3)))
                y = (tanh(a @ b) * .3).softmax(-1).log().mean() + (a / 3).exp().sum()
                print([n.checked for n in tensrepl.tape(y) if not n.checked])
            torch.func.jvp(lambda x: x / 3, (tensor(1., dtype=float64),), (tensor(1., dtype=float64),))[1].item()
            torch.func.jvp(lambda x: x / tensor(3) / .3, (tensor(1., dtype=float64),), (tensor(1., dtype=float64),))[1].item()
            """, prints: "[]\n[]\n[]\n[]\n0.3333333333333333\n1.1111111111111112")
    }

    @Test func jacobiansOfRows() {
        check(
            inputs + "s = softmax(p, 0)\n%tape s --dense 1",
            prints: """
                ∂(s = softmax)/∂(p): 2×2
                tensor([[ 0.1966, -0.1966],
                        [-0.1966,  0.1966]])
                """)
        check(inputs + "tensrepl.tape(p * p)[0].jacobian(1)", prints: "tensor([[1., 0.],\n        [0., 2.]])")
        check(inputs + "tensrepl.tape(p * 2)[0].jacobian(1)", prints: "IndexError: '#1' has no gradient for an input 1")
        check(inputs + "%tape p * 2 --dense 4", prints: "ValueError: --dense 4: the tape has 1 rows")
        check(inputs + "%tape p * 2 --dense", prints: "ValueError: --dense wants the number of a row")
        // A product with something added shows the product's form.
        check(
            "w = ones(2, 2, requires_grad=True)\nb = ones(2, requires_grad=True)\n"
                + "[n.form for n in tensrepl.tape(addmm(b, ones(3, 2), w))]",
            prints: "[('summing', 'matrix product', 'matrix product')]")
    }

    @Test func hooksAreTold() {
        check(
            inputs + "q = p.sum()\n_ = q.register_hook(lambda g: g * 10)\n%tape q * 2",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1 q = sum p <cell>:2 [] 3 sums or repeats 2 p: [2, 2] T T 4 B
                2 mul q, 2 <command>:1 [] 6 2 1 q: 2 T T 4 B
                #1: backward() runs hooks on it, this table does not

                p: [2, 2] (#1)
                """)
    }

    @Test func longTapesAreCut() {
        let loop = "x = tensor(.5, requires_grad=True)\ny = x\nfor i in range(30): y = y + x\n"
        check(
            loop + "%tape y --limit 3",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1 add x, x <cell>:3 [] 1 1, 1 1 x: 1, x: 1 T T 4 B
                2 add #1, x <cell>:3 [] 1.5 1, 1 1 #1: 1, x: 1 T T 4 B
                … 27 more
                30 y = add #29, x <cell>:3 [] 15.5 1, 1 1 #29: 1, x: 1 T T 4 B
                30 rows; --limit N shows N of them, --limit 0 all

                x: 1 (#1) + 1 (#1) + 1 (#2) + … 26 more … + 1 (#29) + 1 (#30) = 31
                """)
        #expect(output(loop + "%tape y --limit 0").split(separator: "\n").count == 32)
        #expect(output(loop + "%tape y --csv --limit 2").split(separator: "\n").count == 3)
        check(loop + "%tape y --limit x", prints: "ValueError: --limit wants a number of rows, 0 for all")
    }

    /// What a window has no room for stands below; a notebook's record keeps the table whole.
    @Test func aTableFitsItsWindow() {
        let cell = "a = tensor(1., requires_grad=True)\n%who"
        #expect(
            output(cell, window: (24, 20)) == """
                name  kind    dtype
                a     tensor  float32

                name  shape  bytes
                a     []         4

                name  requires_grad
                a     True

                """)
        #expect(output("名 = tensor(1.)\n%who").contains("\n名    tensor"))
    }

    // MARK: %why

    /// A softmax over nothing but −inf: the NaN is the softmax's, the infinity the mask's.
    @Test func whyOfAnEmptyMask() {
        check(
            "s = zeros(1, 2, requires_grad=True)\nm = s.masked_fill(ones(1, 2) > 0, -float('inf'))\na = softmax(m, 1)\n%why a",
            prints: """
                a holds nan at [0, 0] (2 of 2 elements are not finite)
                it first appeared in softmax (<cell>:3: a = softmax(m, 1)) at [0, 0]: softmax of m = -inf gave nan
                the -inf in it came in with the number -inf, at masked_fill (<cell>:2: m = s.masked_fill(ones(1, 2) > 0, -float('inf')))
                """)
        check(
            inputs + "y = log(p - 1)\nl = (y * tensor([0., 1.])).sum()\n%why l",
            prints: """
                l holds nan
                it first appeared in mul (<cell>:3: l = (y * tensor([0., 1.])).sum()) at [0]: mul of y = -inf, 0 gave nan
                the -inf in it first appeared in log (<cell>:2: y = log(p - 1)) at [0]: log of 0 gave -inf
                """)
    }

    /// After steps that are much too long, the first bad loss is told, not the last.
    @Test func whyAParameterIsNoNumber() {
        check(
            """
            w = tensor([1.], requires_grad=True)
            opt = optim.SGD([w], lr=1e30)
            for step in range(4):
                opt.zero_grad()
                loss = ((w * 1e10) ** 2).sum()
                loss.backward()
                opt.step()
            %why w
            """,
            prints: """
                w holds nan at [0]
                no operation on the tape made it: it was written in place, by an optimizer's step or under no_grad()
                the first backward() whose gradients were not finite was that of loss = inf, from sum (<cell>:5: loss = ((w * 1e10) ** 2).sum())
                it first appeared in mul (<cell>:5: loss = ((w * 1e10) ** 2).sum()) at [0]: mul of w, 1.000e+10 gave -inf
                """)
    }

    // MARK: %gradcheck, %wiggle, %jacobian

    @Test func edgesOfADomainAreNoMistakes() {
        check(
            "z = tensor([0., 4.], requires_grad=True)\nf = z.sqrt()[1] + z[0]\n%gradcheck f --each-op",
            prints: """
                #1 sqrt at <cell>:2, input z: right (2 of 2 elements, largest error below 1e-07)
                #1 sqrt at <cell>:2, input z: beside [0] it is not finite: the tape says inf, and differences have nothing to say
                #2 select at <cell>:2: right, largest error below 1e-07
                #3 select at <cell>:2: right, largest error below 1e-07
                #4 add at <cell>:2: right, largest error below 1e-07
                4 operations behind f agree with two-sided differences, but for 1 place at the edge of what is finite
                """)
        check(
            "z = tensor([0.], requires_grad=True)\nf = z.log().sum()\n%gradcheck f",
            prints: """
                z: beside [0] it is not finite: the tape says inf, and differences have nothing to say
                nothing could be compared: 'f' is not finite there or just beside
                """)
    }

    @Test func anyLeafIsMoved() {
        let cell = """
            net = nn.Linear(2, 1)
            with no_grad(): _ = net.weight.copy_(tensor([[1., 2.]])), net.bias.zero_()
            f = net(tensor([3., 4.])).sum()

            """
        check(
            cell + "%wiggle f net.weight[0, 1] - 0.5\n%wiggle f net.bias 1",
            prints: """
                net.weight[0, 1] -0.5: f 11 → 9, moved -2; the gradient says -2, off by 0
                net.bias +1: f 11 → 12, moved 1; the gradient says 1, off by 0
                """)
        // An expression that is no element of a leaf, and one outside of it: no trap.
        check(inputs + "f = p.sum()\n%wiggle f p[0]+99 0.1", prints: "RuntimeError: 'f' does not depend on 'p[0]+99' on the tape")
        check(inputs + "f = p.sum()\n%wiggle f p[5] 0.1", prints: "IndexError: index 5 is out of bounds for dimension 0 with size 2")
        check(inputs + "f = p.sum()\n%wiggle f len 0.1", prints: "TypeError: %wiggle wants a tensor to move, and 'len' is a builtin_function_or_method")
    }

    @Test(arguments: [
        ("%jacobian p*2 3", "TypeError: %jacobian wants a tensor to differentiate by, and '3' is an int"),
        ("%jacobian p*2 p --dense", "ValueError: %jacobian has no option --dense"),
        ("z = tensor(1., requires_grad=True)\n%jacobian p.sum() z", "∂(p.sum())/∂(z): 1×1\n'p.sum()' does not depend on 'z' on the tape\ntensor([[0.]])"),
        ("%tape 3", "TypeError: %tape wants a tensor, and '3' is an int"),
        ("%tape p = 3", "SyntaxError: an expression is expected, not 'p = 3'"),
        ("%tape p*2 --csv --json", "ValueError: --json and --csv exclude each other"),
        ("%time", "SyntaxError: %time wants a statement: %time net(x)"),
        ("%who q", "NameError: name 'q' is not one of the session's"),
        ("%who p", "name kind dtype shape bytes requires_grad\np tensor float32 [2] 8 True"),
        ("%plot [float('nan')]", "ValueError: there is nothing to draw: of '[float('nan')]' no number is finite"),
        ("%hist []", "ValueError: there is nothing to draw: '[]' holds no finite number"),
    ]) func commandsOnWrongThings(command: String, answer: String) {
        check(inputs + command, prints: answer)
    }

    @Test func helpOfClassesAndValues() {
        check(
            "class A:\n    'Says so.'\n    def __init__(self, x, y=3): pass\n    def m(self): pass\n%help A\n%help p",
            prints: """
                Help on class A in module __main__:
                A(x, y=3)
                Says so.
                m
                NameError: name 'p' is not defined
                """)
        #expect(output("%help nn.Linear").contains("Linear(in_features, out_features, bias=True, device=None, dtype=None)\n"))
        #expect(output("%help print").contains("end='\\n'"))
    }

    // MARK: Drawings

    /// Half of a hundred thousand operations without a pattern: a drawing of what stands at either end.
    @Test func largeGraphsAreDrawnFolded() {
        let text = output(
            """
            y = x = tensor(.1, requires_grad=True)
            for i in range(2000):
                y = y + x * i
                if i * i % 7 < 3: y = sin(y)
                if i * i % 11 < 4: y = y * .5
            g = tensrepl.graph(y)
            import re
            g.svg().count('<ellipse') < 130, re.findall('[0-9,]+ operations', g.svg())[0][-10:], g.dot().count('shape=') < 400
            """)
        #expect(text == "(True, 'operations', True)\n")
        // Inputs that go into one operation, and calls of layers.
        check(
            "ps = [tensor(1., requires_grad=True) for i in range(50)]\n'>50 inputs<' in tensrepl.graph(stack(ps).sum()).svg()",
            prints: "True")
        check(
            "net = nn.Sequential(*[nn.TransformerEncoderLayer(4, 2, 8, dropout=0.) for i in range(3)])\n"
                + "s = tensrepl.graph(net, randn(2, 1, 4)).svg()\ns.count('>TransformerEncoderLayer<'), s.count('<ellipse')",
            prints: "(3, 0)")
    }
}
