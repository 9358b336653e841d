// What explains gradients: `%tape` and its formats, `tensrepl.graph`, `%wiggle`, `%gradcheck`, `%why`. Durations are
// written as T, for they differ from run to run.

import Diagnostics
import Testing

@testable import Evaluation

@Suite struct ReportsTests {
    /// Runs a cell and compares what it prints, but for durations and the spaces that align columns.
    private func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let result = onLargeStack { Session().evaluate(SourceText(name: "<cell>", code + "\n")) }
        var text = result.output
        if let failure = result.failure { text += "\(failure.type): \(failure.message)\n" }
        #expect(normal(text) == normal(expected), "\(code)\n\(text)", sourceLocation: sourceLocation)
    }

    private func normal(_ text: String) -> [String] {
        let timed = text.replacing(/[0-9.]+ (ns|µs|ms|s)\b/, with: "T").replacing(/,[0-9]+,[0-9]+,4,/, with: ",T,T,4,")
        return timed.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    private let lecture = """
        x = tensor(1., requires_grad=True)
        y = tensor(2., requires_grad=True)
        z = tensor(0., requires_grad=True)
        a = x + y
        b = maximum(y, z)
        f = a * b

        """

    @Test func tape() {
        check(
            lecture + "%tape f",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1 a = add x, y <cell>:4 [] 3 1, 1 2 x: 2, y: 2 T T 4 B
                2 b = maximum y, z <cell>:5 [] 2 1, 0 3 y: 3, z: 0 T T 4 B
                3 f = mul a, b <cell>:6 [] 6 2, 3 1 a: 2, b: 3 T T 4 B

                x: 2 (#1)
                y: 2 (#1) + 3 (#2) = 5
                z: 0 (#2)
                """)
        check(
            lecture + "%tape f --csv",
            prints: """
                number,operation,name,inputs,where,shape,dtype,forward_ns,backward_ns,bytes,checked,value_norm,upstream_norm,downstream_norms
                1,add,a,x;y,<cell>:4,,float32,T,T,4,True,3.0,2.0,2.0 2.0
                2,maximum,b,y;z,<cell>:5,,float32,T,T,4,True,2.0,3.0,3.0 0.0
                3,mul,f,a;b,<cell>:6,,float32,T,T,4,True,6.0,1.0,2.0 3.0
                """)
        check(lecture + "%tape f --sort size", prints: "ValueError: --sort wants one of number, time, forward, backward, bytes, norm")
        check(lecture + "%tape f --long", prints: "ValueError: %tape has no option --long")
        check(lecture + "%tape x.detach()", prints: "RuntimeError: 'x.detach()' has no operations on the tape")
    }

    /// A call of a loss or a layer is one row, which opens.
    @Test func closedRows() {
        let cell = """
            import torch.nn as nn, torch.nn.functional as F
            m = nn.Linear(1, 2, bias=False)
            with no_grad(): _ = m.weight.copy_(tensor([[1.], [0.]]))
            loss = F.cross_entropy(m(ones(1, 1)), tensor([0]))

            """
        check(
            cell + "%tape loss",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1–2 Linear m.weight, constant [1, 1] <cell>:4 [1, 2] ‖1‖ 2 operations ‖0.3803‖ m.weight: ‖0.3803‖ T T 8 B
                3–4 loss = cross_entropy #2, [0] <cell>:4 [] 0.3133 2 operations 1 #2: ‖0.3803‖ T T 12 B

                m.weight: ‖0.3803‖ (#1)
                """)
        check(
            cell + "%tape loss --open 4",
            prints: """
                # operation inputs where shape value local upstream downstream forward backward kept
                1–2 Linear m.weight, constant [1, 1] <cell>:4 [1, 2] ‖1‖ 2 operations ‖0.3803‖ m.weight: ‖0.3803‖ T T 8 B
                3 log_softmax #2 <cell>:4 [1, 2] ‖1.3501‖ dense 2×2 ‖1‖ #2: ‖0.3803‖ T T 8 B
                4 loss = _nll_loss #3, [0], 1 <cell>:4 [] 0.3133 moves elements 1 #3: ‖1‖ T T 4 B

                m.weight: ‖0.3803‖ (#1)
                """)
        check(cell + "%tape loss --open 9", prints: "ValueError: --open 9: no row of this number is closed")
        check(cell + "%tape loss --open x", prints: "ValueError: --open wants the number of a row that is closed, or nothing")
    }

    /// What is moved is a flat view: an input with other strides than its elements' order is checked all the same.
    @Test func stridedInputsAreChecked() {
        check(
            "w = arange(6.).reshape(2, 3).requires_grad_()\nf = (ones(1, 2) @ w @ w.t()).sum()\n%gradcheck f --each-op",
            prints: """
                #1 mm at <cell>:2: right, largest error below 1e-07
                #2 t at <cell>:2: right, largest error below 1e-07
                #3 mm at <cell>:2: right, largest error below 1e-07
                #4 sum at <cell>:2: right, largest error below 1e-07
                4 operations behind f agree with two-sided differences
                """)
    }

    /// The lecture's classes, written in a cell as plain Python, and the tape of the same graph give equal tables.
    @Test func plainClassesAndTheTapeAgree() {
        check(
            """
            class MultiplyGate:
                def forward(self, x, y):
                    self.x, self.y = x, y
                    return x * y

                def backward(self, dz):
                    return self.y * dz, self.x * dz

            class AddGate:
                def forward(self, x, y):
                    return x + y

                def backward(self, dz):
                    return dz, dz

            class MaxGate:
                def forward(self, x, y):
                    self.first = x > y
                    return max(x, y)

                def backward(self, dz):
                    return (dz, 0.0) if self.first else (0.0, dz)

            class ComputationalGraph:
                def __init__(self, *steps):
                    self.steps = steps

                def forward(self, **inputs):
                    self.values = dict(inputs)
                    for output, gate, *names in self.steps:
                        self.values[output] = gate.forward(*[self.values[name] for name in names])
                    return self.values[output]

                def backward(self):
                    self.gradients = {name: 0.0 for name in self.values}
                    self.gradients[self.steps[-1][0]] = 1.0
                    self.rows = []
                    for output, gate, *names in reversed(self.steps):
                        downstream = gate.backward(self.gradients[output])
                        for name, gradient in zip(names, downstream):
                            self.gradients[name] += gradient
                        self.rows.insert(0, (output, names, self.values[output], self.gradients[output], list(downstream)))

            graph = ComputationalGraph(("a", AddGate(), "x", "y"), ("b", MaxGate(), "y", "z"), ("f", MultiplyGate(), "a", "b"))
            _ = graph.forward(x=1.0, y=2.0, z=0.0)

            graph.backward()

            x = tensor(1., requires_grad=True)
            y = tensor(2., requires_grad=True)
            z = tensor(0., requires_grad=True)
            a = x + y
            b = maximum(y, z)
            f = a * b
            f.backward()
            rows = [
                (node.name, [i.name for i in node.inputs], node.value.item(), node.upstream.item(), [g.item() for g in node.downstream])
                for node in tensrepl.tape(f)
            ]

            rows == graph.rows, {"x": x.grad.item(), "y": y.grad.item(), "z": z.grad.item()} == {n: graph.gradients[n] for n in "xyz"}
            """, prints: "(True, True)")
    }

    @Test func rowsFromCode() {
        check(
            lecture + "for n in tensrepl.tape(f): print(n.name, n.operation, n.form, n.upstream.item(), n.checked)",
            prints: """
                a add ('identity', 'identity') 2.0 True
                b maximum ('routing', 'routing') 3.0 True
                f mul ('scalar', 'scalar') 1.0 True
                """)
        // The largest norm first: what a table is sorted by.
        check(
            lecture + "h = (f * 3).exp().log()\ng = tensrepl.graph(h)\n[n.operation for n in g.operations][-3:]",
            prints: "['mul', 'exp', 'log']")
    }

    @Test func graphs() {
        check(
            lecture + "g = tensrepl.graph(f)\ng\ng.nodes[0], g['b'], g[-1]\n[n.name for n in g.inputs], len(g), 'a' in g, 'q' in g",
            prints: """
                <graph of f: 3 inputs, 3 operations, 1 output>
                (<input x = 1>, <node b = maximum(y, z) = 2>, <node f = mul(a, b) = 6>)
                (['x', 'y', 'z'], 6, True, False)
                """)
        check(
            lecture + "g = tensrepl.graph(f)\ng.backward(2.)\ng.forward(2., 3., 4.)\ng.backward()\ng.find('maximum')[0].downstream\nx.grad is None",
            prints: """
                (tensor(4.), tensor(10.), tensor(0.))
                tensor(20., grad_fn=<MulBackward0>)
                (tensor(4.), tensor(4.), tensor(5.))
                (tensor(0.), tensor(5.))
                True
                """)
        check(
            """
            def net(x, w):
                h = tanh(w @ x)
                if h.sum() > 0: return h.sum()
                return h.sum() * 2
            g = tensrepl.graph(net, tensor([1., 2.]), tensor([[1., 0.], [0., 1.]]))
            [n.name for n in g], g.name
            len(g.forward(tensor([-1., -2.]), torch.eye(2)).shape), [n.operation for n in g.operations]
            g['h'].inputs[0].inputs
            """,
            prints: """
                (['x', 'w', '#1', 'h', '#3'], 'net')
                (0, ['mv', 'tanh', 'sum', 'mul'])
                (<input w = ‖1.4142‖>, <input x = [-1, -2]>)
                """)
        check(lecture + "tensrepl.graph(f).forward(1.)", prints: "TypeError: forward() takes 3 inputs but 1 was given")
        check(lecture + "tensrepl.graph(f)[9]", prints: "IndexError: graph index out of range")
        check("tensrepl.graph(3)", prints: "TypeError: graph() wants a function and its inputs, or a tensor, not int")
        check("tensrepl.graph(len, [1])", prints: "RuntimeError: the function's result depends on no floating-point input")
    }

    @Test func drawings() {
        check(
            lecture + "print(tensrepl.graph(f).dot())",
            prints: """
                digraph "f" {
                rankdir=LR;
                node [fontname="sans-serif"];
                edge [fontname="sans-serif", fontsize=10];
                n0 [label="x", shape=plaintext];
                n1 [label="y", shape=plaintext];
                n2 [label="+\\na", shape=circle];
                n3 [label="z", shape=plaintext];
                n4 [label="maximum\\nb", shape=ellipse];
                n5 [label="×\\nf", shape=circle];
                r5 [label="", shape=none];
                n5 -> r5 [label="6\\n1"];
                n0 -> n2 [label="1\\n2"];
                n1 -> n2 [label="2\\n2"];
                n1 -> n4 [label="2\\n3"];
                n3 -> n4 [label="0\\n0"];
                n2 -> n5 [label="3\\n2"];
                n4 -> n5 [label="2\\n3"];
                }
                """)
        // Every number of the lecture's picture stands in the drawing, values before gradients.
        check(
            lecture + "import re\nre.findall('fill=\"(#1a7f37|#b3261e)\"[^>]*>([^<]*)<', tensrepl.graph(f).svg())[:4]",
            prints: "[('#1a7f37', '1'), ('#b3261e', '2'), ('#1a7f37', '2'), ('#b3261e', '2')]")
        // Forty turns of a loop are one box between the first and the last.
        check(
            "h = tensor([1.], requires_grad=True)\nfor i in range(40):\n    h = tanh(h * 2)\ng = tensrepl.graph(h)\n"
                + "'38 × (mul, tanh)' in g.svg(), g.svg().count('<ellipse')",
            prints: "(True, 4)")
    }

    @Test func wiggles() {
        check(
            lecture + "%wiggle f x +0.1\n%wiggle f z 0.1\n%wiggle f y +0.1",
            prints: """
                x +0.1: f 6 → 6.2, moved 0.2; the gradient says 0.2, off by 0
                z +0.1: f 6 → 6, moved 0; the gradient says 0, off by 0
                y +0.1: f 6 → 6.51, moved 0.51; the gradient says 0.5, off by 0.01
                """)
        check(
            "v = tensor([1., 2., 3.], requires_grad=True)\nw = v * v\n%wiggle w v[1:] -1",
            prints: """
                v[1:] -1: w[0] 1 → 1, moved 0; the gradient says 0, off by 0
                v[1:] -1: w[1] 4 → 1, moved -3; the gradient says -4, off by 1
                v[1:] -1: w[2] 9 → 4, moved -5; the gradient says -6, off by 1
                """)
        check(lecture + "%wiggle f", prints: "SyntaxError: %wiggle wants a value, an input and a step: %wiggle f x +0.1")
        check(lecture + "q = tensor(1.)\n%wiggle f q 1", prints: "RuntimeError: 'f' does not depend on 'q' on the tape")
    }

    @Test func everyOperationIsChecked() {
        check(
            lecture + "%gradcheck f --each-op",
            prints: """
                #1 add at <cell>:4: right, largest error below 1e-07
                #2 maximum at <cell>:5: right, largest error below 1e-07
                #3 mul at <cell>:6: right, largest error below 1e-07
                3 operations behind f agree with two-sided differences
                """)
        check(
            """
            class Wrong(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x): return x * 2
                @staticmethod
                def backward(ctx, g): return g * 3
            x = tensor([1., -1.], requires_grad=True)
            y = (relu(x - 1) + Wrong.apply(x)).sum()
            %gradcheck y
            """,
            prints: """
                x: WRONG at [1]: the tape says 3, differences say 2 (2 of 2 elements)
                x: a kink at [0]: the tape says 3, differences 2.5; no derivative is wrong there
                AssertionError: the gradients of 'y' differ from two-sided differences
                """)
    }

    @Test func whyNotFinite() {
        check(
            "v = tensor([1., -1.], requires_grad=True)\nm = v.log().sum()\n%why m",
            prints: """
                m holds nan
                it first appeared in log (<cell>:2: m = v.log().sum()) at [1]: log of v = -1 gave nan
                """)
        check(
            "w = tensor([1., 0.], requires_grad=True)\nw.sqrt().sum().backward()\n%why w.grad",
            prints: """
                w.grad holds inf at [1]
                it first appeared on the way back through sqrt (<cell>:2: w.sqrt().sum().backward()) at [1]: with w = 0, upstream 1 × local inf gave inf for w
                """)
        check(
            "w = tensor([1., float('inf')], requires_grad=True)\nl = (w * 0).sum()\n%why l",
            prints: """
                l holds nan
                it first appeared in mul (<cell>:2: l = (w * 0).sum()) at [1]: mul of w = inf, 0 gave nan
                the inf in it came in with w
                """)
    }

    @Test func whyNoGradient() {
        check(
            "i = tensor([1])\n%why i.grad\nc = tensor([1.])\n%why c.grad",
            prints: """
                i.grad is None: i is int64, and only floating-point tensors have gradients
                c.grad is None: c does not require grad; make it with requires_grad=True, or call c.requires_grad_() before it is used
                """)
        check(
            "w = tensor([1.], requires_grad=True)\nv = tensor([2.], requires_grad=True)\nl = (w.detach() * v).sum()\nl.backward()\n%why w.grad",
            prints: "w.grad is None: its numbers enter mul (<cell>:3: l = (w.detach() * v).sum()) outside the graph, through detach(), .data or no_grad()")
        check(
            "w = tensor([1.], requires_grad=True)\nl = w * 2\n%why w.grad",
            prints: "w.grad is None: a value computed from it is there, but backward() has not been called on one")
        check(
            "r = tensor([-1., -2.], requires_grad=True)\ns = relu(r).sum()\ns.backward()\n%why r.grad",
            prints: """
                r.grad is 0 everywhere:
                relu (<cell>:2: s = relu(r).sum()) passes nothing on: 2 of 2 inputs are ≤ 0 (dead)
                """)
    }
}
