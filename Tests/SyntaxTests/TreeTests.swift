// Every form of the grammar with its tree, held against CPython's own tree when it was written down.

import Diagnostics
import Syntax
import Testing

@Suite struct TreeTests {
    @Test(arguments: expressions) func expressionAndSimpleStatement(source: String, tree: String) {
        check(source, tree)
    }

    @Test(arguments: blocks) func statementWithBlock(source: String, tree: String) {
        check(source, tree)
    }

    private func check(_ source: String, _ tree: String) {
        let result = Parser.parse(SourceText(name: "<stdin>", source))
        #expect(result.diagnostics.map(\.message) == [])
        #expect(result.module.dump() == tree)
    }

    static let expressions: [(source: String, tree: String)] = [
        ("a = b = c", "(assign a b c)"),
        ("x: int = 3", "(annotate x int 3)"),
        ("(x): int", "(annotate* x int)"),
        ("a.b: int = 1", "(annotate* (. a b) int 1)"),
        ("x += 1; y //= 2", "(+= x 1)\n(//= y 2)"),
        ("x **= y", "(**= x y)"),
        ("print(1, *a, k=2, **m)", "(call print 1 *a k=2 **m)"),
        ("f(x for x in y)", "(call f (generator x (for x y)))"),
        ("f(a := 1)", "(call f (:= a 1))"),
        ("a if b else c if d else e", "(? b a (? d c e))"),
        ("lambda: 0", "(lambda () 0)"),
        ("lambda a, b=1, *c, d, e=2, **f: a", "(lambda (a b=1 *c !d !e=2 **f) a)"),
        ("lambda a, /, b: a", "(lambda (/a b) a)"),
        ("not a and b or not not c", "(or (and (not a) b) (not (not c)))"),
        ("a < b <= c != d is not e not in f is g in h", "(compare a < b <= c != d is not e not in f is g in h)"),
        ("a | b ^ c & d << e + f * g ** -h", "(| a (^ b (& c (<< d (+ e (* f (** g (- h))))))))"),
        ("-a ** b ** c", "(- (** a (** b c)))"),
        ("a @ b // c % d / e", "(/ (% (// (@ a b) c) d) e)"),
        ("~a - +b - -c", "(- (- (~ a) (+ b)) (- c))"),
        ("a - b - c", "(- (- a b) c)"),
        ("x[1]", "([] x 1)"),
        ("x[1:2, ::3, ..., :, a:]", "([] x (tuple (slice 1 2 _) (slice _ _ 3) ... (slice _ _ _) (slice a _ _)))"),
        ("x[:, None]", "([] x (tuple (slice _ _ _) None))"),
        ("x[a,]", "([] x (tuple a))"),
        ("x[*a]", "([] x (tuple *a))"),
        ("x[a := 1]", "([] x (:= a 1))"),
        ("(a, *b), [*c, d], {*e, f}", "(tuple (tuple a *b) (list *c d) (set *e f))"),
        ("(), (a,), [], {}", "(tuple (tuple) (tuple a) (list) (dict))"),
        ("{1: 2, **a, 'b': 3}", "(dict 1:2 **a \"b\":3)"),
        ("[x for x in y if a if b for z in w]", "(listcomp x (for x y if a if b) (for z w))"),
        ("{x for x, in y}", "(setcomp x (for (tuple x) y))"),
        ("{k: v for k, v in d.items()}", "(dictcomp k:v (for (tuple k v) (call (. d items))))"),
        ("(x for x in (a or b))", "(generator x (for x (or a b)))"),
        ("0xFF, 0o17, 0b101, 1_000, 00, 9223372036854775807", "(tuple 255 15 5 1000 0 9223372036854775807)"),
        ("9223372036854775808", "(big 9223372036854775808 10)"),
        ("0xffffffffffffffffffff", "(big ffffffffffffffffffff 16)"),
        ("1.5, .5, 5., 1e3, 1.e-3, 1_0.0_1E+2, 0777.5", "(tuple 1.5 0.5 5.0 1000.0 0.001 1001.0 777.5)"),
        ("2j, 1e3J", "(tuple 2.0j 1000.0j)"),
        ("'a' \"b\" '''c\nd'''", "\"abc\\nd\""),
        ("'\\n\\x41\\u00e9\\101\\q\\\\' r'\\n' R\"\\d\"", "\"\\nAéA\\\\q\\\\\\\\n\\\\d\""),
        ("b'a\\xff\\0' rb'\\n' BR\"x\"", "(bytes 97 255 0 92 110 120)"),
        (
            "f'{a}b{{c}}{d!r:>{w}}{g:%Y-%m}'",
            "(f (field a) \"b{c}\" (field d !r (: \">\" (field w))) (field g (: \"%Y-%m\")))"
        ),
        ("f'{x:{y}.{z}f}' 'plain' f\"{'q'}\"", "(f (field x (: (field y) \".\" (field z) \"f\")) \"plain\" (field \"q\"))"),
        (
            "f'{a[\"b\"]}{ {1: 2}[1] }{(lambda: 1)()}{x!=y}'",
            "(f (field ([] a \"b\")) (field ([] (dict 1:2) 1)) (field (call (lambda () 1))) (field (compare x != y)))"
        ),
        ("rf'\\d{a}\\n{{' fr'x'", "(f \"\\\\d\" (field a) \"\\\\n{x\")"),
        ("f'{a,b}{*c,}'", "(f (field (tuple a b)) (field (tuple *c)))"),
        ("None, True, False, ...", "(tuple None True False ...)"),
        ("del a, b.c, d[0]", "(del a (. b c) ([] d 0))"),
        ("del (a), [b, c]", "(del a (list b c))"),
        ("assert a, b", "(assert a b)"),
        ("raise", "(raise)"),
        ("raise A from b", "(raise A from b)"),
        ("import a.b.c as d, e", "(import a.b.c:d e)"),
        ("from . import a", "(from . a)"),
        ("from ...b.c import (d as e, f,)", "(from ...b.c d:e f)"),
        ("from a import *", "(from a *)"),
        ("a; b;", "a\nb"),
        ("x = (1 +\n  2)  # c", "(assign x (+ 1 2))"),
        ("x = 1 + \\\n  2", "(assign x (+ 1 2))"),
        ("a\u{C}= 1", "(assign a 1)"),
        ("é = ñ1", "(assign é ñ1)"),
        ("x = *a, b", "(assign x (tuple *a b))"),
        ("i = i if i else lambda: i", "(assign i (? i i (lambda () i)))"),
        ("[a for b in c if d or e]", "(listcomp a (for b c if (or d e)))"),
        ("[lambda: x for x in y]", "(listcomp (lambda () x) (for x y))"),
        ("a.b.c(d)(e)[f].g", "(. ([] (call (call (. (. a b) c) d) e) f) g)"),
        ("f(**a, b=c)", "(call f **a b=c)"),
        ("f(a)(b for b in c)", "(call (call f a) (generator b (for b c)))"),
        ("f(a, (b for b in c))", "(call f a (generator b (for b c)))"),
        ("x[1:2] = y[::-1]", "(assign ([] x (slice 1 2 _)) ([] y (slice _ _ (- 1))))"),
        ("x = y = *a,", "(assign x y (tuple *a))"),
        ("\"\"\"doc\"\"\"", "\"doc\""),
        ("x = [\n]", "(assign x (list))"),
        ("match = 1", "(assign match 1)"),
        ("match(x)", "(call match x)"),
        ("match[x] = case", "(assign ([] match x) case)"),
        ("match, case = _, 1", "(assign (tuple match case) (tuple _ 1))"),
        ("print(match.x, case)", "(call print (. match x) case)"),
        ("1if a else 2", "(? a 1 2)"),
        ("a.b[c](d)", "(call ([] (. a b) c) d)"),
        ("(yield_)", "yield_"),
        ("(a)[0], (a).b", "(tuple ([] a 0) (. a b))"),
        ("x = y, = z", "(assign x (tuple y) z)"),
        ("1 .real, 1..real", "(tuple (. 1 real) (. 1.0 real))"),
        ("f'{a}{b=}{c = !s}{d=:x}'", "(f (field a) (field \"b=\" b) (field \"c = \" c !s) (field \"d=\" d (: \"x\")))"),
    ]

    static let blocks: [(source: String, tree: String)] = [
        (
            "def f(a, /, b: int, c=1, *args: int, d, e=2, **kw) -> int: return a",
            "(def f (/a b:int c=1 *args:int !d !e=2 **kw) -> int (do (return a)))"
        ),
        ("def f(*, a): pass", "(def f (!a) (do pass))"),
        ("@d.e(1)\n@g\ndef f(): pass", "(def f () @(call (. d e) 1) @g (do pass))"),
        ("@d\nclass A(B, metaclass=C):\n    x = 1", "(class A (B metaclass=C) @d (do (assign x 1)))"),
        ("class A: pass", "(class A () (do pass))"),
        ("if a: b\nelif c: d\nelif e: f\nelse: g", "(if a (do b) (else (if c (do d) (else (if e (do f) (else g))))))"),
        ("while a:\n  break\nelse:\n  pass", "(while a (do break) (else pass))"),
        ("for a, *b in c, d:\n  continue\nelse: e", "(for (tuple a *b) (tuple c d) (do continue) (else e))"),
        ("for x[0] in y: pass", "(for ([] x 0) y (do pass))"),
        ("for x in *a, b: pass", "(for x (tuple *a b) (do pass))"),
        ("with a as b, c: pass", "(with (item a b) (item c) (do pass))"),
        ("with (a as b, c as d,): pass", "(with (item a b) (item c d) (do pass))"),
        ("with (a, b): pass", "(with (item a) (item b) (do pass))"),
        ("with (a): pass", "(with (item a) (do pass))"),
        ("with (a) as b: pass", "(with (item a b) (do pass))"),
        ("with (a, b) as c: pass", "(with (item (tuple a b) c) (do pass))"),
        (
            "try: a\nexcept B: c\nexcept (D, E) as e: f\nexcept: g\nelse: h\nfinally: i",
            "(try (do a) (except B (do c)) (except (tuple D E) as e (do f)) (except (do g)) (else h) (finally i))"
        ),
        ("try: a\nfinally: b", "(try (do a) (finally b))"),
        (
            "def f():\n  global a, b\n  x = yield\n  y = yield a, b\n  yield from c\n  return",
            "(def f () (do (global a b) (assign x (yield)) (assign y (yield (tuple a b))) (yield-from c) (return)))"
        ),
        ("def f():\n  a = 1\n  def g():\n    nonlocal a", "(def f () (do (assign a 1) (def g () (do (nonlocal a)))))"),
        (
            "match x:\n  case 1 | -2.5 | 'a' | None: pass\n  case 1+2j: pass\n  case a.b: pass",
            "(match x (case (or (= 1) (= (- 2.5)) (= \"a\") (is None)) (do pass)) (case (= (+ 1 2.0j)) (do pass)) (case (= (. a b)) (do pass)))"
        ),
        (
            "match x, y:\n  case a, *_: pass\n  case [a, (b)]: pass\n  case (a,): pass",
            "(match (tuple x y) (case (seq a *_) (do pass)) (case (seq a b) (do pass)) (case (seq a) (do pass)))"
        ),
        (
            "match x:\n  case {'k': v, **r}: pass\n  case P(1, y=z): pass\n  case (A(a) | B(a)) as c if d: pass\n  case _: pass",
            "(match x (case (map \"k\":v **r) (do pass)) (case (class P (= 1) y=z) (do pass)) (case (as (or (class A a) (class B a)) c) if d (do pass)) (case _ (do pass)))"
        ),
        ("match x:\n  case y: z", "(match x (case y (do z)))"),
        ("if a:\n\tb\n\tif c:\n\t\td\ne", "(if a (do b (if c (do d))))\ne"),
        ("def f(): return 1, *a", "(def f () (do (return (tuple 1 *a))))"),
        ("class A(*b, **c): pass", "(class A (*b **c) (do pass))"),
        ("if a:\r\n  b\r\n\r\n  # c\r\nd\r\n", "(if a (do b))\nd"),
        ("if a:\r  b\rd", "(if a (do b))\nd"),
        ("\u{FEFF}a = 1", "(assign a 1)"),
        ("\u{C}if a:\n  b", "(if a (do b))"),
        ("\n\n# only a comment\n", ""),
        ("if a:\n    b\n  # out of place\n    c", "(if a (do b c))"),
    ]
}
